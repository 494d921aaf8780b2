import type { Translate } from '../../i18n/catalog.ts'
import { formatReal } from '../format.ts'
import type { InitPropagate } from '../propagate.ts'
import type { Illustration } from './calculator.ts'
import type { FigureTable } from './figure-table.ts'
import { tellNetwork } from './network-options.ts'

/** Second moments over the layers, each way, with the naive rule's beside the right one. */
export function propagateCharts(t: Translate, answer: InitPropagate): readonly Illustration[] {
  const { layers, forwardFactor, backwardFactor } = answer

  if (layers.length < 2 || layers.every(({ q }) => q === 0)) return []

  return [
    {
      name: 'layers',
      chart: {
        kind: 'depthLines',
        title: t('propagate.chart.title'),
        subtitle: tellNetwork(t, answer),
        x: { label: t('chart.layer'), first: 1 },
        y: { label: t('propagate.chart.moment'), scale: 'log' },
        series: [
          {
            name: `$\\mathbb E[\\delta^2]$, ${t('propagate.chart.backward')}`,
            drawnAs: 'line',
            values: layers.map(({ gradSecond }) => gradSecond),
          },
          {
            name: `$n\\,\\mathrm{Var}[w]\\,\\mathrm{Var}[a]$, ${t('propagate.chart.naive')}`,
            drawnAs: 'dashes',
            values: layers.map(({ naiveVariance }) => naiveVariance),
          },
          {
            name: `$\\mathbb E[z^2]$, ${t('propagate.chart.forward')}`,
            drawnAs: 'line',
            values: layers.map(({ q }) => q),
          },
        ],
      },
      alt: t('propagate.chart.alt', {
        forwardFactor: formatReal(forwardFactor),
        backwardFactor: formatReal(backwardFactor),
      }),
    },
  ]
}

/** Everything about every layer. */
export function propagateTable(t: Translate, answer: InitPropagate): FigureTable {
  return {
    title: t('propagate.table'),
    columns: [
      { name: 'l', rich: '$l$', align: 'right' },
      { name: 'n_in', rich: '$n_{l-1}$', align: 'right' },
      { name: 'E[z²]', rich: '$\\mathbb E[z^2]$', align: 'right' },
      { name: 'E[a]', rich: '$\\mathbb E[a]$', align: 'right' },
      { name: 'E[a²]', rich: '$\\mathbb E[a^2]$', align: 'right' },
      { name: 'n·Var[w]·Var[a]', rich: '$n\\,\\mathrm{Var}[w]\\,\\mathrm{Var}[a]$', align: 'right' },
      { name: 'χ', rich: '$\\chi$', align: 'right' },
      { name: 'E[δ²]', rich: '$\\mathbb E[\\delta^2]$', align: 'right' },
    ],
    rows: answer.layers.map(({ layer, fanIn, q, mean, second, naiveVariance, chi, gradSecond }) => [
      layer,
      fanIn,
      q,
      mean,
      second,
      naiveVariance,
      chi,
      gradSecond,
    ]),
  }
}
