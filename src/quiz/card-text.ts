import { cutText } from '../cut-text.ts'
import type { Translate } from '../i18n/catalog.ts'
import type { Card } from '../render/renderer.ts'
import { chatText } from './plain-text.ts'

/** Discord shows 4,000 characters of a message; what else is told with a card has to fit too. */
const longestCard = 2400

/** What a card says below its title, in the chat's Markdown: for when its picture cannot be had. */
export function cardText({ body, choices = [], after = '' }: Card, t: Translate): string {
  const lines = choices.map(({ label: letter, text, mark }) =>
    t(mark === 'right' ? 'quiz.card.rightChoice' : 'quiz.card.choice', { letter, text: chatText(text) }),
  )
  // The chat knows three levels of headings.
  const solution = chatText(after).replace(/^#{4,6} +(.+)$/gm, '**$1**')

  return cutText(
    [chatText(body), lines.join('\n'), solution].filter((part) => part !== '').join('\n\n'),
    longestCard,
  )
}
