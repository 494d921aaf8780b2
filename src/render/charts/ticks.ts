import { ticks } from 'd3-array'
import { scaleLinear, scaleLog } from 'd3-scale'
import { formatFigure, formatInteger, raise } from '../../math/format.ts'

export interface Tick {
  readonly value: number
  readonly label: string
}

/** From a value to a length along an axis; its domain are the values at the two ends. */
export interface Scale {
  (value: number): number
  domain(): number[]
}

export interface Axis {
  readonly scale: Scale
  readonly ticks: readonly Tick[]
}

/** Values from `min` to `max` over lengths from `from` to `to`. */
export interface Stretch {
  readonly min: number
  readonly max: number
  readonly from: number
  readonly to: number
}

/** An axis with about `count` round numbers. */
export function linearAxis({ min, max, from, to }: Stretch, count: number): Axis {
  const scale = scaleLinear([min, max], [from, to])
  const values = ticks(min, max, count)
  const step = Math.abs((values[1] ?? 1) - (values[0] ?? 0))

  return { scale, ticks: values.map((value) => ({ value, label: formatTick(value, step) })) }
}

/** An axis that names its ends and, where it lies between them, 0. */
export function endsAxis({ min, max, from, to }: Stretch): Axis {
  const values = min < 0 && max > 0 ? [min, 0, max] : [min, max]

  return {
    scale: scaleLinear([min, max], [from, to]),
    ticks: values.map((value) => ({ value, label: formatFigure(value, 3) })),
  }
}

/** An axis of whole numbers, such as those of layers; a single one stands in the middle. */
export function wholeAxis({ min, max, from, to }: Stretch, count: number): Axis {
  const scale = min < max ? scaleLinear([min, max], [from, to]) : scaleLinear([min - 1, max + 1], [from, to])
  const values = ticks(min, max, count).filter(Number.isSafeInteger)

  return { scale, ticks: values.map((value) => ({ value, label: formatInteger(value).replace('-', '−') })) }
}

/** Decades from one figure to the next; a double has 632 of them. */
const roundSteps = [1, 2, 3, 5, 10, 20, 50, 100]

/** An axis of magnitudes: powers of ten, or round numbers when it spans less than two of them. */
export function logAxis({ min, max, from, to }: Stretch, count: number): Axis {
  const scale = scaleLog([min, max], [from, to])
  const [low, high] = [Math.ceil(Math.log10(min) - 1e-9), Math.floor(Math.log10(max) + 1e-9)]

  if (high - low < 2) return { scale, ticks: narrowTicks(min, max, count) }

  const wanted = (high - low + 1) / count
  const step = roundSteps.find((candidate) => candidate >= wanted) ?? wanted
  const exponents = steps(Math.ceil(low / step) * step, high, step)
  const isPlain = low >= -2 && high <= 4

  return {
    scale,
    ticks: exponents.map((exponent) => ({
      value: 10 ** exponent,
      label: isPlain ? formatFigure(10 ** exponent) : `10${raise(String(exponent))}`,
    })),
  }
}

/** 1, 2 and 5 of each decade; round numbers at equal distances when these are too few. */
function narrowTicks(min: number, max: number, count: number): Tick[] {
  const low = Math.floor(Math.log10(min))
  const round = steps(low, low + 3, 1)
    .flatMap((exponent) => [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)))
    .filter((value) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9))

  if (round.length >= 3) return round.map((value) => ({ value, label: formatFigure(value, 3) }))

  const values = ticks(min, max, count)
  const step = Math.abs((values[1] ?? 1) - (values[0] ?? 0))

  return values.map((value) => ({ value, label: formatTick(value, step) }))
}

/** As many digits as tell neighbours apart. */
function formatTick(value: number, step: number): string {
  const size = Math.max(Math.abs(value), step)

  if (Math.abs(value) < step * 1e-6) return '0'
  if (size >= 1e6 || step < 1e-4) return formatFigure(value, 3)

  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
  const [whole = '', fraction] = value.toFixed(decimals).split('.')
  const grouped = formatInteger(whole).replace('-', '−')

  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

function steps(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, i) => from + i * step)
}
