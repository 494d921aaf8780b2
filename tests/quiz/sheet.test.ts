import { describe, expect, it } from 'vitest'
import type { Question } from '../../src/bank/question.ts'
import { translator } from '../../src/i18n/catalog.ts'
import { languages } from '../../src/i18n/texts.ts'
import { type Button, parseCustomId, type Row } from '../../src/message.ts'
import { answerCard, answerRows, cardAltText, questionCard } from '../../src/quiz/sheet.ts'
import {
  choiceQuestion,
  expressionQuestion,
  multiQuestion,
  numberQuestion,
  openQuestion,
} from './questions.ts'

describe('a question card', () => {
  it('shows title, tags, body, choices and what it is worth', () => {
    expect(questionCard(choiceQuestion, 'en', { when: 'closes 21:00' })).toEqual({
      title: 'A sum',
      tags: [
        { text: 'Arithmetic', tone: 'accent' },
        { text: 'easy', tone: 'good' },
        { text: 'choice', tone: 'neutral' },
      ],
      body: 'What is $1+1$?',
      choices: [
        { label: 'A', text: '$1$' },
        { label: 'B', text: '$2$' },
        { label: 'C', text: '$3$' },
      ],
      footer: { left: '10 points · 1 attempt', right: 'closes 21:00' },
    })
  })

  it('speaks Chinese all over', () => {
    const card = questionCard(numberQuestion, 'zh-CN')

    expect(card.tags.map(({ text }) => text)).toEqual(['算术', '进阶', '计算题'])
    expect(card.footer.left).toBe('20 分 · 2 次机会')
  })

  it.each(languages)('tells nothing of the answer in %s', (language) => {
    const shown = [choiceQuestion, multiQuestion, numberQuestion, expressionQuestion, openQuestion].map(
      (question) => JSON.stringify(questionCard(question, language)),
    )

    expect(shown.join()).not.toMatch(/1\+1=2|1\/16|0\.0625|prime|素数|divisor|因数|n\(n\+1\)|"mark"/)
  })
})

describe('an answer card', () => {
  it('marks the choices and says why each wrong one is wrong', () => {
    const { body, choices, after } = answerCard(choiceQuestion, 'en')

    expect(choices?.map(({ mark }) => mark)).toEqual(['wrong', 'right', 'wrong'])
    expect(body).toBe('What is $1+1$?')
    expect(after).toBe(
      [
        '#### Explanation',
        'Because $1+1=2$.',
        '**Why not A**: That is $\\frac{1+1}{2}$.',
        '**Why not C**: One too many.',
        '#### Sources',
        '- Euclid, “Elements”',
      ].join('\n\n'),
    )
  })

  it('marks every right choice of several', () => {
    const { choices, after } = answerCard(multiQuestion, 'en')

    expect(choices?.map(({ mark }) => mark)).toEqual(['right', 'wrong', 'right', 'wrong'])
    expect(after).toContain('**Why not B**: It is $3^2$.')
  })

  it('shows a number with its value, and where known slips lead', () => {
    const { after } = answerCard(numberQuestion, 'en')

    expect(after).toContain('`sqrt(2/512)` = **0.0625**')
    expect(after).toContain('- `2/512` ≈ 0.003906: You forgot the root of $x^2$.')
  })

  it('tells slips with the punctuation of the language', () => {
    expect(answerCard(numberQuestion, 'zh-CN').after).toContain('- `2/512` ≈ 0.003906：')
  })

  it('draws a formula, and the formulas of known slips', () => {
    const { after } = answerCard(expressionQuestion, 'en')

    expect(after).toContain('$\\displaystyle \\frac{n \\cdot \\left(n + 1\\right)}{2}$')
    expect(after).toContain('$\\displaystyle n \\cdot \\left(n + 1\\right)$')
  })

  it('lists the key points of an open question', () => {
    expect(answerCard(openQuestion, 'zh-CN').after).toContain('- 数是素数的乘积。\n- 方式唯一。')
  })
})

describe('buttons', () => {
  it('are the letters in their order, then the hint', () => {
    const row = buttonsOf(answerRows('p1', choiceQuestion, 'en'))

    expect(row.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'Hint'])
    expect(row.map((button) => 'customId' in button && button.customId)).toEqual([
      'answer:1:p1:a',
      'answer:1:p1:b',
      'answer:1:p1:c',
      'hint:1:p1',
    ])
  })

  it('do not depend on the right letter in any way', () => {
    const other: Question = {
      ...choiceQuestion,
      key: { kind: 'choice', letter: 'c', letters: ['a', 'b', 'c'] },
    }

    expect(answerRows('p1', other, 'en')).toEqual(answerRows('p1', choiceQuestion, 'en'))
  })

  it('open a form where the answer is typed, without a hint where there is none', () => {
    expect(answerRows('p1', numberQuestion, 'en')).toEqual([
      [{ customId: 'form:1:p1', label: 'Answer', style: 'primary' }],
    ])
  })

  it('never exceed five in a row', () => {
    const letters = ['a', 'b', 'c', 'd', 'e']
    const five: Question = { ...choiceQuestion, key: { kind: 'choice', letter: 'a', letters } }

    expect(answerRows('p1', five, 'en').map((row) => ('options' in row ? 0 : row.length))).toEqual([5, 1])
  })

  it('carry what the transport can read', () => {
    const buttons = buttonsOf(answerRows('0197-post', choiceQuestion, 'en'))

    for (const button of buttons) {
      expect('customId' in button && parseCustomId(button.customId)?.args[0]).toBe('0197-post')
    }
  })
})

describe('a menu of several choices', () => {
  it('has every choice with its words, in the reader’s language, and the hint below', () => {
    expect(answerRows('p1', multiQuestion, 'zh-CN')).toEqual([
      {
        customId: 'pick:1:p1',
        placeholder: '选出所有正确的选项',
        options: [
          { value: 'a', label: 'A', description: '2' },
          { value: 'b', label: 'B', description: '9' },
          { value: 'c', label: 'C', description: '√25' },
          { value: 'd', label: 'D', description: '1' },
        ],
        most: 4,
      },
      [{ customId: 'hint:1:p1', label: '提示', style: 'secondary' }],
    ])
  })

  it('does not depend on which are right, or how many', () => {
    const other: Question = {
      ...multiQuestion,
      key: { kind: 'multi', right: ['a', 'b', 'd'], letters: ['a', 'b', 'c', 'd'] },
    }

    expect(answerRows('p1', other, 'en')).toEqual(answerRows('p1', multiQuestion, 'en'))
  })
})

describe('alt text', () => {
  it('reads a card as words', () => {
    const text = cardAltText(answerCard(choiceQuestion, 'en'), translator('en'))

    expect(text).toMatch(/^A sum\n\nWhat is 1\+1\?\n\nA\. 1\nB\. 2 \(correct\)\nC\. 3\n\nExplanation/)
    expect(text).toContain('Why not A: That is (1+1)/2.')
  })

  it('is cut between characters at the limit of the platform', () => {
    const body = '👩‍👩‍👧‍👦'.repeat(200)
    const text = cardAltText({ ...questionCard(openQuestion, 'en'), body }, translator('en'))

    expect(text.length).toBeLessThanOrEqual(1024)
    expect(text).toMatch(/👩‍👩‍👧‍👦…$/u)
  })
})

function buttonsOf(rows: readonly Row[]): Button[] {
  return rows.flatMap((row) => ('options' in row ? [] : row))
}
