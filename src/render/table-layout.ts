import type { Align, Inline, Table } from './blocks.ts'
import { naturalWidth } from './line-layout.ts'
import { measureInlines, type Piece } from './pieces.ts'
import { at, rectangle } from './shapes.ts'
import type { Column, Sheet } from './sheet.ts'
import { emptyStrip, type Strip, spaceStrips } from './strips.ts'
import { layoutPieces } from './text-layout.ts'

const textSize = 0.9
/** Room left and right of a cell's text, and above and below, in em. */
const cellPadding = { x: 0.7, y: 0.15 }
const leading = 1.5
/** Columns are not made narrower than this while that suffices, in em. */
const comfortable = 6
/** No column is narrower: beyond that the whole table is drawn smaller. */
const narrowest = 2.5

/** A table with a rule under its head and finer ones between its rows; cells wrap when it is wider than its column. */
export function layoutTable(table: Table, column: Column, sheet: Sheet): Strip[] {
  const size = column.size * textSize
  const columns = Math.max(table.head.length, ...table.rows.map((row) => row.length))
  const scale = Math.min(1, column.width / (columns * (narrowest + 2 * cellPadding.x) * size))
  const inner = { ...column, x: 0, size, width: column.width / scale }
  const rows = [table.head, ...table.rows].map((row, i) => measureRow(row, columns, inner, sheet, i === 0))
  const widths = columnWidths(rows, inner.width / size)
  const strips = rows.map((row, i) => layoutRow(row, widths, table.aligns, inner, sheet, i === 0))

  return spaceStrips(
    strips.map((strip) => shrink(strip, column.x, scale)),
    0.5 * column.size,
    0.8 * column.size,
  )
}

type Cells = readonly (readonly Piece[])[]

function measureRow(
  row: readonly (readonly Inline[])[],
  columns: number,
  { width, size }: Column,
  { mathjax }: Sheet,
  bold: boolean,
): Cells {
  return Array.from({ length: columns }, (_, i) =>
    measureInlines(row[i] ?? [], { mathjax, bold, widthEm: width / size - 2 * cellPadding.x }),
  )
}

/** Widths with padding, in em: as wide as the content, or else what is short is taken where there is most to wrap. */
function columnWidths(rows: readonly Cells[], available: number): number[] {
  const columns = rows[0]?.map((_, i) => rows.map((row) => row[i] ?? [])) ?? []
  const padding = 2 * cellPadding.x
  const natural = columns.map((cells) => Math.max(...cells.map(naturalWidth)) + padding)
  const atLeast = (floor: number) =>
    columns.map((cells, i) => Math.min(natural[i] ?? 0, Math.max(floor, ...cells.map(widestPiece)) + padding))
  const least = sum(atLeast(comfortable)) <= available ? atLeast(comfortable) : atLeast(narrowest)
  const [wanted, needed] = [sum(natural), sum(least)]

  if (wanted <= available) return natural
  if (needed >= available) return least.map((width) => (width * available) / needed)

  return natural.map((width, i) => {
    const floor = least[i] ?? 0

    return floor + ((width - floor) * (available - needed)) / (wanted - needed)
  })
}

function widestPiece(pieces: readonly Piece[]): number {
  return Math.max(0, ...pieces.map(({ width }) => width))
}

/** A row on one baseline: the first lines of its cells stand level, whatever fractions one of them holds. */
function layoutRow(
  row: Cells,
  widths: readonly number[],
  aligns: readonly Align[],
  column: Column,
  { palette }: Sheet,
  isHead: boolean,
): Strip {
  const { size } = column
  const cells = row.map((pieces, i) => {
    const x = sum(widths.slice(0, i)) + cellPadding.x
    const width = (widths[i] ?? 0) - 2 * cellPadding.x

    return layoutPieces(pieces, { ...column, x: x * size, width: width * size }, palette, {
      leading,
      align: aligns[i] ?? 'left',
    })
  })
  const padding = cellPadding.y * size
  const baseline = padding + Math.max(...cells.map(firstBaseline), 0.97 * size)
  const height =
    Math.max(...cells.map((lines) => baseline - firstBaseline(lines) + heightOf(lines)), leading * size) +
    padding
  const thickness = isHead ? 2 : 1
  const rule = rectangle(
    { x: 0, y: height - thickness, width: sum(widths) * size, height: thickness },
    isHead ? palette.muted : palette.line,
  )

  return {
    ...emptyStrip,
    height,
    baseline,
    keepsNext: isHead,
    svg: cells.map((lines) => at(0, baseline - firstBaseline(lines), stackLines(lines))).join('') + rule,
  }
}

function firstBaseline(lines: readonly Strip[]): number {
  return lines[0]?.baseline ?? 0
}

function stackLines(lines: readonly Strip[]): string {
  let y = 0

  return lines
    .map((line) => {
      const placed = at(0, y, line.svg)

      y += line.height
      return placed
    })
    .join('')
}

function heightOf(lines: readonly Strip[]): number {
  return sum(lines.map(({ height }) => height))
}

function shrink(strip: Strip, x: number, scale: number): Strip {
  return {
    ...strip,
    height: strip.height * scale,
    baseline: strip.baseline * scale,
    svg: `<g transform="translate(${x}) scale(${scale})">${strip.svg}</g>`,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
