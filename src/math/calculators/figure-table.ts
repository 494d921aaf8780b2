import type { DataTable } from '../../render/chart.ts'
import { formatFigure, formatReal } from '../format.ts'

/** A measured value with its standard error, null where it was measured once. */
export interface Measured {
  readonly mean: number
  readonly se: number | null
}

/** A text stands as it is; numbers are formatted. Null leaves the cell empty. */
export type Cell = string | number | Measured | null

/** Figures in columns: a picture and a file in a chat, aligned text in a terminal. */
export interface FigureTable {
  readonly title: string
  readonly columns: readonly FigureColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly totals?: readonly Cell[]
  /** Indices of the rows that a picture has, where it would not hold all of them. */
  readonly pictured?: readonly number[]
  /** Rich text, as of a chart. */
  readonly notes?: readonly string[]
}

export interface FigureColumn {
  /** Plain, for a file and a terminal. */
  readonly name: string
  /** Rich, for the picture; the plain name where there is none. */
  readonly rich?: string
  readonly align: 'left' | 'right'
  /** Left out of the file, or of everything but the file; in all of them where absent. */
  readonly only?: 'shown' | 'file'
}

/** Rows a picture holds. */
export const mostPicturedRows = 25
const digits = 3
const errorDigits = 2

/** The table as a picture, or undefined where it has too many rows for one. */
export function tableChart(table: FigureTable): DataTable | undefined {
  const { title, columns, totals, notes, ...shown } = visible(table, 'shown')
  const rows = shown.pictured ? shown.pictured.flatMap((row) => [shown.rows[row] ?? []]) : shown.rows

  if (rows.length === 0 || rows.length > mostPicturedRows) return undefined

  return {
    kind: 'table',
    title,
    columns: columns.map(({ name, rich = name, align }) => ({ name: rich, align })),
    rows: rows.map((cells) => cells.map((cell) => cellText(cell, formatFigure))),
    ...(totals && { totals: totals.map((cell) => cellText(cell, formatFigure)) }),
    ...(notes && { notes }),
  }
}

/** The table as lines of text, its columns aligned. */
export function tableLines(table: FigureTable): readonly string[] {
  const { columns, rows, totals } = visible(table, 'shown')
  const lines = [
    columns.map(({ name }) => name),
    ...[...rows, ...(totals ? [totals] : [])].map((cells) => cells.map((cell) => cellText(cell, formatReal))),
  ]
  const widths = columns.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)))

  return lines.map((cells) =>
    columns
      .map(({ align }, column) => {
        const [cell, width] = [cells[column] ?? '', widths[column] ?? 0]

        return align === 'left' ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  ')
      .trimEnd(),
  )
}

/** The table as comma-separated values (RFC 4180) at full precision, errors in columns of their own. */
export function tableCsv(table: FigureTable): string {
  const { columns, rows, totals } = visible(table, 'file')
  const all = [...rows, ...(totals ? [totals] : [])]
  const measured = columns.map((_, column) => all.some((cells) => isMeasured(cells[column] ?? null)))
  const spread = (cells: readonly string[][]) =>
    cells.flatMap(([value = '', error = ''], column) => (measured[column] ? [value, error] : [value]))
  const head = spread(columns.map(({ name }) => [name, `${name} ±`]))
  const lines = all.map((cells) => spread(columns.map((_, column) => csvValues(cells[column] ?? null))))

  return [head, ...lines].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')
}

/** The table without the columns that are meant for elsewhere. */
function visible(table: FigureTable, where: 'shown' | 'file'): FigureTable {
  const isVisible = table.columns.map(({ only = where }) => only === where)
  const cut = <T>(cells: readonly T[]) => cells.filter((_, column) => isVisible[column])

  return {
    ...table,
    columns: cut(table.columns),
    rows: table.rows.map(cut),
    ...(table.totals && { totals: cut(table.totals) }),
  }
}

type Format = (value: number, digits: number) => string

function cellText(cell: Cell, format: Format): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell

  return isMeasured(cell) ? tellMeasured(cell, format) : format(cell, digits)
}

/** `0.0577 ± 0.0003`; with the error in the mean's power of ten where that has one: `(3.58 ± 0.64) × 10⁶`. */
export function tellMeasured({ mean, se }: Measured, format: Format): string {
  const text = format(mean, digits)
  const [, power = ''] = /[\d.](e.*| × 10.*)$/.exec(text) ?? []

  if (se === null) return text
  if (power === '') return `${text} ± ${format(se, errorDigits)}`

  const mantissa = text.slice(0, -power.length)
  const error = (se / mean) * Number(mantissa.replace('−', '-'))

  return `(${mantissa} ± ${format(error, errorDigits)})${power}`
}

function csvValues(cell: Cell): string[] {
  if (cell === null) return ['']

  return isMeasured(cell) ? [String(cell.mean), cell.se === null ? '' : String(cell.se)] : [String(cell)]
}

function isMeasured(cell: Cell): cell is Measured {
  return cell !== null && typeof cell === 'object'
}

/** A text that a spreadsheet would take for a formula begins with an apostrophe. */
function quote(cell: string): string {
  const text = /^[=+@-]/.test(cell) && Number.isNaN(Number(cell)) ? `'${cell}` : cell

  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
