import type { AnswerKey, Choice, Question, QuestionText } from '../bank/question.ts'
import type { Draw } from '../math/drill/draw.ts'

/** The choices in an order that is drawn, lettered anew from `a`; the key keeps pointing at the same ones. */
export function shuffleChoices(question: Question, draw: Draw): Question {
  const { key, texts } = question

  if (key.kind !== 'choice' && key.kind !== 'multi') return question

  const order = shuffled(key.letters, draw)
  const renamed = (letter: string) => key.letters[order.indexOf(letter)] ?? letter

  return {
    ...question,
    key: renameKey(key, renamed),
    texts: {
      en: reorder(texts.en, order, key.letters),
      'zh-CN': reorder(texts['zh-CN'], order, key.letters),
    },
  }
}

function renameKey(key: AnswerKey, renamed: (letter: string) => string): AnswerKey {
  if (key.kind === 'choice') return { ...key, letter: renamed(key.letter) }

  return key.kind === 'multi' ? { ...key, right: key.right.map(renamed).sort() } : key
}

function reorder(text: QuestionText, order: readonly string[], letters: readonly string[]): QuestionText {
  const choices = order.flatMap((letter, place): Choice[] => {
    const choice = text.choices?.find((each) => each.letter === letter)

    return choice ? [{ ...choice, letter: letters[place] ?? letter }] : []
  })

  return { ...text, choices }
}

/** Fisher and Yates: every order is as likely as the others. */
function shuffled(items: readonly string[], draw: Draw): string[] {
  const order = [...items]

  for (let last = order.length - 1; last > 0; last--) {
    const other = draw(last + 1)
    const [one, two] = [order[last], order[other]]

    if (one !== undefined && two !== undefined) [order[last], order[other]] = [two, one]
  }

  return order
}
