import { expect, it } from 'vitest'
import { acceptedAliases, type Question } from '../../src/bank/question.ts'
import type { Language } from '../../src/i18n/texts.ts'
import { gradeText } from '../../src/quiz/feedback.ts'
import { gradeAnswer } from '../../src/quiz/grade/grade.ts'
import {
  choiceQuestion,
  expressionQuestion,
  multiQuestion,
  numberQuestion,
  openQuestion,
} from './questions.ts'

it.each<[Question, string, Language, string]>([
  [choiceQuestion, 'b', 'en', 'Correct.'],
  [choiceQuestion, 'a', 'en', 'A is not correct.\nThat is (1+1)/2.'],
  [choiceQuestion, 'c', 'zh-CN', 'C 不正确。\n多了一个。'],
  [multiQuestion, 'c, a', 'en', 'Correct.'],
  [multiQuestion, 'a', 'en', 'Partly right with A. One right choice is missing.'],
  [multiQuestion, 'a, b, c', 'en', 'Partly right with A, B, C. B is wrong.\n**B**: It is 3^2.'],
  [
    multiQuestion,
    'bd',
    'en',
    'B, D is not the answer. B, D are wrong. 2 right choices are missing.\n**B**: It is 3^2.\n**D**: It has one divisor.',
  ],
  [multiQuestion, 'abc', 'zh-CN', '你选的 A, B, C 部分正确。其中 B 是错的。\n**B**: 它等于 3^2。'],
  [multiQuestion, '选 C', 'zh-CN', '你选的 C 部分正确。还漏选了 1 项。'],
  [expressionQuestion, '(n²+n)/2', 'en', 'Correct: equal to the answer everywhere.'],
  [
    expressionQuestion,
    'n(1+n)',
    'en',
    'n\\*\\(n+1\\) is not correct, but it tells where it comes from.\nEvery pair counts once, so halve n(n+1).',
  ],
  [
    expressionQuestion,
    'n²+n',
    'zh-CN',
    'n\\*\\(n+1\\) 不正确，不过看得出错在哪里。\n每一对只算一次，n(n+1) 要减半。',
  ],
  [numberQuestion, '1/16', 'en', 'Correct: 0.0625.'],
  [
    numberQuestion,
    '2/512',
    'en',
    '0.00390625 is not correct, but it tells where it comes from.\nYou forgot the root of x^2.',
  ],
  [numberQuestion, '2/512', 'zh-CN', '0.00390625 不正确，不过看得出错在哪里。\n忘了对 x^2 开方。'],
  [numberQuestion, '-1/16', 'en', '-0.0625 has the right size but the wrong sign.'],
  [numberQuestion, '0.0638', 'en', '0.0638 is close, but off by more than 1%. Watch the rounding.'],
  [numberQuestion, '7', 'zh-CN', '7 不正确。'],
  [
    openQuestion,
    'primes',
    'en',
    '1 of 2 key points found. They count when the question closes.\n**Found**\n- Numbers are products of primes.\n**Not found**\n- In a unique way.',
  ],
  [
    openQuestion,
    '素数，唯一',
    'zh-CN',
    '要点命中 2/2，题目结束时计分。\n**已命中**\n- 数是素数的乘积。\n- 方式唯一。',
  ],
])('%o ← %j, told in %s', (question, answer, language, text) => {
  const grade = gradeAnswer(question.key, acceptedAliases(question), answer)

  expect(gradeText(grade, question, language)).toBe(text)
})

it('tells a point where a formula differs, and both values there', () => {
  const grade = gradeAnswer(expressionQuestion.key, [], '3')

  expect(gradeText(grade, expressionQuestion, 'en')).toMatch(
    /^Not equal to the answer: at n = [\d.]+ it gives 3 instead of [\d.]+\.$/,
  )
  expect(gradeText(grade, expressionQuestion, 'zh-CN')).toMatch(
    /^与答案不相等：当 n = [\d.]+ 时得 3，而应为 [\d.]+。$/,
  )
})

it('shows what a member or an author wrote as text, never as markup', () => {
  const short: Question = { ...openQuestion, kind: 'short', key: { kind: 'short', answer: '**fan_in**' } }
  const grade = gradeAnswer(short.key, [], 'fan in')

  expect(gradeText(grade, short, 'en')).toBe('Correct, counted as “\\*\\*fan\\_in\\*\\*”.')
})
