import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { BotProcessOptions, News } from './bot-process.ts'
import { type Death, deaths } from './boundaries.ts'
import type { ClockSetting } from './clock.ts'
import type { Random } from './random.ts'

interface Hand {
  readonly child: ChildProcess
  readonly death: Death | undefined
  isReady: boolean
  wasStruck: boolean
  wasStopped: boolean
}

export interface CrewCounts {
  /** Killed from outside, at a random moment. */
  struck: number
  /** Killed at a boundary between two steps. */
  died: number
  /** Told to stop, and ended in good order. */
  stopped: number
  /** Ended by themselves, or not in good order: none should. */
  crashed: number
}

/** Bot processes that are killed and started again. */
export interface Crew {
  /** Answers whose commit a process saw. */
  readonly acknowledged: ReadonlySet<string>
  /** `kill -9` for one of those at work. */
  strike(): void
  /** Tells one of those at work to stop in good order. */
  stop(): void
  setClock(clock: ClockSetting): void
  /** From now on nobody dies any more. */
  spare(): Promise<void>
  close(): Promise<void>
}

/**
 * @param counts kept up to date.
 * @param mayDie whether one more of the processes may be started that will kill itself at a boundary.
 */
export function hireCrew(
  size: number,
  counts: CrewCounts,
  mayDie: (doomed: number) => boolean,
  random: Random,
  common: Omit<BotProcessOptions, 'death' | 'skewMs'>,
): Crew {
  const acknowledged = new Set<string>()
  const hands = new Map<number, Hand>()
  const nextDeath = planDeaths(random)
  let clock = common.clock
  let isClosing = false
  let isSpared = false

  const start = (place: number) => {
    hands.delete(place)
    const doomed = [...hands.values()].filter((other) => other.death).length
    const death = !isSpared && mayDie(doomed) ? nextDeath() : undefined
    const skewMs = random.integer(-2_500, 2_500)
    const child = spawnBot({ ...common, clock, skewMs, ...(death && { death }) })
    const hand: Hand = { child, death, isReady: false, wasStruck: false, wasStopped: false }

    hands.set(place, hand)
    child.on('message', (news: News) => {
      if (news === 'ready') hand.isReady = true
      else acknowledged.add(news.acknowledged)
    })
    child.once('exit', (code, signal) => {
      if (isClosing) return
      if (hand.wasStruck) counts.struck += 1
      else if (signal === 'SIGKILL') counts.died += 1
      else if (hand.wasStopped && code === 0) counts.stopped += 1
      else counts.crashed += 1
      start(place)
    })
  }

  const end = async (hand: Hand) => {
    const ended = once(hand.child, 'exit')
    hand.wasStruck = true
    hand.child.kill('SIGKILL')
    await ended
  }

  const atWork = () =>
    [...hands.values()].filter(({ isReady, wasStruck, wasStopped }) => isReady && !wasStruck && !wasStopped)

  for (let place = 0; place < size; place++) start(place)

  return {
    acknowledged,
    strike: () => {
      const hands = atWork()
      if (hands.length > 0) void end(random.pick(hands))
    },
    stop: () => {
      const hands = atWork()
      if (hands.length === 0) return

      const hand = random.pick(hands)
      hand.wasStopped = true
      hand.child.kill('SIGTERM')
    },
    setClock: (setting) => {
      clock = setting
      // One may die in this moment; its successor is told at its start.
      for (const { child } of hands.values()) if (child.connected) child.send(setting, () => undefined)
    },
    spare: async () => {
      const doomed = [...hands.values()].filter(({ death, wasStruck }) => death && !wasStruck)
      isSpared = true
      await Promise.all(doomed.map(end))
    },
    close: async () => {
      isClosing = true
      await Promise.all([...hands.values()].filter(({ wasStruck }) => !wasStruck).map(end))
    },
  }
}

function spawnBot(options: BotProcessOptions): ChildProcess {
  return spawn(process.execPath, ['tests/chaos/bot-process.ts', JSON.stringify(options)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Most of what a kill costs is loading the program again.
    env: { ...process.env, NODE_COMPILE_CACHE: 'node_modules/.cache/fan-in' },
  })
}

/** Every boundary in turn, each round of them in another order. */
function planDeaths(random: Random): () => Death {
  const planned: Death[] = []

  return () => {
    if (planned.length === 0) {
      const order = deaths.map((death) => ({ death, rank: random.next() })).sort((a, b) => a.rank - b.rank)
      planned.push(...order.map(({ death }) => ({ ...death, visit: random.integer(1, 3) })))
    }

    return planned.pop() ?? { at: 'post', after: true, visit: 1 }
  }
}
