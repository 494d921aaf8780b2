import type { Translate } from '../../i18n/catalog.ts'
import { explainRf, rfFormula } from '../explain/field.ts'
import { formatInteger, formatReal, formatSize } from '../format.ts'
import { frameworkNames } from '../framework.ts'
import { deepestField, type NetRf, netField } from '../network/rf.ts'
import { defineCalculator } from './calculator.ts'
import { rfCharts, rfTable } from './field-figures.ts'
import { explained, networkSource, similarNetwork, suggestPreset } from './net-options.ts'
import { size } from './option-sets.ts'

/** `net rf`: receptive fields layer by layer, and what one output element sees. */
export const netRfCalculator = defineCalculator({
  options: { ...networkSource, at: size, ...explained },
  answer: ({ explain, ...options }, { see }) => see(options),
  tell: (t, answer) => [fieldLine(t, answer), ...seenLines(t, answer)],
  formula: rfFormula,
  charts: rfCharts,
  table: rfTable,
  suggest: suggestPreset,
  drill: {
    // A wanted element fits its own network only.
    vary: (options, draw) => ({ ...similarNetwork(options, draw), at: undefined }),
    ask: (t, answer) => t('drill.ask.field', { layer: deepestField(answer)?.text.slice(0, 60) ?? '' }),
    right: netField,
    tolerance: 0,
  },
  working: { explain: explainRf, title: (t, name) => t(`net.step.${name}`) },
})

/** The last layer whose field has one size everywhere. */
function fieldLine(t: Translate, answer: NetRf): string {
  const row = deepestField(answer)
  const { size: sizes, jump, padding } = row?.rf ?? {}
  const framework = frameworkNames[answer.framework]

  if (!row || !sizes || !jump || !padding) return t('net.rf.none', { framework })

  return t('net.rf.result', {
    index: row.index,
    layer: row.text.replaceAll('`', 'ˋ').slice(0, 60),
    framework,
    size: formatSize(sizes),
    jump: formatSize(jump),
    padding: formatSize(padding),
  })
}

function seenLines(t: Translate, { at, layers }: NetRf): readonly string[] {
  const row = at && layers[at.layer]
  if (!row) return []

  const share = Math.max(...at.paddingShare)
  const told = (intervals: readonly (readonly [number, number])[]) =>
    intervals.map(([first, last]) => `${formatInteger(first)} … ${formatInteger(last)}`).join(' × ')

  return [
    t(at.clipped ? 'net.rf.seen' : 'net.rf.seesPadding', {
      index: at.index.join(', '),
      layer: row.index,
      interval: told(at.clipped ?? at.interval),
    }),
    ...(share > 0 ? [t('net.rf.padding', { percent: formatReal(100 * share, 3) })] : []),
  ]
}
