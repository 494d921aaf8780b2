import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMessageFormulas } from '../src/message-formulas.ts'

describe('the formulas of a message', () => {
  it.each([
    ['a formula in a line', 'so $x^2$ is', ['x^2']],
    ['several, in their order', '$a$ then $$b$$ then \\(c\\) then \\[d\\]', ['a', 'b', 'c', 'd']],
    ['a display formula over lines', '$$\na \\\\\nb\n$$', ['a \\\\\nb']],
    ['line breaks with a distance in brackets', '\\[ a \\\\[2pt] b \\]', ['a \\\\[2pt] b']],
    ['mathematics inside text', '$$x \\text{ if $y$}$$', ['x \\text{ if $y$}']],
    ['a fenced block of latex', '```latex\n\\frac{1}{2}\n```', ['\\frac{1}{2}']],
    ['a fenced block of tex from Windows', '```TeX\r\n\\alpha\r\n```', ['\\alpha']],
    ['the same formula twice, once', '$x$ and $x$', ['x']],
    ['an escaped dollar within', '$a \\$ b$', ['a \\$ b']],
    ['Chinese around', '设$x$为实数，则$x^2\\ge0$。', ['x', 'x^2\\ge0']],
  ])('are found: %s', (_what, text, formulas) => {
    expect(findMessageFormulas(text)).toEqual(formulas)
  })

  it.each([
    ['prices', 'from $5 to $10, or even $ 12'],
    ['a price range without blanks', '$5-$10'],
    ['escaped signs', '\\$x\\$ and \\\\'],
    ['inline code', '`$x$` and ``a ` $y$``'],
    ['a fenced block of another language', '```python\nprint("$x$")\n```'],
    ['one over the end of its line', '$x\ny$'],
    ['one that is never closed', '$x \\[y \\(z ```latex\n w $$v'],
    ['nothing between the signs', '$$ $$ \\[ \\] ``` ```'],
    ['nothing at all', ''],
  ])('are not seen in %s', (_what, text) => {
    expect(findMessageFormulas(text)).toEqual([])
  })

  it('are all found among text that has no signs', () => {
    const tex = fc.stringMatching(/^[a-z0-9^_{}+]{1,12}$/)
    const word = fc.stringMatching(/^[a-z ]{1,12}$/)

    fc.assert(
      fc.property(fc.array(fc.tuple(word, tex)), (pairs) => {
        const text = pairs.map(([before, formula]) => `${before} \\(${formula}\\) `).join('')

        expect(findMessageFormulas(text)).toEqual([...new Set(pairs.map(([, formula]) => formula))])
      }),
    )
  })

  it.each([
    '$',
    '$x ',
    '$$',
    '$$x ',
    '\\[',
    '\\(',
    '`',
    '``',
    '```',
    '```latex\n',
    '\\',
    '$a\\',
    '$$a$b',
    '\\[\\(',
  ])('take time in proportion to the length of %j over and over', (piece) => {
    const measure = (length: number) => {
      const text = piece.repeat(length / piece.length)
      const start = performance.now()
      findMessageFormulas(text)

      return performance.now() - start
    }

    // A scan that went back for every sign would take minutes for a million characters.
    expect(measure(1_000_000)).toBeLessThan(2_000)
  })
})
