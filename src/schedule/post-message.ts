import { type AnswerKey, type Question, rightLetters } from '../bank/question.ts'
import { UserError } from '../errors.ts'
import { type Translate, translator } from '../i18n/catalog.ts'
import { escapeMarkdown, formatCustomId, type Image, type Message } from '../message.ts'
import { answerButtons } from '../quiz/after-closing.ts'
import type { Grade } from '../quiz/grade/grade.ts'
import { answerCard, answerRows, cardAltText, questionCard } from '../quiz/sheet.ts'
import { tellSources } from '../quiz/sources.ts'
import { answerSpread, spreadAltText } from '../quiz/spread.ts'
import type { Card, Renderer } from '../render/renderer.ts'
import type { Attempt, Post, Server } from '../store/store.ts'

/** Names that are read out at a reveal; the rest is counted. */
const namedMembers = 20

interface Shown {
  readonly post: Post
  readonly question: Question
  readonly server: Server
}

/** A question as it stands in the channel: with its buttons while it is open, without them afterwards. */
export async function questionMessage(
  render: Renderer,
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
  const card = questionCard(question, language, { when: t('delivery.closesAt', { at: closing }) })
  const title = escapeMarkdown(question.texts[language].title)
  const at = Math.floor(closesAt / 1000)

  return {
    text: isOpen ? t('delivery.open', { title, at }) : t('delivery.closed', { title }),
    images: await pictures(render, card, 'question', { post, server }, t),
    ...(isOpen && { rows: answerRows(post.id, question, language) }),
  }
}

/** What is told when a question closes: the answer with its explanation, how it went, and who was right. */
export async function revealMessage(
  render: Renderer,
  { post, question, server }: Shown,
  attempts: readonly Attempt[],
): Promise<Message> {
  const t = translator(post.language)
  const title = escapeMarkdown(question.texts[post.language].title)

  return {
    text: [
      t('delivery.reveal', { title }),
      ...resultLines(question, attempts, t),
      ...sourceLine(question, t),
    ].join('\n'),
    images: [
      ...(await pictures(render, answerCard(question, post.language), 'answer', { post, server }, t)),
      ...(await spreadPicture(render, { post, question, server }, attempts)),
    ],
    rows: [
      [{ customId: revealMark(post), label: t('delivery.myAnswer') }, ...answerButtons(post, question, t)],
    ],
  }
}

/** In the custom id of the reveal's button: how the reveal is found again. */
export function revealMark(post: Post): string {
  return formatCustomId('mine', 1, post.id)
}

function sourceLine({ sources }: Question, t: Translate): string[] {
  return sources.length > 0 ? [t('delivery.sources', { sources: tellSources(sources).join(' · ') })] : []
}

function resultLines({ key }: Question, attempts: readonly Attempt[], t: Translate): string[] {
  const firsts = attempts.filter(({ number }) => number === 1)

  if (firsts.length === 0) return [t('delivery.nobody')]

  const right = attempts.filter(({ verdict }) => verdict === 'correct')
  const atOnce = right.filter(({ number }) => number === 1).length
  const pending = attempts.filter(({ verdict }) => verdict === 'pending').length

  return [
    t('delivery.turnout', { members: firsts.length }),
    key.kind === 'open'
      ? t('delivery.pending', { count: pending })
      : t('delivery.firstTry', {
          right: atOnce,
          members: firsts.length,
          share: Math.round((100 * atOnce) / firsts.length),
        }),
    ...(key.kind === 'choice' || key.kind === 'multi' ? [spread(key, firsts, t)] : []),
    ...(right.length > 0 ? [t('delivery.right', { names: namesOf(right, t) })] : []),
  ]
}

/** How often each choice was taken. */
function spread(
  key: Extract<AnswerKey, { readonly letters: readonly string[] }>,
  attempts: readonly Attempt[],
  t: Translate,
): string {
  const taken = attempts.flatMap(({ reason }) => {
    const { letter, letters } = JSON.parse(reason) as Pick<Grade, 'letter' | 'letters'>

    return letters ?? letter ?? []
  })
  const counts = key.letters.map((letter) => {
    const times = taken.filter((each) => each === letter).length
    const shown = `${letter.toUpperCase()} ${times}`

    return rightLetters(key)?.includes(letter) ? `**${shown}**` : shown
  })

  return t('delivery.spread', { counts: counts.join(' · ') })
}

function namesOf(attempts: readonly Attempt[], t: Translate): string {
  const names = attempts.slice(0, namedMembers).map(({ memberName }) => escapeMarkdown(memberName))
  const more = attempts.length - names.length

  return [...names, ...(more > 0 ? [t('delivery.more', { count: more })] : [])].join(t('delivery.comma'))
}

/** The answer is owed to everyone, the chart is an extra: what cannot be drawn is left out. */
async function spreadPicture(
  render: Renderer,
  { post: { language }, question, server }: Shown,
  attempts: readonly Attempt[],
): Promise<Image[]> {
  const spread = answerSpread(question, attempts, language)

  if (!spread) return []

  try {
    const picture = await render.chart(spread, { theme: server.theme, language })

    return [{ ...picture, name: 'spread.png', alt: spreadAltText(spread, language) }]
  } catch (error) {
    if (error instanceof UserError) return []

    throw error
  }
}

async function pictures(
  render: Renderer,
  card: Card,
  name: string,
  { post, server }: Pick<Shown, 'post' | 'server'>,
  t: Translate,
): Promise<Image[]> {
  const pages = await render.card(card, { theme: server.theme, language: post.language })

  return pages.map((page, index) => ({
    ...page,
    name: `${name}-${index + 1}.png`,
    alt: cardAltText(card, t),
  }))
}
