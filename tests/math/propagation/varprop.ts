import type { NetworkOptions } from '../../../src/math/propagation/network.ts'
import { oracleRows } from '../../support/oracle.ts'

/** A recorded Monte-Carlo experiment: means and standard errors over the seeds, layer by layer. */
export interface VarpropRow {
  readonly id: string
  readonly activation: string
  readonly init: string
  readonly widths: readonly number[]
  readonly seeds: number
  readonly batch: number
  readonly layers: Readonly<Record<VarpropFigure, Recorded | null>>
}

export type VarpropFigure =
  | 'var_z'
  | 'm2_z'
  | 'mean_a'
  | 'var_a'
  | 'm2_a'
  | 'zero_frac'
  | 'sat_frac'
  | 'grad_m2_z'

export interface Recorded {
  readonly mean: readonly number[]
  readonly se: readonly number[]
}

/** The recorded `he_*` used ReLU's gain whatever the activation. */
const inits: Readonly<Record<string, Pick<NetworkOptions, 'scheme' | 'std' | 'gain'>>> = {
  torch_default: { scheme: 'default' },
  orthogonal: { scheme: 'orthogonal' },
  zeros: { scheme: 'zeros' },
  he_normal_fan_in: { scheme: 'he_normal', gain: Math.SQRT2 },
  normal_std1: { std: 1 },
}

export const varpropRows = oracleRows<VarpropRow>('varprop')

export function optionsOf({ widths, activation, init }: VarpropRow): NetworkOptions {
  const weights = inits[init]

  if (!weights) throw new Error(`nobody said what ${init} is`)

  return { widths: widths.join('-'), activation, ...weights }
}
