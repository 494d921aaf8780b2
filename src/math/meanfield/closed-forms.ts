import type { Activation } from '../activation.ts'
import type { Moments } from './moments.ts'

/** Exact moments at $ x \sim N(0, q) $ where they are known; the variance follows without cancellation. */
export function closedMoments(activation: Activation, parameter: number, q: number): Moments | null {
  switch (activation) {
    case 'linear':
      return leaky(1, q)
    case 'relu':
      return leaky(0, q)
    case 'leaky_relu':
      return leaky(parameter, q)
    case 'erf':
      return centred((2 / Math.PI) * Math.asin((2 * q) / (1 + 2 * q)), {
        derivativeSecond: 4 / Math.PI / Math.sqrt(1 + 4 * q),
        lengthSlope: 4 / Math.PI / ((1 + 2 * q) * Math.sqrt(1 + 4 * q)),
      })
    case 'sin':
      return centred(-Math.expm1(-2 * q) / 2, {
        derivativeSecond: (1 + Math.exp(-2 * q)) / 2,
        lengthSlope: Math.exp(-2 * q),
      })
    default:
      return null
  }
}

/**
 * $ \mathbb E[\phi(u_1)\phi(u_2)] $ of two normals of variance q and correlation c, where it is known: Cho & Saul 2009 for
 * ReLU, Williams 1997 for erf.
 */
export function closedCovariance(
  activation: Activation,
  parameter: number,
  q: number,
  c: number,
): number | null {
  switch (activation) {
    case 'linear':
      return q * c
    case 'relu':
      return leakyCovariance(0, q, c)
    case 'leaky_relu':
      return leakyCovariance(parameter, q, c)
    case 'erf':
      return (2 / Math.PI) * Math.asin((2 * q * c) / (1 + 2 * q))
    case 'sin':
      // e^(−q) sinh(qc), which would overflow.
      return (Math.exp(-q * (1 - c)) - Math.exp(-q * (1 + c))) / 2
    default:
      return null
  }
}

/** A line with slope 1 right of 0 and `slope` left of it. */
function leaky(slope: number, q: number): Moments {
  const square = (1 + slope * slope) / 2
  const lift = (1 - slope) ** 2 / (2 * Math.PI)

  return {
    mean: (1 - slope) * Math.sqrt(q / (2 * Math.PI)),
    second: square * q,
    variance: (square - lift) * q,
    derivativeSecond: square,
    lengthSlope: square,
  }
}

/** $ \phi(x) = \frac{1+a}{2}x + \frac{1-a}{2}|x| $, and the two parts are uncorrelated. */
function leakyCovariance(slope: number, q: number, c: number): number {
  const odd = ((1 + slope) / 2) ** 2 * c
  const even = (((1 - slope) / 2) ** 2 * 2 * (Math.sqrt((1 - c) * (1 + c)) + c * Math.asin(c))) / Math.PI

  return q * (odd + even)
}

/** Moments of an odd activation. */
function centred(second: number, slopes: Pick<Moments, 'derivativeSecond' | 'lengthSlope'>): Moments {
  return { mean: 0, second, variance: second, ...slopes }
}
