import type { Activation } from './activation.ts'
import type { Framework } from './framework.ts'
import type { Scheme } from './init/options.ts'
import { tooLarge } from './init/too-large.ts'
import { type Moments, momentsAt } from './meanfield/moments.ts'
import { type Note, note } from './note.ts'
import { type Network, type NetworkOptions, readNetwork } from './propagation/network.ts'

/** The answer of `/init propagate`. */
export interface InitPropagate {
  readonly framework: Framework
  /** Inputs first. */
  readonly widths: readonly number[]
  readonly activation: Activation
  readonly param: number | null
  readonly scheme: Scheme
  /** As given, where the scheme takes one. */
  readonly std: number | null
  readonly layers: readonly PropagatedLayer[]
  /** Geometric mean of the factors from one layer's E[z²] to the next. */
  readonly forwardFactor: number
  /** The same of E[(∂L/∂z)²], from the last layer down. */
  readonly backwardFactor: number
  readonly verdict: { readonly forward: Verdict; readonly backward: Verdict }
  readonly notes: readonly Note[]
}

export type Verdict = 'stable' | 'vanishing' | 'exploding'

export interface PropagatedLayer {
  /** From 1. */
  readonly layer: number
  readonly fanIn: number
  readonly fanOut: number
  readonly weightVar: number
  readonly biasVar: number
  /** $ \mathbb E[z^2] $ of the pre-activation. */
  readonly q: number
  /** $ \mathbb E[a] $ */
  readonly mean: number
  /** $ \mathbb E[a^2] $ */
  readonly second: number
  /** $ \mathrm{Var}[a] $ */
  readonly variance: number
  /** $ \mathbb E[\phi'(z)^2] $ */
  readonly derivativeSecond: number
  /** Var[z] by the rule n·Var[w]·Var[a] carried through all layers, which forgets E[a]². */
  readonly naiveVariance: number
  /** fanIn · weightVar · derivativeSecond */
  readonly chi: number
  /** $ \mathbb E[(\partial L/\partial z)^2] $, 1 at the last layer. */
  readonly gradSecond: number
}

/** Far beyond what any float of a network holds, and near enough that every integral stays cheap. */
const largestMoment = 1e100
/** A factor this near to 1 is stable. */
const stableMargin = 0.05

/**
 * How second moments go through a dense network of independent centred weights, and gradients back:
 *
 * $$ \mathbb E[z_l^2] = n_{l-1}\mathrm{Var}[w_l]\,\mathbb E[a_{l-1}^2] + \mathrm{Var}[b_l],\quad
 * \mathbb E[\delta_l^2] = n_{l+1}\mathrm{Var}[w_{l+1}]\,\mathbb E[\phi'(z_l)^2]\,\mathbb E[\delta_{l+1}^2] $$
 *
 * with the pre-activations taken for normal. He et al. 2015, equations 6–14; Schoenholz et al. 2017.
 *
 * @throws UserError `init.*`, `input.*`, `conv.channelsNotPositive`.
 */
export function initPropagate(options: NetworkOptions): InitPropagate {
  const network = readNetwork(options)
  const layers = propagateThrough(network)

  const forwardFactor = geometricMean(layers[0]?.q ?? 0, layers.at(-1)?.q ?? 0, layers.length - 1)
  const backwardFactor = geometricMean(
    layers.at(-1)?.gradSecond ?? 0,
    layers[0]?.gradSecond ?? 0,
    layers.length - 1,
  )

  return {
    framework: network.framework,
    widths: network.widths,
    ...network.unit,
    scheme: network.scheme,
    std: network.std,
    layers,
    forwardFactor,
    backwardFactor,
    verdict: { forward: judge(forwardFactor), backward: judge(backwardFactor) },
    notes: [...propagationNotes(network, layers), ...network.notes],
  }
}

/**
 * Every layer of a network that was read.
 *
 * @throws UserError `init.tooLarge`.
 */
export function propagateThrough(network: Network): readonly PropagatedLayer[] {
  const layers = goBackward(goForward(network))
  checkFinite(layers)

  return layers
}

type ForwardLayer = Omit<PropagatedLayer, 'gradSecond'>

/** @throws UserError `init.tooLarge`. */
function goForward({ layers, unit, biasVar, inputVar }: Network): readonly ForwardLayer[] {
  let second = inputVar
  let naive = inputVar

  return layers.map(({ fanIn, fanOut, weights }, index) => {
    const scale = fanIn * weights.variance
    const q = scale * second + biasVar
    const naiveVariance = scale * naive + biasVar
    if (!(Math.max(q, naiveVariance) <= largestMoment)) throw tooLarge('moment', index + 1, '1e100')

    const moments = momentsAt(unit, q)

    second = moments.second
    naive = naiveVariance === q ? moments.variance : momentsAt(unit, naiveVariance).variance

    return {
      layer: index + 1,
      fanIn,
      fanOut,
      weightVar: weights.variance,
      biasVar,
      q,
      ...named(moments),
      naiveVariance,
      chi: scale * moments.derivativeSecond,
    }
  })
}

function named({ mean, second, variance, derivativeSecond }: Moments) {
  return { mean, second, variance, derivativeSecond }
}

function goBackward(layers: readonly ForwardLayer[]): readonly PropagatedLayer[] {
  let above: PropagatedLayer | undefined

  return layers
    .toReversed()
    .map((layer) => {
      const gradSecond = above
        ? above.fanOut * above.weightVar * layer.derivativeSecond * above.gradSecond
        : 1
      above = { ...layer, gradSecond }

      return above
    })
    .toReversed()
}

/** The factor that leads from one value to the other in equal steps; 1 where there is no step. */
function geometricMean(from: number, to: number, steps: number): number {
  if (steps === 0) return 1

  return from === 0 ? 0 : Math.exp((Math.log(to) - Math.log(from)) / steps)
}

function judge(factor: number): Verdict {
  if (Math.abs(factor - 1) <= stableMargin) return 'stable'

  return factor < 1 ? 'vanishing' : 'exploding'
}

/** @throws UserError `init.tooLarge` where a double does not hold a gradient. */
function checkFinite(layers: readonly PropagatedLayer[]): void {
  const burst = layers.findLast(({ gradSecond }) => !Number.isFinite(gradSecond))

  if (burst) throw tooLarge('moment', burst.layer, '1.8e308')
}

function propagationNotes({ scheme, unit }: Network, layers: readonly PropagatedLayer[]): readonly Note[] {
  const narrowest = Math.min(...layers.slice(0, -1).map(({ fanOut }) => fanOut))
  const isWide = layers.length < narrowest / 4 || layers.length === 1

  return [
    note('propagate.note.normal'),
    ...(isWide ? [] : [note('propagate.note.narrow', { depth: layers.length, width: narrowest })]),
    ...(scheme === 'orthogonal' && unit.activation !== 'linear' ? [note('propagate.note.orthogonal')] : []),
  ]
}
