import { describe, expect, it } from 'vitest'
import { calculateGain, readActivation } from '../../src/math/activation.ts'
import type { Framework } from '../../src/math/framework.ts'
import { frameworkFans } from '../../src/math/init/fans.ts'
import type { InitStdOptions, Mode, ScalingDistribution, SchemeName } from '../../src/math/init/options.ts'
import { type InitStd, initStd } from '../../src/math/init.ts'
import { oracleRows } from '../support/oracle.ts'

interface Row {
  readonly id: string
  readonly framework: Framework
  readonly fn: string
  readonly shape?: readonly number[]
  readonly args: Readonly<Record<string, string | number | boolean | null>>
  readonly fan_in?: number
  readonly fan_out?: number
  readonly gain?: number | null
  readonly std?: number | null
  readonly bound?: number | null
  readonly nominal_std?: number | null
  readonly limit?: number | null
  readonly singular_max?: number
  readonly empirical?: { readonly n: number; readonly mean: number; readonly std: number }
  readonly tolerance: { readonly std_relative: number } | null
  readonly captured?: readonly {
    readonly distribution: 'uniform' | 'normal'
    readonly hi_or_std: number
    readonly shape: readonly number[]
  }[]
  readonly params?: Readonly<Record<string, { readonly shape: readonly number[]; readonly mean: number }>>
  readonly error?: string | null
}

const rows = oracleRows<Row>('init')

/** The initialisers of three libraries and our names for them. */
const schemes: Readonly<Record<string, SchemeName>> = {
  kaiming_uniform_: 'kaiming_uniform',
  kaiming_normal_: 'kaiming_normal',
  xavier_uniform_: 'xavier_uniform',
  xavier_normal_: 'xavier_normal',
  trunc_normal_: 'trunc_normal',
  orthogonal_: 'orthogonal',
  glorotuniform: 'glorot_uniform',
  glorotnormal: 'glorot_normal',
  heuniform: 'he_uniform',
  henormal: 'he_normal',
  lecununiform: 'lecun_uniform',
  lecunnormal: 'lecun_normal',
  variancescaling: 'variance_scaling',
  truncatednormal: 'trunc_normal',
  randomnormal: 'normal',
  orthogonal: 'orthogonal',
}

function schemeOf({ fn }: Row): SchemeName | undefined {
  const name = fn.split('.').at(-1) ?? ''

  return schemes[name] ?? schemes[name.toLowerCase()]
}

function optionsOf(row: Row): InitStdOptions {
  const { args, framework } = row
  const scheme = schemeOf(row) ?? 'zeros'
  const isTruncated = scheme === 'trunc_normal'
  const number = (name: string) => (typeof args[name] === 'number' ? (args[name] as number) : undefined)

  return {
    scheme,
    framework,
    shape: row.shape?.join('x'),
    mode: scheme === 'variance_scaling' || args.nonlinearity !== undefined ? modeOf(args.mode) : undefined,
    activation: activationOf(args.nonlinearity),
    // kaiming_* hands its own slope `a` to calculate_gain.
    param: args.nonlinearity === 'leaky_relu' ? number('a') : undefined,
    gain: number('gain'),
    scale: number('scale'),
    distribution: scheme === 'variance_scaling' ? distributionOf(row) : undefined,
    mean: number('mean'),
    std: number('std') ?? number('stddev'),
    lower: isTruncated ? number('a') : undefined,
    upper: isTruncated ? number('b') : undefined,
  }
}

function modeOf(mode: unknown): Mode | undefined {
  const names: Readonly<Record<string, Mode>> = { fanIn: 'fan_in', fanOut: 'fan_out', fanAvg: 'fan_avg' }

  return typeof mode === 'string' ? (names[mode] ?? (mode as Mode)) : undefined
}

function activationOf(name: unknown): string | undefined {
  return typeof name === 'string' ? name : undefined
}

/** TensorFlow.js says `normal` for what it cuts. */
function distributionOf({ args, framework }: Row): ScalingDistribution | undefined {
  if (framework === 'tfjs' && args.distribution === 'normal') return 'truncated_normal'

  return (args.distribution ?? undefined) as ScalingDistribution | undefined
}

function close(actual: number | null, expected: number): void {
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(1e-12 * Math.abs(expected))
}

