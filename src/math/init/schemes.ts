import { UserError } from '../../errors.ts'
import { type Activation, calculateGain, parameterOf } from '../activation.ts'
import { type Framework, frameworkNames, storesOutputsFirst } from '../framework.ts'
import { unitGains } from '../meanfield/moments.ts'
import {
  constant,
  cutNormal,
  type Distribution,
  normal,
  orthogonal,
  truncatedNormal,
  uniform,
  uniformOfVariance,
} from './distribution.ts'
import { type Fans, frameworkFans } from './fans.ts'
import type { Mode, Request, ScalingDistribution } from './options.ts'

/** A scheme's outcome for one weight. */
export interface Drawn {
  readonly weights: Distribution
  readonly mode: Mode | null
  /** The fan that was used. */
  readonly fan: number | null
  readonly gain: number | null
}

/**
 * The distribution a scheme draws one weight from.
 *
 * LeCun et al. 1998; Glorot & Bengio 2010, (12) and (16); He et al. 2015, (10), (14), (15); the frameworks differ in
 * gain, mode and truncation: torch/nn/init.py, keras/src/initializers/random_initializers.py,
 * tfjs-layers/src/initializers.ts, jax/_src/nn/initializers.py.
 *
 * @throws UserError `init.*`, `input.missingOption` when a scheme needs a shape and there is none.
 */
export function drawWeights(request: Request, shape: readonly number[] | null): Drawn {
  const { framework, scheme } = request
  const family = scheme.endsWith('_uniform') ? 'uniform' : 'normal'

  switch (scheme) {
    case 'xavier_uniform':
    case 'xavier_normal':
      return drawXavier(request, family, fansOf(shape, framework))
    case 'kaiming_uniform':
    case 'kaiming_normal':
      return drawKaiming(request, family, fansOf(shape, framework))
    case 'lecun_uniform':
    case 'lecun_normal':
      return drawLecun(request, family, fansOf(shape, framework))
    case 'variance_scaling':
      return drawScaled(request, shape)
    case 'orthogonal':
      return drawOrthogonal(request, shape)
    case 'trunc_normal':
      return plain(drawTruncated(request))
    case 'normal':
      return plain(normal(request.mean ?? 0, request.std ?? defaultStd(framework)))
    case 'uniform':
      return plain(drawUniform(request))
    default:
      return plain(constant(0))
  }
}

type Family = 'uniform' | 'normal'

/** A framework's own “normal” or “uniform” of this variance; see section “truncated” of each source. */
export function familyOf(framework: Framework, family: Family, variance: number): Distribution {
  if (family === 'uniform') return uniformOfVariance(variance)
  if (storesOutputsFirst(framework)) return normal(0, Math.sqrt(variance))

  return cutNormal(Math.sqrt(variance), framework !== 'tfjs')
}

function drawXavier(request: Request, family: Family, fans: Fans): Drawn {
  const gain = gainOf(request, 1)
  const fan = (fans.fanIn + fans.fanOut) / 2
  requireMode(request, ['fan_avg'])

  return { weights: familyOf(request.framework, family, gain ** 2 / fan), mode: 'fan_avg', fan, gain }
}

function drawKaiming(request: Request, family: Family, fans: Fans): Drawn {
  const hasModes = storesOutputsFirst(request.framework)
  const mode = requireMode(request, hasModes ? ['fan_in', 'fan_out'] : ['fan_in'])
  const gain = gainOf(request, Math.SQRT2)
  const fan = fanOf(fans, mode)

  return { weights: familyOf(request.framework, family, gain ** 2 / fan), mode, fan, gain }
}

function drawLecun(request: Request, family: Family, { fanIn }: Fans): Drawn {
  requireMode(request, ['fan_in'])

  return { weights: familyOf(request.framework, family, 1 / fanIn), mode: 'fan_in', fan: fanIn, gain: 1 }
}

function drawScaled(request: Request, shape: readonly number[] | null): Drawn {
  const { framework, scale = 1, mode = 'fan_in', distribution = 'truncated_normal' } = request

  if (storesOutputsFirst(framework)) throw unsupported('variance_scaling', framework)
  if (framework === 'tfjs' && distribution === 'untruncated_normal')
    throw unsupported(distribution, framework)
  if (scale <= 0) throw new UserError('init.scaleNotPositive', { option: 'scale', given: scale })

  const fan = fanOf(fansOf(shape, framework), mode)

  return { weights: scaled(framework, distribution, scale / fan), mode, fan, gain: Math.sqrt(scale) }
}

