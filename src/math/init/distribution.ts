import { UserError } from '../../errors.ts'
import { integrate } from '../quadrature.ts'

/** What weights are drawn from; mean, std and variance are those of the weights as drawn, truncation included. */
export interface Distribution {
  readonly distribution: 'normal' | 'uniform' | 'truncated_normal' | 'orthogonal' | 'constant'
  readonly mean: number
  readonly std: number
  readonly variance: number
  /** The std of the normal before truncation. */
  readonly nominalStd: number | null
  /** Half width of a uniform. */
  readonly bound: number | null
  /** Ends of what can be drawn. */
  readonly lower: number | null
  readonly upper: number | null
  /** All singular values of an orthogonal matrix. */
  readonly singularValue: number | null
}

const none = { nominalStd: null, bound: null, lower: null, upper: null, singularValue: null } as const

/** Std of the standard normal cut at ±2, the constant in the sources of Keras and JAX. */
export const truncationFactor = 0.87962566103423978

export function constant(value: number): Distribution {
  return { ...none, distribution: 'constant', mean: value, std: 0, variance: 0 }
}

/** @throws UserError `init.stdNegative`. */
export function normal(mean: number, std: number): Distribution {
  refuseNegative(std)

  return { ...none, distribution: 'normal', mean, std, variance: std * std, nominalStd: std }
}

/** @throws UserError `init.boundsInverted`. */
export function uniform(lower: number, upper: number): Distribution {
  refuseInverted(lower, upper)

  const bound = (upper - lower) / 2
  const variance = (bound * bound) / 3

  return {
    ...none,
    distribution: 'uniform',
    mean: (lower + upper) / 2,
    std: Math.sqrt(variance),
    variance,
    bound,
    lower,
    upper,
  }
}

/** A uniform around 0 with this variance: $ b = \sqrt{3\,\mathrm{Var}} $. */
export function uniformOfVariance(variance: number): Distribution {
  const bound = Math.sqrt(3 * variance)

  return {
    ...none,
    distribution: 'uniform',
    mean: 0,
    std: Math.sqrt(variance),
    variance,
    bound,
    lower: -bound,
    upper: bound,
  }
}

/** A normal around 0 cut at two of its own stds; `std` is what remains, or what it was before where that is not made up for. */
export function cutNormal(std: number, corrects: boolean): Distribution {
  const nominalStd = corrects ? std / truncationFactor : std
  const real = corrects ? std : std * truncationFactor

  return {
    ...none,
    distribution: 'truncated_normal',
    mean: 0,
    std: real,
    variance: real * real,
    nominalStd,
    lower: -2 * nominalStd,
    upper: 2 * nominalStd,
  }
}

/** Every element of an orthogonal matrix has the variance gain²/max(rows, cols) (Saxe, McClelland & Ganguli 2014). */
export function orthogonal(gain: number, rows: number, columns: number): Distribution {
  const variance = (gain * gain) / Math.max(rows, columns)

  return {
    ...none,
    distribution: 'orthogonal',
    mean: 0,
    std: Math.sqrt(variance),
    variance,
    singularValue: gain,
  }
}

/** Standard deviations from the mode where the density of a normal has lost its last digit. */
const reach = 38
/** Exponent where $ e^{-x} $ has. */
const lastExponent = 750

/**
 * A normal cut at two values. Its moments are integrated about the mode, because the closed form
 * $ 1 + (A\phi(A) - B\phi(B))/Z - ((\phi(A) - \phi(B))/Z)^2 $ loses every digit when the mean lies outside.
 *
 * @throws UserError `init.stdNegative`, `init.boundsInverted`.
 */
export function truncatedNormal(mean: number, std: number, lower: number, upper: number): Distribution {
  refuseNegative(std)
  refuseInverted(lower, upper)

  const cuts = { distribution: 'truncated_normal', nominalStd: std, lower, upper } as const
  const mode = Math.min(Math.max(mean, lower), upper)

  if (std === 0) return { ...none, ...cuts, mean: mode, std: 0, variance: 0 }

  // In units of std from the mode, whose density is taken as 1. Far from the mean it falls like e^(−|centre|·x).
  const centre = (mode - mean) / std
  const far = Math.min(reach, lastExponent / Math.abs(centre))
  const density = (x: number) => Math.exp(-x * (centre + x / 2))
  const moments = momentsOf(
    density,
    Math.max((lower - mode) / std, -far),
    Math.min((upper - mode) / std, far),
  )

  return {
    ...none,
    ...cuts,
    mean: mode + std * moments.mean,
    std: std * moments.std,
    variance: (std * moments.std) ** 2,
  }
}

/** Mean and std of a density with its mode at 0, on an interval around it. */
function momentsOf(density: (x: number) => number, from: number, to: number) {
  // Scaled to a length of 1, so that no interval is too short for a double.
  const scale = Math.max(-from, to)

  if (scale === 0) return { mean: 0, std: 0 }

  const over = (f: (y: number) => number) => graded(f, from / scale) + graded(f, to / scale)
  const scaled = (y: number) => density(scale * y)
  const mass = over(scaled)
  const mean = over((y) => y * scaled(y)) / mass
  const variance = over((y) => (y - mean) ** 2 * scaled(y)) / mass

  return { mean: scale * mean, std: scale * Math.sqrt(variance) }
}

/**
 * The unsigned integral between 0 and `end`, on panels that shrink towards 0, where the mass is. Both sides use the same
 * nodes, so that odd moments of a symmetric cut cancel exactly.
 */
function graded(f: (y: number) => number, end: number): number {
  let sum = 0
  let from = 0

  for (let halvings = 24; halvings >= 0; halvings--) {
    const to = 2 ** -halvings
    sum += integrate((part) => f(end * part), from, to, 1)
    from = to
  }

  return Math.abs(end) * sum
}

function refuseNegative(std: number): void {
  if (std < 0) throw new UserError('init.stdNegative', { given: std })
}

function refuseInverted(lower: number, upper: number): void {
  if (lower >= upper) throw new UserError('init.boundsInverted', { lower, upper })
}
