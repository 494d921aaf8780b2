import type { Activation } from '../activation.ts'

/** Bars of every histogram; an odd number, so that 0 has one of its own. */
export const barCount = 41

/** The values that all layers' histograms span. */
export interface Axis {
  readonly min: number
  readonly max: number
}

export interface Histogram {
  readonly counts: readonly number[]
  /** Values beyond the ends of the axis. */
  readonly below: number
  readonly above: number
}

/** Ends of the activations that have any. */
const ranges: Partial<Readonly<Record<Activation, Axis>>> = {
  tanh: { min: -1, max: 1 },
  hard_tanh: { min: -1, max: 1 },
  softsign: { min: -1, max: 1 },
  erf: { min: -1, max: 1 },
  sin: { min: -1, max: 1 },
  sigmoid: { min: 0, max: 1 },
  relu6: { min: 0, max: 6 },
}
const neverNegative: readonly Activation[] = ['relu', 'softplus']

/** A bar of exact zeros, half of all values, would leave the others no height. */
export function leavesOutZeros(activation: Activation): boolean {
  return activation === 'relu' || activation === 'relu6'
}

/**
 * What an activation can give, or else four times its root mean square.
 *
 * @param second - E[a²] that is to fill the axis.
 */
export function axisFor(activation: Activation, second: number): Axis {
  const max = 4 * Math.sqrt(second) || 1

  return ranges[activation] ?? { min: neverNegative.includes(activation) ? 0 : -max, max }
}

/** Counts values into bars of equal width; the ends belong to the outer bars. Zeros are left out where it is said. */
export function countBars({ min, max }: Axis, values: Float64Array, withoutZeros = false): Histogram {
  const counts = Array<number>(barCount).fill(0)
  let [below, above] = [0, 0]

  for (const value of values) {
    const bar = Math.min(Math.floor(((value - min) / (max - min)) * barCount), barCount - 1)

    if (withoutZeros && value === 0) continue
    if (value < min) below++
    else if (value > max) above++
    else counts[bar] = (counts[bar] ?? 0) + 1
  }

  return { counts, below, above }
}

/** One histogram of what several of the same axis count. */
export function addHistograms(histograms: readonly Histogram[]): Histogram {
  const sum = (count: (histogram: Histogram) => number) =>
    histograms.reduce((total, histogram) => total + count(histogram), 0)

  return {
    counts: Array.from({ length: barCount }, (_, bar) => sum(({ counts }) => counts[bar] ?? 0)),
    below: sum(({ below }) => below),
    above: sum(({ above }) => above),
  }
}
