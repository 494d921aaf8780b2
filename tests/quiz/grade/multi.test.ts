import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MultiKey } from '../../../src/bank/question.ts'
import { gradeMulti } from '../../../src/quiz/grade/multi.ts'
import { refusalOf } from '../../support/refusal.ts'

/** A, C and D are right; B and E are wrong. */
const key: MultiKey = { kind: 'multi', right: ['a', 'c', 'd'], letters: ['a', 'b', 'c', 'd', 'e'] }

describe('takes the letters however they are written', () => {
  it.each([
    'a, c, d',
    'A, C, D',
    'a,c,d',
    'acd',
    'ACD',
    'dca',
    'D A C',
    'a c d',
    'a/c/d',
    'a;c;d',
    'A+C+D',
    'A & C & D',
    'a, c and d',
    'A and C and D',
    'a. c. d.',
    '(a) (c) (d)',
    '[A, C, D]',
    'a\nc\nd',
    'Ａ、Ｃ、Ｄ',
    'Ａ，Ｃ，Ｄ',
    'ＡＣＤ',
    'A、C、D。',
    '选ACD',
    '我选 A、C、D',
    'A和C和D',
    'A、C 以及 D',
    '答案是ACD',
    '答案：A C D',
    '我觉得 A、C、D 都对',
    'A,C,D是正确的',
    'options a, c and d',
    'Options A, C, D.',
    'answers: a, c, d',
    'the answer is A, C, D',
    'I think a, c and d are correct',
    'I choose A, C, D!',
    '**A**, **C**, **D**',
    'a, a, c, d',
  ])('%j is A, C, D', (answer) => {
    expect(gradeMulti(key, answer)).toEqual({
      verdict: 'correct',
      reason: { key: 'quiz.reason.right', values: {} },
      letters: ['a', 'c', 'd'],
    })
  })
})

describe('tells what is wrong and how much is missing, not what', () => {
  it.each<[string, 'partial' | 'wrong', string, number, number?]>([
    ['a', 'partial', '', 2, 1 / 3],
    ['a c', 'partial', '', 1, 2 / 3],
    ['cd', 'partial', '', 1, 2 / 3],
    ['a, b, c, d', 'partial', 'B', 0, 1 / 2],
    ['a, c, e', 'partial', 'E', 1, 1 / 6],
    ['a, b', 'wrong', 'B', 2],
    ['b', 'wrong', 'B', 3],
    ['b, e', 'wrong', 'B, E', 3],
    ['a, b, c, e', 'wrong', 'B, E', 1],
    ['a, b, c, d, e', 'wrong', 'B, E', 0],
  ])('%j is %s', (answer, verdict, wrong, missing, share) => {
    const grade = gradeMulti(key, answer)

    expect(grade.verdict).toBe(verdict)
    expect(grade.reason.values).toMatchObject({ wrong, missing })
    if (share === undefined) expect(grade.share).toBeUndefined()
    else expect(grade.share).toBeCloseTo(share, 12)
  })
})

it.each([
  'f',
  'a, f',
  'a or c',
  'not a',
  'not a, c',
  'a, c, d?? no idea',
  'all but b',
  'all of them',
  'none',
  'A but not C',
  '除了B和E',
  '不选 B、E',
  '都对',
  '都不对',
  'A 对，C 错',
  'A对B错',
  '全选',
  '1, 3, 4',
  '?',
  'а, с (Cyrillic)',
])('does not count %j as an attempt', (answer) => {
  expect(refusalOf(() => gradeMulti(key, answer))).toMatchObject({
    key: 'quiz.lettersUnreadable',
    values: { given: answer, letters: 'A, B, C, D, E' },
  })
})

it('gives the full share to the exact set only, and nothing to all or none of the right ones', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const sets = fc.subarray(letters, { minLength: 1 })
  const rights = fc.subarray(letters, { minLength: 2, maxLength: 7 })

  fc.assert(
    fc.property(rights, sets, (right, chosen) => {
      const { verdict, share = 0 } = gradeMulti(
        { kind: 'multi', right, letters },
        chosen.toReversed().join(', '),
      )
      const isSame = chosen.join() === right.join()
      const isWorthless =
        chosen.length === letters.length || chosen.every((letter) => !right.includes(letter))

      expect(verdict === 'correct').toBe(isSame)
      expect(share).toBeLessThan(1)
      if (isWorthless) expect(verdict).toBe('wrong')
    }),
  )
})
