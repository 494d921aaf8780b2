import type { Question, QuestionKind } from '../bank/question.ts'
import type { Context, Press } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Translate } from '../i18n/catalog.ts'
import { readAsked } from '../math/calculators/read-asked.ts'
import { calculatorReply } from '../math/calculators/reply.ts'
import { calculators } from '../math/calculators/table.ts'
import { type Button, formatCustomId } from '../message.ts'
import type { Attempt, Post } from '../store/store.ts'
import { attemptLimit } from './points.ts'
import { isPlaceOf } from './post-place.ts'

/** What goes with an answer that may be seen: never under a question that is still open. */
export function answerButtons({ id }: Pick<Post, 'id'>, { calculator }: Question, t: Translate): Button[] {
  const work = { customId: formatCustomId('work', 1, id), label: t('answer.calculator') }
  const report = { customId: formatCustomId('report', 1, id), label: t('report.button') }

  return calculator === undefined ? [report] : [work, report]
}

export const answerPresses: Readonly<Record<string, Press>> = {
  work: {
    version: 1,
    private: true,
    defer: true,
    async run(context, [id = '']) {
      const { question } = await readAnswered(context, id)

      if (question.calculator === undefined) throw new UserError('answer.noCalculator')

      const { name, options } = readAsked(question.calculator)
      const steps = 'explain' in calculators[name].options ? { explain: 'steps' } : {}

      return calculatorReply(context, { name, options: { ...options, ...steps } }, { private: true })
    },
  },
}

/** Whether a member is done with a post: right, waiting for a person, or without another attempt. */
export function isOver(kind: QuestionKind, attempts: readonly Pick<Attempt, 'verdict'>[]): boolean {
  const last = attempts.at(-1)?.verdict

  return last === 'correct' || last === 'pending' || attempts.length >= attemptLimit(kind)
}

/**
 * A post whose answer this member may see: closed, or their own finished practice. An id from a button is input from
 * outside.
 *
 * @throws UserError `answer.unknownPost`, `answer.notYet`, `answer.questionGone`
 */
export async function readAnswered(
  { store, banks, serverId, channelId, member, now }: Context,
  id: string,
): Promise<{ readonly post: Post; readonly question: Question }> {
  const post = await store.post(id)
  const isHere = post !== undefined && post.serverId === serverId && isPlaceOf(post, channelId)

  if (!post || !isHere || (post.practiceOf ?? member.id) !== member.id)
    throw new UserError('answer.unknownPost')

  const question = await banks.asked(post, member.id)

  if (!question) throw new UserError('answer.questionGone')

  const isOpen = (await store.openQuestions(post.serverId, now)).includes(question.id)
  const isAnswered =
    post.practiceOf === null
      ? post.closedAt !== null
      : !isOpen && isOver(question.kind, await store.attemptsBy(post.id, member.id))

  if (!isAnswered) throw new UserError('answer.notYet')

  return { post, question }
}
