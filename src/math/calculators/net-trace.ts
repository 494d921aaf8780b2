import type { Translate } from '../../i18n/catalog.ts'
import { formatCount, formatInteger, formatSize } from '../format.ts'
import { frameworkNames } from '../framework.ts'
import { dtypes, type NetTrace, optimizers } from '../network/trace.ts'
import { defineCalculator } from './calculator.ts'
import { explained, networkSource, similarNetwork, suggestPreset, textBlock } from './net-options.ts'
import { formatMebi } from './tell-bytes.ts'
import { type ShownTrace, traceColumns, traceTable } from './trace-figures.ts'

const mostBatch = 65_536

/** `net trace`: shapes, parameters, MACs and memory of a network, layer by layer. */
export const netTraceCalculator = defineCalculator({
  options: {
    ...networkSource,
    batch: { type: 'integer', min: 1, max: mostBatch },
    dtype: { type: 'string', choices: dtypes, default: 'float32' },
    optimizer: { type: 'string', choices: optimizers, default: 'none' },
    columns: { type: 'string', choices: traceColumns, default: 'basic' },
    ...explained,
  },
  answer: async ({ explain, columns, ...options }, { trace }): Promise<ShownTrace> => ({
    ...(await trace(options)),
    columns,
  }),
  // Which columns are shown is no part of what was computed.
  data: ({ columns, ...trace }) => trace,
  tell: (t, answer) => [resultLine(t, answer), ...memoryLines(t, answer), ...textBlock(answer.normalized)],
  table: traceTable,
  files: ({ code, framework, normalized }) => [
    { name: framework === 'tfjs' ? 'network.js' : 'network.py', text: `${code}\n` },
    ...(textBlock(normalized).length > 0 ? [] : [{ name: 'network.txt', text: `${normalized}\n` }]),
  ],
  suggest: suggestPreset,
  drill: {
    vary: similarNetwork,
    ask: (t) => t('drill.ask.params'),
    right: ({ totals }) => [totals.params],
    // 25.6M will do for 25,557,032.
    tolerance: 0.005,
  },
})

function resultLine(t: Translate, { framework, input, output, layers, totals }: NetTrace): string {
  return t('net.trace.result', {
    input: formatSize(input),
    output: formatSize(output),
    framework: frameworkNames[framework],
    layers: layers.length,
    params: formatInteger(totals.params),
    macs: formatCount(totals.macs),
  })
}

function memoryLines(t: Translate, { batch, dtype, totals, columns }: ShownTrace): readonly string[] {
  const isAsked = columns === 'memory' || columns === 'all' || batch > 1 || totals.trainingBytes !== null
  const { paramBytes, activationBytes, inferencePeakBytes, trainingBytes } = totals
  if (!isAsked) return []

  return [
    t('net.trace.memory', {
      batch,
      dtype,
      weights: formatMebi(paramBytes),
      outputs: formatMebi(activationBytes),
      peak: formatMebi(inferencePeakBytes),
    }),
    ...(trainingBytes === null ? [] : [t('net.trace.training', { training: formatMebi(trainingBytes) })]),
  ]
}
