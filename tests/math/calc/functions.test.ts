import { describe, expect, it } from 'vitest'
import { calculate } from '../../../src/math/expression.ts'

describe('the calculator’s functions', () => {
  it.each([
    // Exactly, where a quotient of rounded logarithms or a rounded product would miss.
    ['log(1000, 10)', 3],
    ['log(8, 2)', 3],
    ['comb(50, 25)', 126410606437752],
    ['lcm(4, 6, 10)', 60],
    ['gcd(-12, 18)', 6],
    ['mod(-7, 3)', 2],
    ['round(-0.5)', -1],
    ['20!', 2432902008176640000],
  ])('%s is exactly %d', (expression, value) => {
    expect(calculate(expression).value).toBe(value)
  })

  it.each([
    // PyTorch: an output padding must be below the larger of stride and dilation, a pool's padding at most half its window.
    ['convt(14, 3, 2, 1, 1)', 28],
    ['convt(14, 3, 1, 1, 1, 2)', 17],
    ['convt(7, 4, 2, 1)', 14],
    ['pool(112, 3, 2, 1)', 56],
    ['pool(224, 2)', 112],
    ['conv(7, 3, 1, 0, 2)', 3],
  ])('%s is %d, as PyTorch sizes the layer', (expression, value) => {
    expect(calculate(expression).value).toBe(value)
  })

  it.each([
    ['convt(14, 3, 2, 1, 2)', 'conv.outputPaddingTooLarge'],
    ['convt(1, 3, 1, 2)', 'conv.outputNotPositive'],
    ['convt(14, 3, 2, -1)', 'conv.paddingNegative'],
    ['pool(112, 3, 2, 2)', 'pool.paddingTooLarge'],
    ['pool(1, 3)', 'conv.outputNotPositive'],
    ['conv(0, 1)', 'conv.inputNotPositive'],
    ['conv(5, 3, 0)', 'conv.strideNotPositive'],
    ['conv(1e300, 3)', 'input.tooLarge'],
    ['conv(5.5, 3)', 'calc.wrongArguments'],
    ['comb(-1, 2)', 'calc.wrongArguments'],
    ['(-1)!', 'calc.wrongArguments'],
    ['2.5!', 'calc.wrongArguments'],
    ['mod(5, 0)', 'calc.notFinite'],
    ['log(5, 1)', 'calc.notFinite'],
    ['asin(2)', 'calc.notFinite'],
    ['exp(1000)', 'calc.tooLarge'],
    ['comb(2000, 1000)', 'calc.tooLarge'],
  ])('%s is refused by %s', (expression, key) => {
    expect(() => calculate(expression)).toThrow(expect.objectContaining({ key }))
  })
})

describe('an exact fraction', () => {
  it('has at most 63 digits above and below, and is dropped beyond', () => {
    const digits = (expression: string) => calculate(expression).exact

    expect(digits('10^62')).toEqual({ numerator: `1${'0'.repeat(62)}`, denominator: '1' })
    expect(digits('10^63')).toBeNull()
    expect(digits('1/10^62')).not.toBeNull()
    expect(digits('10^-63')).toBeNull()
  })

  it('that was dropped does not come back', () => {
    const { exact, value } = calculate('10^63/10^63')

    expect(exact).toBeNull()
    expect(value).toBe(1)
  })
})
