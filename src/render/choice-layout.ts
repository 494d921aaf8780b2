import { layoutBlocks, paragraphSpace } from './block-layout.ts'
import { parseBlocks } from './blocks.ts'
import { drawMark } from './mark.ts'
import type { Card } from './renderer.ts'
import { circle, frame, ink, rectangle } from './shapes.ts'
import type { Column, Sheet } from './sheet.ts'
import { emptyStrip, keepTogether, type Rail, railStrips, type Strip, spaceStrips } from './strips.ts'
import { setText } from './text.ts'
import { badgeGround, choiceGround, mix, type Palette } from './theme.ts'

type Choice = NonNullable<Card['choices']>[number]

const radius = 10
const badgeRadius = 15
const labelSize = 16
/** From the left edge of a choice to the middle of its badge, and to its text. */
const badgeX = 30
const textX = 60
/** Room for the mark at the right edge. */
const markRoom = 48
const gap = 10

/** Lettered choices, each on its panel; a marked one shows in colour and sign whether it is right. */
export function layoutChoices(choices: readonly Choice[], column: Column, sheet: Sheet): Strip[] {
  const strips = choices.flatMap((choice) => layoutChoice(choice, column, sheet))

  return spaceStrips(strips, 20, 0)
}

function layoutChoice(choice: Choice, column: Column, sheet: Sheet): Strip[] {
  const look = lookOf(choice.mark, sheet.palette)
  const inner = { ...column, x: column.x + textX, width: column.width - textX - markRoom }
  const blocks = layoutBlocks(parseBlocks(choice.text), inner, sheet)
  const lines = blocks.length > 0 ? blocks : [{ ...emptyStrip, height: 34, baseline: 23 }]
  // A paragraph has air of its own below its last line; a formula or a block of code has none.
  const air = Math.max(0, (lines.at(-1)?.after ?? 0) - paragraphSpace * column.size)
  const panel: Rail = {
    padding: { top: 7, bottom: 7 + 2 * air },
    paint: (top, height) => {
      const box = { x: column.x, y: top, width: column.width, height }

      return look.edge ? frame(box, look.panel, look.edge, radius) : rectangle(box, look.panel, radius)
    },
  }
  const [first, ...rest] = railStrips(lines, panel)

  if (!first) return []

  return spaceStrips(keepTogether([decorate(first, choice, look, column), ...rest]), gap, gap)
}

interface ChoiceLook {
  readonly panel: string
  readonly edge?: string
  readonly badge: string
  readonly label: string
}

function lookOf(mark: Choice['mark'], palette: Palette): ChoiceLook {
  const panel = choiceGround(palette, mark)
  const { good, bad } = palette.tones

  switch (mark) {
    case 'right':
      return { panel, edge: mix(good, palette.background, 0.6), badge: good, label: palette.background }
    case 'wrong':
      return { panel, badge: bad, label: palette.background }
    default:
      return { panel, badge: badgeGround(palette), label: palette.text }
  }
}

/** Badge and mark stand level with the first line: their middle is that of its capitals. */
function decorate(
  strip: Strip,
  { label, mark }: Choice,
  look: ChoiceLook,
  { x, width, size }: Column,
): Strip {
  const middle = strip.baseline - 0.366 * size
  const run = setText(label, { face: 'bold' })
  const badge =
    circle(x + badgeX, middle, badgeRadius, look.badge) +
    ink(x + badgeX - (run.width * labelSize) / 2, middle + 0.366 * labelSize, labelSize, look.label, run.svg)
  const sign = mark ? drawMark(mark, x + width - markRoom / 2 - 2, middle, look.badge) : ''

  return { ...strip, svg: badge + strip.svg + sign }
}
