import { beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { drawFormula } from '../../src/render/formula.ts'
import { type MathJax, openMathJax } from '../../src/render/mathjax.ts'
import { rasterize } from '../../src/render/raster.ts'
import type { Size, Theme } from '../../src/render/renderer.ts'
import { setText } from '../../src/render/text.ts'
import { contrast } from './contrast.ts'
import { formulas } from './formulas.ts'
import { countNear, distance, readInk } from './ink.ts'

let mathjax: MathJax

beforeAll(async () => {
  mathjax = await openMathJax()
})

const look = { theme: 'dark', size: 'normal' } as const

async function drawn(tex: string, given: { theme?: Theme; size?: Size } = {}) {
  return readInk((await rasterize(drawFormula(mathjax, tex, { ...look, ...given }))).png)
}

/** 0.5 em of room at 40 pixels per em. */
const marginPx = 20

describe('drawFormula', () => {
  it.each(Object.entries(formulas))('draws %s as shapes only, inside its margins', async (_name, tex) => {
    const drawing = drawFormula(mathjax, tex, look)
    const ink = await readInk((await rasterize(drawing)).png)

    expect(drawing.svg).not.toMatch(/<text|<a |<script|style=|class=|href/)
    expect(ink.share).toBeGreaterThan(0.005)
    expect(ink.box.left).toBeGreaterThan(marginPx / 2)
    expect(ink.box.top).toBeGreaterThan(marginPx / 2)
    expect(ink.widthPx - ink.box.right).toBeGreaterThan(marginPx / 2)
    expect(ink.heightPx - ink.box.bottom).toBeGreaterThan(marginPx / 2)
  })

  it.each([
    ['dark', '#313338', '#f2f3f5'],
    ['light', '#ffffff', '#000000'],
  ] as const)('draws text of the %s theme on its background', async (theme, background, text) => {
    const ink = await drawn(String.raw`\rule{2em}{1em}`, { theme })

    expect(distance(ink.background, background)).toBeLessThanOrEqual(1)
    expect(countNear(ink, text)).toBe(80 * 40)
  })

  it('draws 40 pixels per em with half an em around', async () => {
    const ink = await drawn(String.raw`\rule{3em}{2em}`)

    expect([ink.widthPx, ink.heightPx]).toEqual([160, 120])
    expect(ink.box).toEqual({ left: 20, top: 20, right: 139, bottom: 99 })
  })

  it.each([
    ['small', 26],
    ['normal', 40],
    ['large', 64],
  ] as const)('draws a %s formula at %i pixels per em', async (size, pxPerEm) => {
    const ink = await drawn(String.raw`\rule{3em}{2em}`, { size })

    expect([ink.widthPx, ink.heightPx]).toEqual([4 * pxPerEm, 3 * pxPerEm])
  })

  it('keeps named colours apart from the text', async () => {
    const ink = await drawn(String.raw`\textcolor{#ff0000}{\rule{1em}{1em}}\rule{1em}{1em}`)

    expect(countNear(ink, '#ff0000')).toBe(40 * 40)
    expect(countNear(ink, '#f2f3f5')).toBe(40 * 40)
  })

  it.each([
    ['black', 'dark'],
    ['blue', 'dark'],
    ['white', 'light'],
    ['yellow', 'light'],
  ] as const)('draws %s so that it can be seen on %s', async (colour, theme) => {
    const ink = await drawn(`\\color{${colour}}{\\blacksquare}`, { theme })
    const [square] = [...ink.colours].sort(([, one], [, other]) => other - one).slice(1)

    expect(contrast(square?.[0] ?? '', ink.background)).toBeGreaterThan(2.7)
  })

  it.each([
    ['dark', '#ffff00', '#000000'],
    ['light', '#000080', '#ffffff'],
  ] as const)('draws text in a coloured box on %s by the colour of the box', async (theme, box, text) => {
    const ink = await drawn(`\\colorbox{${box}}{$\\blacksquare$}`, { theme })

    expect(countNear(ink, text)).toBeGreaterThan(400)
  })

  it('draws Chinese as tall as the letters around it', async () => {
    const chinese = await drawn(String.raw`\text{国}`)
    const latin = await drawn(String.raw`\text{H}`)

    const height = (ink: typeof chinese) => ink.box.bottom - ink.box.top

    expect(height(chinese)).toBeGreaterThan(height(latin))
    expect(height(chinese)).toBeLessThan(height(latin) * 1.5)
  })

  it('tells a private character from the emoji beside it', () => {
    const width = (tex: string) => drawFormula(mathjax, tex, look).width

    expect(width('\\text{👍\u{100000}}')).toBeCloseTo(width('\\text{👍\u{f0000}}'), 6)
  })

  it.each([
    ['Hebrew', 'שלום עולם'],
    ['Arabic', 'السلام عليكم'],
    ['Devanagari', 'हिन्दी'],
  ])('sets %s as its readers write it', (_name, words) => {
    const drawing = drawFormula(mathjax, `x + \\text{${words}}`, look)

    // One run for all the words, in which their letters join and take their order.
    expect(drawing.svg).toContain(setText(words, { face: 'regular' }).svg.slice(0, 400))
  })

  it.each([
    ['a family of four', '👨‍👩‍👧‍👦'],
    ['a flag', '🇨🇳'],
    ['a keycap', '1️⃣'],
    ['a sign that mathematics has too', '☺️'],
  ])('draws %s as one picture in its colours, in text and in formulas', async (_name, emoji) => {
    const text = drawFormula(mathjax, `\\text{${emoji}}`, look)
    const bare = drawFormula(mathjax, emoji, look)
    const twice = drawFormula(mathjax, `\\text{${emoji}${emoji}}`, look)

    expect(text.coloured).toBe(true)
    expect(bare.width).toBeCloseTo(text.width, 6)
    // 1.2 em of text at 0.94 of the size of mathematics.
    expect(twice.width - text.width).toBeCloseTo(1_128, 0)
  })

  it.each([
    ['\\qty{9.81}{\\metre\\per\\second\\squared}', '9.81\\,\\mathrm{m}\\,\\mathrm{s}^{-2}'],
    ['x^\\num{1.5e-3}', 'x^{1.5\\times 10^{-3}}'],
    ['\\SI{1.2+-0.3}{\\kg}', '(1.2\\pm 0.3)\\,\\mathrm{kg}'],
    ['\\qty{45}{\\degree} + \\ang{45}', '45\\mathrm{°} + 45\\mathrm{°}'],
    ['\\si{\\mega\\ohm} \\unit{km/h}', '\\mathrm{MΩ} \\mathrm{km}/\\mathrm{h}'],
  ])('draws %s like %s', async (tex, plain) => {
    const drawing = drawFormula(mathjax, tex, look)

    expect(drawing.width).toBeCloseTo(drawFormula(mathjax, plain, look).width, 6)
  })

  it.each([
    ['\\num{abc}', 'render.siNumber'],
    ['\\num[round-mode=places]{1.5}', 'render.siUnsupported'],
    ['\\qtyrange{1}{2}{\\metre}', 'render.siUnsupported'],
    ['\\unit{\\parsecs}', 'render.siUnit'],
  ])('says what is wrong with %s', (tex, key) => {
    expect(() => drawFormula(mathjax, tex, look)).toThrow(expect.objectContaining({ key }))
  })

  it('draws the rules of a table as lines, not as blocks', async () => {
    const ink = await drawn(
      String.raw`\begin{array}{|c|} \hline \phantom{\rule{5em}{5em}} \\ \hline \end{array}`,
    )

    expect(ink.share).toBeGreaterThan(0.01)
    expect(ink.share).toBeLessThan(0.08)
  })

  it('puts a tag beside its formula, and both in the middle of the picture', async () => {
    const ink = await drawn(String.raw`\rule{2em}{1em} \tag{1}`)

    expect(Math.abs(ink.box.left - marginPx)).toBeLessThanOrEqual(1)
    // The bracket has a blank of 0.06 em at its right.
    expect(Math.abs(ink.widthPx - 1 - ink.box.right - ink.box.left)).toBeLessThanOrEqual(6)
  })

  it('breaks a long sum into lines of at most 34 em', async () => {
    const sum = Array.from({ length: 60 }, (_, i) => `x_{${i}}`).join(' + ')

    const ink = await drawn(sum)

    expect(ink.widthPx).toBeLessThan(35.1 * 40)
    expect(ink.heightPx).toBeGreaterThan(100)
  })

  it.each([
    ['short lines', 3, 17.1],
    ['longer lines', 8, 26.1],
    ['lines as wide as a picture', 13, 35.1],
  ])('gives a formula of %s in steps no more room than it needs', async (_name, terms, widthEm) => {
    const line = Array.from({ length: terms }, (_, i) => `x_{${i}}`).join(' + ')
    const ink = await drawn(`\\begin{multline*} ${line} \\\\ + ${line} \\\\ + y \\end{multline*}`)

    expect(ink.widthPx).toBeLessThanOrEqual(widthEm * 40)
    expect(ink.widthPx).toBeGreaterThan((widthEm - 6) * 40)
  })

  it('breaks Chinese text, which has no blanks, too', async () => {
    const sentence = '方差在前向传播中保持不变，'.repeat(6)
    const ink = await drawn(`\\text{${sentence}}`)
    const lines = await drawn(`\\text{${sentence.slice(0, 12)}}`)

    expect(ink.widthPx).toBeLessThan(35.1 * 40)
    expect(ink.heightPx).toBeGreaterThan(2.5 * (lines.box.bottom - lines.box.top))
  })

  it.each([
    ['an unknown macro', String.raw`\nosuchmacro`, 'Undefined control sequence \\nosuchmacro', 1],
    ['an unclosed brace', String.raw`\frac{a`, 'Missing close brace', 6],
  ])('says what MathJax says of %s, and where', (_name, tex, message, character) => {
    expect(() => drawFormula(mathjax, tex, look)).toThrow(
      expect.objectContaining({ key: 'render.texAt', values: { message, line: 1, character } }),
    )
  })

  it.each([
    ['blanks and comments', ' % nothing\n', 'render.empty'],
    ['invisible things', String.raw`\phantom{x}\quad`, 'render.empty'],
    ['2,001 characters', 'x'.repeat(2_001), 'render.tooLong'],
    ['61 levels of braces', `${'{'.repeat(61)}${'}'.repeat(61)}`, 'render.tooDeep'],
    ['8,001 elements', String.raw`\newcommand\x{${'y'.repeat(100)}}${'\\x'.repeat(90)}`, 'render.tooComplex'],
  ])('refuses %s', (_name, tex, key) => {
    expect(() => drawFormula(mathjax, tex, look)).toThrow(expect.objectContaining({ name: 'UserError', key }))
  })

  it('accepts an escaped brace and an escaped percent sign at any depth', () => {
    expect(() => drawFormula(mathjax, '\\{'.repeat(100), look)).not.toThrow()
    expect(() => drawFormula(mathjax, '\\%', look)).not.toThrow()
  })
})

/** What one person defines, and what the next person would see of it. */
const leaks: readonly (readonly [string, string, string])[] = [
  ['a new command', String.raw`\newcommand{\mine}{y}\mine`, String.raw`\mine`],
  ['a redefined accent', String.raw`\def\bar#1{!}\bar x`, String.raw`\bar x`],
  ['a redefined sum', String.raw`\renewcommand{\sum}{s}\sum`, String.raw`\sum_i x`],
  ['a renamed fraction', String.raw`\let\frac\sqrt \frac 2`, String.raw`\frac{1}{2}`],
  [
    'an environment',
    String.raw`\newenvironment{mine}{(}{)}\begin{mine}x\end{mine}`,
    String.raw`\begin{mine}x\end{mine}`,
  ],
  ['an operator', String.raw`\DeclareMathOperator{\mine}{mine}\mine x`, String.raw`\mine x`],
  ['paired delimiters', String.raw`\DeclarePairedDelimiter{\mine}{(}{)}\mine{x}`, String.raw`\mine{x}`],
  ['a label', String.raw`x \tag{1}\label{a}`, String.raw`x \tag{1}\label{a}`],
  ['a colour', String.raw`\definecolor{mine}{rgb}{1,0,0}\color{mine}x`, String.raw`\color{mine}x`],
  [
    'settings of mathtools',
    String.raw`\mathtoolsset{showonlyrefs}x`,
    String.raw`\begin{equation}x\tag{2}\end{equation}`,
  ],
  ['an unfinished group', String.raw`\color{red}{\frac{a`, 'x'],
]

describe('typeset', () => {
  const attempt = (engine: MathJax, tex: string) => {
    try {
      return engine.typeset(tex, { display: true, widthEm: 34 }).svg
    } catch (error) {
      return error instanceof UserError ? error.values.message : error
    }
  }

  it.each(leaks)('carries nothing of %s over to the next formula', async (_name, first, second) => {
    const untouched = attempt(await openMathJax(), second)

    attempt(mathjax, first)

    expect(attempt(mathjax, second)).toEqual(untouched)
  })
})
