import type { APIMessage } from 'discord-api-types/v10'
import type { World } from '../../src/playground/world/world.ts'
import { revealMark } from '../../src/schedule/reveal-message.ts'
import type { BoardEntry } from '../../src/store/ranking.ts'
import type { Post, Schedule, Slot, Step, StepName, Store } from '../../src/store/store.ts'
import { messageText } from '../support/playground.ts'
import { customIds, readChannel, type Seen } from './channel.ts'

/** What was seen in the channels and what the ledger says of it. Everything but `delivered`, `answers`, `extras` and `extrasLate` should be 0. */
export interface Verdict {
  /** Questions that stand in their channels, one for each slot. */
  readonly delivered: number
  readonly missing: number
  readonly doubled: number
  readonly revealsMissing: number
  readonly revealsDoubled: number
  /** Threads, pins and mentions that the ledger has as done and that nobody can see … */
  readonly extrasMissing: number
  /** … more than one for a question … */
  readonly extrasDoubled: number
  /** … pins left after their question closed … */
  readonly pinsLeft: number
  /** … and those given up because their question closed first; they may be any number, as clocks leap. */
  readonly extrasLate: number
  /** Threads, pins and mentions that are there. */
  readonly extras: number
  /** Slots that are neither sent nor anything else final, or were given up. */
  readonly slotsOpen: number
  readonly stepsOpen: number
  readonly answers: number
  /** Acknowledged, and not on record. */
  readonly answersLost: number
  /** Members whose points are not the sum of what their answers earned. */
  readonly sumsWrong: number
}

const many = 10_000

interface Judged {
  /** That every schedule should have delivered. */
  readonly fireAts: readonly number[]
  readonly acknowledged: ReadonlySet<string>
  readonly now: number
}

export async function judge(
  store: Store,
  world: World,
  schedules: readonly Schedule[],
  { fireAts, acknowledged, now }: Judged,
): Promise<Verdict> {
  const slots = (await Promise.all(schedules.map(({ id }) => store.slots(id, many)))).flat()
  const ids = slots.flatMap(({ postId }) => postId ?? [])
  const posts = (await Promise.all(ids.map((id) => store.post(id)))).filter((post) => post !== undefined)
  const seen = schedules.map(({ channelId }) => readChannel(world, channelId))
  const steps = await store.steps(ids)
  const counts = await countAnswers(store, posts, acknowledged)

  return {
    ...compareQuestions(
      slots,
      posts,
      seen.flatMap(({ questions }) => questions.map(({ id }) => id)),
      schedules.length * fireAts.length,
    ),
    ...compareReveals(
      posts,
      seen.flatMap(({ reveals }) => reveals),
    ),
    ...compareExtras(posts, steps, seen),
    slotsOpen: slots.filter(({ state }) => state !== 'sent').length,
    stepsOpen: countOpenSteps(posts, steps),
    ...counts,
    sumsWrong: await countWrongSums(store, schedules[0]?.serverId ?? '', posts, now),
  }
}

/** A question nobody's post stands for is one too many. */
function compareQuestions(
  slots: readonly Slot[],
  posts: readonly Post[],
  questions: readonly string[],
  expected: number,
): Pick<Verdict, 'delivered' | 'missing' | 'doubled'> {
  const known = new Set(posts.flatMap(({ messageId }) => messageId ?? []))
  const there = questions.filter((id) => known.has(id))

  return {
    delivered: there.length,
    missing: expected - Math.min(there.length, slots.length),
    doubled: questions.length - there.length,
  }
}

function compareReveals(
  posts: readonly Post[],
  reveals: readonly APIMessage[],
): Pick<Verdict, 'revealsMissing' | 'revealsDoubled'> {
  const answered = new Set(reveals.map((message) => customIds(message).find((id) => id.startsWith('mine:'))))

  return {
    revealsMissing: posts.filter((post) => !answered.has(revealMark(post))).length,
    revealsDoubled: reveals.length - answered.size,
  }
}

function countOpenSteps(posts: readonly Post[], steps: readonly Step[]): number {
  const owed = steps.filter(({ name }) => name === 'close' || name === 'reveal')
  const open = steps.filter((step) => step.state !== 'done' && !isLate(step))

  return open.length + (2 * posts.length - owed.length)
}

function isLate({ name, state, lastError }: Step): boolean {
  return state === 'failed' && ['thread', 'pin', 'ping'].includes(name) && lastError !== null
}

function compareExtras(
  posts: readonly Post[],
  steps: readonly Step[],
  seen: readonly Seen[],
): Pick<Verdict, 'extras' | 'extrasMissing' | 'extrasDoubled' | 'pinsLeft' | 'extrasLate'> {
  const messageOf = new Map(posts.map(({ id, messageId }) => [id, messageId ?? '']))
  const done = (wanted: StepName) =>
    steps
      .filter(({ name, state }) => name === wanted && state === 'done')
      .map(({ postId }) => messageOf.get(postId) ?? '')
  const threads = seen.flatMap(({ threadsFrom }) => threadsFrom)
  const pins = seen.flatMap(({ pinnings }) =>
    pinnings.map((pinning) => pinning.message_reference?.message_id),
  )
  const pings = seen.flatMap((channel) =>
    channel.pings.map((message) => messageText(message).match(/\/(\d+)\)/)?.[1]),
  )
  const pairs = [
    [done('thread'), threads],
    [done('pin'), pins],
    [done('ping'), pings],
  ] as const

  return {
    extras: threads.length + pins.length + pings.length,
    extrasMissing: sum(pairs, ([made, there]) => made.filter((id) => !there.includes(id)).length),
    extrasDoubled: sum(pairs, ([, there]) => there.length - new Set(there).size),
    pinsLeft: sum(seen, ({ stillPinned }) => stillPinned.length),
    extrasLate: steps.filter(isLate).length,
  }
}

function sum<T>(items: readonly T[], count: (item: T) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}

async function countAnswers(
  store: Store,
  posts: readonly Post[],
  acknowledged: ReadonlySet<string>,
): Promise<Pick<Verdict, 'answers' | 'answersLost'>> {
  const attempts = (await Promise.all(posts.map(({ id }) => store.attemptsOn(id)))).flat()
  const recorded = new Set(attempts.map(({ interactionId }) => interactionId))

  return {
    answers: recorded.size,
    answersLost: [...acknowledged].filter((id) => !recorded.has(id)).length,
  }
}

/** Every board that holds all of them has to say what the attempts do. */
async function countWrongSums(
  store: Store,
  serverId: string,
  posts: readonly Post[],
  now: number,
): Promise<number> {
  const attempts = (await Promise.all(posts.map(({ id }) => store.attemptsOn(id)))).flat()
  const page = { limit: many, offset: 0 }
  const boards = await Promise.all(
    (['30d', 'all'] as const).map((window) =>
      store.leaderboard({ serverId, window, scope: 'server', now }, page),
    ),
  )
  const sumOf = (memberId: string) =>
    attempts.filter((one) => one.memberId === memberId).reduce((sum, { points }) => sum + points, 0)
  const members = new Set([...attempts, ...boards.flat()].map(({ memberId }) => memberId))
  const pointsIn = (board: readonly BoardEntry[], memberId: string) =>
    board.find((entry) => entry.memberId === memberId)?.points ?? 0

  return [...members].filter((id) => boards.some((board) => pointsIn(board, id) !== sumOf(id))).length
}
