import { UserError } from '../errors.ts'
import { nearest } from '../nearest.ts'

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

/** The parameter in force: as given, else PyTorch's, for the slope of leaky ReLU and the α of ELU; null for the others. */
export function parameterOf(activation: Activation, given: number | undefined): number | null {
  switch (activation) {
    case 'leaky_relu':
      return given ?? 0.01
    case 'elu':
      return given ?? 1
    default:
      return null
  }
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
