import { expect, it } from 'vitest'
import { findFormulas } from '../../src/bank/formulas.ts'

it.each<[string, string[], number[]]>([
  ['no formula', [], []],
  ['$x$', ['x'], []],
  ['a $x$ and $y$', ['x', 'y'], []],
  ['$$x$$', ['x'], []],
  ['a $$x$$ b', ['x'], []],
  ['\\(x\\)', ['x'], []],
  ['$\\frac{a}{b}$', ['\\frac{a}{b}'], []],
  ['$a\\$b$', ['a\\$b'], []],
  ['costs \\$5', [], []],
  ['`$x`', [], []],
  ['``a ` $x``', [], []],
  ['$x', [], [1]],
  ['$x $', [], [1, 1]],
  ['$ x$', [], [1, 1]],
  ['$5 and $6', [], [1, 1]],
  ['$x$5', [], [1, 1]],
  ['$$\nx\n$$', ['x'], []],
  ['$$ x\ny $$', ['x\ny'], []],
  ['> $$\n> x\n> $$', ['x'], []],
  ['- a\n\n  $$\n  x\n  $$', ['x'], []],
  ['```\n$x\n```\n$y$', ['y'], []],
  ['~~~\n```\n$x\n~~~\n$y$', ['y'], []],
  ['$$\nx\n$$\n$$\ny\n$$', ['x', 'y'], []],
  ['a\n$x', [], [2]],
])('finds in %j the formulas %j and lone dollars on lines %j', (markdown, tex, unpaired) => {
  const found = findFormulas(markdown, 1)

  expect(found.formulas.map((formula) => formula.tex)).toEqual(tex)
  expect(found.unpaired).toEqual(unpaired)
})

it('counts lines from where the text stands in its file', () => {
  const { formulas } = findFormulas('$a$\n\n$$\nb\n$$\n$c$', 10)

  expect(formulas).toEqual([
    { tex: 'a', line: 10 },
    { tex: 'b', line: 12 },
    { tex: 'c', line: 15 },
  ])
})
