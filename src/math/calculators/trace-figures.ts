import type { Translate } from '../../i18n/catalog.ts'
import { formatCount, formatInteger } from '../format.ts'
import type { NetTrace, TraceRow } from '../network/trace.ts'
import type { Cell, FigureColumn, FigureTable } from './figure-table.ts'
import { mostPicturedRows } from './figure-table.ts'
import { layerCell, oneLine } from './layer-cell.ts'
import { formatMebi } from './tell-bytes.ts'

export const traceColumns = ['basic', 'macs', 'memory', 'rf', 'all'] as const
export type TraceColumns = (typeof traceColumns)[number]

/** What is told of a trace, and which columns were asked for. */
export interface ShownTrace extends NetTrace {
  readonly columns: TraceColumns
}

/** A column with what it says of a row, and of the whole. */
interface Column extends FigureColumn {
  readonly group: 'basic' | 'macs' | 'memory' | 'rf' | 'file'
  cell(row: TraceRow): Cell
  total?(trace: NetTrace): Cell
}

/** Every layer in the file; in a picture the columns that were asked for, and of many layers the heaviest. */
export function traceTable(t: Translate, trace: ShownTrace): FigureTable {
  const { layers, columns: asked } = trace
  const columns = columnsOf(t).map((column) => ({ ...column, ...onlyOf(column, asked) }))
  const pictured = heaviest(layers)

  return {
    title: t('net.trace.table'),
    columns: columns.map(({ name, align, only }) => ({ name, align, ...(only && { only }) })),
    rows: layers.map((row) => columns.map(({ cell }) => cell(row))),
    totals: columns.map(({ total }) => total?.(trace) ?? null),
    ...(pictured.length < layers.length && {
      pictured,
      notes: [t('net.trace.heaviest', { shown: pictured.length, count: layers.length })],
    }),
  }
}

function onlyOf({ group, only }: Column, asked: TraceColumns): Pick<FigureColumn, 'only'> {
  const isShown = group === 'basic' || group === asked || (asked === 'all' && group !== 'file')
  if (!isShown) return { only: 'file' }

  return only ? { only } : {}
}

/** As many rows as a picture holds: those with most MACs, then parameters, in the order of the network. */
function heaviest(layers: readonly TraceRow[]): readonly number[] {
  const indices = layers.map(({ index }) => index)
  if (layers.length <= mostPicturedRows) return indices

  const weight = (index: number) => Number(layers[index]?.macs ?? 0) + (layers[index]?.params ?? 0)

  return indices
    .toSorted((a, b) => weight(b) - weight(a))
    .slice(0, mostPicturedRows)
    .toSorted((a, b) => a - b)
}

function columnsOf(t: Translate): readonly Column[] {
  return [...basicColumns(t), ...costColumns(t), ...fieldColumns(t), ...fileColumns]
}

function basicColumns(t: Translate): readonly Column[] {
  return [
    { name: '#', align: 'right', group: 'basic', cell: ({ index }) => index },
    {
      name: t('net.column.layer'),
      align: 'left',
      group: 'basic',
      only: 'shown',
      cell: layerCell,
      total: () => t('net.column.total'),
    },
    { name: t('net.column.output'), align: 'right', group: 'basic', cell: ({ output }) => output.join('×') },
    {
      name: t('net.column.params'),
      align: 'right',
      group: 'basic',
      cell: ({ params }) => params,
      total: ({ totals }) => totals.params,
    },
  ]
}

function costColumns(t: Translate): readonly Column[] {
  return [
    {
      name: 'MAC',
      align: 'right',
      group: 'macs',
      only: 'shown',
      cell: ({ macs }) => formatCount(macs),
      total: ({ totals }) => formatCount(totals.macs),
    },
    {
      name: t('net.column.memory'),
      align: 'right',
      group: 'memory',
      only: 'shown',
      cell: ({ bytes }) => formatMebi(bytes),
      total: ({ totals }) => formatMebi(totals.activationBytes),
    },
  ]
}

function fieldColumns(t: Translate): readonly Column[] {
  const axis = (values: readonly number[] | null | undefined) => {
    return values ? [...new Set(values.map(formatInteger))].join('×').replaceAll('-', '−') : '–'
  }

  return [
    {
      name: t('net.column.field'),
      align: 'right',
      group: 'rf',
      only: 'shown',
      cell: ({ rf }) => tellField(t, rf, axis),
    },
    {
      name: t('net.column.jump'),
      align: 'right',
      group: 'rf',
      only: 'shown',
      cell: ({ rf }) => axis(rf?.jump),
    },
    {
      name: t('net.column.padding'),
      align: 'right',
      group: 'rf',
      only: 'shown',
      cell: ({ rf }) => axis(rf?.padding),
    },
  ]
}

function tellField(
  t: Translate,
  rf: TraceRow['rf'],
  axis: (values: readonly number[] | null | undefined) => string,
): string {
  return rf?.whole ? t('net.column.whole') : axis(rf?.size)
}

const fileColumns: readonly Column[] = [
  fileColumn(
    'layer',
    ({ text }) => oneLine(text),
    () => 'total',
  ),
  fileColumn('path', ({ path }) => path),
  fileColumn('kind', ({ kind }) => kind),
  fileColumn('class', (row) => row.class),
  fileColumn('input', ({ input }) => input.join('x')),
  fileColumn(
    'trainable',
    ({ trainable }) => trainable,
    ({ totals }) => totals.trainable,
  ),
  fileColumn(
    'statistics',
    ({ statistics }) => statistics,
    ({ totals }) => totals.statistics,
  ),
  fileColumn(
    'macs',
    ({ macs }) => macs,
    ({ totals }) => totals.macs,
  ),
  fileColumn(
    'flops',
    ({ flops }) => flops,
    ({ totals }) => totals.flops,
  ),
  fileColumn(
    'bytes',
    ({ bytes }) => bytes,
    ({ totals }) => totals.activationBytes,
  ),
  fileColumn('receptive_field', ({ rf }) => rf?.size?.join('x') ?? null),
  fileColumn('jump', ({ rf }) => rf?.jump?.join('x') ?? null),
  fileColumn('effective_padding', ({ rf }) => rf?.padding?.join('x') ?? null),
  fileColumn('center', ({ rf }) => rf?.center?.interval.map((each) => each.join('..')).join(' ') ?? null),
]

function fileColumn(name: string, cell: Column['cell'], total?: Column['total']): Column {
  return { name, align: 'left', group: 'file', only: 'file', cell, ...(total && { total }) }
}
