import type { World } from '../../src/playground/world/world.ts'
import type { BoardEntry } from '../../src/store/ranking.ts'
import type { Post, Schedule, Slot, Store } from '../../src/store/store.ts'

/** What was seen in the channels and what the ledger says of it. Everything but `delivered` and `answers` should be 0. */
export interface Verdict {
  /** Questions that stand in their channels, one for each slot. */
  readonly delivered: number
  readonly missing: number
  readonly doubled: number
  readonly revealsMissing: number
  readonly revealsDoubled: number
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
  const seen = readChannels(world, schedules)
  const steps = await store.steps(ids)
  const counts = await countAnswers(store, posts, acknowledged)

  return {
    ...compareQuestions(slots, posts, seen.questions, schedules.length * fireAts.length),
    ...compareReveals(posts, seen.reveals),
    slotsOpen: slots.filter(({ state }) => state !== 'sent').length,
    stepsOpen: steps.filter(({ state }) => state !== 'done').length + (2 * posts.length - steps.length),
    ...counts,
    sumsWrong: await countWrongSums(store, schedules[0]?.serverId ?? '', posts, now),
  }
}

/** Messages of the bot: ids of questions, and the questions that reveals answer. */
function readChannels(
  world: World,
  schedules: readonly Schedule[],
): { questions: string[]; reveals: string[] } {
  const messages = schedules
    .flatMap(({ channelId }) => [...(world.messages.get(channelId)?.values() ?? [])])
    .filter(({ message }) => message.author.bot)

  return {
    questions: messages.filter(({ message }) => !message.message_reference).map(({ message }) => message.id),
    reveals: messages.flatMap(({ message }) => message.message_reference?.message_id ?? []),
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
  reveals: readonly string[],
): Pick<Verdict, 'revealsMissing' | 'revealsDoubled'> {
  const answered = new Set(reveals)

  return {
    revealsMissing: posts.filter(({ messageId }) => messageId === null || !answered.has(messageId)).length,
    revealsDoubled: reveals.length - answered.size,
  }
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
