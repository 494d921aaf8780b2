import { expect, it } from 'vitest'
import { gradeChoice } from '../../../src/quiz/grade/choice.ts'
import { refusalOf } from '../../support/refusal.ts'

const letters = ['a', 'b', 'c', 'd']

it.each([
  'b',
  'B',
  ' b ',
  'Ｂ',
  'ｂ',
  'b.',
  'B)',
  '(b)',
  '（Ｂ）',
  'b。',
  '"b"',
  '**B**',
  'option b',
  'Option B.',
  'choice b',
  'answer: B',
  'the answer is b',
  'My answer is B!',
  'I think it’s b',
  'I choose B',
  '选B',
  '选 b',
  '我选B',
  '选项B',
  'B选项',
  '答案是B',
  '答案：Ｂ',
  '我觉得是b',
  '应该选 B。',
])('reads %j as the second choice', (answer) => {
  const grade = gradeChoice('b', letters, answer)

  expect(grade).toMatchObject({ verdict: 'correct', letter: 'b' })
})

it('names the letter that was wrong', () => {
  const grade = gradeChoice('b', letters, 'c')

  expect(grade).toEqual({
    verdict: 'wrong',
    reason: { key: 'quiz.reason.wrongChoice', values: { letter: 'C' } },
    letter: 'c',
  })
})

it.each(['e', 'ab', 'a or b', 'a b', '2', '?', '都对', 'none', 'b c', 'не знаю', 'а (Cyrillic)'])(
  'does not count %j as an attempt',
  (answer) => {
    expect(refusalOf(() => gradeChoice('b', letters, answer))).toMatchObject({
      key: 'quiz.choiceUnreadable',
      values: { given: answer, letters: 'A, B, C, D' },
    })
  },
)
