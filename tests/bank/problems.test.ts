import { describe, expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import { formatProblem } from '../../src/bank/problem.ts'
import { languages } from '../../src/i18n/texts.ts'
import { brokenBank, soundBank } from './files.ts'

const sum = 'arithmetic/sum.md'
const summe = 'arithmetic/sum.zh-CN.md'
const root = 'arithmetic/root.md'
const gauss = 'arithmetic/gauss.md'
const evens = 'arithmetic/evens.md'
const name = 'arithmetic/name.md'
const why = 'arithmetic/why.md'

/** File, a text in it and its replacement; line and message of the first problem. */
const cases: readonly [string, string, string, number, string][] = [
  [sum, '---\ntitle', 'title', 1, 'The file must begin with front matter: fields between two lines of ---.'],
  [
    sum,
    'title: A sum',
    'title: A sum: or two',
    2,
    'The front matter is not readable: Nested mappings are not allowed in compact mappings.',
  ],
  [sum, 'level: 1', 'level: 4', 3, 'The field “level” should be 1, 2, 3.'],
  [sum, 'level: 1\n', '', 1, 'The field “level” is missing. Add it to the front matter.'],
  [
    sum,
    'kind: choice',
    'kind: many',
    4,
    'The field “kind” should be choice, multi, number, expression, short, open.',
  ],
  [sum, 'level: 1', 'levle: 1', 3, 'There is no field “levle”. Did you mean “level”?'],
  [
    sum,
    'level: 1',
    'level: 1\ntolerance: 0.1',
    4,
    'The kind choice has no field “tolerance”. Remove it, or change the kind.',
  ],
  [sum, 'level: 1', 'level: 1\ntopic: algebra', 4, 'The field “topic” should be arithmetic.'],
  [sum, 'level: 1', 'level: 1\nlevel: 2', 4, 'The front matter is not readable: Map keys must be unique.'],
  [sum, 'sources: [Euclid]', 'sources: []', 6, 'No source is given. Name at least one under sources.'],
  [
    sum,
    'sources: [Euclid]',
    'sources:\n  - Euclid: Elements',
    7,
    'The field “sources” should be text. Put it in quotes if it holds a colon.',
  ],
  [
    sum,
    'sources: [Euclid]',
    'sources:\n  - Euclid, [Elements](elements.txt)',
    7,
    '“[Elements](elements.txt)” is no link. Write https://… or [words](https://…), with %28 and %29 for brackets in the address.',
  ],
  [
    sum,
    'sources: [Euclid]',
    `sources: [${'e'.repeat(401)}]`,
    6,
    'source has 401 characters; at most 400 fit. Shorten it.',
  ],
  [
    sum,
    'sources: [Euclid]',
    `sources: [${'Euclid, '.repeat(11)}]`,
    6,
    'There are 11 sources; 10 fit. Keep those one should read.',
  ],
  [
    sum,
    'level: 1',
    'level: 1\ncalculator: conv sise input=3',
    4,
    'The calculator cannot be asked: There is no calculator “conv sise input=3”. Calculators: conv size, conv transpose, conv pool, conv solve, init std, init gain, init fan, init propagate, init simulate, init phase, net trace, net rf, net diff, calc.',
  ],
  [
    sum,
    'level: 1',
    'level: 1\ncalculator: conv size input=3 kernal=2',
    4,
    'The calculator cannot be asked: There is no option “kernal”. Did you mean “kernel”?',
  ],
  [
    sum,
    'level: 1',
    `level: 1\ncalculator: calc expression=${'1+'.repeat(500)}1`,
    4,
    'calculator has 1017 characters; at most 1000 fit. Shorten it.',
  ],
  [sum, 'answer: b', 'answer: c', 5, 'The answer “c” is none of the choices a, b.'],
  [
    sum,
    'What is $1+1$?',
    '',
    8,
    'The question itself is missing: write it between the front matter and the first section.',
  ],
  [
    sum,
    'What is $1+1$?',
    'What is $1+1?',
    8,
    'A $ has no partner on its line. Close the formula, or write \\$ for the sign itself; no blank just inside.',
  ],
  [sum, 'What is $1+1$?', '```\nWhat is 1+1?', 8, '“```” is opened here and never closed.'],
  [sum, 'What is $1+1$?', '$$\n1+1', 8, '“$$” is opened here and never closed.'],
  [sum, '## Choices', '## Choice', 10, 'There is no section “Choice”. Did you mean “choices”?'],
  [
    sum,
    '## Explanation',
    '## Explanation\nOnce.\n## Explanation',
    17,
    'The section “Explanation” comes twice. Join the two.',
  ],
  [sum, '## Explanation\nCount.', '', 8, 'The section “Explanation” is missing or empty. Add it.'],
  [
    sum,
    '## Explanation',
    '## Diagnoses\n- a: b\n## Explanation',
    16,
    'The kind choice has no section diagnoses. Remove it.',
  ],
  [sum, '- b: $2$', '- a: $2$', 13, '“a” comes twice. Rename one.'],
  [sum, '- b: $2$', '- c: $2$', 11, 'The choices are lettered a, c; letter them a, b.'],
  [
    sum,
    '- b: $2$',
    '- b: $2$\nstray',
    14,
    '“stray” is no item. Write “- name: text”, and indent what continues it by two blanks.',
  ],
  [
    sum,
    '- b: $2$',
    '- b: $2$\n  > Why right?',
    11,
    'Choice b is right: say why in the explanation, not under the choice.',
  ],
  [
    sum,
    '  > That is one of them.\n',
    '',
    11,
    'Choice a is wrong but nothing says why. Add “  > …” under it.',
  ],
  [
    sum,
    '- b: $2$',
    '- b: $2$\n- c: $3$\n  > n\n- d: $4$\n  > n\n- e: $5$\n  > n\n- f: $6$\n  > n',
    11,
    'There are 6 choices; 2 to 5 fit under a question of this kind.',
  ],
  [
    sum,
    'title: A sum',
    'title: A root',
    2,
    'The title is also that of arithmetic/root.md. Titles tell questions apart: change one.',
  ],
  [
    summe,
    'title: 求和',
    'title: 求和\nanswer: b',
    3,
    'The field “answer” belongs in the English file only, so that the key lives once. Remove it.',
  ],
  [summe, 'title: 求和', 'title: 求和\nremark: b', 3, 'There is no field “remark”. Fields: title, aliases.'],
  [summe, '数一数。', 'Count.', 12, 'There is no Chinese in the explanation. Translate it.'],
  [summe, '- b: $2$', '- c: $2$', 7, 'The choices are lettered a, c; letter them a, b.'],
  [evens, 'answer: [a, c]', 'answer: [a, e]', 5, 'The answer “e” is none of the choices a, b, c.'],
  [evens, 'answer: [a, c]', 'answer: a, e', 5, 'The answer “e” is none of the choices a, b, c.'],
  [evens, 'answer: [a, c]', 'answer: []', 5, 'The field “answer” is missing. Add it to the front matter.'],
  [evens, 'answer: [a, c]\n', '', 1, 'The field “answer” is missing. Add it to the front matter.'],
  [evens, 'answer: [a, c]', 'answer: a', 5, 'Of 3 choices 1 is right; a multi question needs two right'],
  [evens, 'answer: [a, c]', 'answer: [a, b, c]', 5, 'Of 3 choices 3 are right; a multi question needs two'],
  [
    evens,
    'answer: [a, c]',
    'answer: [a, b]',
    11,
    'Choice b is right: say why in the explanation, not under the choice.',
  ],
  [
    evens,
    'answer: [a, c]',
    'answer: [a, b]',
    11,
    'Choice c is wrong but nothing says why. Add “  > …” under it.',
  ],
  [evens, '- c: $4$', '- d: $4$', 11, 'The choices are lettered a, b, d; letter them a, b, c.'],
  [
    evens,
    '- c: $4$',
    `- c: $4$\n${[...'defghi'].map((letter) => `- ${letter}: n\n  > n`).join('\n')}`,
    11,
    'There are 9 choices; 2 to 8 fit under a question of this kind.',
  ],
  [
    gauss,
    'answer: n*(n+1)/2',
    'answer: n*(m+1)/2',
    5,
    '“n*(m+1)/2” cannot be computed: There is no “m” here.',
  ],
  [gauss, 'answer: n*(n+1)/2', 'answer: 1/2n', 5, '“1/2n” cannot be computed: A product without a sign'],
  [
    gauss,
    'answer: n*(n+1)/2',
    'answer: sqrt(5-n)',
    5,
    'The answer has no value in a good part of the domain',
  ],
  [gauss, 'variables: { n: whole 1..100 }\n', '', 1, 'The field “variables” is missing.'],
  [gauss, '{ n: whole 1..100 }', 'n', 6, 'The field “variables” should be { n: whole 1..512, x: -3..3 }.'],
  [gauss, 'n: whole 1..100', 'n: 100..1', 6, 'The field “n” should be { n: whole 1..512, x: -3..3 }.'],
  [gauss, 'n: whole 1..100', 'n: all', 6, 'The field “n” should be { n: whole 1..512, x: -3..3 }.'],
  [gauss, 'n: whole 1..100', 'n: 1..9, ln: 1..9', 6, '“ln” cannot name a variable:'],
  [gauss, 'value: n*(n+1) ', 'value: (n²+n)/2 ', 7, 'The diagnosis “doubled” gives the right answer'],
  [
    gauss,
    'value: n*(n+1) ',
    'value: (n²-n)/2 ',
    7,
    'The diagnoses “doubled” and “one-less” give the same value.',
  ],
  [gauss, 'value: n*(n+1) ', 'value: n*k ', 7, '“n*k” cannot be computed: There is no “k” here.'],
  [
    gauss,
    '- doubled: Every pair is counted twice.',
    '',
    18,
    '“doubled” is named in the front matter but has no item under diagnoses. Add it.',
  ],
  [gauss, 'level: 2', 'level: 2\ntolerance: 0.1', 4, 'The kind expression has no field “tolerance”.'],
  [root, 'answer: sqrt(2)', 'answer: sqrt(', 5, '“sqrt(” cannot be computed:'],
  [
    root,
    'tolerance: 0.01',
    'tolerance: 0',
    5,
    'The answer is 1.4142135623730951, which nobody can type exactly.',
  ],
  [root, 'tolerance: 0.01', 'tolerance: 30%', 6, 'The field “tolerance” should be 0 … 0.2.'],
  [
    root,
    'value: 2^2',
    'value: 1.41',
    7,
    'The diagnosis “square” gives the right answer, so it can never be told. Change it.',
  ],
  [
    root,
    'value: 2/2',
    'value: 8/2',
    7,
    'The diagnoses “half” and “square” give the same value. Only the first is told.',
  ],
  [root, 'value: 2/2', 'value: 1x2', 7, 'The diagnosis “half” has another number of values than the answer.'],
  [root, 'value: 2/2', 'value: half', 7, '“half” cannot be computed:'],
  [
    root,
    '  - { name: half, value: 2/2 }',
    '  - half',
    9,
    'The field “diagnoses” should be - { name: …, value: … }.',
  ],
  [
    root,
    '- half: This is the half.',
    '',
    24,
    '“half” is named in the front matter but has no item under diagnoses. Add it.',
  ],
  [
    root,
    '- half: This',
    '- third: This is a third.\n- half: This',
    24,
    '“third” is not named in the front matter. Name it there, or remove the item.',
  ],
  [sum, '## Choices', '## constructor', 10, 'There is no section “constructor”. Sections: choices, 选项'],
  [root, 'value: 2^2', 'vlaue: 2^2', 8, 'There is no field “vlaue”. Did you mean “value”?'],
  [name, 'answer: number theory', 'answer: "?!"', 5, 'The answer “?!” has no letters or digits to compare.'],
  [
    name,
    '[higher arithmetic]',
    '[The Number-Theory]',
    6,
    'The alias “The Number-Theory” already counts as the key. Remove it.',
  ],
  [
    why,
    'keyPoints: [prime, unique]',
    'keyPoints: [prime]',
    14,
    '“unique” is not named in the front matter. Name it there, or remove the item.',
  ],
  [
    why,
    'keyPoints: [prime, unique]',
    'keyPoints: [prime, unique, order]',
    14,
    '“order” is named in the front matter but has no item under keyPoints. Add it.',
  ],
  [
    why,
    '  - unique\n',
    '',
    14,
    'The key point “unique” has no accepted wordings in this language. Nest a list under it.',
  ],
  [
    'arithmetic/why.zh-CN.md',
    '  - 唯一\n',
    '',
    10,
    'The key point “unique” has no accepted wordings in this language. Nest a list under it.',
  ],
  ['topics.yaml', 'arithmetic', 'algebra', 1, 'The topic arithmetic has no name. Add it to topics.yaml.'],
  ['topics.yaml', '  zh-CN: 算术\n', '', 1, 'The topic arithmetic needs a name in each of en, zh-CN.'],
  [
    root,
    '- half: This is the half.',
    '- half:',
    24,
    '“half” is named in the front matter but has no item under diagnoses. Add it.',
  ],
]

describe('a broken file is told with its line and the way to mend it:', () => {
  it.each(cases)('%s: %j → %j', (path, from, to, line, message) => {
    const { problems } = readBank(brokenBank(path, from, to))

    const told = problems.map((problem) => formatProblem(problem, 'en'))

    expect(told).toContainEqual(expect.stringContaining(`:${line}: ${message}`))
  })

  it.each(cases)('%s: %j → %j, in every language', (path, from, to) => {
    const { problems } = readBank(brokenBank(path, from, to))

    for (const problem of problems) {
      const [en, chinese] = languages.map((language) => formatProblem(problem, language))

      expect(chinese).toMatch(/\p{Script=Han}/u)
      expect(chinese).not.toBe(en)
    }
  })
})

it('tells all problems at once, in the order of files and lines', () => {
  const [first, second] = [
    brokenBank(sum, 'level: 1', 'level: 9').find(({ path }) => path === sum),
    brokenBank(root, 'value: 2^2', 'value: 1.41').find(({ path }) => path === root),
  ]
  const files = soundBank().map((file) => [first, second].find((each) => each?.path === file.path) ?? file)

  const { problems } = readBank(files)

  expect(problems.map(({ file, line }) => [file, line])).toEqual([
    [root, 7],
    [sum, 3],
  ])
})

it.each<[string, string, string, number]>([
  ['title', 'A sum', 'x'.repeat(81), 80],
  ['body', 'What is', 'x'.repeat(3001), 3000],
  ['choice b', '- b: $2$', `- b: ${'x'.repeat(301)}`, 300],
  ['why not a', 'That is one', 'x'.repeat(601), 600],
  ['explanation', 'Count.', 'x'.repeat(6001), 6000],
])('says that a %s is too long for where it is shown', (what, from, to, limit) => {
  const { problems } = readBank(brokenBank(sum, from, to))

  expect(problems).toMatchObject([{ key: 'bank.problem.tooLong', values: { what, limit } }])
})

it('misses a translation, and a question for a translation', () => {
  const files = soundBank().filter(({ path }) => path !== summe && path !== root)

  const { problems, questions } = readBank(files)

  expect(problems.map((problem) => formatProblem(problem, 'en'))).toEqual([
    'arithmetic/root.zh-CN.md:1: There is no arithmetic/root.md. Every question is told in English and in Chinese: add it.',
    'arithmetic/sum.md:1: There is no arithmetic/sum.zh-CN.md. Every question is told in English and in Chinese: add it.',
  ])
  expect(questions.has('arithmetic/sum')).toBe(false)
})

it.each([
  'Arithmetic/sum.md',
  'arithmetic/Sum.md',
  'arithmetic/deeper/sum.md',
  'arithmetic/sum.fr.md',
  'arithmetic/a_b.md',
])('says that %s is no name for a question', (path) => {
  const { problems } = readBank([...soundBank(), { path, text: '' }])

  expect(problems).toMatchObject([{ file: path, line: 1, key: 'bank.problem.path' }])
})
