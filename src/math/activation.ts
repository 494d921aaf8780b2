import { UserError } from '../errors.ts'
import { nearest } from '../nearest.ts'
import { gelu, geluTanh, relu, sigmoid, softplus } from './activation-curves.ts'
import { erf } from './normal.ts'
import { gaussianMean } from './quadrature.ts'

export const activations = [
  'linear',
  'relu',
  'leaky_relu',
  'relu6',
  'elu',
  'selu',
  'gelu',
  'gelu_tanh',
  'silu',
  'mish',
  'softplus',
  'softsign',
  'tanh',
  'hard_tanh',
  'sigmoid',
  'erf',
  'sin',
] as const
export type Activation = (typeof activations)[number]

const synonyms: ReadonlyMap<string, Activation> = new Map([
  ['identity', 'linear'],
  ['swish', 'silu'],
  ['hardtanh', 'hard_tanh'],
])

/** Names of PyTorch layers that `calculate_gain` takes for linear. */
const linearLayer = /^conv(?:_transpose)?[123]d$/

/** Longest name that is read, in characters. */
export const activationLength = 30

/** @throws UserError `init.unknownActivation`. */
export function readActivation(text: string): Activation {
  const name = text.trim().toLowerCase()
  const found = linearLayer.test(name)
    ? 'linear'
    : (synonyms.get(name) ?? activations.find((activation) => activation === name))

  if (found && text.length <= activationLength) return found

  const suggestion = nearest(name, [...activations, ...synonyms.keys()])

  throw new UserError('init.unknownActivation', {
    name: text.slice(0, activationLength),
    suggested: suggestion === undefined ? 'no' : 'yes',
    nearest: suggestion ?? '',
    choices: activations.join(', '),
  })
}

/** The parameter an activation has when none is given: the slope of leaky ReLU, the α of ELU; null for the others. */
export function defaultParameter(activation: Activation): number | null {
  return activation === 'leaky_relu' ? 0.01 : activation === 'elu' ? 1 : null
}

/**
 * PyTorch's gain for an activation, or null where it raises "Unsupported nonlinearity".
 *
 * torch/nn/init.py `calculate_gain`.
 */
export function calculateGain(activation: Activation, parameter?: number): number | null {
  switch (activation) {
    case 'linear':
    case 'sigmoid':
      return 1
    case 'tanh':
      return 5 / 3
    case 'relu':
      return Math.SQRT2
    case 'leaky_relu':
      return Math.sqrt(2 / (1 + (parameter ?? 0.01) ** 2))
    case 'selu':
      return 3 / 4
    default:
      return null
  }
}

/**
 * The gain that keeps the second moment of a unit-variance pre-activation: $ 1/\sqrt{\mathbb E[\phi(z)^2]},\;
 * z \sim N(0, 1) $.
 */
export function forwardGain(activation: Activation, parameter?: number): number {
  const curve = curveOf(activation, parameter)

  return 1 / Math.sqrt(gaussianMean((z) => curve(z) ** 2))
}

/** Klambauer et al. 2017, "Self-normalizing neural networks", equation 14. */
const selu = { alpha: 1.6732632423543772, scale: 1.0507009873554805 } as const

/** $ \phi $ as a function of the pre-activation. */
export function curveOf(activation: Activation, parameter?: number): (z: number) => number {
  const slope = parameter ?? defaultParameter(activation) ?? 1

  return {
    linear: (z: number) => z,
    relu,
    leaky_relu: (z: number) => (z > 0 ? z : slope * z),
    relu6: (z: number) => Math.min(relu(z), 6),
    elu: (z: number) => (z > 0 ? z : slope * Math.expm1(z)),
    selu: (z: number) => selu.scale * (z > 0 ? z : selu.alpha * Math.expm1(z)),
    gelu,
    gelu_tanh: geluTanh,
    silu: (z: number) => z * sigmoid(z),
    mish: (z: number) => z * Math.tanh(softplus(z)),
    softplus,
    softsign: (z: number) => z / (1 + Math.abs(z)),
    tanh: Math.tanh,
    hard_tanh: (z: number) => Math.min(Math.max(z, -1), 1),
    sigmoid,
    erf,
    sin: Math.sin,
  }[activation]
}
