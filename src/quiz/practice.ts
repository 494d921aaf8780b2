import type { Question } from '../bank/question.ts'
import { type Context, type Reply, serverOf } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Image } from '../message.ts'
import type { Card } from '../render/renderer.ts'
import { cardText } from './card-text.ts'
import { answerCard, answerRows, cardAltText, questionCard } from './sheet.ts'

/** A practice draw stays answerable this long. */
const practiceMs = 7 * 86_400_000

/**
 * A question for one member alone; of a template, a variant of their own.
 *
 * @param note the footer's right side, in the member's language.
 */
export async function drawPractice(context: Context, question: Question, note: string): Promise<Reply> {
  const { store, banks, language, member, interactionId, now } = context
  const post = await store.createPost({
    id: interactionId,
    serverId: serverOf(context),
    channelId: context.channelId,
    scheduleId: null,
    fireAt: null,
    questionId: question.id,
    questionVersion: question.version,
    seed: interactionId,
    numbers: 'shared',
    language,
    practiceOf: member.id,
    createdAt: now,
    closesAt: now + practiceMs,
  })
  const drawn = (await banks.asked(post)) ?? question

  return {
    ...(await cardPictures(context, questionCard(drawn, language, { when: note }), 'question')),
    rows: answerRows(post.id, drawn, language),
  }
}

/**
 * The answer to a finished practice, with its explanation; in words where its picture is not to be had, for the verdict is
 * owed and the attempt used.
 */
export async function tellAnswer(
  context: Context,
  question: Question,
): Promise<{ readonly text: readonly string[]; readonly images: readonly Image[] }> {
  const card = answerCard(question, context.language)

  try {
    return { text: [], ...(await cardPictures(context, card, 'answer')) }
  } catch (error) {
    if (!(error instanceof UserError)) throw error

    return { text: [cardText(card, context.t)], images: [] }
  }
}

/** A card's pages as pictures of a reply, each with the card in words. */
export async function cardPictures(
  { t, render, look }: Context,
  card: Card,
  name: string,
): Promise<{ readonly images: readonly Image[] }> {
  const pages = await render.card(card, look)

  return {
    images: pages.map((page, index) => ({
      ...page,
      name: `${name}-${index + 1}.png`,
      alt: cardAltText(card, t),
    })),
  }
}
