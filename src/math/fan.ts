import { UserError } from '../errors.ts'
import { formatReal } from './format.ts'
import { type Framework, frameworkNames } from './framework.ts'
import { type Fans, frameworkFans, receptiveFieldSize, trueFans, weightShape } from './init/fans.ts'
import { readLayer } from './init/layer-notation.ts'
import { readShape } from './init/options.ts'
import { type Note, note } from './note.ts'

/** The options of `/init fan`, under their slash names. */
export interface InitFanOptions {
  readonly layer?: string | undefined
  readonly shape?: string | undefined
  readonly framework?: Framework | undefined
}

/** The answer of `/init fan`. */
export interface InitFan {
  readonly framework: Framework
  readonly weightShape: readonly number[]
  /** Taps of the kernel. */
  readonly receptiveFieldSize: number
  /** As the framework computes them from the shape alone. */
  readonly fanIn: number
  readonly fanOut: number
  /** What one output, and one input, really touches; null where the layer is not known. */
  readonly trueFanIn: number | null
  readonly trueFanOut: number | null
  /** Whether the framework's and the true fans do. */
  readonly differs: boolean
  readonly notes: readonly Note[]
}

/**
 * Fan-in and fan-out of a layer: the framework's and the true ones.
 *
 * @throws UserError `init.needsTwoDimensions`, `init.tooLarge`, `input.*`, `layers.*`, `conv.*`.
 */
export function initFan({ layer: text, shape: given, framework = 'pytorch' }: InitFanOptions): InitFan {
  if (text !== undefined && given !== undefined) {
    throw new UserError('input.conflictingOptions', { first: 'layer', second: 'shape' })
  }
  if (text === undefined && given === undefined) {
    throw new UserError('input.missingOption', { option: 'layer' })
  }

  const layer = text === undefined ? null : readLayer(text)
  const shape = layer ? weightShape(layer, framework) : readShape(given ?? '')
  const fans = frameworkFans(shape, framework)
  const real = layer && trueFans(layer)

  return {
    framework,
    weightShape: shape,
    receptiveFieldSize: receptiveFieldSize(shape, framework),
    ...fans,
    trueFanIn: real?.fanIn ?? null,
    trueFanOut: real?.fanOut ?? null,
    differs: real !== null && (real.fanIn !== fans.fanIn || real.fanOut !== fans.fanOut),
    notes: [
      ...(real ? effectNotes(framework, fans, real) : [note('fan.note.shapeOnly')]),
      ...(framework === 'onnx' ? [note('init.note.onnx')] : []),
    ],
  }
}

/** What a wrong fan does to a std that is made from it. */
function effectNotes(framework: Framework, counted: Fans, real: Fans): readonly Note[] {
  const factors = [
    { fan: 'fan_in', factor: Math.sqrt(real.fanIn / counted.fanIn) },
    { fan: 'fan_out', factor: Math.sqrt(real.fanOut / counted.fanOut) },
  ]

  return factors
    .filter(({ factor }) => factor !== 1)
    .map(({ fan, factor }) =>
      note('fan.note.effect', { framework: frameworkNames[framework], fan, factor: formatReal(factor) }),
    )
}
