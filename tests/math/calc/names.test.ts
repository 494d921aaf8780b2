import { expect, it } from 'vitest'
import type { Names } from '../../../src/math/calc/evaluate.ts'
import { namesIn, substitute } from '../../../src/math/calc/names.ts'

const names: Names = new Map([
  ['n', { value: 512, exact: { numerator: 512n, denominator: 1n } }],
  ['third', { value: 1 / 3, exact: { numerator: 1n, denominator: 3n } }],
  ['tenth', { value: 0.1, exact: { numerator: 1n, denominator: 10n } }],
  ['below', { value: -2.5, exact: { numerator: -5n, denominator: 2n } }],
  ['root', { value: Math.SQRT2, exact: null }],
])

it.each<[string, string[]]>([
  ['sqrt(2/n_in) + n', ['n_in', 'n']],
  ['1e3*e3 + 2.5e-2', ['e3']],
  ['conv (i, k) - k', ['i', 'k']],
  ['56x56', []],
  ['n x n', ['n', 'x']],
])('finds the names of %s', (expression, expected) => {
  expect(namesIn(expression)).toEqual(expected)
})

it.each([
  ['sqrt(2/n)', 'sqrt(2/512)'],
  ['n x n', '512x512'],
  ['nn + n_in + 1e3 + n', 'nn + n_in + 1e3 + 512'],
  ['2^third', '2^(1/3)'],
  ['tenth*3', '0.1*3'],
  ['1-below', '1-(-2.5)'],
  ['root', '1.4142135623730951'],
  ['max(n, 2)*max', 'max(512, 2)*max'],
])('puts numbers into %s', (expression, expected) => {
  expect(substitute(expression, names)).toBe(expected)
})
