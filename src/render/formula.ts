import { UserError } from '../errors.ts'
import type { MathBox } from './math-box.ts'
import type { MathJax, TypesetOptions } from './mathjax.ts'
import type { Drawing } from './raster.ts'
import type { Size, Theme } from './renderer.ts'
import { formulaColours } from './theme.ts'

const lengthLimit = 2_000
const depthLimit = 60
/** Width at which MathJax breaks a formula that stands alone, in em. */
const lineWidthEm = 34
/** Width that the lines of a `multline` are spread over when they are shorter, in em. */
const multlineWidthEm = 16
/** Room around the ink, in em. */
const padding = 0.5
const pxPerEm: Readonly<Record<Size, number>> = { small: 26, normal: 40, large: 64 }

/**
 * Typesets a formula after the checks that cost nothing.
 *
 * @throws UserError `render.empty`, `render.tooLong`, `render.tooDeep`, and what {@link MathJax.typeset} throws
 */
export function typesetFormula(mathjax: MathJax, tex: string, options: TypesetOptions): MathBox {
  checkSource(tex)

  const box = mathjax.typeset(tex, options)

  if (!box.inked || box.width < 0.02) throw new UserError('render.empty')

  return box
}

/** A display formula alone on its background. */
export function drawFormula(
  mathjax: MathJax,
  tex: string,
  { theme, size }: { readonly theme: Theme; readonly size: Size },
): Drawing {
  const colours = formulaColours[theme]
  const box = typesetAlone(mathjax, tex, colours.background)
  const em = 1_000

  return {
    x: -padding * em,
    y: -(box.ascent + padding) * em,
    width: (box.width + 2 * padding) * em,
    height: (box.ascent + box.descent + 2 * padding) * em,
    scale: pxPerEm[size] / em,
    ...colours,
    coloured: box.coloured,
    svg: box.svg,
  }
}

/** A `multline` spreads over all the width it is given, mostly to show nothing: it gets what its lines need to step aside. */
function typesetAlone(mathjax: MathJax, tex: string, ground: string): MathBox {
  const typeset = (widthEm: number) => typesetFormula(mathjax, tex, { display: true, widthEm, ground })

  if (!/\\begin\{multline\*?\}/.test(tex)) return typeset(lineWidthEm)

  const narrow = typeset(multlineWidthEm)

  return narrow.width <= multlineWidthEm ? narrow : typeset(Math.min(lineWidthEm, 1.25 * narrow.width))
}

/** @throws UserError `render.tooLong`, `render.empty`, `render.tooDeep` */
export function checkSource(tex: string): void {
  if (tex.length > lengthLimit)
    throw new UserError('render.tooLong', { length: tex.length, limit: lengthLimit })
  if (tex.replace(/(?<!\\)%.*$/gm, '').trim() === '') throw new UserError('render.empty')
  if (braceDepth(tex) > depthLimit) throw new UserError('render.tooDeep')
}

/** The deepest level of `{`; an escaped brace opens nothing. */
function braceDepth(tex: string): number {
  let depth = 0
  let deepest = 0

  for (const token of tex.match(/\\[\s\S]|[{}]/g) ?? []) {
    if (token === '{') depth += 1
    if (token === '}') depth -= 1

    deepest = Math.max(deepest, depth)
  }

  return deepest
}
