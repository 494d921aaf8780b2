import type { Translate } from '../../i18n/catalog.ts'
import type { DepthSeries, HistogramPanel } from '../../render/chart.ts'
import { formatFigure, formatReal } from '../format.ts'
import type { InitSimulate } from '../simulate.ts'
import { leavesOutZeros } from '../simulation/histogram.ts'
import type { Estimate } from '../simulation/statistics.ts'
import type { Illustration } from './calculator.ts'
import type { FigureTable } from './figure-table.ts'
import { tellNetwork } from './network-options.ts'

/** A picture of more panels would be too small to read on a phone. */
const mostPanels = 12

/** Activations whose ends are near ±1. */
const saturating: readonly string[] = ['tanh', 'hard_tanh', 'softsign', 'erf', 'sin', 'sigmoid']

/** The mean-field curve over the measured one, and the activations of each layer. */
export function simulateCharts(t: Translate, answer: InitSimulate): readonly Illustration[] {
  return [...curve(t, answer), histograms(t, answer)]
}

/** `2.4 %` */
export function tellShare(share: number): string {
  return `${formatReal(100 * share, 3)} %`
}

function curve(t: Translate, answer: InitSimulate): readonly Illustration[] {
  const { layers, seen } = answer

  if (layers.length < 2 || layers.every(({ m2Z }) => m2Z.mean === 0)) return []

  return [
    {
      name: 'curve',
      chart: {
        kind: 'depthLines',
        title: t('simulate.chart.curve'),
        subtitle: tellNetwork(t, answer),
        x: { label: t('chart.layer'), first: 1 },
        y: { label: t('propagate.chart.moment'), scale: 'log' },
        series: [
          points(
            t('simulate.chart.measured'),
            layers.map(({ m2Z }) => m2Z),
          ),
          { name: t('simulate.chart.expected'), drawnAs: 'line', values: seen.expected.map(({ q }) => q) },
          points(
            t('simulate.chart.measuredGradient'),
            layers.map(({ gradM2Z }) => gradM2Z),
          ),
          {
            name: t('simulate.chart.expectedGradient'),
            drawnAs: 'dashes',
            values: seen.expected.map(({ gradSecond }) => gradSecond),
          },
        ],
      },
      alt: t('simulate.chart.curveAlt', {
        first: formatReal(layers[0]?.m2Z.mean ?? 0),
        last: formatReal(layers.at(-1)?.m2Z.mean ?? 0),
      }),
    },
  ]
}

function points(name: string, estimates: readonly Estimate[]): DepthSeries {
  return {
    name,
    drawnAs: 'points',
    values: estimates.map(({ mean }) => mean),
    band: estimates.map(({ mean, se }) => (se === null ? null : { low: mean - se, high: mean + se })),
  }
}

function histograms(t: Translate, answer: InitSimulate): Illustration {
  const { layers, seen } = answer
  const shown = spreadOut(layers.length)
  const stds = shown.map((index) => Math.sqrt(layers[index]?.varA.mean ?? 0))
  const left =
    shown.length < layers.length
      ? [t('simulate.chart.left', { shown: shown.length, count: layers.length })]
      : []
  const notes = [
    ...(isSaturating(answer) ? [t('simulate.chart.saturation')] : []),
    ...(leavesOutZeros(answer.activation) ? [t('simulate.chart.zeros')] : []),
    ...left,
  ]

  return {
    name: 'histograms',
    chart: {
      kind: 'histograms',
      title: t('simulate.chart.histograms'),
      subtitle: tellNetwork(t, answer),
      notes,
      axis: { ...seen.axis, label: t('simulate.chart.values') },
      beyond: t('simulate.chart.beyond'),
      panels: shown.map((index) => panel(t, answer, index)),
    },
    alt: t('simulate.chart.histogramsAlt', {
      shown: shown.length,
      stds: stds.map((std) => formatReal(std, 3)).join(', '),
    }),
  }
}

function panel(t: Translate, answer: InitSimulate, index: number): HistogramPanel {
  const layer = answer.layers[index]
  const { counts = [], below = 0, above = 0 } = answer.seen.histograms[index] ?? {}
  const std = formatFigure(Math.sqrt(layer?.varA.mean ?? 0), 3)
  const share = isSaturating(answer)
    ? t('simulate.chart.saturated', { share: tellShare(layer?.saturatedFraction.mean ?? 0) })
    : t('simulate.chart.dead', { share: tellShare(layer?.zeroFraction.mean ?? 0) })

  return {
    title: t('simulate.chart.layer', { layer: index + 1 }),
    counts,
    below,
    above,
    figures: [t('simulate.chart.std', { std }), share],
  }
}

/** Whether “saturated” means something for the activation. */
export function isSaturating({ activation }: InitSimulate): boolean {
  return saturating.includes(activation)
}

/** Indices of layers at even distances, first and last among them, of all where there are few. */
function spreadOut(count: number): readonly number[] {
  const shown = Math.min(count, mostPanels)

  return Array.from({ length: shown }, (_, index) =>
    shown === 1 ? 0 : Math.round((index * (count - 1)) / (shown - 1)),
  )
}

/** Every figure of every layer. */
export function simulateTable(t: Translate, answer: InitSimulate): FigureTable {
  const saturates = isSaturating(answer)

  return {
    title: t('simulate.table'),
    columns: [
      { name: 'l', rich: '$l$', align: 'right' },
      { name: 'E[z²]', rich: '$\\mathbb E[z^2]$', align: 'right' },
      { name: 'E[a]', rich: '$\\mathbb E[a]$', align: 'right' },
      { name: 'Var[a]', rich: '$\\mathrm{Var}[a]$', align: 'right' },
      { name: 'E[δ²]', rich: '$\\mathbb E[\\delta^2]$', align: 'right' },
      { name: t(saturates ? 'simulate.column.saturated' : 'simulate.column.zero'), align: 'right' },
    ],
    rows: answer.layers.map(({ layer, m2Z, meanA, varA, gradM2Z, zeroFraction, saturatedFraction }) => [
      layer,
      m2Z,
      meanA,
      varA,
      gradM2Z,
      saturates ? saturatedFraction : zeroFraction,
    ]),
  }
}
