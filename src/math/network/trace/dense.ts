import { UserError } from '../../../errors.ts'
import { product } from '../../conv/cost.ts'
import { checkSigns } from '../../conv/signs.ts'
import type { Framework } from '../../framework.ts'
import { note } from '../../note.ts'
import type { Dense, Plain, Recurrent } from '../layer.ts'
import { bare, pointwise, type Setting, type Step, type Value, whole } from './step.ts'

/** PyTorch and ONNX act on the last axis of CxHxW; the others on the channels, which they keep last. */
export function applyLinear(layer: Dense, value: Value, { framework }: Setting): Step {
  const { shape } = value
  const axis = actsOnLast(framework) || value.isSequence ? shape.length - 1 : 0
  const features = shape[axis] ?? 1
  const { inFeatures, outFeatures, bias } = layer
  checkFeatures(inFeatures, features, shape)
  checkCounts(outFeatures)

  const weights = BigInt(features) * BigInt(outFeatures)
  const output = shape.with(axis, outFeatures)
  const isWhole = shape.length === 1 || (axis !== 0 && !value.isSequence)

  return {
    ...bare(value, output, isWhole ? whole : pointwise),
    trainable: weights + BigInt(bias ? outFeatures : 0),
    macs: weights * (product(shape) / BigInt(features)),
    hasBias: bias,
    resolved: { features },
    notes: axis > 0 && !value.isSequence ? [note('net.note.linearLastAxis', { axis: features })] : [],
  }
}

function actsOnLast(framework: Framework): boolean {
  return framework === 'pytorch' || framework === 'onnx'
}

/** @throws UserError `net.featuresMismatch` unless what a constructor names is what arrives. */
export function checkFeatures(expected: number | null, given: number, shape: readonly number[]): void {
  if (expected === null || expected === given) return

  throw new UserError('net.featuresMismatch', {
    expected,
    given,
    fix: shape.length > 1 && Number(product(shape)) === expected ? 'flatten' : 'none',
  })
}

function checkCounts(...counts: readonly number[]): void {
  checkSigns({ kernel: [], stride: [], dilation: [], padding: [], input: [], channels: counts })
}

/** Every index becomes a vector of its own axis, the last. */
export function applyEmbedding(layer: Extract<Plain, { kind: 'embedding' }>, value: Value): Step {
  const { entries, dimension } = layer
  checkCounts(entries, dimension)

  if (value.shape.length > 3) throw new UserError('net.axesMismatch', { expected: 3, given: 4 })

  return {
    ...bare(value, [...value.shape, dimension], value.shape.length === 1 ? pointwise : whole),
    output: { shape: [...value.shape, dimension], isSequence: true },
    trainable: BigInt(entries) * BigInt(dimension),
  }
}

const gates = { rnn: 1n, lstm: 4n, gru: 3n } as const

/**
 * A recurrent layer over steps; the last axis is features. PyTorch and ONNX have two biases per gate, Keras one, and a
 * second one for its GRU (reset_after), which TensorFlow.js lacks.
 */
export function applyRecurrent(layer: Recurrent, value: Value, { framework }: Setting): Step {
  const features = value.shape.at(-1) ?? 1
  checkFeatures(layer.inputSize, features, value.shape)
  checkCounts(layer.hidden)

  const hidden = BigInt(layer.hidden)
  const directions = BigInt(layer.directions)
  const weights = Array.from({ length: layer.layers }, (_, index) => {
    const width = index === 0 ? BigInt(features) : hidden * directions

    return directions * gates[layer.kind] * hidden * (width + hidden)
  }).reduce((total, each) => total + each, 0n)
  const cells = BigInt(layer.layers) * directions * gates[layer.kind]
  const steps = value.shape.slice(0, -1)
  const output = [...(layer.sequences ? steps : steps.slice(0, -1)), layer.hidden * layer.directions]

  return {
    ...bare(value, output, whole),
    output: { shape: output, isSequence: output.length > 1 },
    trainable: weights + (layer.bias ? cells * hidden * biasesPerGate(layer, framework) : 0n),
    macs: weights * product(steps),
    hasBias: layer.bias,
    resolved: { features },
  }
}

function biasesPerGate({ kind }: Recurrent, framework: Framework): bigint {
  if (actsOnLast(framework)) return 2n

  return kind === 'gru' && framework !== 'tfjs' ? 2n : 1n
}
