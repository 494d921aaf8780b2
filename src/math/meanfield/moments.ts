import type { Activation } from '../activation.ts'
import { curveOf } from '../activation-curves.ts'
import { sumOver } from '../quadrature.ts'
import { closedMoments } from './closed-forms.ts'
import { gaussianGrid } from './gaussian-grid.ts'

/** An activation with its parameter, null where it has none. */
export interface Unit {
  readonly activation: Activation
  readonly param: number | null
}

/** What an activation makes of $ x \sim N(0, q) $. */
export interface Moments {
  /** $ \mathbb E[\phi] $ */
  readonly mean: number
  /** $ \mathbb E[\phi^2] $ */
  readonly second: number
  readonly variance: number
  /** $ \mathbb E[\phi'^2] $ */
  readonly derivativeSecond: number
  /** $ d\,\mathbb E[\phi^2] / dq = \mathbb E[\phi\phi' x]/q $, right with kinks too. */
  readonly lengthSlope: number
}

/**
 * Moments at $ x \sim N(0, q) $ with a relative error below 10⁻¹²: closed forms where they are known, else composite
 * Gauss–Legendre quadrature (Gauss–Hermite loses most digits at large q).
 */
export function momentsAt({ activation, param }: Unit, q: number): Moments {
  const closed = closedMoments(activation, param ?? 0, q)

  if (closed) return closed

  const { value, slope, kinks } = curveOf(activation, param)

  if (q === 0) return momentsAtZero(value(0), slope)

  const grid = gaussianGrid(q, kinks)
  const values = grid.points.map(value)
  const slopes = grid.points.map(slope)
  const mean = sumOver(grid, at(values))

  return {
    mean,
    second: sumOver(grid, squareOf(values)),
    variance: sumOver(grid, (_, index) => ((values[index] ?? 0) - mean) ** 2),
    derivativeSecond: sumOver(grid, squareOf(slopes)),
    lengthSlope: sumOver(grid, (x, index) => x * (values[index] ?? 0) * (slopes[index] ?? 0)) / q,
  }
}

type Integrand = (x: number, index: number) => number

/** What was computed at the points of a grid. */
function at(values: Float64Array): Integrand {
  return (_, index) => values[index] ?? 0
}

function squareOf(values: Float64Array): Integrand {
  return (_, index) => (values[index] ?? 0) ** 2
}

/** The limit of a normal that is nearly 0: half of it on each side of a kink. */
function momentsAtZero(value: number, slope: (x: number) => number): Moments {
  const square = (slope(Number.MIN_VALUE) ** 2 + slope(-Number.MIN_VALUE) ** 2) / 2

  return { mean: value, second: value ** 2, variance: 0, derivativeSecond: square, lengthSlope: square }
}

/** $ \mathbb E[\phi^2] $ and $ \mathbb E[\phi'^2] $ alone. */
export function secondMomentsAt(
  { activation, param }: Unit,
  q: number,
): Pick<Moments, 'second' | 'derivativeSecond'> {
  const closed = closedMoments(activation, param ?? 0, q)

  if (closed) return closed

  const { value, slope, kinks } = curveOf(activation, param)
  const grid = gaussianGrid(q, kinks)

  return {
    second: sumOver(grid, (x) => value(x) ** 2),
    derivativeSecond: sumOver(grid, (x) => slope(x) ** 2),
  }
}

/** $ \mathbb E[\phi^2] $ alone, for iterations. */
export function secondMomentAt({ activation, param }: Unit, q: number): number {
  const closed = closedMoments(activation, param ?? 0, q)

  if (closed) return closed.second

  const { value, kinks } = curveOf(activation, param)

  return sumOver(gaussianGrid(q, kinks), (x) => value(x) ** 2)
}

/**
 * The gains that keep a unit-variance pre-activation: $ 1/\sqrt{\mathbb E[\phi(z)^2]} $ going forward and
 * $ 1/\sqrt{\mathbb E[\phi'(z)^2]} $ going backward, $ z \sim N(0, 1) $.
 */
export function unitGains(unit: Unit): { readonly forward: number; readonly backward: number } {
  const { second, derivativeSecond } = momentsAt(unit, 1)

  return { forward: 1 / Math.sqrt(second), backward: 1 / Math.sqrt(derivativeSecond) }
}
