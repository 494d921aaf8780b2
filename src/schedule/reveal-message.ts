import { type AnswerKey, type Question, rightLetters } from '../bank/question.ts'
import { UserError } from '../errors.ts'
import { type Translate, translator } from '../i18n/catalog.ts'
import { type Button, escapeMarkdown, formatCustomId, type Image, type Message } from '../message.ts'
import { answerButtons } from '../quiz/after-closing.ts'
import { cardText } from '../quiz/card-text.ts'
import type { Grade } from '../quiz/grade/grade.ts'
import { hasOwnNumbers } from '../quiz/own-numbers.ts'
import { answerCard } from '../quiz/sheet.ts'
import { tellSources } from '../quiz/sources.ts'
import { answerSpread, spreadAltText } from '../quiz/spread.ts'
import type { Renderer } from '../render/renderer.ts'
import type { KeyPointClaim } from '../store/settling.ts'
import type { Attempt, Post } from '../store/store.ts'
import { cardPictures, type Shown } from './post-message.ts'

/** Names that are read out at a reveal; the rest is counted. */
const namedMembers = 20

/** What a reveal tells of besides its question and answers. */
export interface Beside {
  readonly claims?: readonly KeyPointClaim[]
  /** Members who are counted and not named. */
  readonly hidden?: ReadonlySet<string>
}

/**
 * What is told when a question closes: the answer with its explanation, how it went, and who was right. A question that
 * has left the bank takes its answer along; how it went is told all the same.
 *
 * @param render undefined where no picture can be had: then the answer is told in words
 */
export async function revealMessage(
  render: Renderer | undefined,
  { post, question, server }: Omit<Shown, 'question'> & { readonly question: Question | undefined },
  attempts: readonly Attempt[],
  { claims = [], hidden = new Set() }: Beside = {},
): Promise<Message> {
  const t = translator(post.language)
  const title = escapeMarkdown(question?.texts[post.language].title ?? post.questionId)
  const own: Button = { customId: revealMark(post), label: t('delivery.myAnswer') }
  const heading = t('delivery.reveal', { title })
  const isOwn = question !== undefined && hasOwnNumbers(post, question)
  // Letters and values of different numbers do not add up.
  const results = resultLines(isOwn ? undefined : question?.key, attempts, hidden, t)

  if (!question) {
    return { text: [heading, t('delivery.questionGone'), ...results].join('\n'), rows: [[own]] }
  }

  const card = answerCard(question, post.language)
  const shown = { post, question, server }

  return {
    text: [
      heading,
      ...(isOwn ? [t('delivery.ownNumbers')] : []),
      ...(render ? [] : [cardText(card, t)]),
      ...results,
      ...claimLine(claims, t),
      ...sourceLine(question, t),
    ].join('\n'),
    ...(render && {
      images: [
        ...(await cardPictures(render, card, 'answer', shown)),
        ...(isOwn ? [] : await spreadPicture(render, shown, attempts)),
      ],
    }),
    rows: [[own, ...claimButtons(post, question, t), ...answerButtons(post, question, t)]],
  }
}

/** In the custom id of the reveal's button: how the reveal is found again. */
export function revealMark(post: Post): string {
  return formatCustomId('mine', 1, post.id)
}

function claimLine(claims: readonly KeyPointClaim[], t: Translate): string[] {
  const count = claims.filter(({ state }) => state === 'open').length

  return count > 0 ? [t('claims.waiting', { count })] : []
}

function claimButtons({ id }: Post, { kind }: Question, t: Translate): Button[] {
  return kind === 'open' ? [{ customId: formatCustomId('check', 1, id), label: t('claims.check') }] : []
}

function sourceLine({ sources }: Question, t: Translate): string[] {
  return sources.length > 0 ? [t('delivery.sources', { sources: tellSources(sources).join(' · ') })] : []
}

function resultLines(
  key: AnswerKey | undefined,
  attempts: readonly Attempt[],
  hidden: ReadonlySet<string>,
  t: Translate,
): string[] {
  const firsts = attempts.filter(({ number }) => number === 1)

  if (firsts.length === 0) return [t('delivery.nobody')]

  const right = attempts.filter(({ verdict }) => verdict === 'correct')
  const atOnce = right.filter(({ number }) => number === 1).length

  return [
    t('delivery.turnout', { members: firsts.length }),
    t(key?.kind === 'open' ? 'delivery.allPoints' : 'delivery.firstTry', {
      right: atOnce,
      members: firsts.length,
      share: Math.round((100 * atOnce) / firsts.length),
    }),
    ...(key?.kind === 'choice' || key?.kind === 'multi' ? [spread(key, firsts, t)] : []),
    ...(right.length > 0 ? [t('delivery.right', { names: namesOf(right, hidden, t) })] : []),
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

function namesOf(attempts: readonly Attempt[], hidden: ReadonlySet<string>, t: Translate): string {
  const shown = attempts.filter(({ memberId }) => !hidden.has(memberId))
  const names = shown.slice(0, namedMembers).map(({ memberName }) => escapeMarkdown(memberName))
  const more = shown.length - names.length
  const unnamed = attempts.length - shown.length

  return [
    ...names,
    ...(more > 0 ? [t('delivery.more', { count: more })] : []),
    ...(unnamed > 0 ? [t('delivery.hidden', { count: unnamed })] : []),
  ].join(t('delivery.comma'))
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
