import { markdownToHtml } from '../bank/import/markdown-html.ts'
import type { Question } from '../bank/question.ts'
import type { Language } from '../i18n/texts.ts'
import type { Card } from '../render/renderer.ts'
import { answerCard, questionCard } from './sheet.ts'
import { drawVariant } from './variant.ts'

/** The numbers of templates in an export: always the same, so that a second export makes no second note. */
const seed = 'anki'

/**
 * Questions as Anki's File → Import reads them: front, back and tags, in one language. Pictures are named only; their files
 * belong into Anki's media folder.
 */
export function exportAnki(questions: Iterable<Question>, language: Language): string {
  const notes = [...questions].map((each) => {
    const question = drawVariant(each, seed)

    return [
      frontOf(questionCard(question, language)),
      backOf(answerCard(question, language)),
      `${question.topic} level-${question.level}`,
    ].join('\t')
  })

  return ['#separator:tab', '#html:true', '#tags column:3', ...notes, ''].join('\n')
}

function frontOf({ title, body, choices = [] }: Card): string {
  return markdownToHtml(
    [`**${title}**`, body, ...choices.map(({ label, text }) => `${label}. ${text}`)].join('\n\n'),
  )
}

function backOf({ choices = [], after = '' }: Card): string {
  const right = choices
    .filter(({ mark }) => mark === 'right')
    .map(({ label, text }) => `**${label}.** ${text}`)

  return markdownToHtml([...right, after].join('\n\n'))
}
