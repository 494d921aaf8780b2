import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/bank/question.ts'
import { acceptedAliases } from '../../src/bank/question.ts'
import { gradeAnswer } from '../../src/quiz/grade/grade.ts'
import { answerSpread, spreadAltText } from '../../src/quiz/spread.ts'
import {
  choiceQuestion,
  expressionQuestion,
  multiQuestion,
  numberQuestion,
  openQuestion,
  shortQuestion,
} from './questions.ts'

/** First attempts with these answers, as they are recorded. */
function attemptsOf(question: Question, ...answers: string[]) {
  return answers.map((answer) => ({
    number: 1,
    reason: JSON.stringify(gradeAnswer(question.key, acceptedAliases(question), answer)),
  }))
}

function barsOf(question: Question, ...answers: string[]) {
  return answerSpread(question, attemptsOf(question, ...answers), 'en')?.bars
}

describe('the spread of answers', () => {
  it('has a bar for every choice, in their order, and marks the right one', () => {
    expect(barsOf(choiceQuestion, 'b', 'A', 'option b')).toEqual([
      { letter: 'A', text: '$1$', count: 1 },
      { letter: 'B', text: '$2$', count: 2, mark: 'right' },
      { letter: 'C', text: '$3$', count: 0 },
    ])
  })

  it('counts each of several choices by itself and marks all the right ones', () => {
    expect(barsOf(multiQuestion, 'a, c', 'a', 'ABC')).toEqual([
      { letter: 'A', text: '$2$', count: 3, mark: 'right' },
      { letter: 'B', text: '$9$', count: 1 },
      { letter: 'C', text: '$\\sqrt{25}$', count: 2, mark: 'right' },
      { letter: 'D', text: '$1$', count: 0 },
    ])
  })

  it('puts equal values together, however they were written, and names the slips', () => {
    expect(
      barsOf(numberQuestion, '1/16', '0.0625', '2/512', '0.00390625', '7', '14/2', '3.5*2', '-1.5e-9'),
    ).toEqual([
      { text: '`sqrt(2/512)` = **0.0625**', count: 2, mark: 'right' },
      { text: '7', count: 3 },
      { text: '0.00390625: You forgot the root of $x^2$.', count: 2 },
      { text: '−1.5 × 10⁻⁹', count: 1 },
    ])
  })

  it('puts formulas together by the slip they are, and never shows one that was typed', () => {
    expect(barsOf(expressionQuestion, '(n²+n)/2', 'n²+n', 'n(n+1)', 'n^7')).toEqual([
      { text: expect.stringContaining('\\frac'), count: 1, mark: 'right' },
      { text: '`n*(n+1)`: Every pair counts once, so halve $n(n+1)$.', count: 2 },
      { text: 'other answers', count: 1 },
    ])
  })

  it('shows the five most frequent wrong values and counts the others', () => {
    const wrong = ['1', '1', '2', '3', '4', '5', '6', '7']

    const bars = barsOf(numberQuestion, ...wrong) ?? []

    expect(bars.map(({ count }) => count)).toEqual([0, 2, 1, 1, 1, 1, 2])
    expect(bars.at(-1)?.text).toBe('other answers')
  })

  it('never shows words that somebody typed', () => {
    const rude = 'something rude'
    const spread = answerSpread(shortQuestion, attemptsOf(shortQuestion, rude, rude), 'en')

    expect(JSON.stringify(spread)).not.toContain(rude)
    expect(spread?.bars.map(({ count }) => count)).toEqual([0, 2])
  })

  it('counts first attempts only, so that every member counts once', () => {
    const [first] = attemptsOf(numberQuestion, '7')
    const [second] = attemptsOf(numberQuestion, '1/16')
    const attempts = [first, second && { ...second, number: 2 }].filter((each) => each !== undefined)

    expect(answerSpread(numberQuestion, attempts, 'en')).toMatchObject({
      members: 1,
      bars: [{ count: 0 }, { count: 1 }],
    })
  })

  it.each([
    ['nobody answered', choiceQuestion, []],
    ['answers are open', openQuestion, ['The derivative is at most a quarter.']],
  ])('is not drawn when %s', (_name, question, answers) => {
    expect(answerSpread(question, attemptsOf(question, ...answers), 'en')).toBeUndefined()
  })

  it('is told in words too', () => {
    const spread = answerSpread(choiceQuestion, attemptsOf(choiceQuestion, 'b', 'c'), 'zh-CN')

    expect(spread && spreadAltText(spread, 'zh-CN')).toBe('大家的作答\nA. 1：0\n✓ B. 2：1\nC. 3：1')
  })
})
