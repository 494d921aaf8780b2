import { describe, expect, it } from 'vitest'
import { holds, readComparison } from '../../../src/math/calc/comparison.ts'
import type { Names } from '../../../src/math/calc/evaluate.ts'
import { refusalOf } from '../../support/refusal.ts'

const names: Names = new Map([
  ['i', { value: 28, exact: { numerator: 28n, denominator: 1n } }],
  ['third', { value: 1 / 3, exact: { numerator: 1n, denominator: 3n } }],
])

describe('a comparison', () => {
  it.each<[string, boolean]>([
    ['i < 29', true],
    ['i < 28', false],
    ['i <= 28', true],
    ['i ≤ 27', false],
    ['i > 27', true],
    ['i > 28', false],
    ['i >= 28', true],
    ['i ≥ 29', false],
    ['i = 28', true],
    ['i == 27', false],
    ['i != 27', true],
    ['i ≠ 28', false],
    ['1 <= 3 <= i', true],
    ['1 <= 30 <= i', false],
    ['5 > 3 != 3', false],
    ['third * 3 = 1', true],
    ['third + 1e-20 = third', false],
    ['sqrt(2)^2 = 2', true],
    ['sqrt(2)^2 < 2', false],
    ['mod(i, 4) = 0', true],
    ['conv(i, 3, 2) >= 14', false],
  ])('%s is %s', (text, expected) => {
    expect(holds(readComparison(text), names)).toBe(expected)
  })

  it.each([
    ['i', 'calc.comparisonWanted'],
    ['i <', 'calc.syntax'],
    ['< i', 'calc.syntax'],
    ['i = 3x3', 'calc.oneValueWanted'],
    ['i = 1; i', 'calc.oneValueWanted'],
    ['i <> 3', 'calc.syntax'],
  ])('%j is none: %s', (text, key) => {
    expect(refusalOf(() => readComparison(text)).key).toBe(key)
  })

  it('is refused where a side cannot be computed', () => {
    expect(refusalOf(() => holds(readComparison('conv(i, 29) > 0'), names)).key).toBe(
      'conv.outputNotPositive',
    )
    expect(refusalOf(() => holds(readComparison('j > 0'), names)).key).toBe('calc.unknownName')
  })
})
