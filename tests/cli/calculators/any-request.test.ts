import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerLine } from '../../../src/cli/calculators/answer-line.ts'
import { computing } from '../../../src/cli/calculators/computing.ts'
import type { Option, Options } from '../../../src/command.ts'
import type { Calculator } from '../../../src/math/calculators/calculator.ts'
import { calculators } from '../../../src/math/calculators/table.ts'
import { strangeWords } from '../../support/strange-words.ts'
import { isThorough } from '../../support/thorough.ts'

/** What options of these names take. */
const likely: Readonly<Record<string, readonly string[]>> = {
  input: ['224', '7x7', '2x3x4', '3x32x32', '1000000'],
  output: ['112', '3', '7x7', '1..5'],
  kernel: ['3', '1x3', '7', '1..5', '10000'],
  stride: ['1', '2', '3x2', '1..3'],
  padding: ['0', '1', '0-1', 'same', 'valid', 'causal', 'full', '0..2'],
  dilation: ['1', '2', '1..2'],
  output_padding: ['0', '1'],
  layer: ['linear 3 4', 'conv 3 4 8 g2', 'nn.Linear(3, 4)', 'lstm 3 4'],
  shape: ['3x4', '8x4x3x3', '5'],
  widths: ['784-256x3-10', '4>4>4'],
  activation: ['relu', 'tanh', 'leaky_relu', 'conv2d', 'softsign', 'gelu'],
  layers: ['conv 3 8 > relu > gap', 'in 3x8x8 > flatten > fc 10', 'res(conv 3 p1 8 | )'],
  preset: ['vgg16', 'lenet5'],
  a: ['in 3x32x32 > conv 3 8 > relu', 'in 3x32x32 > flatten > fc 10', 'vgg16'],
  b: ['conv 3 8 p1 > gap', 'in 3x32x32 > (relu)x3', 'lenet5'],
  expression: ['2/3', 'sqrt(2/512)', '1/0', 'conv(7,3)', '3x4'],
}
/** What hardly any takes. */
const odd = [
  '',
  ' ',
  '0',
  '-1',
  '5..1',
  '((',
  '）（',
  '９',
  '−3',
  '1e3',
  '3.5',
  'NaN',
  '__proto__',
  '\u0000',
  '😀',
]
const ordinary = [1, 2, 3, 8, 64]
const extreme = [0, -1, 0.5, -0.5, 1.5, 1e-300, 1e9, -1e9, 1e308, 2 ** 53]
const junk = [null, true, false, [], {}, [[3]], '3', 3]

/** Mostly the first, seldom the second. */
function mostly(often: fc.Arbitrary<unknown>, seldom: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof({ arbitrary: often, weight: 12 }, { arbitrary: fc.constantFrom(...seldom), weight: 1 })
}

function anyValue(name: string, { type, ...option }: Option): fc.Arbitrary<unknown> {
  const choices: readonly unknown[] = ('choices' in option && option.choices) || []

  if (choices.length > 0) return mostly(fc.constantFrom(...choices), junk)
  if (type === 'boolean') return mostly(fc.boolean(), junk)
  if (type === 'string') return mostly(fc.constantFrom(...(likely[name] ?? ['3'])), [...odd, ...junk])

  return mostly(fc.constantFrom(...ordinary), [...extreme, ...junk])
}

/** What is needed, mostly, and a few more. */
function anyOptions(declared: Options): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(declared)
  const needed = names.filter((name) => declared[name]?.required)

  return fc.subarray(names, { maxLength: Math.min(5, names.length) }).chain((some) => {
    const values = [...new Set([...needed, ...some])].map((name) => [
      name,
      anyValue(name, declared[name] as Option),
    ])

    return fc.record(Object.fromEntries(values), { requiredKeys: needed })
  })
}

describe('any request', { timeout: 120_000 }, () => {
  it.each(Object.entries(calculators).filter(([name]) => name !== 'init simulate'))(
    'to %s is answered or refused, and is no fault of ours',
    async (command, calculator: Calculator) => {
      const faults: unknown[] = []
      let answered = 0
      const asker = {
        language: 'zh-CN' as const,
        computing,
        onFault(error: unknown) {
          faults.push(error)
          return ''
        },
      }

      await fc.assert(
        fc.asyncProperty(anyOptions(calculator.options), async (options) => {
          const line = await answerLine(JSON.stringify({ id: 7, command, options }), asker)

          const answer = JSON.parse(line) as { readonly id: unknown; readonly ok: boolean }
          if (answer.ok) answered++
          expect(answer.id).toBe(7)
          expect(line).not.toContain('\n')
          expect(faults).toEqual([])
        }),
        { numRuns: isThorough ? 300 : 80 },
      )
      expect(answered).toBeGreaterThan(0)
    },
  )
})

describe('every strange word', { timeout: 120_000 }, () => {
  const texts = Object.entries(calculators).flatMap(([name, { options }]: [string, Calculator]) =>
    Object.entries(options)
      .filter(([, option]) => option.type === 'string' && !('choices' in option))
      .map(([option]) => [name, option] as const),
  )

  it.each(texts)('to %s as %s is answered or refused', async (command, text) => {
    const { options: declared }: Calculator = calculators[command as keyof typeof calculators]
    const needed = Object.entries(declared).filter(([, { required }]) => required)
    const plain = needed.map(([name, option]) => [
      name,
      ('choices' in option && option.choices?.[0]) || likely[name]?.[0] || '3',
    ])
    const faults: unknown[] = []

    for (const word of strangeWords) {
      const options = { ...Object.fromEntries(plain), [text]: word }
      const onFault = (error: unknown) => String(faults.push(error))
      const line = await answerLine(JSON.stringify({ id: 1, command, options }), {
        language: 'en',
        computing,
        onFault,
      })

      expect(JSON.parse(line)).toMatchObject({ id: 1 })
    }

    expect(faults).toEqual([])
  })
})
