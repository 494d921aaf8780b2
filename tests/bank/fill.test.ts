import { describe, expect, it } from 'vitest'
import { fillMarkdown, insertionsIn } from '../../src/bank/fill.ts'
import type { Names } from '../../src/math/calc/evaluate.ts'
import { refusalOf } from '../support/refusal.ts'

const names: Names = new Map([
  ['n', { value: 65536, exact: null }],
  ['k', { value: 3, exact: { numerator: 3n, denominator: 1n } }],
  ['small', { value: 0.00016, exact: null }],
])

describe('a text with insertions', () => {
  it.each([
    ['a number in prose has separators', 'There are {{n}}.', 'There are 65,536.'],
    ['a small one a power of ten', 'It is {{small}}.', 'It is 1.6 × 10⁻⁴.'],
    ['code takes plain digits', 'Use `nn.Linear({{n}}, {{small}})`.', 'Use `nn.Linear(65536, 0.00016)`.'],
    ['so does a block of code', '```python\nf({{n}})\n```', '```python\nf(65536)\n```'],
    ['a formula takes TeX', 'So $n={{n}}$.', 'So $n=65{,}536$.'],
    ['a display too', '$$\nx={{small}}\n$$', '$$\nx=1.6\\times10^{-4}\n$$'],
    ['braces of TeX stay', '$\\frac{{{k}}}{{{n}}}$', '$\\frac{3}{65{,}536}$'],
    ['an exponent is one', '$2^{{2*k+4}}$ and $a_{{k}}$', '$2^{10}$ and $a_{3}$'],
    ['nothing else in braces is touched', '$\\text{k}$ {k} {{}}', '$\\text{k}$ {k} {{}}'],
    ['expressions are computed', '{{ conv(28, k, 2) }} and {{k/2}}', '13 and 1.5'],
  ])('%s', (_, text, filled) => {
    expect(fillMarkdown(text, names)).toBe(filled)
  })

  it('tells what it inserts and on which line', () => {
    expect(insertionsIn({ line: 7, text: '{{n}}\n\n`{{ k + 1 }}` $2{{k}}$' })).toEqual([
      { expression: 'n', line: 7 },
      { expression: 'k + 1', line: 9 },
      { expression: 'k', line: 9 },
    ])
  })

  it('refuses what has no value', () => {
    expect(refusalOf(() => fillMarkdown('{{m}}', names)).key).toBe('calc.unknownName')
  })

  it.each(['{{'.repeat(30_000), `{{${' '.repeat(60_000)}`, `{{n`.repeat(20_000), '{{n}}'.repeat(2_000)])(
    'is filled in linear time, whatever it holds',
    (text) => {
      expect(fillMarkdown(text, names).length).toBeGreaterThan(0)
    },
  )
})
