import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { UserError } from '../../errors.ts'

/** A record of a table and the line where it begins. */
export interface Row {
  readonly line: number
  readonly cells: readonly string[]
}

/** Bytes of one record, so that a quote that never closes is told where it stands. */
const recordLimit = 400_000

/**
 * The records of separated text, blank ones left out. Quotes are as RFC 4180 has them; with `lenient` they may also
 * stand within a cell.
 *
 * @throws UserError `bank.import.badTable` where a quote is out of place
 */
export function readTable(
  text: string,
  { delimiter, lenient = false, firstLine = 1 }: { delimiter: string; lenient?: boolean; firstLine?: number },
): Row[] {
  try {
    // With `info` each record comes with where it was; the types do not say so.
    const records: unknown = parse(text, {
      delimiter,
      bom: true,
      info: true,
      relaxColumnCount: true,
      relaxQuotes: lenient,
      skipRecordsWithEmptyValues: true,
      recordDelimiter: ['\r\n', '\n', '\r'],
      maxRecordSize: recordLimit,
    })

    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      line: firstLine + info.lines - 1 - breaksIn(record),
      cells: record,
    }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error

    throw new UserError('bank.import.badTable', {
      line: firstLine - 1 + ((error as { lines?: number }).lines ?? 1),
      message: error.message,
    })
  }
}

/** Line breaks within cells: the parser counts to where a record ends. */
function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0)
}

/** Separated text that a spreadsheet reads as it is: in UTF-8 with its mark, and without formulas. */
export function writeTable(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => row.map(disarm)),
    { bom: true, quoted_match: /[\r\n]|^\s|\s$/ },
  )
}

/** What a spreadsheet would compute: a cell that begins so, after any number of the sign that keeps it from doing so. */
const formula = /^'*[=+\-@＝＋－＠\t\r\n]/

/** A cell that no spreadsheet takes for a formula (OWASP, “CSV Injection”). */
export function disarm(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell
}

/** What was disarmed. */
export function rearm(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell
}
