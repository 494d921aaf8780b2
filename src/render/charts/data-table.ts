import type { DataTable } from '../chart.ts'
import { drawLabel, labelWidth, middleToBaseline } from '../labels.ts'
import { rectangle } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { mix } from '../theme.ts'
import { type Plot, roomWidth } from './chart-frame.ts'
import { drawRich, setRich } from './rich-text.ts'

/** Sizes of the text: down to the comfortable one before any word is cut. */
const largest = 17
const comfortable = 12.5
/** Widths of a column, in em: words are cut beyond the first, and when there is no room down to the second. */
const widest = 26
const narrowest = 6
/** Beside a cell's text, and above and below it, in em. */
const padding = 0.62
const rowEm = 2

interface Grid {
  readonly size: number
  readonly rowHeight: number
  /** In units, padding on both sides counted. */
  readonly widths: readonly number[]
}

/** Figures in columns, one line each; the text gets smaller, then cells are cut, so that all columns fit. */
export function drawDataTable(table: DataTable, sheet: Sheet): Plot {
  const { palette } = sheet
  const grid = fitColumns(table, sheet)
  const { rowHeight } = grid
  const { rows, totals } = table
  const bottom = (rows.length + 1) * rowHeight
  const stripe = mix(palette.text, palette.background, 0.035)

  return {
    svg: [
      ...rows.map((_, i) =>
        i % 2 === 0
          ? rectangle({ x: 0, y: (i + 1) * rowHeight, width: roomWidth, height: rowHeight }, stripe)
          : '',
      ),
      drawHead(table, grid, sheet),
      rectangle({ x: 0, y: rowHeight - 2, width: roomWidth, height: 2 }, palette.muted),
      ...rows.map((row, i) => drawCells(row, table, grid, (i + 1) * rowHeight, sheet, false)),
      totals
        ? rectangle({ x: 0, y: bottom, width: roomWidth, height: 1.5 }, palette.muted) +
          drawCells(totals, table, grid, bottom, sheet, true)
        : rectangle({ x: 0, y: bottom, width: roomWidth, height: 1 }, palette.line),
    ].join(''),
    height: bottom + (totals ? rowHeight : 1),
    // Whoever enlarges a table of many columns finds its figures sharp.
    ...(grid.size < 10 && { scale: 3 }),
  }
}

function fitColumns(table: DataTable, sheet: Sheet): Grid {
  const natural = table.columns.map((_, i) => Math.min(widest, columnEm(table, i, sheet)) + 2 * padding)
  const least = natural.map((width, i) =>
    table.columns[i]?.align === 'left' ? Math.min(width, narrowest + 2 * padding) : width,
  )
  const wanted = sum(natural)
  // Words are cut to keep figures large; a figure without its last digits would be a lie.
  const size = Math.min(largest, Math.max(comfortable, roomWidth / wanted), roomWidth / sum(least))
  const room = roomWidth / size
  const missing = (wanted - room) / Math.max(1e-9, wanted - sum(least))
  const fitted =
    wanted <= room
      ? natural.map((width) => (width * room) / wanted)
      : natural.map((width, i) => width - missing * (width - (least[i] ?? 0)))

  return { size, rowHeight: rowEm * size, widths: fitted.map((width) => width * size) }
}

function columnEm({ columns, rows, totals }: DataTable, i: number, sheet: Sheet): number {
  return Math.max(
    setRich(columns[i]?.name ?? '', { size: 1, bold: true }, sheet).width,
    labelWidth(totals?.[i] ?? '', 1, true),
    ...rows.map((row) => labelWidth(row[i] ?? '', 1)),
  )
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, width) => total + width, 0)
}

function drawHead({ columns }: DataTable, grid: Grid, sheet: Sheet): string {
  return columns
    .map(({ name, align }, i) =>
      drawRich(
        name,
        { ...placeCell(i, align, grid, 0), align, bold: true, colour: sheet.palette.muted },
        sheet,
      ),
    )
    .join('')
}

function drawCells(
  row: readonly string[],
  { columns }: DataTable,
  grid: Grid,
  top: number,
  { palette }: Sheet,
  bold: boolean,
): string {
  return row
    .map((cell, i) => {
      const align = columns[i]?.align ?? 'left'

      return drawLabel(cell, { ...placeCell(i, align, grid, top), align, bold, colour: palette.text })
    })
    .join('')
}

function placeCell(i: number, align: 'left' | 'right', { size, rowHeight, widths }: Grid, top: number) {
  const left = widths.slice(0, i).reduce((sum, width) => sum + width, 0)
  const width = widths[i] ?? 0
  const inner = padding * size

  return {
    x: align === 'left' ? left + inner : left + width - inner,
    baseline: top + rowHeight / 2 + middleToBaseline * size,
    size,
    // Rounding must not cut what was measured to fit.
    room: width - 2 * inner + 0.5,
  }
}