function scaled(framework: Framework, distribution: ScalingDistribution, variance: number): Distribution {
  if (distribution === 'untruncated_normal') return normal(0, Math.sqrt(variance))

  return familyOf(framework, distribution === 'uniform' ? 'uniform' : 'normal', variance)
}

function drawOrthogonal(request: Request, shape: readonly number[] | null): Drawn {
  const { framework } = request
  const gain = gainOf(request, 1)
  const needed = requireShape(shape)

  if (needed.length < 2) throw new UserError('init.needsTwoDimensions', { shape: `(${needed.join(', ')})` })

  const size = needed.reduce((total, length) => total * length, 1)
  const side = (storesOutputsFirst(framework) ? needed[0] : needed.at(-1)) ?? 1

  return { weights: orthogonal(gain, side, size / side), mode: null, fan: null, gain }
}

/** PyTorch cuts at absolute values, the others at two stds around the mean. */
function drawTruncated({
  framework,
  mean = 0,
  std = defaultStd(framework),
  lower,
  upper,
}: Request): Distribution {
  if (storesOutputsFirst(framework)) return truncatedNormal(mean, std, lower ?? -2, upper ?? 2)
  if (std === 0) return { ...normal(mean, 0), distribution: 'truncated_normal', lower: mean, upper: mean }

  return truncatedNormal(mean, std, mean - 2 * std, mean + 2 * std)
}

function drawUniform({ framework, lower, upper }: Request): Distribution {
  const [from, to] = defaultRange(framework)

  return uniform(lower ?? from, upper ?? to)
}

/** What each initialiser's own signature says. */
function defaultStd(framework: Framework): number {
  return storesOutputsFirst(framework) ? 1 : framework === 'jax' ? 0.01 : 0.05
}

function defaultRange(framework: Framework): readonly [number, number] {
  return storesOutputsFirst(framework) ? [0, 1] : framework === 'jax' ? [0, 0.01] : [-0.05, 0.05]
}

/** A distribution that no fan and no gain went into. */
export function plain(weights: Distribution): Drawn {
  return { weights, mode: null, fan: null, gain: null }
}

function fanOf({ fanIn, fanOut }: Fans, mode: Mode): number {
  return mode === 'fan_in' ? fanIn : mode === 'fan_out' ? fanOut : (fanIn + fanOut) / 2
}

function fansOf(shape: readonly number[] | null, framework: Framework): Fans {
  return frameworkFans(requireShape(shape), framework)
}

/** @throws UserError `input.missingOption`. */
export function requireShape(shape: readonly number[] | null): readonly number[] {
  if (shape === null) throw new UserError('input.missingOption', { option: 'layer' })

  return shape
}

/** The mode, which must be one the framework's initialiser has; the first is its default. */
function requireMode({ mode, scheme, framework }: Request, allowed: readonly [Mode, ...Mode[]]): Mode {
  if (mode !== undefined && !allowed.includes(mode)) {
    throw new UserError('init.modeUnsupported', {
      mode,
      scheme,
      framework: frameworkNames[framework],
      supported: allowed.join(', '),
    })
  }

  return mode ?? allowed[0]
}

/** As given; else, in PyTorch, the activation's; else the scheme's own. */
function gainOf({ gain, activation, param, framework }: Request, absent: number): number {
  if (gain !== undefined && gain <= 0)
    throw new UserError('init.scaleNotPositive', { option: 'gain', given: gain })
  if (gain !== undefined) return gain
  if (activation === undefined || !storesOutputsFirst(framework)) return absent

  return calculateGain(activation, param) ?? refuseGain(activation, param)
}

function refuseGain(activation: Activation, param: number | undefined): never {
  const { forward } = unitGains({ activation, param: parameterOf(activation, param) })

  throw new UserError('init.noGain', { activation, suggested: forward.toFixed(4) })
}

function unsupported(scheme: string, framework: Framework): UserError {
  return new UserError('init.schemeUnsupported', { scheme, framework: frameworkNames[framework] })
}
