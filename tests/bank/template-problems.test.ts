import { describe, expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import type { BankFile } from '../../src/bank/parse.ts'
import { formatProblem } from '../../src/bank/problem.ts'
import { variantsOfCheck } from '../../src/bank/validate-template.ts'
import { brokenTemplate, templateBank } from './template-files.ts'

const steps = 'arithmetic/steps.md'
const chinese = 'arithmetic/steps.zh-CN.md'
const square = 'arithmetic/square.md'
const values = '[3, 5, 7] / whole 64..1024 step 64 / 0.1..0.9 step 0.1'

const check = (files: readonly BankFile[]) => readBank(files, [], variantsOfCheck)
/** Without the other template: it is sound. */
const checkBroken = (path: string, from: string, to: string) =>
  check(
    brokenTemplate(path, from, to).filter(
      (file) => file.path.startsWith(path.split('.')[0] ?? path) || file.path === 'topics.yaml',
    ),
  )

it('finds nothing wrong with sound templates', () => {
  const { problems, questions } = check(templateBank())

  expect(problems).toEqual([])
  expect([...questions.values()].map(({ template }) => template !== undefined)).toEqual([true, true])
})

it('lets the formulas of some variants stand for those of all', () => {
  const { formulas } = check(templateBank())

  expect(formulas.length).toBeGreaterThan(10)
  expect(formulas.map(({ tex }) => tex).join()).not.toContain('{{n}}')
})

/** File, a text in it and its replacement; line and message of a problem. */
const cases: readonly [string, string, string, number, string][] = [
  [
    steps,
    'parameters:\n  n: whole 20..60 step 2\n  s: [1, 2, 3]\n',
    '',
    1,
    'The field “parameters” is missing.',
  ],
  [steps, '\n  n: whole 20..60 step 2\n  s: [1, 2, 3]', ' 7', 5, 'The field “parameters” should be'],
  [steps, 'whole 20..60 step 2', '20..60', 6, `The parameter “n” needs values, at most 4096: ${values}.`],
  [steps, 'whole 20..60 step 2', 'whole 20..60 step 0.5', 6, 'The parameter “n” needs values'],
  [steps, 'whole 20..60 step 2', 'whole 60..20', 6, 'The parameter “n” needs values'],
  [steps, 'whole 20..60 step 2', 'whole 1..5000', 6, 'The parameter “n” needs values'],
  [steps, 's: [1, 2, 3]', 's: []', 7, 'The parameter “s” needs values'],
  [steps, 's: [1, 2, 3]', 's: [1, 2(]', 7, '“2(” cannot be computed:'],
  [steps, 's: [1, 2, 3]', 's: [1, 2, 3]\n  ln: [1]', 8, '“ln” cannot name a value:'],
  [steps, 's: [1, 2, 3]', 's: [1, 2, 3]\n  x: [1]', 8, '“x” cannot name a value:'],
  [
    steps,
    's: [1, 2, 3]',
    's: [1, 2, 3]\n  t: [1, 2]',
    8,
    'The value “t” is used nowhere. Use it, or remove it.',
  ],
  [steps, 'rest: n - s', 'rest: n - s\n  more: rest+1', 12, 'The value “more” is used nowhere.'],
  [steps, 'rest: n - s', 'rest: n - s\n  n: 3', 12, '“n” comes twice. Rename one.'],
  [steps, 'rest: n - s', 'more: rest\n  rest: n - s', 11, '“rest” has no value here. Known: n, s.'],
  [steps, 'rest: n - s', 'rest: n x s', 11, '“n x s” cannot be computed: “n x s” should be one number'],
  [steps, 'derived:\n  rest: n - s', 'derived: n', 10, 'The field “derived” should be name: expression.'],
  [steps, 'mod(n, 4) = 0', 'mod(n, 4)', 9, '“mod(n, 4)” cannot be computed: “mod(n, 4)” compares nothing.'],
  [
    steps,
    'mod(n, 4) = 0',
    'mod(n, 4) = ',
    9,
    '“mod(n, 4) =” cannot be computed: The expression ends too early.',
  ],
  [steps, 'mod(n, 4) = 0', 'mod(m, 4) = 0', 9, '“m” has no value here. Did you mean “n”?'],
  [
    steps,
    'mod(n, 4) = 0',
    'mod(n, 4) = 0\n  - n = s',
    10,
    'Only 0 of 400 draws make a question; most often “n = s” is not true.',
  ],
  [
    steps,
    'rest: n - s',
    'rest: sqrt(s - n)',
    5,
    'Only 0 of 400 draws make a question; most often something cannot be computed. Rule it out under where. “sqrt”',
  ],
  [steps, 'answer: floor(rest/s)+1', 'answer: floor(last/s)+1', 12, '“last” has no value here. Did you mean'],
  [steps, 'answer: floor(rest/s)+1', 'answer: rest/7', 12, 'The answer is '],
  [
    steps,
    'value: floor(rest/s) ',
    'value: floor(rent/s) ',
    14,
    '“rent” has no value here. Did you mean “rest”?',
  ],
  [
    steps,
    'value: floor(rest/s) ',
    'value: ceil((rest+1)/s) ',
    13,
    'The diagnosis “no-first” has no value of its own in any variant, so it can never be told. Change it.',
  ],
  [
    steps,
    '- rounded-up: The last does not fit.',
    '',
    29,
    '“rounded-up” is named in the front matter but has no',
  ],
  [
    steps,
    'Between first and last lie {{rest}}.',
    'There are {{ret}}.',
    21,
    '“ret” has no value here. Did you mean',
  ],
  [chinese, '每次加 {{s}}', '每次加 {{t}}', 4, '“t” has no value here.'],
  [steps, 'title: Steps', "title: 'Steps of {{s}}'", 2, 'Menus show the title before numbers are drawn.'],
  [steps, 'kind: number', 'kind: short', 5, 'The kind short has no field “parameters”.'],
  [
    chinese,
    'title: 步数',
    'title: 步数\nparameters: { n: [1, 2] }',
    3,
    'The field “parameters” belongs in the English',
  ],
  [
    square,
    'n: whole 3..40',
    'n: whole 3..12',
    6,
    'Only 10 different questions come out of 200 draws; 20 at least keep it from being known by heart.',
  ],
  [
    square,
    '{{n*(n+1)}}',
    '{{n^2}}',
    12,
    'Only 0 of 400 draws make a question; most often the choices b, c say the same.',
  ],
  [square, '> That is the double.\n', '> Twice {{n}.\n', 13, 'Two braces open here and insert nothing.'],
  [
    square,
    'One side is {{n+1}}.',
    'One side is {{n+}}.',
    6,
    'Only 0 of 400 draws make a question; most often something',
  ],
  [square, 'answer: b', 'answer: d', 5, 'The answer “d” is none of the choices a, b, c.'],
]

describe('a broken template is told with its line and the way to mend it:', () => {
  it.each(cases)('%s: %j → %j', (path, from, to, line, message) => {
    const { problems } = checkBroken(path, from, to)

    const told = problems.map((problem) => formatProblem(problem, 'en'))

    expect(told).toContainEqual(expect.stringContaining(`${path}:${line}: ${message}`))
    for (const problem of problems) expect(formatProblem(problem, 'zh-CN')).toMatch(/\p{Script=Han}/u)
  })
})

it('says with which numbers a variant is wrong', () => {
  const { problems } = check(brokenTemplate(steps, 'floor(rest/s)+1', 'rest/s'))

  expect(problems.map((problem) => formatProblem(problem, 'en'))).toEqual([
    expect.stringMatching(
      /^arithmetic\/steps\.md:12: The answer is .*, which nobody .* \(With n = \d+, s = 3\.\)$/,
    ),
  ])
})

it('tells once what is wrong with every variant, and with the template itself', () => {
  const { problems } = check(brokenTemplate(square, '  > That is the double.\n', ''))

  expect(problems.map(({ file, line, key }) => [file, line, key])).toEqual([
    [square, 12, 'bank.problem.whyMissing'],
  ])
})
