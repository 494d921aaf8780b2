import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareExpressions } from '../../../src/math/equivalence/compare.ts'
import { pointsOf, type Variable } from '../../../src/math/equivalence/points.ts'
import { readExpression } from '../../../src/math/equivalence/read.ts'

const x: Variable = { name: 'x', from: -9, to: 9, isWhole: false }
const n: Variable = { name: 'n', from: 1, to: 4096, isWhole: true }
const small = fc.integer({ min: -9, max: 9 })

function outcome(one: string, other: string, variable: Variable = x): string {
  const read = (text: string) => readExpression(text, [variable.name])

  return compareExpressions(read(one), read(other), [variable], 'seed').outcome
}

describe('polynomials', () => {
  it('are equal to their expansion, whatever their coefficients', () => {
    fc.assert(
      fc.property(small, small, small, small, (a, b, c, d) => {
        const factors = `(${a}*x+${b})(${c}*x+${d})`
        const expanded = `${a * c}*x^2+(${a * d + b * c})*x+(${b * d})`

        expect(outcome(factors, expanded)).toBe('equal')
      }),
    )
  })

  it('differ by one in any coefficient', () => {
    fc.assert(
      fc.property(small, small, small, fc.nat({ max: 2 }), (a, b, c, place) => {
        const [p, q, r] = [a, b, c].map((value, at) => (at === place ? value + 1 : value))

        expect(outcome(`${a}*x^2+(${b})*x+(${c})`, `${p}*x^2+(${q})*x+(${r})`)).toBe('different')
      }),
    )
  })

  it('are compared exactly far beyond the digits of a double', () => {
    expect(outcome('(n+1)^9-n^9', '9n^8+36n^7+84n^6+126n^5+126n^4+84n^3+36n^2+9n+1', n)).toBe('equal')
    expect(outcome('(n+1)^9-n^9', '9n^8+36n^7+84n^6+126n^5+126n^4+84n^3+36n^2+9n+2', n)).toBe('different')
  })
})

it('takes sums of logarithms and of angles for what they are, and nothing near them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (a, b) => {
      expect(outcome(`ln(${a}*n)+ln(${b}*n)`, `2*ln(n)+ln(${a * b})`, n)).toBe('equal')
      expect(outcome(`ln(${a}*n)+ln(${b}*n)`, `2*ln(n)+ln(${a * b + 1})`, n)).toBe('different')
      expect(outcome(`sin(x+${a})`, `sin(x)*cos(${a})+cos(x)*sin(${a})`)).toBe('equal')
      expect(outcome(`sin(x+${a})`, `sin(x)*cos(${a})-cos(x)*sin(${a})`)).toBe('different')
    }),
    { numRuns: 40 },
  )
})

it('does not decide where rounding leaves nothing to see', () => {
  expect(outcome('(1+x*1e-30)*sqrt(2)-sqrt(2)', 'x*sqrt(2)*1e-30')).toBe('unclear')
})

describe('points', () => {
  it.each<Variable>([
    x,
    n,
    { name: 'p', from: 0, to: 1, isWhole: false },
    { name: 'a', from: 0.5, to: 0.99, isWhole: false },
    { name: 'k', from: 1, to: 2, isWhole: true },
    { name: 'w', from: -3, to: 5, isWhole: true },
  ])('of %o keep to the domain, reach both halves of it, and are the same every time', (variable) => {
    const values = pointsOf([variable], 'seed').map((point) => {
      const { numerator, denominator } = point.get(variable.name) ?? { numerator: 0n, denominator: 0n }

      return Number(numerator) / Number(denominator)
    })
    const middle = (variable.from + variable.to) / 2

    expect(Math.min(...values)).toBeGreaterThanOrEqual(variable.from)
    expect(Math.max(...values)).toBeLessThanOrEqual(variable.to)
    expect(values.some((value) => value < middle)).toBe(true)
    expect(values.some((value) => value > middle)).toBe(true)
    if (variable.isWhole) expect(values.every(Number.isInteger)).toBe(true)
    expect(pointsOf([variable], 'seed')).toEqual(pointsOf([variable], 'seed'))
    expect(pointsOf([variable], 'seed')).not.toEqual(pointsOf([variable], 'other'))
  })
})
