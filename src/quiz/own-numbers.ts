import type { Question } from '../bank/question.ts'
import type { Context, Reply } from '../command.ts'
import { translator } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { formatCustomId, type Row } from '../message.ts'
import type { Card } from '../render/renderer.ts'
import type { Post } from '../store/store.ts'
import { cardPictures } from './practice.ts'
import { answerRows, questionCard, type SheetFacts } from './sheet.ts'

/** Whether each member is asked with numbers of their own: the post says so, and the question has numbers to draw. */
export function hasOwnNumbers({ numbers }: Pick<Post, 'numbers'>, { isDrawn }: Question): boolean {
  return numbers === 'own' && isDrawn === true
}

/** What a channel sees of such a question: what it is about, and nobody's numbers. */
export function ownNumbersCard(question: Question, language: Language, facts: SheetFacts): Card {
  const { title, tags, footer } = questionCard(question, language, facts)

  return { title, tags, footer, body: translator(language)('quiz.card.ownNumbers') }
}

/** The way to one's own card. */
export function ownNumbersRows(postId: string, language: Language): Row[] {
  return [
    [
      {
        customId: formatCustomId('own', 1, postId),
        label: translator(language)('quiz.button.ownNumbers'),
        style: 'primary',
      },
    ],
  ]
}

/** A member's own card, with the buttons that answer it. */
export async function ownQuestion(context: Context, post: Post, question: Question): Promise<Reply> {
  const { t, language } = context
  const card = questionCard(question, language, { when: t('quiz.card.yourNumbers') })

  return {
    ...(await cardPictures(context, card, 'question')),
    rows: answerRows(post.id, question, language),
  }
}
