import type { Framework } from './framework.ts'
import { type Code, codeFor } from './init/code.ts'
import { defaultTensors, defaultWeight, type Tensor } from './init/defaults.ts'
import type { Distribution } from './init/distribution.ts'
import { type Fans, frameworkFans, trueFans, weightShape } from './init/fans.ts'
import { initNotes } from './init/notes.ts'
import { type InitStdOptions, type Mode, type Request, readRequest, type Scheme } from './init/options.ts'
import { drawWeights, requireShape } from './init/schemes.ts'
import type { Note } from './note.ts'

/** The answer of `/init std`; moments are those of the weights as drawn. */
export interface InitStd extends Distribution {
  readonly framework: Framework
  readonly scheme: Scheme
  readonly weightShape: readonly number[] | null
  /** As the framework computes them from the shape. */
  readonly fanIn: number | null
  readonly fanOut: number | null
  /** What one output, and one input, really touches; null where the layer is not known. */
  readonly trueFanIn: number | null
  readonly trueFanOut: number | null
  readonly mode: Mode | null
  readonly fan: number | null
  readonly gain: number | null
  readonly code: Code
  /** Scheme `default` only: every tensor of the layer. */
  readonly tensors: readonly InitTensor[] | null
  readonly notes: readonly Note[]
}

export interface InitTensor extends Pick<Distribution, 'distribution' | 'bound' | 'std' | 'mean'> {
  readonly name: string
  readonly shape: readonly number[]
  /** Of a constant. */
  readonly value: number | null
}

/**
 * The spread of a layer's initial weights.
 *
 * @throws UserError `init.*`, `input.*`, `layers.*`, `conv.*`.
 */
export function initStd(options: InitStdOptions): InitStd {
  const request = readRequest(options)
  const { framework, scheme, layer } = request
  const shape = layer ? weightShape(layer, framework) : request.shape
  const tensors = scheme === 'default' ? tensorsOf(request, shape) : null
  const drawn = tensors?.[0]?.drawn ?? drawWeights(request, shape)
  const fans = shape && fansIfAny(shape, framework)
  const real = layer && trueFans(layer)

  const answer = {
    framework,
    scheme,
    weightShape: shape,
    fanIn: fans?.fanIn ?? null,
    fanOut: fans?.fanOut ?? null,
    trueFanIn: real?.fanIn ?? null,
    trueFanOut: real?.fanOut ?? null,
    mode: drawn.mode,
    fan: drawn.fan,
    gain: drawn.gain,
    ...drawn.weights,
    code: codeFor(request, drawn),
    tensors: tensors?.map(describe) ?? null,
  }

  return { ...answer, notes: initNotes(request, answer) }
}

function tensorsOf({ layer, framework }: Request, shape: readonly number[] | null): readonly Tensor[] {
  if (layer) return defaultTensors(layer, framework)

  const needed = requireShape(shape)

  return [{ name: 'weight', shape: needed, drawn: defaultWeight(needed, framework) }]
}

/** Fans where the shape has them: a vector has none in PyTorch and JAX. */
function fansIfAny(shape: readonly number[], framework: Framework): Fans | null {
  const hasFans = shape.length >= 2 || framework === 'keras' || framework === 'tfjs'

  return hasFans ? frameworkFans(shape, framework) : null
}

function describe({ name, shape, drawn }: Tensor): InitTensor {
  const { distribution, bound, std, mean } = drawn.weights

  return { name, shape, distribution, bound, std, mean, value: distribution === 'constant' ? mean : null }
}
