import type { Question } from '../../src/bank/question.ts'

/** A small choice question whose right answer is `b`, for tests that need any question. */
export function choiceQuestion(id: string): Question {
  const [topic = ''] = id.split('/')
  const letters = ['a', 'b', 'c']
  const choices = letters.map((letter) => ({ letter, text: `Choice ${letter}` }))
  const text = { title: `Title of ${id}`, body: 'Which?', explanation: 'Because.', hint: 'Think.', choices }

  return {
    id,
    version: '1',
    topic,
    topicNames: { en: topic, 'zh-CN': topic },
    level: 1,
    kind: 'choice',
    key: { kind: 'choice', letter: 'b', letters },
    sources: [],
    texts: { en: text, 'zh-CN': text },
  }
}
