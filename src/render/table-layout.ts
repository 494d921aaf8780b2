import type { Align, Inline, Table } from './blocks.ts'
import { naturalWidth } from './line-layout.ts'
import { layoutNotice } from './notice-layout.ts'
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
/** More columns would be drawn too small to read. */
const mostColumns = 16
/** For sums of widths that are meant to be equal, in em. */
const tolerance = 1e-6
/** A row taller than this, in units, may be broken between its lines. */
const tallestRow = 600
const tallestHeading = 200

/** A table with a rule under its head and finer ones between its rows; cells wrap when it is wider than its column. */
export function layoutTable(table: Table, column: Column, sheet: Sheet): Strip[] {
  const size = column.size * textSize
  const all = Math.max(table.head.length, ...table.rows.map((row) => row.length))
  const columns = Math.min(all, mostColumns)
  const scale = Math.min(1, column.width / (columns * (narrowest + 2 * cellPadding.x) * size))
  const inner = { ...column, x: 0, size, width: column.width / scale }
  const rows = [table.head, ...table.rows].map((row, i) =>
    Array.from({ length: columns }, (_, at): Cell => ({ content: row[at] ?? [], isHead: i === 0 })),
  )
  const widest = inner.width / size - 2 * cellPadding.x
  const widths = columnWidths(
    rows.map((row) => row.map((cell) => measureCell(cell, widest, sheet))),
    inner.width / size,
  )
  const [head = [], ...body] = rows.map((row) =>
    layoutRow(row, widths, table.aligns, inner, sheet).map((strip) => shrink(strip, column.x, scale)),
  )
  const notice =
    all > columns ? layoutNotice('render.cutColumns', { count: all - columns }, column, sheet) : []

  return spaceStrips(
    [...head, ...body.flat().map((strip) => ({ ...strip, ...headingOf(head) })), ...notice],
    0.5 * column.size,
    0.8 * column.size,
  )
}

/** A head of one strip is said again on every page; a very tall one is not. */
function headingOf([strip, ...others]: readonly Strip[]): Pick<Strip, 'heading'> {
  return strip && others.length === 0 && strip.height < tallestHeading ? { heading: strip } : {}
}

interface Cell {
  readonly content: readonly Inline[]
  readonly isHead: boolean
}

/** @param widthEm what a formula is broken or shrunk to */
function measureCell({ content, isHead }: Cell, widthEm: number, sheet: Sheet): Piece[] {
  return measureInlines(content, { sheet, bold: isHead, widthEm })
}

type Cells = readonly (readonly Piece[])[]

/** Widths with padding, in em: as wide as the content, or else what is short is taken where there is most to wrap. */
function columnWidths(rows: readonly Cells[], available: number): number[] {
  const columns = rows[0]?.map((_, i) => rows.map((row) => row[i] ?? [])) ?? []
  const padding = 2 * cellPadding.x
  const natural = columns.map((cells) => Math.max(...cells.map(naturalWidth)) + padding)
  const atLeast = (floor: number) =>
    columns.map((cells, i) => Math.min(natural[i] ?? 0, Math.max(floor, ...cells.map(widestPiece)) + padding))
  const share = available / columns.length
  const least =
    [comfortable, narrowest].map(atLeast).find((widths) => sum(widths) <= available) ??
    atLeast(narrowest).map((width) => Math.min(width, share))
  const [wanted, needed] = [sum(natural), sum(least)]

  if (wanted <= available) return natural

  return natural.map((width, i) => {
    const floor = least[i] ?? 0

    return floor + ((width - floor) * (available - needed)) / (wanted - needed)
  })
}

function widestPiece(pieces: readonly Piece[]): number {
  return Math.max(0, ...pieces.map(({ width }) => width))
}

/** A row, in one piece unless it is very tall. */
function layoutRow(
  row: readonly Cell[],
  widths: readonly number[],
  aligns: readonly Align[],
  column: Column,
  sheet: Sheet,
): Strip[] {
  const { size } = column
  const { palette } = sheet
  const isHead = row.some((cell) => cell.isHead)
  const cells = row.map((cell, i) => {
    const x = sum(widths.slice(0, i)) + cellPadding.x
    const width = (widths[i] ?? 0) - 2 * cellPadding.x

    return layoutPieces(
      measureCell(cell, width + tolerance, sheet),
      { ...column, x: x * size, width: width * size },
      palette,
      { leading, align: aligns[i] ?? 'left' },
    )
  })
  const isTall = Math.max(...cells.map(heightOf)) > tallestRow
  const slices = isTall ? sliceCells(cells) : [cells]
  const strips = slices.map((slice) => ({ ...placeCells(slice, size), keepsNext: isHead }))

  return ruleLast(
    strips,
    { x: 0, width: sum(widths) * size },
    isHead ? 2 : 1,
    isHead ? palette.muted : palette.line,
  )
}

type LaidCells = readonly (readonly Strip[])[]

/** Line by line: the first lines of all cells, then the second ones. */
function sliceCells(cells: LaidCells): LaidCells[] {
  const count = Math.max(...cells.map((lines) => lines.length))

  return Array.from({ length: count }, (_, line) => cells.map((lines) => lines.slice(line, line + 1)))
}

/** Cells on one baseline: their first lines stand level, whatever fractions one of them holds. */
function placeCells(cells: LaidCells, size: number): Strip {
  const padding = cellPadding.y * size
  const baseline = padding + Math.max(...cells.map(firstBaseline), 0.97 * size)
  const height =
    Math.max(...cells.map((lines) => baseline - firstBaseline(lines) + heightOf(lines)), leading * size) +
    padding

  return {
    ...emptyStrip,
    height,
    baseline,
    svg: cells.map((lines) => at(0, baseline - firstBaseline(lines), stackLines(lines))).join(''),
  }
}

function ruleLast(
  strips: readonly Strip[],
  { x, width }: Pick<Column, 'x' | 'width'>,
  thickness: number,
  colour: string,
): Strip[] {
  return strips.map((strip, i) => {
    if (i < strips.length - 1) return strip

    const rule = rectangle({ x, y: strip.height - thickness, width, height: thickness }, colour)

    return { ...strip, svg: strip.svg + rule }
  })
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
