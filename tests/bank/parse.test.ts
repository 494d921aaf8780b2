import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import { acceptedAliases } from '../../src/bank/question.ts'
import { soundBank } from './files.ts'

describe('a sound bank', () => {
  const { questions, problems, formulas } = readBank(soundBank())

  it('has no problems and lists its questions by id', () => {
    expect(problems).toEqual([])
    expect([...questions.keys()]).toEqual([
      'arithmetic/evens',
      'arithmetic/gauss',
      'arithmetic/name',
      'arithmetic/root',
      'arithmetic/sum',
      'arithmetic/why',
    ])
  })

  it('gives a choice question with its letters and why a wrong one is wrong', () => {
    expect(questions.get('arithmetic/sum')).toEqual({
      id: 'arithmetic/sum',
      version: expect.stringMatching(/^[a-z0-9]+$/),
      topic: 'arithmetic',
      topicNames: { en: 'Arithmetic', 'zh-CN': '算术' },
      level: 1,
      kind: 'choice',
      key: { kind: 'choice', letter: 'b', letters: ['a', 'b'] },
      sources: ['Euclid'],
      texts: {
        en: {
          title: 'A sum',
          body: 'What is $1+1$?',
          explanation: 'Count.',
          choices: [
            { letter: 'a', text: '$1$', why: 'That is one of them.' },
            { letter: 'b', text: '$2$' },
          ],
        },
        'zh-CN': {
          title: '求和',
          body: '$1+1$ 等于几？',
          explanation: '数一数。',
          choices: [
            { letter: 'a', text: '$1$', why: '这只是其中一个。' },
            { letter: 'b', text: '$2$' },
          ],
        },
      },
    })
  })

  it('gives a multi question with its right letters in order', () => {
    expect(questions.get('arithmetic/evens')).toMatchObject({
      kind: 'multi',
      key: { kind: 'multi', right: ['a', 'c'], letters: ['a', 'b', 'c'] },
      texts: {
        'zh-CN': { choices: [{ letter: 'a' }, { letter: 'b', why: '不能有一半。' }, { letter: 'c' }] },
      },
    })
  })

  it('gives a question for a formula with its variables and their domains', () => {
    expect(questions.get('arithmetic/gauss')).toMatchObject({
      kind: 'expression',
      key: {
        kind: 'expression',
        expression: 'n*(n+1)/2',
        variables: [{ name: 'n', from: 1, to: 100, isWhole: true }],
        diagnoses: [
          { name: 'one-less', expression: 'n*(n-1)/2' },
          { name: 'doubled', expression: 'n*(n+1)' },
        ],
      },
      texts: { 'zh-CN': { diagnoses: { doubled: '每一对算了两次。' } } },
    })
  })

  it('gives a number question with its named mistakes', () => {
    const root = questions.get('arithmetic/root')

    expect(root?.key).toEqual({
      kind: 'number',
      expression: 'sqrt(2)',
      tolerance: 0.01,
      diagnoses: [
        { name: 'square', expression: '2^2' },
        { name: 'half', expression: '2/2' },
      ],
    })
    expect(root?.texts.en).toMatchObject({
      hint: 'More than 1.',
      explanation: '$$\nx^2 = 2\n$$',
      diagnoses: { square: 'This is the square.', half: 'This is the half.' },
    })
  })

  it('accepts a short answer by the aliases of both languages', () => {
    const question = questions.get('arithmetic/name')

    expect(question && acceptedAliases(question)).toEqual(['higher arithmetic', '数论'])
  })

  it('looks for key points by the wordings of both languages', () => {
    expect(questions.get('arithmetic/why')?.key).toEqual({
      kind: 'open',
      keyPoints: [
        { name: 'prime', accepts: ['prime', 'product + factor', '素数', '质数'] },
        { name: 'unique', accepts: ['unique', '唯一'] },
      ],
    })
  })

  it('finds every formula with its line', () => {
    expect(formulas.filter(({ file }) => file === 'arithmetic/root.md')).toEqual([
      { file: 'arithmetic/root.md', line: 19, tex: 'x^2 = 2' },
    ])
  })
})

it('reads files of Windows editors as any other', () => {
  const windows = soundBank().map(({ path, text }) => ({
    path,
    text: `\uFEFF${text.replaceAll('\n', '\r\n')}`,
  }))

  expect(readBank(windows)).toEqual(readBank(soundBank()))
})

it('gives a question another version when a word of it changes, and only then', () => {
  const versionsOf = (files: ReturnType<typeof soundBank>) =>
    [...readBank(files).questions.values()].map(({ id, version }) => [id, version])
  const changed = soundBank().map((file) =>
    file.path === 'arithmetic/sum.zh-CN.md' ? { ...file, text: `${file.text}\n再来一句。` } : file,
  )

  const before = new Map(versionsOf(soundBank()) as [string, string][])
  const after = versionsOf(changed)

  expect(after.filter(([id, version]) => before.get(id ?? '') !== version).map(([id]) => id)).toEqual([
    'arithmetic/sum',
  ])
})

it('does not depend on the order of the files', () => {
  expect(readBank(soundBank().reverse())).toEqual(readBank(soundBank()))
})

it('never throws, whatever is in a file', () => {
  const pieces = [
    '---\n',
    'title: a\n',
    'kind: number\n',
    'answer: 1\n',
    '&a ',
    '*a',
    '- ',
    '## Choices\n',
    '```\n',
    '$$',
    '$',
    '> ',
    '\n',
    '{',
    '[',
    ':',
    '\t',
  ]
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join('')),
  )

  fc.assert(
    fc.property(text, fc.constantFrom(...soundBank().map(({ path }) => path)), (broken, path) => {
      const files = soundBank().map((file) => (file.path === path ? { path, text: broken } : file))

      expect(readBank(files).questions.size).toBeGreaterThanOrEqual(3)
    }),
    { numRuns: 100 },
  )
})

it.each([
  ['dollars', '$'.repeat(60_000)],
  ['backticks', '`'.repeat(60_000)],
  ['open formulas', '$x '.repeat(20_000)],
  ['escapes', '\\'.repeat(60_000)],
  ['list markers', '- a: '.repeat(12_000)],
  ['quotes', '> '.repeat(30_000)],
  ['fences', '```\n'.repeat(15_000)],
  ['brackets in the front matter', `---\ntitle: ${'['.repeat(3_000)}\n---\n`],
  ['aliases', `---\na: &a [x]\nb: [*a, *a]\n---\nbody`],
  ['too much', 'x'.repeat(1_000_000)],
])('reads a file full of %s in no time', (_name, text) => {
  const start = performance.now()

  readBank([...soundBank(), { path: 'arithmetic/sum.md', text }])

  expect(performance.now() - start).toBeLessThan(1_500)
})
