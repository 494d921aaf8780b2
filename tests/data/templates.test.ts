import { describe, expect, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import type { Question } from '../../src/bank/question.ts'
import { readBankFiles } from '../../src/bank-files.ts'
import { computing } from '../../src/cli/calculators/computing.ts'
import { translator } from '../../src/i18n/catalog.ts'
import { languages } from '../../src/i18n/texts.ts'
import { holds } from '../../src/math/calc/comparison.ts'
import type { Calculator } from '../../src/math/calculators/calculator.ts'
import { readAsked } from '../../src/math/calculators/read-asked.ts'
import { calculators } from '../../src/math/calculators/table.ts'
import { drawsOf } from '../../src/math/drill/draw.ts'
import { gradeAnswer } from '../../src/quiz/grade/grade.ts'
import { valuesOf } from '../../src/quiz/grade/number.ts'
import { drawVariant, tryVariant, type Variant } from '../../src/quiz/variant.ts'
import {
  bisect,
  countParameters,
  countWindows,
  inputsSeen,
  secondMomentOf,
  uniformVariance,
} from './oracles.ts'

const bank = readBank(await readBankFiles('data/questions'))
const templates = [...bank.questions.values()].filter(({ template }) => template)
const variantsTried = 8

type Numbers = Readonly<Record<string, number>>

/** The answer for the numbers drawn, found without the bank’s expressions: counted, integrated, or step by step. */
const found: Readonly<Record<string, (numbers: Numbers) => number>> = {
  'convolution/ceil-mode-width': ({ i = 0, k = 0, s = 0 }) =>
    countWindows({ input: i, kernel: k, stride: s, overhang: s - 1 }),
  'convolution/dilated-width': ({ i = 0, k = 0, s = 0, p = 0, d = 0 }) =>
    countWindows({ input: i, kernel: k, stride: s, padding: p, dilation: d }),
  'convolution/largest-input': ({ o = 0, ...layer }) => Math.max(...inputsOf(o, layer)),
  'convolution/layer-macs': ({ i = 0, c = 0, m = 0, s = 0 }) => {
    const positions = countWindows({ input: i, kernel: 3, stride: s, padding: 1 }) ** 2

    return positions * (countParameters(3, c, m, 1) - m)
  },
  'convolution/layer-parameters': ({ c = 0, m = 0, k = 0 }) => countParameters(k, c, m, 1),
  'convolution/separable-parameters': ({ c = 0, m = 0, k = 0 }) =>
    countParameters(k, c, c, c) - c + countParameters(1, c, m, 1) - m,
  'convolution/strided-width': ({ i = 0, k = 0, s = 0, p = 0 }) =>
    countWindows({ input: i, kernel: k, stride: s, padding: p }),
  'convolution/three-layer-field': ({ a = 0, b = 0, c = 0, s = 0, t = 0 }) =>
    inputsSeen([
      { kernel: a, stride: s },
      { kernel: b, stride: t },
      { kernel: c, stride: 1 },
    ]),
  // The inputs that the convolution with the same arguments maps to i, from the smallest.
  'convolution/transposed-width': ({ i = 0, op = 0, ...layer }) => Math.min(...inputsOf(i, layer)) + op,
  'history/attention-parameters': ({ d = 0 }) =>
    ['queries', 'keys', 'values', 'output'].reduce((sum) => sum + countParameters(1, d, d, 1), 0),
  'history/patch-tokens': ({ i = 0, p = 0 }) => countWindows({ input: i, kernel: p, stride: p }) ** 2 + 1,
  'initialisation/depth-factor': ({ n = 0, sigma = 0, l = 0 }) =>
    repeat(l, 1, (variance) => n * sigma ** 2 * secondMomentOf((z) => Math.max(0, z)) * variance),
  'initialisation/grouped-fans': ({ c = 0, m = 0, k = 0, g = 0 }) => countParameters(k, c, m, g) / m - 1,
  'initialisation/he-convolution': ({ c = 0, k = 0 }) =>
    bisect((sigma) => (countParameters(k, c, 1, 1) - 1) * sigma ** 2 * 0.5 - 1, 0, 10),
  'initialisation/leaky-std': ({ n = 0, a = 0 }) =>
    1 / Math.sqrt(n * secondMomentOf((z) => (z > 0 ? z : a * z))),
  'initialisation/xavier-bound': ({ a = 0, b = 0 }) =>
    bisect((bound) => uniformVariance(bound) - 1 / ((a + b) / 2), 0, 10),
  'normalisation/group-size': ({ c = 0, g = 0, h = 0 }) =>
    Array.from({ length: c }, (_, channel) => (Math.floor((channel * g) / c) === 0 ? h * h : 0)).reduce(
      (sum, each) => sum + each,
    ),
  'normalisation/running-mean-steps': ({ m = 0, a = 0, t = 0 }) =>
    repeat(t, 0, (running) => (1 - a) * running + a * m),
}

/** Their calculators show a step on the way to the answer. */
const stepsAway = ['history/patch-tokens']

function inputsOf(output: number, { k = 0, s = 0, p = 0 }: Numbers): number[] {
  return Array.from({ length: 400 }, (_, input) => input + 1).filter(
    (input) => countWindows({ input, kernel: k, stride: s, padding: p }) === output,
  )
}

function repeat(times: number, start: number, step: (value: number) => number): number {
  let value = start

  for (let count = 0; count < times; count++) value = step(value)

  return value
}

/** Variants with the numbers they were made of. */
function variantsOf(question: Question): Variant[] {
  const draw = drawsOf(question.id)
  const variants: Variant[] = []

  while (variants.length < variantsTried) {
    const drawn = question.template && tryVariant(question, question.template, draw)

    if (drawn && 'question' in drawn) variants.push(drawn)
  }

  return variants
}

const numbersOf = ({ names }: Variant): Numbers =>
  Object.fromEntries([...names].map(([name, { value }]) => [name, value]))

it('finds the answer of every template another way', () => {
  expect(templates.length).toBeGreaterThanOrEqual(14)
  expect(templates.map(({ id }) => id)).toEqual(Object.keys(found))
})

describe.each(templates)('$id', (template) => {
  const variants = variantsOf(template)

  it('has answers that are found another way, for numbers that keep to its constraints', () => {
    for (const variant of variants) {
      const { key, texts } = variant.question
      const answer = found[template.id]?.(numbersOf(variant)) ?? Number.NaN
      const shown = answer.toLocaleString('en')
      const choice = texts.en.choices?.find(({ text }) => text === shown)?.letter

      expect(template.template?.where.every((comparison) => holds(comparison, variant.names))).toBe(true)
      expect(gradeAnswer(key, [], choice ?? String(answer)).verdict).toBe('correct')
    }
  })

  it('recognises each mistake that its numbers leave apart, and has a word for it in every language', () => {
    for (const { question } of variants) {
      const diagnoses = question.key.kind === 'number' ? question.key.diagnoses : []

      if (question.key.kind === 'number') expect(diagnoses.length).toBeGreaterThan(0)
      for (const { name, expression } of diagnoses) {
        expect(gradeAnswer(question.key, [], expression)).toMatchObject({ verdict: 'wrong', diagnosis: name })
        for (const language of languages) expect(question.texts[language].diagnoses?.[name]).toMatch(/[.。]$/)
      }
    }
  })

  it('opens a calculator that shows the answer', async () => {
    const { key, calculator: source = '' } = drawVariant(template, 'calculator')

    if (source === '' || key.kind !== 'number' || stepsAway.includes(template.id)) return

    const { name, options } = readAsked(source)
    const calculator: Calculator = calculators[name]
    const told = calculator.tell(translator('en'), await calculator.answer(options, computing)).join('\n')
    const [value = Number.NaN] = valuesOf(key.expression)
    const shown = value.toLocaleString('en', { maximumSignificantDigits: value < 1 ? 4 : 12 })

    expect(told.replaceAll(' ', '')).toContain(shown.slice(0, 7).replace(/0+$/, ''))
  })
})
