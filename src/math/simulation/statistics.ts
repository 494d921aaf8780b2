import type { Activation } from '../activation.ts'
import type { Matrix } from './multiply.ts'

/** What one run shows of one layer, over all units and samples. */
export interface LayerFigures {
  readonly varZ: number
  /** $ \overline{z^2} $ */
  readonly m2Z: number
  readonly meanA: number
  readonly varA: number
  readonly m2A: number
  /** Share of activations that are exactly 0. */
  readonly zeroFraction: number
  /** Share of activations near an end: |a| > 0.97, for sigmoid a < 0.03 or a > 0.97. */
  readonly saturatedFraction: number
  /** $ \overline{(\partial L/\partial z)^2} $ */
  readonly gradM2Z: number
}

export const figureNames = [
  'varZ',
  'm2Z',
  'meanA',
  'varA',
  'm2A',
  'zeroFraction',
  'saturatedFraction',
  'gradM2Z',
] as const satisfies readonly (keyof LayerFigures)[]

/** A figure over the runs: its mean and standard error, which one run alone does not have. */
export interface Estimate {
  readonly mean: number
  readonly se: number | null
}

export type LayerEstimates = Readonly<Record<keyof LayerFigures, Estimate>>

/** Figures of pre-activations and activations; the gradient is not known yet. */
export function figuresOf(z: Matrix, a: Matrix, activation: Activation): Omit<LayerFigures, 'gradM2Z'> {
  const isSaturated = saturation(activation)
  const meanZ = average(z.values, (value) => value)
  const meanA = average(a.values, (value) => value)

  return {
    varZ: average(z.values, (value) => (value - meanZ) ** 2),
    m2Z: average(z.values, (value) => value * value),
    meanA,
    varA: average(a.values, (value) => (value - meanA) ** 2),
    m2A: average(a.values, (value) => value * value),
    zeroFraction: average(a.values, (value) => (value === 0 ? 1 : 0)),
    saturatedFraction: average(a.values, (value) => (isSaturated(value) ? 1 : 0)),
  }
}

export function meanSquare({ values }: Matrix): number {
  return average(values, (value) => value * value)
}

/** Mean over the runs, with its standard error. */
export function estimate(values: readonly number[]): Estimate {
  const count = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / count
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)

  return { mean, se: count < 2 ? null : Math.sqrt(squares / (count - 1) / count) }
}

function saturation(activation: Activation): (a: number) => boolean {
  return activation === 'sigmoid' ? (a) => a < 0.03 || a > 0.97 : (a) => Math.abs(a) > 0.97
}

function average(values: Float64Array, f: (value: number) => number): number {
  let sum = 0

  for (let index = 0; index < values.length; index++) sum += f(values[index] ?? 0)

  return sum / values.length
}
