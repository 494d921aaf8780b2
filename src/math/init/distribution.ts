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

  return { ...uniform(-bound, bound), variance, std: Math.sqrt(variance), bound }
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

/** Standard deviations beyond which an end no longer matters: the density there is below 10⁻³⁰⁰ of its largest. */
const reach = 38

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

  const centre = (mode - mean) / std
  const [from, to] = [
    Math.max((lower - mean) / std, centre - reach),
    Math.min((upper - mean) / std, centre + reach),
  ]
  // In units of std from the mode, whose density is taken as 1.
  const moments = momentsOf((x) => Math.exp(-x * (centre + x / 2)), from - centre, to - centre)
  const variance = std * std * moments.variance

  return { ...none, ...cuts, mean: mode + std * moments.mean, std: Math.sqrt(variance), variance }
}

/** Far out the density falls like e^(−|centre|·x): panels shrink towards the mode at 0, where all the mass is. */
function momentsOf(density: (x: number) => number, from: number, to: number) {
  const over = (f: (x: number) => number) => graded(f, from) + graded(f, to)
  const mass = over(density)
  const mean = over((x) => x * density(x)) / mass

  return { mean, variance: over((x) => (x - mean) ** 2 * density(x)) / mass }
}

/** The unsigned integral over the interval between 0 and `end`, on panels that double in length. */
function graded(f: (x: number) => number, end: number): number {
  const panels = 40
  let sum = 0
  let from = 0

  for (let panel = panels; panel >= 0; panel--) {
    const to = end * 2 ** -panel
    sum += integrate(f, Math.min(from, to), Math.max(from, to), 1)
    from = to
  }

  return sum
}

function refuseNegative(std: number): void {
  if (std < 0) throw new UserError('init.stdNegative', { given: std })
}

function refuseInverted(lower: number, upper: number): void {
  if (lower >= upper) throw new UserError('init.boundsInverted', { lower, upper })
}
