import { expect, it } from 'vitest'
import { plainTex } from '../../src/quiz/plain-tex.ts'
import { chatText, plainText } from '../../src/quiz/plain-text.ts'

it.each([
  ['x', 'x'],
  ['\\constructor \\toString', '\\constructor \\toString'],
  ['\\int_{-\\infty}^{\\infty}\\tanh z\\,dz', '∫_-∞^∞ tanh z dz'],
  ['\\frac{2}{n}', '2/n'],
  ['\\tfrac12', '1/2'],
  ['\\frac12 x', '1/2 x'],
  ['\\sqrt{\\frac{2}{512}}', '√(2/512)'],
  ['\\sqrt3\\,\\sigma', '√3 σ'],
  ['\\frac{n_{in}+n_{out}}{2}', '(n_in+n_out)/2'],
  ['\\operatorname{Var}[w^{l}]', 'Var[w^l]'],
  ['\\mathbb{E}\\big[(a^{l-1})^2\\big]', 'E [(a^(l-1))^2 ]'],
  ['\\mathbb E[a^2]', 'E[a^2]'],
  ['\\mathcal N(0,1)', 'N(0,1)'],
  ['\\left\\lfloor\\frac{i+2p-k}{s}\\right\\rfloor+1', '⌊(i+2p-k)/s ⌋+1'],
  ['a \\times b \\le c', 'a × b ≤ c'],
  ['25{,}088', '25,088'],
  ['50\\,\\%', '50 %'],
  ['\\widehat{F(x)}', 'F(x)'],
  ['\\int f\\,dz', '∫ f dz'],
  ['y=x\\quad\\Rightarrow\\quad z', 'y=x ⇒ z'],
  ['a \\\\ b', 'a ; b'],
  ['\\unknown{x}', '\\unknown{x}'],
  ['{{{', '{{{'],
  ['', ''],
])('reads %j as %j', (tex, plain) => {
  expect(plainTex(tex)).toBe(plain)
})

it.each([
  ['**bold** and *italic*', 'bold and italic'],
  ['`a * b`', 'a * b'],
  ['2 * 3 * 4', '2 * 3 * 4'],
  ['## Title\ntext', 'Title\ntext'],
  ['> quoted', 'quoted'],
  ['[paper](https://example.org)', 'paper'],
  ['```python\nx = 1\n```', 'x = 1'],
  ['$\\frac12$ of $$x$$', '1/2 of x'],
  ['costs \\$5', 'costs $5'],
  ['`$x$` stays', '$x$ stays'],
  ['方差为 $\\sigma^2$。', '方差为 σ^2。'],
])('makes %j plain: %j', (markdown, plain) => {
  expect(plainText(markdown)).toBe(plain)
})

it.each([
  ['This is $\\sqrt{1/n}$, **not** `fan_in`', 'This is √(1/n), **not** `fan_in`'],
  ['$n_{in}$ and $a*b$', 'n\\_in and a\\*b'],
  ['no formula', 'no formula'],
])('keeps the Markdown of %j for the chat: %j', (markdown, chat) => {
  expect(chatText(markdown)).toBe(chat)
})

it('takes no time over unfinished notation', () => {
  const start = performance.now()

  for (const text of [
    '$'.repeat(50_000),
    '\\frac{'.repeat(10_000),
    '*a '.repeat(20_000),
    '['.repeat(50_000),
    '`'.repeat(50_000),
  ]) {
    plainText(text)
  }

  expect(performance.now() - start).toBeLessThan(2_000)
})
