import type { Question } from '../../src/bank/question.ts'

/** A small choice question, for tests that need any question. */
export function choiceQuestion(id: string): Question {
  const [topic = ''] = id.split('/')
  const text = { title: id, body: 'Which?', explanation: 'Because.', choices: [] }
  const choices = ['a', 'b'].map((letter) => ({ letter, text: letter.toUpperCase() }))

  return {
    id,
    topic,
    topicNames: { en: topic, 'zh-CN': topic },
    level: 1,
    kind: 'choice',
    key: { kind: 'choice', letter: 'a', letters: ['a', 'b'] },
    sources: [],
    texts: { en: { ...text, choices }, 'zh-CN': { ...text, choices } },
  }
}
