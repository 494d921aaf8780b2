import { storesOutputsFirst } from '../framework.ts'
import type { Request } from './options.ts'
import type { Drawn } from './schemes.ts'

/** The line for the same scheme in each library, by that library's conventions; null where it has no such initialiser. */
export interface Code {
  readonly pytorch: string | null
  readonly keras: string | null
}

export function codeFor(request: Request, drawn: Drawn): Code {
  return { pytorch: torchLine(request, drawn), keras: kerasLine(request, drawn) }
}

type Family = 'uniform' | 'normal'

function torchLine(request: Request, drawn: Drawn): string | null {
  const { scheme, mean = 0, lower, upper } = request
  const { weights } = drawn
  const family: Family = scheme.endsWith('_uniform') ? 'uniform' : 'normal'

  switch (scheme) {
    case 'xavier_uniform':
    case 'xavier_normal':
      return torchCall(`xavier_${family}_`, torchGain(request))
    case 'kaiming_uniform':
    case 'kaiming_normal':
      return torchKaiming(request, drawn, family)
    case 'lecun_uniform':
    case 'lecun_normal':
      return torchCall(`kaiming_${family}_`, ["nonlinearity='linear'"])
    case 'variance_scaling':
      return torchMoments(drawn)
    case 'orthogonal':
      return torchCall('orthogonal_', torchGain(request))
    case 'trunc_normal': {
      const [from, to] = [lower ?? weights.lower ?? -2, upper ?? weights.upper ?? 2]
      const moments = { mean, std: weights.nominalStd ?? 0, a: from, b: to }

      return torchCall('trunc_normal_', named(moments))
    }
    case 'normal':
      return torchCall('normal_', named({ mean, std: weights.std }))
    case 'uniform':
      return torchCall('uniform_', named({ a: weights.lower ?? 0, b: weights.upper ?? 1 }))
    case 'zeros':
      return torchCall('zeros_', [])
    case 'default':
      return storesOutputsFirst(request.framework) ? 'layer.reset_parameters()' : null
  }
}

function torchCall(name: string, args: readonly string[]): string {
  return `nn.init.${name}(${['layer.weight', ...args].join(', ')})`
}

function torchGain({ gain, activation, param, framework }: Request): readonly string[] {
  if (gain !== undefined) return [`gain=${python(gain)}`]
  if (activation === undefined || !storesOutputsFirst(framework)) return []

  const parameter = activation === 'leaky_relu' && param !== undefined ? `, ${python(param)}` : ''

  return [`gain=nn.init.calculate_gain('${activation}'${parameter})`]
}

/** kaiming_* takes an activation, not a gain; a gain of one's own is written as the std or bound it comes to. */
function torchKaiming({ gain, activation, param, framework }: Request, drawn: Drawn, family: Family): string {
  if (gain !== undefined) return torchMoments(drawn)

  const nonlinearity = storesOutputsFirst(framework) ? (activation ?? 'relu') : 'relu'
  const slope = nonlinearity === 'leaky_relu' ? [`a=${python(param ?? 0.01)}`] : []

  return torchCall(`kaiming_${family}_`, [...slope, `mode='${drawn.mode}'`, `nonlinearity='${nonlinearity}'`])
}

function torchMoments({ weights: { distribution, bound, std, lower, upper, nominalStd } }: Drawn): string {
  if (bound !== null) return torchCall('uniform_', named({ a: -bound, b: bound }))
  if (distribution !== 'truncated_normal') return torchCall('normal_', named({ std }))

  return torchCall('trunc_normal_', named({ std: nominalStd ?? std, a: lower ?? 0, b: upper ?? 0 }))
}

function kerasLine(request: Request, drawn: Drawn): string | null {
  const { scheme, mean = 0 } = request
  const { weights, gain } = drawn
  const family = scheme.endsWith('_uniform') ? 'Uniform' : 'Normal'

  switch (scheme) {
    case 'xavier_uniform':
    case 'xavier_normal':
      return gain === 1 ? keras(`Glorot${family}`) : kerasScaling(request, drawn)
    case 'kaiming_uniform':
    case 'kaiming_normal':
      return gain === Math.SQRT2 && drawn.mode === 'fan_in'
        ? keras(`He${family}`)
        : kerasScaling(request, drawn)
    case 'lecun_uniform':
    case 'lecun_normal':
      return keras(`Lecun${family}`)
    case 'variance_scaling':
      return kerasScaling(request, drawn)
    case 'orthogonal':
      return keras('Orthogonal', named({ gain: gain ?? 1 }))
    case 'trunc_normal':
      return kerasTruncated(mean, drawn)
    case 'normal':
      return keras('RandomNormal', named({ mean, stddev: weights.std }))
    case 'uniform':
      return keras('RandomUniform', named({ minval: weights.lower ?? 0, maxval: weights.upper ?? 1 }))
    case 'zeros':
      return keras('Zeros')
    case 'default':
      return request.framework === 'keras' && drawn.mode === 'fan_avg' ? keras('GlorotUniform') : null
  }
}

function keras(name: string, args: readonly string[] = []): string {
  return `keras.initializers.${name}(${args.join(', ')})`
}

function kerasScaling({ scheme, scale, distribution }: Request, { mode, gain }: Drawn): string {
  const drawnFrom =
    scheme === 'variance_scaling'
      ? (distribution ?? 'truncated_normal')
      : kerasFamily(scheme.endsWith('_uniform'))

  return keras('VarianceScaling', [
    ...named({ scale: scale ?? (gain ?? 1) ** 2 }),
    `mode='${mode}'`,
    `distribution='${drawnFrom}'`,
  ])
}

function kerasFamily(isUniform: boolean): string {
  return isUniform ? 'uniform' : 'truncated_normal'
}

/** Keras always cuts at two stds. */
function kerasTruncated(mean: number, { weights: { nominalStd, lower, upper } }: Drawn): string | null {
  const std = nominalStd ?? 0
  const cutsAtTwo = lower === mean - 2 * std && upper === mean + 2 * std

  return cutsAtTwo ? keras('TruncatedNormal', named({ mean, stddev: std })) : null
}

function named(values: Readonly<Record<string, number>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${python(value)}`)
}

/** A float as Python writes it, without the last digits, which rounding made: √2 squared is 2.0. */
function python(value: number): string {
  const shown = Number(value.toPrecision(15))

  return Number.isInteger(shown) && Math.abs(shown) < 1e16 ? shown.toFixed(1) : String(shown)
}
