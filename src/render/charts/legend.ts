import { middleToBaseline } from '../labels.ts'
import { at } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { type Plot, textSizes } from './chart-frame.ts'
import { setRich } from './rich-text.ts'

export interface LegendEntry {
  /** Rich. */
  readonly name: string
  /** Drawn around the middle of the left edge, `sampleWidth` wide. */
  readonly sample: string
}

export const sampleWidth = 30

const size = textSizes.label
const rowHeight = 28
const sampleGap = 9
const entryGap = 26

/** Samples with their names, as many in a row as fit. */
export function drawLegend(entries: readonly LegendEntry[], width: number, sheet: Sheet): Plot {
  const middle = rowHeight / 2
  let [x, row] = [0, 0]

  const svg = entries.map(({ name, sample }) => {
    const text = setRich(name, { size, room: width - sampleWidth - sampleGap }, sheet)
    const entryWidth = sampleWidth + sampleGap + text.width

    if (x > 0 && x + entryWidth > width) [x, row] = [0, row + 1]

    const drawn =
      at(x, row * rowHeight + middle, sample) +
      text.draw(
        x + sampleWidth + sampleGap,
        row * rowHeight + middle + middleToBaseline * size,
        sheet.palette.text,
      )

    x += entryWidth + entryGap
    return drawn
  })

  return { svg: svg.join(''), height: entries.length > 0 ? (row + 1) * rowHeight : 0 }
}
