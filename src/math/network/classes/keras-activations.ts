import { type Activation, activations } from '../layer.ts'
import type { Bound } from './bound.ts'

/** Keras's names of the activations, where they differ from ours. */
export const kerasActivations: Readonly<Record<string, Activation | 'linear'>> = {
  linear: 'linear',
  swish: 'silu',
  hard_sigmoid: 'sigmoid',
  exponential: 'elu',
  hard_silu: 'hardswish',
  hard_tanh: 'hardtanh',
  ...Object.fromEntries(activations.map((name) => [name, name])),
}

/** An activation given by name in another layer changes no size; a name nobody knows is refused. */
export function checkActivation(bound: Bound): void {
  const { activation } = bound.values
  const isKnown = typeof activation === 'string' && Object.hasOwn(kerasActivations, activation)

  if (activation !== null && !isKnown) throw bound.wrong('activation')
}
