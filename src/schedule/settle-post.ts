import { translator } from '../i18n/catalog.ts'
import { escapeMarkdown, formatCustomId } from '../message.ts'
import { settleAtClosing } from '../quiz/settle.ts'
import type { Post, Step } from '../store/store.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { sayUnder } from './under-post.ts'

/** Gives the open answers of a closed post their verdicts and points; a repeat changes nothing. */
export async function settleOpenAnswers(parts: DeliveryParts, post: Post): Promise<void> {
  const { store, banks, now } = parts
  const attempts = await store.attemptsOn(post.id)

  const question = await banks.asked(post)

  // A question that has left the bank takes its key along: what waits then waits for ever.
  if (question && attempts.some(({ verdict }) => verdict === 'pending')) {
    await store.settleAttempts(post.id, settleAtClosing(post, question, attempts, now()))
  }
}

/** Tells the channel of a post that its key was wrong, once for each regrading. */
export async function correct(parts: DeliveryParts, post: Post, step: Step): Promise<void> {
  const { store, banks } = parts
  const regrade = await store.latestRegrade(post.id)

  if (!regrade) return store.finishStep(step, null)

  const t = translator(post.language)
  const title = escapeMarkdown((await banks.asked(post))?.texts[post.language].title ?? post.questionId)
  const mark = formatCustomId('corrected', 1, post.id, String(regrade.at))
  const message = {
    text: t('settled.corrected', { title, count: regrade.count }),
    rows: [[{ customId: mark, label: t('delivery.myAnswer') }]],
  }
  const sent = await sayUnder(parts, post, {
    mark,
    nonce: nonceFor('correct', `${post.id}|${regrade.at}`),
    since: regrade.at,
    message: async () => message,
  })

  await store.finishStep(step, sent)
}
