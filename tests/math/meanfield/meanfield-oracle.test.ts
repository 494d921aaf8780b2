import { describe, expect, it } from 'vitest'
import { initGain } from '../../../src/math/gain.ts'
import { initPhase } from '../../../src/math/phase.ts'
import { oracleRows } from '../../support/oracle.ts'

interface Row {
  readonly id: string
  readonly kind: 'moments' | 'fixed_point' | 'gain_at_unit_variance' | 'edge_of_chaos' | 'covariance'
  /** A number at its end is the parameter, as in `leaky_relu_0.2`. */
  readonly activation: string
  readonly q: number
  readonly c: number
  readonly mean: number
  readonly second_moment: number
  readonly var: number
  readonly deriv_second_moment: number | null
  readonly E_phi_phi: number
  readonly forward_gain: number
  readonly backward_gain: number | null
  readonly sigma_w2: number
  readonly sigma_b2: number
  readonly q_sequence_from_1: readonly number[]
  readonly q_star: number | null
  readonly chi1: number | null
  readonly phase: string | null
  readonly converged: boolean
  readonly solutions: readonly { readonly q_star: number; readonly sigma_w2: number }[]
}

const rows = oracleRows<Row>('meanfield')

function rowsOf(kind: Row['kind']) {
  return rows.filter((row) => row.kind === kind).map((row) => [row.id, row.activation, row] as const)
}

function unitOf({ activation }: Row): { readonly activation: string; readonly param?: number } {
  const [, name = activation, parameter] = /^(.*?)(?:_(\d[\d.]*))?$/.exec(activation) ?? []

  return { activation: name, ...(parameter !== undefined && { param: Number(parameter) }) }
}

function near(actual: number | null, expected: number | null, relative: number, absolute = 0): void {
  if (expected === null) return

  const limit = Math.max(relative * Math.abs(expected), absolute)

  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(limit)
}

describe('moments of SciPy’s adaptive quadrature', () => {
  it.each(rowsOf('moments'))('%s %s', (_id, _activation, row) => {
    const { moments } = initGain({ ...unitOf(row), q: row.q })

    near(moments.mean, row.mean, 1e-9, 1e-12)
    near(moments.second, row.second_moment, 1e-9)
    near(moments.variance, row.var, 1e-9)
    near(moments.derivativeSecond, row.deriv_second_moment, 1e-9)
  })
})

describe('gains at unit variance', () => {
  it.each(rowsOf('gain_at_unit_variance'))('%s %s', (_id, _activation, row) => {
    const { forwardGain, backwardGain } = initGain(unitOf(row))

    near(forwardGain, row.forward_gain, 1e-9)
    near(backwardGain, row.backward_gain, 1e-9)
  })
})

describe('covariances', () => {
  it.each(rowsOf('covariance'))('%s %s', (_id, _activation, row) => {
    const { covariance } = initGain({ ...unitOf(row), q: row.q, c: row.c })

    near(covariance, row.E_phi_phi, 1e-9, 1e-12)
  })
})

describe('length maps and fixed points', () => {
  it.each(rowsOf('fixed_point'))('%s %s', (_id, _activation, row) => {
    const { sigma_w2, sigma_b2 } = row
    const answer = initPhase({ ...unitOf(row), sigma_w2, sigma_b2 })

    expect(answer.qSequence).toHaveLength(row.q_sequence_from_1.length)
    for (const [index, q] of row.q_sequence_from_1.entries()) near(answer.qSequence[index] ?? null, q, 1e-8)
    expect(answer.converged).toBe(row.converged)
    near(answer.qStar, row.q_star, 1e-7, 1e-8)
    near(answer.chi1, row.chi1, 1e-6)
    if (row.phase !== null) expect(answer.phase).toBe(row.phase)
  })
})

describe('edges of chaos', () => {
  it.each(rowsOf('edge_of_chaos'))('%s %s', (_id, _activation, row) => {
    const { edge } = initPhase({ ...unitOf(row), sigma_b2: row.sigma_b2 })

    expect(edge).toHaveLength(row.solutions.length)
    for (const [index, { q_star, sigma_w2 }] of row.solutions.entries()) {
      near(edge?.[index]?.qStar ?? null, q_star, 1e-8)
      near(edge?.[index]?.sigmaW2 ?? null, sigma_w2, 1e-8)
    }
  })
})
