import { setTimeout as wait } from 'node:timers/promises'
import type { World } from '../../src/playground/world/world.ts'
import type { Schedule, Store } from '../../src/store/store.ts'
import { readChannel } from './channel.ts'
import type { ChaosOptions } from './chaos.ts'
import type { Crew } from './crew.ts'
import type { Pace } from './pace.ts'
import type { Random } from './random.ts'

export interface Stage {
  readonly random: Random
  readonly world: World
  readonly store: Store
  readonly schedules: readonly Schedule[]
  readonly crew: Crew
  readonly pace: Pace
  readonly killed: () => number
  readonly mayStrike: () => boolean
}

/** Questions are due this often, and open as long. */
export const periodMs = 6 * 3_600_000

/** A round, or the settling at the end, that takes longer has failed; what is missing is counted. */
const patienceMs = 120_000
const minuteMs = 60_000
/** Clocks are left alone in the last part of a period: what has to be sent again needs that time. */
const calmFromMs = periodMs / 2
/** Without news for so long, everybody waits for another try: the clock is moved on. */
const boringMs = 2_000

/** One period after another until there were enough deliveries and deaths; then everything is let come to rest. */
export async function playRounds(
  { deliveries, kills, restartDatabase }: ChaosOptions,
  stage: Stage,
): Promise<{ fireAts: readonly number[]; databaseRestarts: number }> {
  const { random, schedules, pace, killed } = stage
  const first = pace.now() - (pace.now() % periodMs) + periodMs
  const fireAts: number[] = []
  let databaseRestarts = 0
  const isEnough = () => fireAts.length * schedules.length >= deliveries && killed() >= kills
  // No more than twice what was asked for: deaths that do not come should not keep us.
  const mostRounds = 2 * Math.ceil(deliveries / schedules.length) + 2

  while (!isEnough() && fireAts.length < mostRounds) {
    const fireAt = first + fireAts.length * periodMs

    fireAts.push(fireAt)
    pace.jumpTo(fireAt + random.integer(0, 5_000))
    if (restartDatabase && random.next() < 0.3) {
      await restartDatabase()
      databaseRestarts += 1
    }
    await playPeriod(stage, { fireAt, rounds: fireAts.length })
  }

  await settle(stage, first + fireAts.length * periodMs)

  return { fireAts, databaseRestarts }
}

/** Deaths and leaping clocks until every channel has its question, and the answer to the one before. */
async function playPeriod(
  { random, world, schedules, crew, pace, mayStrike }: Stage,
  { fireAt, rounds }: { fireAt: number; rounds: number },
): Promise<void> {
  const giveUpAt = Date.now() + patienceMs
  const isDone = () =>
    schedules.every(({ channelId }) => {
      const { questions, reveals } = countMessages(world, channelId)

      return questions >= rounds && reveals >= rounds - 1
    })

  let seen = 0
  let seenAt = Date.now()

  while (!isDone() && Date.now() < giveUpAt) {
    await wait(random.integer(20, 200))
    if (mayStrike()) crew.strike()
    if (random.next() < 0.02) crew.stop()

    const all = schedules.reduce((sum, { channelId }) => sum + countMessages(world, channelId).all, 0)
    const isBoring = Date.now() - seenAt > boringMs
    if (all !== seen || isBoring) seenAt = Date.now()
    seen = all
    if ((isBoring || random.next() < 0.03) && pace.now() < fireAt + calmFromMs) {
      pace.jumpTo(Math.max(fireAt, pace.now() + random.integer(isBoring ? 1 : -1, 5) * minuteMs))
    }
  }
}

/** Nobody dies any more; the last questions are confirmed, closed and answered. */
async function settle({ store, schedules, crew, pace }: Stage, end: number): Promise<void> {
  await crew.spare()
  await until(async () => {
    const slots = await Promise.all(schedules.map(({ id }) => store.slots(id, 1_000)))

    return slots.flat().every(({ state }) => state !== 'sending')
  })
  for (const { id } of schedules) await store.pauseSchedule(id)
  pace.jumpTo(end)
  await until(async () => {
    const slots = await Promise.all(schedules.map(({ id }) => store.slots(id, 1_000)))
    const posts = slots.flat().flatMap(({ postId }) => postId ?? [])
    const steps = await store.steps(posts)

    const reveals = steps.filter(({ name }) => name === 'reveal')

    return reveals.length >= posts.length && steps.every(({ state }) => state !== 'pending')
  })
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + patienceMs

  // Its own connection to the database may have been cut as well.
  while (!(await isDone().catch(() => false)) && Date.now() < giveUpAt) await wait(100)
}

/** How much the bot said in a channel: what was asked, what was told of it, and both. */
export function countMessages(
  world: World,
  channelId: string,
): { all: number; questions: number; reveals: number } {
  const { questions, reveals } = readChannel(world, channelId)

  return { all: questions.length + reveals.length, questions: questions.length, reveals: reveals.length }
}
