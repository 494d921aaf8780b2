import type { Activation } from './activation.ts'
import { erf, normalDensity, normalDistribution } from './normal.ts'

/** An activation as the mathematics sees it. */
export interface Curve {
  /** $ \phi(x) $ */
  readonly value: (x: number) => number
  /** $ \phi'(x) $; at a kink what PyTorch's backward pass takes. */
  readonly slope: (x: number) => number
  /** Where $ \phi $ or one of its derivatives jumps. */
  readonly kinks: readonly number[]
}

/** Klambauer et al. 2017, "Self-normalizing neural networks", equation 14. */
const selu = { alpha: 1.6732632423543772, scale: 1.0507009873554805 } as const

const none: readonly number[] = []
const atZero: readonly number[] = [0]

const curves: Readonly<Record<Activation, (parameter: number) => Curve>> = {
  linear: () => ({ value: (x) => x, slope: () => 1, kinks: none }),
  relu: () => ({ value: relu, slope: (x) => (x > 0 ? 1 : 0), kinks: atZero }),
  leaky_relu: (slope) => ({
    value: (x) => (x > 0 ? x : slope * x),
    slope: (x) => (x > 0 ? 1 : slope),
    kinks: atZero,
  }),
  relu6: () => clipped(0, 6),
  elu: (alpha) => exponential(alpha, 1),
  selu: () => exponential(selu.alpha, selu.scale),
  gelu: () => ({
    value: gelu,
    slope: (x) => normalDistribution(x) + x * normalDensity(x),
    kinks: none,
  }),
  gelu_tanh: () => ({ value: geluTanh, slope: geluTanhSlope, kinks: none }),
  silu: () => ({
    value: (x) => x * sigmoid(x),
    slope: (x) => sigmoid(x) * (1 + x * sigmoid(-x)),
    kinks: none,
  }),
  mish: () => ({ value: (x) => x * Math.tanh(softplus(x)), slope: mishSlope, kinks: none }),
  softplus: () => ({ value: softplus, slope: sigmoid, kinks: none }),
  softsign: () => ({
    value: (x) => x / (1 + Math.abs(x)),
    slope: (x) => 1 / (1 + Math.abs(x)) ** 2,
    kinks: atZero,
  }),
  tanh: () => ({ value: Math.tanh, slope: (x) => 1 / Math.cosh(x) ** 2, kinks: none }),
  hard_tanh: () => clipped(-1, 1),
  sigmoid: () => ({ value: sigmoid, slope: (x) => sigmoid(x) * sigmoid(-x), kinks: none }),
  erf: () => ({ value: erf, slope: (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x), kinks: none }),
  sin: () => ({ value: Math.sin, slope: Math.cos, kinks: none }),
}

/** The activation with this parameter: the slope of leaky ReLU, the α of ELU. */
export function curveOf(activation: Activation, parameter: number | null): Curve {
  return curves[activation](parameter ?? 0)
}

/** The identity between two ends, flat outside. */
function clipped(lower: number, upper: number): Curve {
  return {
    value: (x) => Math.min(Math.max(x, lower), upper),
    slope: (x) => (x > lower && x < upper ? 1 : 0),
    kinks: [lower, upper],
  }
}

function exponential(alpha: number, scale: number): Curve {
  return {
    value: (x) => scale * (x > 0 ? x : alpha * Math.expm1(x)),
    slope: (x) => scale * (x > 0 ? 1 : alpha * Math.exp(x)),
    kinks: atZero,
  }
}

/** $ 1/(1 + e^{-x}) $, without overflow on either side. */
export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x))
}

export function relu(x: number): number {
  return Math.max(x, 0)
}

/** $ x\,\Phi(x) $, the exact form (Hendrycks & Gimpel 2016). */
export function gelu(x: number): number {
  return x * normalDistribution(x)
}

/** $ \ln(1 + e^x) $, without overflow. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
}

/** The approximation of GELU through tanh that PyTorch calls `approximate='tanh'`: tanh of $ u(x) $. */
function geluTanh(x: number): number {
  return (x / 2) * (1 + Math.tanh(inner(x)))
}

const cubic = 0.044715

function inner(x: number): number {
  return Math.sqrt(2 / Math.PI) * (x + cubic * x ** 3)
}

function geluTanhSlope(x: number): number {
  const tanh = Math.tanh(inner(x))
  const rise = 1 - tanh * tanh
  // Where tanh is flat its factor may be infinite.
  const bend = rise === 0 ? 0 : (x / 2) * rise * Math.sqrt(2 / Math.PI) * (1 + 3 * cubic * x * x)

  return (1 + tanh) / 2 + bend
}

function mishSlope(x: number): number {
  const tanh = Math.tanh(softplus(x))
  const rise = 1 - tanh * tanh

  return tanh + (rise === 0 ? 0 : x * rise * sigmoid(x))
}
