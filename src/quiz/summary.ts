import type { Post, Store } from '../store/store.ts'
import type { FirstTries, MemberSum } from '../store/summing.ts'
import type { ClosedWindow } from './closed-window.ts'
import { rankStandings } from './rank.ts'

/** First tries below which a question is not called hard. */
const fewestTries = 3

export interface RankedSum extends MemberSum {
  readonly rank: number
}

/** What happened in a window that has closed. */
export interface Summary {
  /** Questions that schedules posted. */
  readonly asked: number
  /** Members who answered any of them. */
  readonly answered: number
  /** On those that are closed: no number tells how an open one goes. */
  readonly firstTries: FirstTries
  /** A closed question that the fewest got right at once. */
  readonly hardest: (FirstTries & { readonly post: Post }) | undefined
  /** Everyone with points, in the board's order. */
  readonly ranked: readonly RankedSum[]
  /** Those who gained on the window before, in which they had points, the greatest gain first. */
  readonly improved: readonly { readonly memberId: string; readonly gain: number }[]
}

type Sources = Pick<Store, 'sumSpan' | 'scheduledPosts' | 'firstTries'>

/** Reads what happened in a window, in pieces, so that answers come between. */
export async function sumUp(
  store: Sources,
  serverId: string,
  window: ClosedWindow,
  now: number,
): Promise<Summary> {
  const posts = await store.scheduledPosts(serverId, window)
  const sums = await store.sumSpan(serverId, window)
  const before = await store.sumSpan(serverId, window.before)
  const results = await readFirstTries(store, posts.filter(isClosedAt(now)))

  return {
    asked: posts.length,
    answered: sums.filter(({ attempts }) => attempts > 0).length,
    firstTries: total(results),
    hardest: hardestOf(results),
    ranked: rankSums(sums),
    improved: gains(sums, before),
  }
}

/** Everyone with points, in the board's order. */
export function rankSums(sums: readonly MemberSum[]): RankedSum[] {
  const earned = sums.filter(({ points }) => points > 0)

  return rankStandings(earned.map((sum) => ({ ...sum, id: sum.memberId })))
}

const none: FirstTries = { tries: 0, right: 0 }

interface Result extends FirstTries {
  readonly post: Post
}

function isClosedAt(now: number) {
  return ({ closedAt, closesAt }: Post) => closedAt !== null || closesAt <= now
}

/** By question, each with its newest post. */
async function readFirstTries(store: Sources, posts: readonly Post[]): Promise<Result[]> {
  const found = await store.firstTries(posts.map(({ id }) => id))
  const results = new Map<string, Result>()

  for (const post of posts) {
    const { tries, right } = found.get(post.id) ?? none
    const sum = results.get(post.questionId) ?? none

    results.set(post.questionId, { post, tries: sum.tries + tries, right: sum.right + right })
  }

  return [...results.values()]
}

function total(results: readonly FirstTries[]): FirstTries {
  return {
    tries: results.reduce((sum, { tries }) => sum + tries, 0),
    right: results.reduce((sum, { right }) => sum + right, 0),
  }
}

/** Of equally hard ones the one that more tried. */
function hardestOf(results: readonly Result[]): Result | undefined {
  return results
    .filter(({ tries, right }) => tries >= fewestTries && right < tries)
    .toSorted((a, b) => a.right / a.tries - b.right / b.tries || b.tries - a.tries)[0]
}

function gains(sums: readonly MemberSum[], before: readonly MemberSum[]) {
  const pointsBefore = new Map(before.map(({ memberId, points }) => [memberId, points]))

  return rankSums(sums)
    .map(({ memberId, points }) => ({ memberId, points, base: pointsBefore.get(memberId) ?? 0 }))
    .filter(({ base, points }) => base > 0 && points > base)
    .map(({ memberId, base, points }) => ({ memberId, gain: points - base }))
    .toSorted((a, b) => b.gain - a.gain)
}
