import { describe, expect, it } from 'vitest'
import {
  type FigureTable,
  mostPicturedRows,
  tableChart,
  tableCsv,
  tableLines,
} from '../../../src/math/calculators/figure-table.ts'

const table: FigureTable = {
  title: 'Layers',
  columns: [
    { name: 'layer', align: 'left' },
    { name: 'E[z²]', rich: '$z$', align: 'right' },
  ],
  rows: [
    ['conv "3", 64', { mean: 0.05774321, se: 0.000312 }],
    ['=SUM(A1)', { mean: 1605632, se: null }],
    [null, -0.5],
  ],
  totals: ['all', 12],
}

describe('a table of figures', () => {
  it('is a picture with rich heads and figures as they are set in print', () => {
    expect(tableChart(table)).toEqual({
      kind: 'table',
      title: 'Layers',
      columns: [
        { name: 'layer', align: 'left' },
        { name: '$z$', align: 'right' },
      ],
      rows: [
        ['conv "3", 64', '0.0577 ± 3.1 × 10⁻⁴'],
        ['=SUM(A1)', '1,605,632'],
        ['', '−0.5'],
      ],
      totals: ['all', '12'],
    })
  })

  it.each([
    [3_581_234.5, 640_000, '(3.58 ± 0.64) × 10⁶', '(3.58 ± 0.64)e6'],
    [-8.28e-18, 1.04e-18, '(−8.28 ± 1) × 10⁻¹⁸', '(-8.28 ± 1)e-18'],
    [42.125, 1.5, '42.1 ± 1.5', '42.1 ± 1.5'],
    [0, 0, '0 ± 0', '0 ± 0'],
  ])('gives %d the error %d in the same power of ten', (mean, se, printed, typed) => {
    const rows = [['a', { mean, se }]] as const

    expect(tableChart({ ...table, rows })?.rows[0]?.[1]).toBe(printed)
    expect(tableLines({ ...table, rows })[1]).toContain(typed)
  })

  it('is no picture when it has no row or too many', () => {
    const rows = Array.from({ length: mostPicturedRows + 1 }, () => ['a', 1])

    expect(tableChart({ ...table, rows: [] })).toBeUndefined()
    expect(tableChart({ ...table, rows })).toBeUndefined()
    expect(tableChart({ ...table, rows: rows.slice(1) })).toBeDefined()
  })

  it('is lines whose columns align', () => {
    expect(tableLines(table)).toEqual([
      'layer                   E[z²]',
      'conv "3", 64  0.0577 ± 3.1e-4',
      '=SUM(A1)            1,605,632',
      '                         -0.5',
      'all                        12',
    ])
  })

  it('is a file at full precision, with errors apart, that no spreadsheet takes for formulas', () => {
    expect(tableCsv(table)).toBe(
      [
        'layer,E[z²],E[z²] ±',
        '"conv ""3"", 64",0.05774321,0.000312',
        "'=SUM(A1),1605632,",
        ',-0.5,',
        'all,12,',
        '',
      ].join('\r\n'),
    )
  })

  it('keeps columns to where they belong, and of many rows those that a picture names', () => {
    const long = {
      title: 'Layers',
      columns: [
        { name: '#', align: 'right' },
        { name: 'MAC', align: 'right', only: 'shown' },
        { name: 'macs', align: 'right', only: 'file' },
      ],
      rows: Array.from({ length: 30 }, (_, index) => [index, `${index} K`, 1000 * index]),
      pictured: [3, 29],
    } as const

    expect(tableChart(long)).toMatchObject({
      columns: [{ name: '#' }, { name: 'MAC' }],
      rows: [
        ['3', '3 K'],
        ['29', '29 K'],
      ],
    })
    expect(tableLines(long)).toHaveLength(31)
    expect(tableCsv(long)).toMatch(/^#,macs\r\n0,0\r\n1,1000\r\n/)
  })
})
