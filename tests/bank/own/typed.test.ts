import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBank } from '../../../src/bank/bank.ts'
import { writeTyped } from '../../../src/bank/own/typed.ts'
import { type QuestionKind, questionKinds } from '../../../src/bank/question.ts'

const rules = { topics: new Map([['knots', { en: 'Knots', 'zh-CN': '绳结' }]]) }
const shared = { level: 2, title: 'T', body: 'Which?', explanation: 'So.', hint: '' } as const

/** What the reader of files makes of a form, and the mistakes it finds. */
function read(
  kind: QuestionKind,
  answer: string,
  {
    language = 'en',
    ...typed
  }: { language?: 'en' | 'zh-CN'; title?: string; body?: string; hint?: string; explanation?: string } = {},
) {
  const text = writeTyped({ ...shared, ...typed, kind, answer }, language)
  const { questions, problems } = readBank([{ path: 'knots/t.md', text }], [], undefined, rules)

  return { question: questions.get('knots/t'), problems: problems.map(({ key }) => key) }
}

describe('choices as people type them', () => {
  const plain = [
    { letter: 'a', text: '1' },
    { letter: 'b', text: '2' },
    { letter: 'c', text: '3' },
  ]

  it.each([
    ['lines', '1\n*2\n3'],
    ['a blank after the star', '1\n* 2\n3'],
    ['blank lines and margins', '\n  1\n\n  *2  \n\n3\n'],
    ['lines of Windows', '1\r\n*2\r\n3'],
    ['lines of old', '1\r*2\r3'],
    ['letters of their own', 'a. 1\n*b. 2\nc. 3'],
    ['capital letters', 'A) 1\n*B) 2\nC) 3'],
    ['letters as Chinese writes them', 'A、1\n*B、2\nC、3'],
    ['full-width punctuation', 'A．1\n*B）2\nC：3'],
  ])('are read from %s', (_what, answer) => {
    const { question, problems } = read('choice', answer)

    expect(problems).toEqual([])
    expect(question?.key).toMatchObject({ kind: 'choice', letter: 'b' })
    expect(question?.texts.en.choices).toEqual(plain)
  })

  it('keep letters that are not all there, for they belong to the text', () => {
    const { question } = read('choice', 'b. 1\n*a. 2')

    expect(question?.texts.en.choices).toEqual([
      { letter: 'a', text: 'b. 1' },
      { letter: 'b', text: 'a. 2' },
    ])
  })

  it.each([
    ['English', '*1\n2\n> Too many.\n> By one.', 'en'],
    ['Chinese', '*一\n二\n>多了\n> 一个', 'zh-CN'],
  ] as const)('have reasons of several lines in %s', (_what, answer, language) => {
    const { question, problems } = read('choice', answer, { language })
    const why = question?.texts[language].choices?.[1]?.why

    expect(problems).toEqual([])
    expect(why?.split('\n')).toHaveLength(2)
  })

  it('may have several right ones in a multi question', () => {
    const { question, problems } = read('multi', '*甲\n*乙\n丙', { language: 'zh-CN' })

    expect(problems).toEqual([])
    expect(question?.key).toMatchObject({ kind: 'multi', right: ['a', 'b'] })
  })

  it.each([
    ['no right one', 'choice', '1\n2', 'bank.problem.missingField'],
    ['two right ones of one', 'choice', '*1\n*2\n3', 'bank.problem.answerNoChoice'],
    ['one choice', 'choice', '*1', 'bank.problem.choiceCount'],
    ['six choices', 'choice', '*1\n2\n3\n4\n5\n6', 'bank.problem.choiceCount'],
    ['a reason of the right one', 'choice', '*1\n> Because.\n2', 'bank.problem.whyOfRight'],
    ['one right one of several', 'multi', '*1\n2', 'bank.problem.multiAnswer'],
    ['none wrong', 'multi', '*1\n*2', 'bank.problem.multiAnswer'],
    ['nine choices', 'multi', '*1\n*2\n3\n4\n5\n6\n7\n8\n9', 'bank.problem.choiceCount'],
  ] as const)('are refused with %s', (_what, kind, answer, key) => {
    expect(read(kind, answer).problems).toContain(key)
  })

  it('more than there are letters are a mistake and no crash', () => {
    expect(
      read('multi', Array.from({ length: 40 }, (_, index) => `*${index}`).join('\n')).problems,
    ).not.toEqual([])
  })
})

describe('a number as people type it', () => {
  it.each([
    ['42', '42', 0],
    ['sqrt(2/512) ± 1%', 'sqrt(2/512)', 0.01],
    ['sqrt(2/512)±1％', 'sqrt(2/512)', 0.01],
    ['sqrt(2/512) +- 0.01', 'sqrt(2/512)', 0.01],
    ['-3', '-3', 0],
  ])('%s', (answer, expression, tolerance) => {
    const { question, problems } = read('number', answer)

    expect(problems).toEqual([])
    expect(question?.key).toMatchObject({ kind: 'number', expression, tolerance })
  })

  it.each([
    ['English', '4\n2/512: That is the variance: squared.', 'That is the variance: squared.'],
    ['Chinese', '4\n2/512：这是方差', '这是方差'],
  ])('with wrong ones in %s', (_what, answer, said) => {
    const { question, problems } = read('number', answer)

    expect(problems).toEqual([])
    expect(question?.key).toMatchObject({ diagnoses: [{ expression: '2/512' }] })
    expect(Object.values(question?.texts.en.diagnoses ?? {})).toEqual([said])
  })

  it.each([
    ['nothing', '', 'bank.problem.missingField'],
    ['a tolerance alone', '± 1%', 'bank.problem.missingField'],
    ['what cannot be computed', '1/0', 'bank.problem.expression'],
    ['words', 'about three', 'bank.problem.expression'],
    ['a number nobody can write exactly', 'sqrt(2)', 'bank.problem.inexact'],
    ['too large a tolerance', '4 ± 50%', 'bank.problem.wrongField'],
    ['a tolerance that is no number', '4 ± 1.2.3', 'bank.problem.wrongField'],
    ['the right answer as a wrong one', '4\n2+2: no', 'bank.problem.diagnosisIsRight'],
    ['two wrong ones of one value', '4\n3: no\n6/2: no', 'bank.problem.diagnosesEqual'],
  ])('is refused with %s', (_what, answer, key) => {
    expect(read('number', answer).problems).toContain(key)
  })
})

