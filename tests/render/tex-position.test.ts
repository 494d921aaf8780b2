import { beforeAll, describe, expect, it } from 'vitest'
import { type MathJax, openMathJax } from '../../src/render/mathjax.ts'
import { placeOfError } from '../../src/render/tex-position.ts'

let mathjax: MathJax

beforeAll(async () => {
  mathjax = await openMathJax()
})

describe('the place of a TeX error', () => {
  // `¶` marks the place; it is taken out before the formula is read.
  it.each([
    ['an unknown macro', String.raw`a + ¶\foo b`],
    ['one in an argument', String.raw`\frac{1}{\sqrt{¶\foo}}`],
    ['one on a later line', 'a\n+ b\n¶\\foobar + \\foo'],
    ['the unknown one of two alike', String.raw`\foo2 + ¶\foo`.replace('\\foo2', '\\fbox{f}')],
    ['one behind a comment that names it', 'a%\\foo\n¶\\foo'],
    ['one within text', String.raw`\text{a $¶\foo$}`],
    ['one in a table', String.raw`\begin{matrix} a & ¶\foo & b \end{matrix}`],
    ['one behind emoji of many code points', String.raw`\text{👨‍👩‍👧‍👦 1️⃣}¶\foo`],
    ['one behind words that stay together', String.raw`\text{שלום עולם हिन्दी}¶\foo`],
    ['one behind a macro', String.raw`\newcommand\x{y}\x\x¶\foo`],
    ['one behind a number with its unit', String.raw`\qty{5}{\kilo\metre} ¶\foo`],
    ['a brace that is never closed', String.raw`\sqrt{a} + \frac¶{a`],
    ['a brace that was never opened', 'a¶}b'],
    ['a second index', 'x_1¶_2'],
    ['a second power', 'x^a¶^b'],
    ['a bracket without its partner', String.raw`\left(x\right) + ¶\left( a`],
    ['an unknown environment', String.raw`\begin¶{foo}a\end{foo}`],
    ['a command without its argument', String.raw`1 + ¶\frac{a}`],
    ['a cell outside a table', 'a ¶& b'],
  ])('is found for %s', (_what, marked) => {
    const before = marked.slice(0, marked.indexOf('¶')).split('\n')
    const segmenter = new Intl.Segmenter('en')

    expect(() => mathjax.typeset(marked.replace('¶', ''), { display: true, widthEm: 34 })).toThrow(
      expect.objectContaining({
        key: 'render.texAt',
        values: expect.objectContaining({
          line: before.length,
          character: [...segmenter.segment(before.at(-1) ?? '')].length + 1,
        }),
      }),
    )
  })

  it('stays within the source when a macro of the person’s own is at fault', () => {
    expect(placeOfError('\\x', 'Undefined control sequence \\foo', [{ string: '\\foo + 1', i: 4 }])).toEqual({
      line: 1,
      character: 1,
    })
  })

  it('is not made up where nothing was read', () => {
    expect(placeOfError('x', 'Something', [])).toBeUndefined()
  })
})
