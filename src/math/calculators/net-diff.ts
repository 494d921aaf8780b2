import type { Translate } from '../../i18n/catalog.ts'
import { similarText } from '../drill/vary.ts'
import { formatCount, formatReal, formatSize } from '../format.ts'
import { frameworkNames } from '../framework.ts'
import type { DiffSide, NetDiff } from '../network/diff.ts'
import { defineCalculator } from './calculator.ts'
import type { FigureTable } from './figure-table.ts'
import { explained } from './net-options.ts'

import { frameworkOption, size } from './option-sets.ts'
import { formatMebi } from './tell-bytes.ts'

const side = { type: 'string', required: true, maxLength: 3000 } as const
const mostBatch = 65_536
const mostTold = 600

/** `net diff`: what two networks cost on the same input. */
export const netDiffCalculator = defineCalculator({
  options: {
    a: side,
    b: side,
    input: size,
    framework: frameworkOption,
    batch: { type: 'integer', min: 1, max: mostBatch },
    ...explained,
  },
  answer: ({ explain, ...options }, { compare }) => compare(options),
  tell: (t, answer) => [resultLine(t, answer), ...fieldLines(t, answer), ...texts(answer)],
  table: diffTable,
  drill: {
    vary: ({ a, b, ...options }, draw) => ({ ...options, a: similarText(a, draw), b: similarText(b, draw) }),
    ask: (t) => t('drill.ask.ratio'),
    right: ({ ratio }) => (ratio.params === null ? [] : [ratio.params]),
    tolerance: 0.01,
  },
})

function resultLine(t: Translate, { framework, input, ratio }: NetDiff): string {
  return t('net.diff.result', {
    input: formatSize(input),
    framework: frameworkNames[framework],
    params: tellRatio(ratio.params),
    macs: tellRatio(ratio.macs),
    memory: tellRatio(ratio.activationBytes),
  })
}

/** What the classic of three 3×3 against one 7×7 is about. */
function fieldLines(t: Translate, { a, b }: NetDiff): readonly string[] {
  if (!a.receptiveField || !b.receptiveField) return []

  const isSame = String(a.receptiveField) === String(b.receptiveField)

  return isSame && String(a.output) === String(b.output)
    ? [t('net.diff.sameField', { size: formatSize(a.receptiveField) })]
    : []
}

function texts({ a, b }: NetDiff): readonly string[] {
  const told = [`A: ${a.normalized}`, `B: ${b.normalized}`]

  return told.every(({ length }) => length <= mostTold) ? ['```', ...told, '```'] : []
}

function diffTable(t: Translate, { a, b, ratio }: NetDiff): FigureTable {
  const row = (name: string, value: (one: DiffSide) => string | number, share: number | null = null) => [
    name,
    value(a),
    value(b),
    share === null ? null : tellRatio(share),
  ]

  return {
    title: t('net.diff.table'),
    columns: [
      { name: '', align: 'left' },
      { name: 'A', align: 'right' },
      { name: 'B', align: 'right' },
      { name: 'B / A', align: 'right' },
    ],
    rows: [
      row(t('net.column.layers'), ({ layers }) => layers),
      row(t('net.column.output'), ({ output }) => output.join('×')),
      row(t('net.column.params'), ({ params }) => params, ratio.params),
      row('MAC', ({ macs }) => formatCount(macs), ratio.macs),
      row(
        t('net.column.memory'),
        ({ activationBytes }) => formatMebi(activationBytes),
        ratio.activationBytes,
      ),
      row(t('net.column.field'), ({ receptiveField }) => receptiveField?.join('×') ?? '–'),
      row(t('net.column.jump'), ({ jump }) => jump?.join('×') ?? '–'),
    ],
  }
}

/** `0.551×` */
function tellRatio(ratio: number | null): string {
  return ratio === null ? '–' : `${formatReal(ratio, 3)}×`
}