function checkExactly(answer: InitStd, row: Row): void {
  if (row.fan_in !== undefined) expect(answer.fanIn).toBe(row.fan_in)
  if (row.fan_out !== undefined) expect(answer.fanOut).toBe(row.fan_out)
  if (typeof row.gain === 'number') close(answer.gain, row.gain)
  if (typeof row.std === 'number') close(answer.std, row.std)
  if (typeof row.bound === 'number') close(answer.bound, row.bound)
  if (typeof row.limit === 'number') close(answer.bound, row.limit)
  if (typeof row.nominal_std === 'number') close(answer.nominalStd, row.nominal_std)
  if (row.singular_max !== undefined) expect(answer.singularValue).toBeCloseTo(row.singular_max, 6)
}

const named = (list: readonly Row[]) => list.map((row) => [`${row.id} ${row.fn}`, row] as const)
const drawn = rows.filter((row) => schemeOf(row) !== undefined && !row.error)

describe('initialisers that libraries ran', () => {
  it('are many', () => {
    expect(drawn.length).toBeGreaterThan(120)
  })

  it.each(named(drawn))('%s', (_name, row) => {
    const answer = initStd(optionsOf(row))

    checkExactly(answer, row)
    if (row.empirical && row.tolerance) {
      const deviation = Math.abs(row.empirical.std / answer.std - 1)

      expect(deviation).toBeLessThanOrEqual(Math.max(row.tolerance.std_relative, 0.01))
    }
  })

  it('have the means they drew, where the cuts are uneven', () => {
    const uneven = drawn.filter(({ args }) => typeof args.a === 'number' && args.a !== -Number(args.b))
    const cut = uneven.filter(({ fn }) => fn.endsWith('trunc_normal_'))

    expect(cut.length).toBeGreaterThan(0)
    for (const row of cut) {
      const { mean, std } = initStd(optionsOf(row))
      const standardError = std / Math.sqrt(row.empirical?.n ?? 1)

      expect(Math.abs((row.empirical?.mean ?? 0) - mean)).toBeLessThan(4 * standardError)
    }
  })

  it('are refused where the library refused', () => {
    const refused = rows.filter((row) => row.error && schemeOf(row) !== undefined)

    expect(refused.length).toBeGreaterThan(0)
    for (const row of refused) {
      expect(() => initStd({ ...optionsOf(row), shape: '3x3' })).toThrow(
        expect.objectContaining({ key: 'init.scaleNotPositive' }),
      )
    }
  })
})

describe('fans as JAX computes them', () => {
  it.each(named(rows.filter(({ fn }) => fn.endsWith('_compute_fans'))))('%s', (_name, row) => {
    const fans = frameworkFans(row.shape ?? [], 'jax')

    expect(fans).toEqual({ fanIn: row.fan_in, fanOut: row.fan_out })
  })
})

describe('gains as PyTorch computes them', () => {
  it.each(named(rows.filter(({ fn }) => fn.endsWith('calculate_gain'))))('%s %j', (_name, { args, gain }) => {
    const activation = readActivation(String(args.nonlinearity))
    const parameter = typeof args.param === 'number' ? args.param : undefined

    const computed = calculateGain(activation, parameter)

    if (typeof gain === 'number') close(computed, gain)
    else expect(computed).toBeNull()
  })
})

describe('what PyTorch’s layers do by themselves', () => {
  const layers = rows.filter(({ fn }) => fn.includes('default reset_parameters'))

  it.each(named(layers))('%s', (_name, row) => {
    const { tensors } = initStd({ scheme: 'default', layer: constructorOf(row) })

    expect(tensors?.map(({ name, shape }) => [name, shape])).toEqual(
      Object.entries(row.params ?? {}).map(([name, { shape }]) => [name, shape]),
    )
    for (const [index, { distribution, hi_or_std: spread }] of (row.captured ?? []).entries()) {
      expect(tensors?.[index]?.distribution).toBe(distribution)
      close((distribution === 'uniform' ? tensors?.[index]?.bound : tensors?.[index]?.std) ?? null, spread)
    }
    for (const { name, value } of tensors?.filter(({ distribution }) => distribution === 'constant') ?? []) {
      expect(value).toBe(row.params?.[name]?.mean)
    }
  })
})

/** `torch.nn.Conv2d (default reset_parameters)` with its arguments, as a person pastes it. */
function constructorOf({ fn, args }: Row): string {
  const words: Readonly<Record<string, string>> = { true: 'True', false: 'False', null: 'None' }
  const list = Object.entries(args).map(
    ([name, value]) => `${name}=${words[String(value)] ?? JSON.stringify(value)}`,
  )

  return `${fn.split(' ')[0]}(${list.join(', ')})`
}
