import { UserError } from '../../errors.ts'
import { parameterOf, readActivation } from '../activation.ts'
import type { Framework } from '../framework.ts'
import { checkVariances, paramNotes } from '../gain.ts'
import { defaultWeight } from '../init/defaults.ts'
import type { Distribution } from '../init/distribution.ts'
import { matrix } from '../init/fans.ts'
import { unusedNotes } from '../init/notes.ts'
import {
  canonicalScheme,
  checkReals,
  type Mode,
  type Request,
  type Scheme,
  schemeNames,
} from '../init/options.ts'
import { drawWeights } from '../init/schemes.ts'
import type { Unit } from '../meanfield/moments.ts'
import { type Note, note } from '../note.ts'
import { readWidths } from './widths.ts'

/** Schemes for a whole network: a uniform without bounds has no mean of 0, which every rule here assumes. */
export const networkSchemes = schemeNames.filter((name) => name !== 'uniform')
export type NetworkScheme = (typeof networkSchemes)[number]

/** The options that `/init propagate` and `/init simulate` share, under their slash names. */
export interface NetworkOptions {
  readonly widths: string
  readonly activation: string
  readonly param?: number | undefined
  readonly scheme?: NetworkScheme | undefined
  readonly std?: number | undefined
  readonly gain?: number | undefined
  readonly mode?: Mode | undefined
  readonly bias_std?: number | undefined
  readonly input_var?: number | undefined
  readonly framework?: Framework | undefined
}

/** A dense network with one activation after every layer, the last included. */
export interface Network {
  /** Inputs first. */
  readonly widths: readonly number[]
  readonly unit: Unit
  readonly scheme: Scheme
  /** As given, where the scheme takes one. */
  readonly std: number | null
  readonly framework: Framework
  readonly layers: readonly DenseLayer[]
  readonly biasVar: number
  /** $ \mathbb E[x^2] $ */
  readonly inputVar: number
  readonly notes: readonly Note[]
}

export interface DenseLayer {
  readonly fanIn: number
  readonly fanOut: number
  readonly weights: Distribution
}

/**
 * Reads what a network is made of. Xavier's gain is 1 and Kaiming's the activation's, unless a gain is given; biases are
 * 0 unless they have a std, for `default` too.
 *
 * @throws UserError `init.*`, `input.*`, `conv.channelsNotPositive`.
 */
export function readNetwork(options: NetworkOptions): Network {
  const { std, bias_std: biasStd = 0, input_var: inputVar = 1, framework = 'pytorch' } = options
  const widths = readWidths(options.widths)
  const activation = readActivation(options.activation)
  const unit = { activation, param: parameterOf(activation, options.param) }
  checkReals({ param: options.param, std, gain: options.gain, bias_std: biasStd, input_var: inputVar })
  if (biasStd < 0) throw new UserError('init.stdNegative', { given: biasStd })
  checkVariances({ input_var: inputVar })

  const scheme = schemeOf(options)
  const request: Request = {
    scheme,
    framework,
    layer: null,
    shape: null,
    mode: options.mode,
    gain: options.gain,
    std,
    ...(scheme.startsWith('kaiming')
      ? { activation, param: options.param }
      : { activation: undefined, param: undefined }),
  }

  return {
    widths,
    unit,
    scheme,
    std: scheme === 'normal' || scheme === 'trunc_normal' ? (std ?? null) : null,
    framework,
    layers: layersOf(widths, request),
    biasVar: biasStd ** 2,
    inputVar,
    notes: [
      ...(framework === 'onnx' ? [note('init.note.onnx')] : []),
      ...unusedNotes({ ...request, activation: undefined, param: undefined }),
      ...paramNotes(activation, options.param),
    ],
  }
}

/** A std alone means N(0, std²). */
function schemeOf({ scheme, std }: NetworkOptions): Scheme {
  if (scheme !== undefined) return canonicalScheme(scheme)
  if (std !== undefined) return 'normal'

  throw new UserError('input.missingOption', { option: 'scheme' })
}

function layersOf(widths: readonly number[], request: Request): readonly DenseLayer[] {
  return widths.slice(1).map((fanOut, index) => {
    const fanIn = widths[index] ?? fanOut
    const shape = matrix(fanIn, fanOut, request.framework)
    const { weights } =
      request.scheme === 'default' ? defaultWeight(shape, request.framework) : drawWeights(request, shape)

    return { fanIn, fanOut, weights }
  })
}
