import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatFigure,
  formatInteger,
  formatReal,
  formatRealLatex,
  formatSize,
} from '../../src/math/format.ts'

describe('numbers in a reply', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1605632, '1,605,632'],
    [-1000, '-1,000'],
    ['118013952000000000000', '118,013,952,000,000,000,000'],
  ])('the integer %s is %s', (value, text) => {
    expect(formatInteger(value)).toBe(text)
  })

  it.each([
    [0.0625, '0.0625'],
    [Math.PI, '3.142'],
    [-2 / 3, '-0.6667'],
    [123456.7, '123,500'],
    [0.001, '0.001'],
    [0.00099, '9.9e-4'],
    [0.000123456, '1.235e-4'],
    [1234567.8, '1.235e6'],
    [1e300, '1e300'],
    [0.5, '0.5'],
    [100, '100'],
    [2500000, '2,500,000'],
    [99.999, '100'],
  ])('the real %d is %s', (value, text) => {
    expect(formatReal(value)).toBe(text)
  })

  it('keeps as many digits as asked', () => {
    expect(formatReal(Math.PI, 12)).toBe('3.14159265359')
  })

  it.each([
    [-0.01234, '−0.01234'],
    [0.000123456, '1.235 × 10⁻⁴'],
    [-1234567.8, '−1.235 × 10⁶'],
    [1e300, '1 × 10³⁰⁰'],
    [1605632, '1,605,632'],
    [0, '0'],
  ])('the figure %d is set as %s', (value, text) => {
    expect(formatFigure(value)).toBe(text)
  })

  it('writes powers of ten and groups as a formula does', () => {
    expect(formatRealLatex(0.000123456)).toBe('1.235\\times10^{-4}')
    expect(formatRealLatex(123456)).toBe('123{,}456')
  })

  it.each([
    [999, '999'],
    [118013952, '118 M'],
    ['4089184256', '4.089 G'],
    [1500, '1.5 K'],
    ['1000000000000', '1 T'],
  ])('the count %s is short %s', (count, text) => {
    expect(formatCount(count)).toBe(text)
  })

  it('writes sizes with the sign of multiplication', () => {
    expect(formatSize([8, 1120, 112])).toBe('8 × 1,120 × 112')
  })
})