describe('a formula as people type it', () => {
  it.each([
    ['English', 'n*(n+1)/2\nn: whole 1..100\nn^2: squares'],
    ['Chinese', 'n*(n+1)/2\nn：whole 1…100\nn^2：这是平方'],
  ])('in %s', (_what, answer) => {
    const { question, problems } = read('expression', answer)

    expect(problems).toEqual([])
    expect(question?.key).toMatchObject({
      kind: 'expression',
      expression: 'n*(n+1)/2',
      variables: [{ name: 'n', from: 1, to: 100, isWhole: true }],
      diagnoses: [{ expression: 'n^2' }],
    })
  })

  it.each([
    ['no variable', 'n+1', 'bank.problem.missingField'],
    ['nothing', '', 'bank.problem.missingField'],
    ['a variable that is a constant', 'pi+1\npi: 1..2', 'bank.problem.variableName'],
    ['the right formula as a wrong one', '2n\nn: whole 1..9\nn+n: no', 'bank.problem.diagnosisIsRight'],
  ])('is refused with %s', (_what, answer, key) => {
    expect(read('expression', answer).problems).toContain(key)
  })
})

describe('a text as people type it', () => {
  it.each([
    ['English', 'Gauss\nCarl Friedrich Gauss\nC. F. Gauss', 'en'],
    ['Chinese', '高斯\n卡尔·弗里德里希·高斯\nGauss, "the prince"', 'zh-CN'],
  ] as const)('in %s', (_what, answer, language) => {
    const { question, problems } = read('short', answer, { language })
    const [first, ...others] = answer.split('\n')

    expect(problems).toEqual([])
    expect(question?.key).toMatchObject({ kind: 'short', answer: first })
    expect(question?.texts[language].aliases).toEqual(others)
  })

  it.each([
    ['nothing', '', 'bank.problem.missingField'],
    ['punctuation alone', '…', 'bank.problem.shortUnreadable'],
    ['the answer once more', 'Gauss\ngauss', 'bank.problem.aliasIsKey'],
  ])('is refused with %s', (_what, answer, key) => {
    expect(read('short', answer).problems).toContain(key)
  })
})

describe('key points as people type them', () => {
  it.each([
    [
      'English',
      'Symmetry: same gradient; identical + units',
      'Symmetry',
      ['same gradient', 'identical + units'],
    ],
    ['Chinese', '对称性：梯度相同；神经元 + 一样', '对称性', ['梯度相同', '神经元 + 一样']],
    ['a point alone', 'same gradient', 'same gradient', ['same gradient']],
  ])('in %s', (_what, answer, point, accepts) => {
    const { question, problems } = read('open', answer)

    expect(problems).toEqual([])
    expect(question?.key).toEqual({ kind: 'open', keyPoints: [{ name: 'point-1', accepts }] })
    expect(question?.texts.en.keyPoints).toEqual({ 'point-1': point })
  })

  it('are missed where there are none', () => {
    expect(read('open', '').problems).toContain('bank.problem.missingField')
  })
})

describe('whatever is typed', () => {
  it.each([
    ['a title', { title: '"}\n---\nanswer: 5 # \\u0000' }],
    ['a body', { body: '---\nanswer: 5\n---' }],
    ['an explanation', { explanation: '## Choices\n- a: 1' }],
    ['a hint', { hint: '## Answer' }],
  ])('%s changes no key', (_what, texts) => {
    const { question } = read('number', '42', texts)

    if (question) expect(question.key).toMatchObject({ expression: '42' })
  })

  it('is a question or has mistakes that are told, of every kind', () => {
    const piece = fc.constantFrom(
      ...[
        '*',
        '>',
        ':',
        '：',
        '±',
        '%',
        '+-',
        '\n',
        '\r',
        '---',
        '## ',
        '{{',
        '}}',
        '$',
        '"',
        '\\',
        '[',
        '|',
        '..',
      ],
      ...['n', '1', 'whole ', 'a.', '对称', '\u0000', '\u202e', '\ud800', '`', '&', '!', '#', '- ', '; '],
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
      fc.string(),
    )

    fc.assert(
      fc.property(fc.constantFrom(...questionKinds), text, text, text, (kind, answer, title, body) => {
        const { question, problems } = read(kind, answer, { title, body })

        expect(question !== undefined || problems.length > 0).toBe(true)
        if (problems.length === 0) expect(question).toMatchObject({ kind, level: 2 })
      }),
      { numRuns: 150 },
    )
  })
})
