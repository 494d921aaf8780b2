import { parseArgs } from 'node:util'
import type { Question } from '../bank/question.ts'
import type { Banks } from '../banks.ts'
import { cutText } from '../cut-text.ts'
import { format, type Language } from '../i18n/catalog.ts'
import { type Regraded, regradeMember } from '../quiz/regrade.ts'
import { drawVariant, seedFor } from '../quiz/variant.ts'
import type { Post, Store } from '../store/store.ts'

export interface RegradeCommand {
  /** What follows `fan-in bank regrade`. */
  readonly args: readonly string[]
  readonly store: Store
  readonly banks: Banks
  readonly language: Language
  /** Epoch milliseconds. */
  readonly now: number
  readonly print: (line: string) => void
}

interface Wish {
  readonly questionId: string | undefined
  readonly since: number
  readonly isApplied: boolean
}

type Outcome = Regraded['outcome'] | 'otherNumbers'

/**
 * `fan-in bank regrade [question] [--since date] [--apply]`: grades stored answers by the present keys and prints whose
 * verdict or points change. Only with `--apply` are they changed, post by post; the bot may run meanwhile and tells the
 * channels of closed posts.
 *
 * @returns the exit status: 0, or 2 for a wrong call.
 */
export async function runRegrade(command: RegradeCommand): Promise<number> {
  const { args, store, language, print } = command
  const wish = readWish(args)

  if (!wish) {
    print(format(language, 'regrade.usage'))

    return 2
  }

  const { questionId, since } = wish
  const counts: Record<Outcome, number> = { same: 0, changed: 0, managers: 0, unreadable: 0, otherNumbers: 0 }

  for (const post of await store.answeredPosts({ since, ...(questionId !== undefined && { questionId }) })) {
    for (const [outcome, count] of await regradePost(command, wish, post)) counts[outcome] += count
  }

  for (const line of summary(counts, wish, language)) print(line)

  return 0
}

function readWish(args: readonly string[]): Wish | undefined {
  try {
    const options = { since: { type: 'string' }, apply: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const since = values.since === undefined ? 0 : Date.parse(values.since)

    if (positionals.length > 1 || Number.isNaN(since)) return undefined

    return { questionId: positionals[0], since, isApplied: values.apply ?? false }
  } catch {
    return undefined
  }
}

/** How many attempts had each outcome; changes are printed, and applied where that is wished. */
async function regradePost(
  { store, banks, language, now, print }: RegradeCommand,
  { since, isApplied }: Wish,
  post: Post,
): Promise<Map<Outcome, number>> {
  const counts = new Map<Outcome, number>()
  const add = (outcome: Outcome, count = 1) => counts.set(outcome, (counts.get(outcome) ?? 0) + count)
  const present = (await banks.of(post.serverId)).get(post.questionId)
  const attempts = await store.attemptsOn(post.id)
  const claims = await store.keyPointClaims(post.id)
  const settlements = []

  if (!present) return counts

  for (const memberId of new Set(attempts.map((attempt) => attempt.memberId))) {
    const own = attempts.filter((attempt) => attempt.memberId === memberId)
    const question = await askedNow(banks, present, post, memberId)

    if (!question) {
      add('otherNumbers', own.length)
      continue
    }

    const ownClaims = claims.filter((claim) => claim.memberId === memberId)
    const regraded = regradeMember(post, question, own, ownClaims, now).filter(
      ({ attempt }) => attempt.at >= since,
    )

    for (const each of regraded) {
      add(each.outcome)
      if (each.outcome !== 'changed') continue

      settlements.push(each.settlement)
      print(changeLine(each, language))
    }
  }

  if (isApplied && settlements.length > 0) await store.settleAttempts(post.id, settlements, now)

  return counts
}

/**
 * The question as the present bank asks it in that post. Undefined where its numbers have become others: who answered
 * the old ones did not answer these.
 */
async function askedNow(
  banks: Banks,
  present: Question,
  post: Post,
  memberId: string,
): Promise<Question | undefined> {
  const drawn = drawVariant(present, seedFor(post, memberId))

  if (!present.template) return drawn

  const posted = await banks.asked(post, memberId)

  return posted?.texts.en.body === drawn.texts.en.body ? drawn : undefined
}

function changeLine(
  { attempt, settlement }: Extract<Regraded, { outcome: 'changed' }>,
  language: Language,
): string {
  const { at, memberName, answer, verdict, points } = attempt

  return format(language, 'regrade.change', {
    day: new Date(at).toISOString().slice(0, 10),
    name: inTerminal(memberName, 32),
    answer: inTerminal(answer, 40),
    before: format(language, `regrade.verdict.${verdict}`),
    after: format(language, `regrade.verdict.${settlement.verdict}`),
    pointsBefore: points,
    pointsAfter: settlement.points,
  })
}

/** Words of a person without what a terminal would obey. */
function inTerminal(text: string, limit: number): string {
  return cutText(text.replace(/[\p{C}\s]+/gu, ' ').trim(), limit)
}

function summary(counts: Record<Outcome, number>, { isApplied }: Wish, language: Language): string[] {
  const { same, changed, managers, unreadable, otherNumbers } = counts
  const total = same + changed + managers + unreadable + otherNumbers

  return [
    format(language, 'regrade.summary', { changed, total }),
    ...(managers > 0 ? [format(language, 'regrade.managers', { count: managers })] : []),
    ...(unreadable > 0 ? [format(language, 'regrade.unreadable', { count: unreadable })] : []),
    ...(otherNumbers > 0 ? [format(language, 'regrade.otherNumbers', { count: otherNumbers })] : []),
    ...(changed > 0 ? [format(language, isApplied ? 'regrade.applied' : 'regrade.dry')] : []),
  ]
}
