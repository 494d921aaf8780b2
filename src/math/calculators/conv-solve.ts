import type { Translate } from '../../i18n/catalog.ts'
import { drawUnpadded } from '../drill/unpadded.ts'
import { convSolveFormula, explainConvSolve } from '../explain/solve.ts'
import { formatInteger, formatSize } from '../format.ts'
import { formatPair } from '../sizes.ts'
import { mostListed, rangeTextLength, solveKinds } from '../solve/problem.ts'
import type { AsymmetricSolution, ConvSolve, Domain, Solution } from '../solve.ts'
import { defineCalculator } from './calculator.ts'
import { explainOption, size } from './option-sets.ts'
import { alikeOrEach } from './tell-size.ts'

const range = { type: 'string', maxLength: rangeTextLength } as const

/** More rows would not fit a message; the data has them all. */
const shownRows = 20

/** `conv solve`: which layers give a wanted output, by PyTorch's rules. */
export const convSolveCalculator = defineCalculator({
  options: {
    output: { ...size, required: true },
    input: size,
    kernel: range,
    stride: range,
    padding: range,
    dilation: range,
    output_padding: range,
    kind: { type: 'string', choices: solveKinds, default: 'conv' },
    ceil: { type: 'boolean' },
    max: { type: 'integer', min: 1, max: mostListed },
    explain: explainOption,
  },
  answer: ({ explain, ...options }, compute) => compute.solve(options),
  tell: (t, answer) => [resultLine(t, answer), ...tableLines(t, answer), domainLine(t, answer)],
  formula: convSolveFormula,
  drill: {
    vary: (options, draw) => ({ ...options, ...drawUnpadded(options.kind, draw) }),
    ask: (t) => t('drill.ask.padding'),
    right: ({ count, solutions }) => (count === 1 ? solutions.map(({ padding }) => padding) : []),
    tolerance: 0,
  },
  working: { explain: explainConvSolve, title: (t, name) => t(`solve.step.${name}`) },
})

function resultLine(t: Translate, { kind, input, output, count, reason }: ConvSolve): string {
  const values = { kind, input: input ? formatSize(input) : '?', output: formatSize(output) }

  return reason === null
    ? t('solve.result', { ...values, count })
    : t('solve.none', { ...values, reason: t(reason) })
}

/** Rows under the symbols that the formulas use. */
function tableLines(t: Translate, answer: ConvSolve): string[] {
  const rows = answer.count > 0 ? answer.solutions : answer.asymmetric
  const shown = rows.slice(0, shownRows)
  const left = (answer.count || rows.length) - shown.length
  const columns = columnsOf(answer).map(({ symbol, cell }) => [symbol, ...shown.map(cell)])

  if (shown.length === 0) return []

  return [
    ...(answer.count > 0 ? [] : [t('solve.asymmetric')]),
    '```',
    ...layOut(columns),
    '```',
    ...(left > 0 ? [t('solve.more', { count: left })] : []),
  ]
}

interface Column {
  readonly symbol: string
  readonly cell: (row: Solution | AsymmetricSolution) => string
}

function columnsOf({ kind, domain, input }: ConvSolve): Column[] {
  return [
    ...(input ? [] : [{ symbol: 'i', cell: (row) => String(row.input) } satisfies Column]),
    { symbol: 'k', cell: ({ kernel }) => String(kernel) },
    { symbol: 's', cell: ({ stride }) => String(stride) },
    {
      symbol: 'p',
      cell: ({ padding }) => (typeof padding === 'number' ? String(padding) : formatPair(padding)),
    },
    ...(domain.dilation[1] > 1
      ? [{ symbol: 'd', cell: ({ dilation }) => String(dilation) } satisfies Column]
      : []),
    kind === 'transpose'
      ? { symbol: 'op', cell: ({ outputPadding }) => String(outputPadding) }
      : { symbol: 'u', cell: ({ unused }) => alikeOrEach(unused) },
  ]
}

function layOut(columns: readonly (readonly string[])[]): string[] {
  const widths = columns.map((cells) => Math.max(...cells.map(({ length }) => length)))
  const rows = columns[0]?.map((_, row) =>
    columns.map((cells, column) => cells[row]?.padStart(widths[column] ?? 0)),
  )

  return rows?.map((cells) => cells.join('  ')) ?? []
}

function domainLine(t: Translate, { domain, kind }: ConvSolve): string {
  const shown: readonly (readonly [string, keyof Domain])[] = [
    ['i', 'input'],
    ['k', 'kernel'],
    ['s', 'stride'],
    ['p', 'padding'],
    ['d', 'dilation'],
    ...(kind === 'transpose' ? [['op', 'outputPadding'] as const] : []),
  ]
  const ranges = shown.flatMap(([symbol, name]) => {
    const [min, max] = domain[name] ?? []

    if (min === undefined || max === undefined) return []

    return [
      min === max
        ? `${symbol} = ${formatInteger(min)}`
        : `${symbol} ${formatInteger(min)}–${formatInteger(max)}`,
    ]
  })

  return t('solve.domain', { domain: ranges.join(' · ') })
}
