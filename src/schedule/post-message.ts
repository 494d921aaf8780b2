import type { Question } from '../bank/question.ts'
import { translator } from '../i18n/catalog.ts'
import { escapeMarkdown, type Image, type Message } from '../message.ts'
import { cardText } from '../quiz/card-text.ts'
import { hasOwnNumbers, ownNumbersCard, ownNumbersRows } from '../quiz/own-numbers.ts'
import { answerRows, cardAltText, questionCard } from '../quiz/sheet.ts'
import type { Card, Renderer } from '../render/renderer.ts'
import type { Server } from '../store/server-settings.ts'
import type { Post } from '../store/store.ts'

export interface Shown {
  readonly post: Post
  readonly question: Question
  readonly server: Server
}

/**
 * A question as it stands in the channel: with its buttons while it is open, without them afterwards.
 *
 * @param render undefined where no picture can be had: then it is told in words
 */
export async function questionMessage(
  render: Renderer | undefined,
  { post, question, server }: Shown,
  isOpen: boolean,
): Promise<Message> {
  const { language, closesAt } = post
  const t = translator(language)
  const closing = new Intl.DateTimeFormat(language, {
    timeZone: server.timezone,
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(closesAt)
  const facts = { when: t('delivery.closesAt', { at: closing }) }
  const isOwn = hasOwnNumbers(post, question)
  const card = isOwn ? ownNumbersCard(question, language, facts) : questionCard(question, language, facts)
  const title = escapeMarkdown(question.texts[language].title)
  const at = Math.floor(closesAt / 1000)

  const text = isOpen ? t('delivery.open', { title, at }) : t('delivery.closed', { title })

  return {
    ...(render
      ? { text, images: await cardPictures(render, card, 'question', { post, server }) }
      : { text: `${text}\n${cardText(card, t)}` }),
    ...(isOpen && {
      rows: isOwn ? ownNumbersRows(post.id, language) : answerRows(post.id, question, language),
    }),
  }
}

/** A closed post whose question has left the bank. */
export function emptyMessage({ language, questionId }: Post): Message {
  return { text: translator(language)('delivery.closed', { title: escapeMarkdown(questionId) }) }
}

/** A card as the pages of a post, in its language and its server's theme. */
export async function cardPictures(
  render: Renderer,
  card: Card,
  name: string,
  { post, server }: Pick<Shown, 'post' | 'server'>,
): Promise<Image[]> {
  const t = translator(post.language)
  const pages = await render.card(card, { theme: server.theme, language: post.language })

  return pages.map((page, index) => ({
    ...page,
    name: `${name}-${index + 1}.png`,
    alt: cardAltText(card, t),
  }))
}
