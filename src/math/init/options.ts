import { UserError } from '../../errors.ts'
import { type Activation, readActivation } from '../activation.ts'
import type { Framework } from '../framework.ts'
import { limits, shapeTextLength } from '../limits.ts'
import { readSize } from '../sizes.ts'
import type { WeightLayer } from './layer.ts'
import { readLayer } from './layer-notation.ts'

export const schemes = [
  'xavier_uniform',
  'xavier_normal',
  'kaiming_uniform',
  'kaiming_normal',
  'lecun_uniform',
  'lecun_normal',
  'variance_scaling',
  'orthogonal',
  'trunc_normal',
  'normal',
  'uniform',
  'zeros',
  'default',
] as const
export type Scheme = (typeof schemes)[number]

const synonyms = {
  glorot_uniform: 'xavier_uniform',
  glorot_normal: 'xavier_normal',
  he_uniform: 'kaiming_uniform',
  he_normal: 'kaiming_normal',
} as const
/** Every name a scheme is asked for by. */
export const schemeNames = [...schemes, 'glorot_uniform', 'glorot_normal', 'he_uniform', 'he_normal'] as const
export type SchemeName = (typeof schemeNames)[number]

export const modes = ['fan_in', 'fan_out', 'fan_avg'] as const
export type Mode = (typeof modes)[number]

export const scalingDistributions = ['truncated_normal', 'untruncated_normal', 'uniform'] as const
export type ScalingDistribution = (typeof scalingDistributions)[number]

/** The options of `/init std`, under their slash names. */
export interface InitStdOptions {
  readonly scheme: SchemeName
  readonly layer?: string | undefined
  readonly shape?: string | undefined
  readonly framework?: Framework | undefined
  readonly mode?: Mode | undefined
  readonly activation?: string | undefined
  readonly param?: number | undefined
  readonly gain?: number | undefined
  readonly scale?: number | undefined
  readonly distribution?: ScalingDistribution | undefined
  readonly mean?: number | undefined
  readonly std?: number | undefined
  readonly lower?: number | undefined
  readonly upper?: number | undefined
}

/** What is asked, read: one of layer and shape, or neither. */
export interface Request
  extends Omit<InitStdOptions, 'scheme' | 'layer' | 'shape' | 'framework' | 'activation'> {
  readonly scheme: Scheme
  readonly framework: Framework
  readonly layer: WeightLayer | null
  readonly shape: readonly number[] | null
  readonly activation: Activation | undefined
}

/** Six axes hold every weight of a framework's layers, with one to spare. */
const mostAxes = 6

/** @throws UserError `input.*`, `layers.*`, `conv.*`, `init.unknownActivation`. */
export function readRequest(options: InitStdOptions): Request {
  const { layer, shape, activation, scheme, framework = 'pytorch', ...numbers } = options
  checkReals(numbers)

  if (layer !== undefined && shape !== undefined) {
    throw new UserError('input.conflictingOptions', { first: 'layer', second: 'shape' })
  }

  return {
    ...numbers,
    framework,
    scheme: canonicalScheme(scheme),
    layer: layer === undefined ? null : readLayer(layer),
    shape: shape === undefined ? null : readShape(shape),
    activation: activation === undefined ? undefined : readActivation(activation),
  }
}

/**
 * Keeps numbers where their squares stay far from the ends of a double.
 *
 * @throws UserError `input.tooSmall`, `input.tooLarge`.
 */
export function checkReals(options: Readonly<Record<string, unknown>>): void {
  const limit = limits.real

  for (const [option, given] of Object.entries(options)) {
    if (typeof given === 'number' && given < -limit) {
      throw new UserError('input.tooSmall', { option, given, limit: -limit })
    }
    if (typeof given === 'number' && !(given <= limit)) {
      throw new UserError('input.tooLarge', { option, given, limit })
    }
  }
}

export function canonicalScheme(name: SchemeName): Scheme {
  return Object.hasOwn(synonyms, name) ? synonyms[name as keyof typeof synonyms] : (name as Scheme)
}

/** @throws UserError `input.*`, `conv.channelsNotPositive`. */
export function readShape(text: string): readonly number[] {
  const { values } = readSize('shape', text, limits.channels, mostAxes, shapeTextLength)
  const given = values.find((length) => length < 1)

  if (given !== undefined) throw new UserError('conv.channelsNotPositive', { given })

  return values
}
