import { describe, expect, it } from 'vitest'
import { translator } from '../../../src/i18n/catalog.ts'
import { rfTable } from '../../../src/math/calculators/field-figures.ts'
import { mostPicturedRows, tableChart, tableCsv } from '../../../src/math/calculators/figure-table.ts'
import { traceTable } from '../../../src/math/calculators/trace-figures.ts'
import { netRf } from '../../../src/math/network/rf.ts'
import { netTrace } from '../../../src/math/network/trace.ts'

const t = translator('en')

describe('the table of a trace', () => {
  it('has the columns that were asked for in its picture, and every figure in its file', () => {
    const table = traceTable(t, { ...netTrace({ preset: 'lenet5' }), columns: 'macs' })
    const [head = '', first = ''] = tableCsv(table).split('\r\n')

    expect(tableChart(table)?.columns.map(({ name }) => name)).toEqual([
      '#',
      'layer',
      'output',
      'parameters',
      'MAC',
    ])
    expect(tableChart(table)?.rows[0]).toEqual(['0', 'conv 5 6', '6×28×28', '156', '117.6 K'])
    expect(tableChart(table)?.totals).toEqual(['', 'total', '', '61,706', '416.5 K'])
    expect(head).toContain('macs,flops,bytes,receptive_field')
    expect(first).toContain('117600,235200,18816,5x5')
  })

  it('pictures the heaviest of many layers, in their order, and files all', () => {
    const table = traceTable(t, { ...netTrace({ preset: 'resnet50' }), columns: 'basic' })
    const indices = tableChart(table)?.rows.map(([index]) => Number(index)) ?? []

    expect(indices).toHaveLength(mostPicturedRows)
    expect(indices).toEqual(indices.toSorted((a, b) => a - b))
    expect(tableCsv(table).split('\r\n')).toHaveLength(174 + 3)
  })

  it('cuts what was pasted at length, so that it can be drawn', () => {
    const layers = `nn.Conv2d(${' '.repeat(3000)}3, 8, 3)`
    const table = traceTable(t, { ...netTrace({ layers, input: '3x8x8' }), columns: 'basic' })

    expect(tableChart(table)?.rows[0]?.[1]).toBe('nn.Conv2d( 3, 8, 3)')
  })
})

describe('the table of receptive fields', () => {
  it('pictures the layers that change it', () => {
    const chart = tableChart(rfTable(t, netRf({ preset: 'vgg16' })))

    expect(chart?.rows).toHaveLength(19)
    expect(chart?.rows.at(-2)).toEqual(['30', 'maxpool 2', '512×7×7', '212', '32', '90'])
    expect(chart?.rows.at(-1)?.[3]).toBe('whole')
  })
})
