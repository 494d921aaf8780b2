import { normalDistribution } from './normal.ts'

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

/** The approximation of GELU through tanh that PyTorch calls `approximate='tanh'`. */
export function geluTanh(x: number): number {
  return (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)))
}
