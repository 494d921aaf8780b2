import { UserError } from '../errors.ts'
import { format } from '../i18n/catalog.ts'
import { noMarks } from './blocks.ts'
import { layoutCodeLines } from './code-layout.ts'
import { mathScale, measureText } from './pieces.ts'
import { recallFormula } from './recall-formula.ts'
import { ink, rectangle } from './shapes.ts'
import type { Column, Sheet } from './sheet.ts'
import { emptyStrip, keepTogether, type Rail, railStrips, type Strip, spaceStrips } from './strips.ts'
import { layoutPieces } from './text-layout.ts'
import { mistakeGround } from './theme.ts'

/** No formula is drawn taller than this, in units: it must leave room on its page. */
const tallest = 1_200

/** A display formula in the middle of its column; one that cannot be read is shown with the reason. */
export function layoutFormula(tex: string, column: Column, sheet: Sheet): Strip[] {
  try {
    return [layoutDisplay(tex, column, sheet)]
  } catch (error) {
    if (!(error instanceof UserError)) throw error

    return layoutMistake(tex, error, column, sheet)
  }
}

function layoutDisplay(tex: string, { x, width, size, colour }: Column, { mathjax }: Sheet): Strip {
  const widthEm = width / (size * mathScale)
  const box = recallFormula(mathjax, tex, { display: true, widthEm, tagMarginEm: widthEm })
  const scale = Math.min(size * mathScale, width / box.width, tallest / (box.ascent + box.descent))
  const baseline = box.ascent * scale

  return {
    ...emptyStrip,
    height: (box.ascent + box.descent) * scale,
    baseline,
    before: 0.45 * size,
    after: 0.6 * size,
    svg: ink(x + (width - box.width * scale) / 2, baseline, scale, colour, box.svg),
  }
}

function layoutMistake(
  tex: string,
  mistake: UserError,
  column: Column,
  { palette, language }: Sheet,
): Strip[] {
  const { x, width, size } = column
  const inset = 0.8 * size
  const inner = { x: x + inset, width: width - 2 * inset, size: 0.8 * size }
  const reason = measureText(format(language, mistake.key, mistake.values), noMarks)
  const panel: Rail = {
    padding: { top: 0.5 * size, bottom: 0.6 * size },
    paint: (top, height) => rectangle({ x, y: top, width, height }, mistakeGround(palette), 0.4 * size),
  }
  const strips = [
    ...layoutPieces(reason, { ...inner, colour: palette.error }, palette, { leading: 1.5 }),
    ...layoutCodeLines(tex, { ...inner, colour: palette.muted }, palette),
  ]

  return spaceStrips(keepTogether(railStrips(strips, panel)), 0.5 * size, 0.7 * size)
}
