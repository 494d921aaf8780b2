import type { Translate } from '../../i18n/catalog.ts'
import { formatInteger } from '../format.ts'
import type { NetRf } from '../network/rf.ts'
import type { Outline } from '../network/row.ts'
import type { Illustration } from './calculator.ts'
import { type FigureTable, mostPicturedRows } from './figure-table.ts'
import { layerCell, oneLine } from './layer-cell.ts'

/** The interval that one output element sees, drawn on the input. */
export function rfCharts(t: Translate, { input, at, layers }: NetRf): readonly Illustration[] {
  const row = at && layers[at.layer]
  if (!input || !row || !at.clipped) return []

  const sizes = input.slice(1)
  const names = axisNames(t, sizes.length)

  return [
    {
      name: 'interval',
      chart: {
        kind: 'interval',
        title: t('net.rf.chart'),
        subtitle: t('net.rf.chartOf', { index: at.index.join(', '), layer: row.index }),
        axes: sizes.map((size, axis) => {
          const [low, high] = at.interval[axis] ?? [0, 0]

          return { name: names[axis] ?? '', size, low, high }
        }),
        labels: {
          input: t('net.rf.label.input'),
          field: t('net.rf.label.field'),
          padding: t('net.rf.label.padding'),
          centre: t('net.rf.label.centre'),
        },
      },
      alt: t('net.rf.chartAlt', {
        intervals: at.interval.map(([low, high], axis) => `${names[axis]} ${low} … ${high}`).join('; '),
      }),
    },
  ]
}

/** Slowest axis first: depth, height, width; a single one is a position. */
function axisNames(t: Translate, axes: number): readonly string[] {
  if (axes === 1) return [t('net.axis.position')]

  return [t('net.axis.depth'), t('net.axis.height'), t('net.axis.width')].slice(-axes)
}

/** r, j, P of every layer; a picture leaves out the layers that change nothing. */
export function rfTable(t: Translate, { layers }: NetRf): FigureTable {
  const changing = layers.filter(({ rf }, index) => String(told(rf)) !== String(told(layers[index - 1]?.rf)))
  const isLong = layers.length > mostPicturedRows
  const pictured = changing.slice(-mostPicturedRows).map(({ index }) => index)

  return {
    title: t('net.rf.table'),
    columns: [
      { name: '#', align: 'right' },
      { name: t('net.column.layer'), align: 'left', only: 'shown' },
      { name: t('net.column.output'), align: 'right' },
      { name: 'r', rich: '$r$', align: 'right' },
      { name: 'j', rich: '$j$', align: 'right' },
      { name: 'P', rich: '$P$', align: 'right' },
      { name: 'layer', align: 'left', only: 'file' },
      { name: 'path', align: 'left', only: 'file' },
      { name: 'center', align: 'left', only: 'file' },
    ],
    rows: layers.map((row) => cells(t, row)),
    ...(isLong && {
      pictured,
      notes: [t('net.rf.changing', { shown: pictured.length, count: layers.length })],
    }),
  }
}

function cells(t: Translate, row: Outline): readonly (string | number | null)[] {
  const { index, text, output, rf, path } = row
  const [size, jump, padding] = told(rf)

  return [
    index,
    layerCell(row),
    output?.join('×') ?? null,
    rf?.whole ? t('net.column.whole') : (size ?? '–'),
    jump ?? '–',
    padding ?? '–',
    oneLine(text),
    path,
    rf?.center?.interval.map((each) => each.join('..')).join(' ') ?? null,
  ]
}

/** One number where all axes are alike. */
function told(rf: Outline['rf'] | undefined): readonly (string | null | undefined)[] {
  return [rf?.size, rf?.jump, rf?.padding].map(
    (values) => values && [...new Set(values.map(formatInteger))].join('×').replaceAll('-', '−'),
  )
}
