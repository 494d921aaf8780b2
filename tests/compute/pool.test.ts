import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerKey } from '../../src/bank/question.ts'
import type { Compute } from '../../src/compute/compute.ts'
import { openComputePool } from '../../src/compute/pool.ts'
import { calculate } from '../../src/math/expression.ts'
import { initSimulate } from '../../src/math/simulate.ts'
import { convSolve } from '../../src/math/solve.ts'

let compute: Compute

beforeAll(() => {
  compute = openComputePool()
})
afterAll(() => compute.close())

const heNormal: AnswerKey = {
  kind: 'number',
  expression: 'sqrt(2/512)',
  tolerance: 0.01,
  diagnoses: [{ name: 'variance', expression: '2/512' }],
}

describe('the compute pool', () => {
  it('evaluates as the calculator itself does', async () => {
    expect(await compute.evaluate('n = 512; 2/n')).toEqual(calculate('n = 512; 2/n'))
  })

  it.each([
    ['1:1e10', 'calc.syntax'],
    ['10^10^10', 'calc.tooLarge'],
    ['9!!!!!', 'calc.tooLarge'],
    ['comb(1e15, 5e14)', 'calc.tooLarge'],
    ['('.repeat(400), 'calc.tooDeep'],
    [`${'-'.repeat(398)}1/0`, 'input.tooLong'],
    [`${'9^'.repeat(199)}9`, 'calc.tooLarge'],
    ['9'.repeat(100_000), 'input.tooLong'],
  ])('refuses %s readably', async (expression, key) => {
    await expect(compute.evaluate(expression)).rejects.toMatchObject({ name: 'UserError', key })
  })

  it('grades formulas, and refuses what is hostile or ambiguous readably', async () => {
    const formula: AnswerKey = {
      kind: 'expression',
      expression: 'n*(n+1)/2',
      variables: [{ name: 'n', from: 1, to: 100, isWhole: true }],
      diagnoses: [],
    }

    await expect(compute.grade(formula, [], '\\frac{n^2+n}{2}')).resolves.toMatchObject({
      verdict: 'correct',
    })
    await expect(compute.grade(formula, [], '1/2n')).rejects.toMatchObject({ key: 'quiz.productAmbiguous' })
    await expect(compute.grade(formula, [], '('.repeat(400))).rejects.toMatchObject({ key: 'calc.tooDeep' })
    await expect(compute.grade(formula, [], 'n'.repeat(401))).rejects.toMatchObject({
      key: 'quiz.answerTooLong',
    })
  })

  it('solves as the solver itself does, and refuses as readably', async () => {
    const problem = { input: '224', output: '112', kernel: '3' }

    expect(await compute.solve(problem)).toEqual(convSolve(problem))
    await expect(compute.solve({ output: '0' })).rejects.toMatchObject({
      name: 'UserError',
      key: 'conv.outputNotPositive',
    })
  })

  it('simulates as the simulator itself does, and tells how far it is', async () => {
    const experiment = { widths: '12-10-8', activation: 'tanh', std: 0.1, seed: 3 }
    const shares: number[] = []

    const answer = await compute.simulate(experiment, 'ada', (share) => shares.push(share))

    expect(answer).toEqual(initSimulate(experiment))
    expect(shares).toEqual(shares.toSorted((first, second) => first - second))
    expect(shares.length).toBeGreaterThan(0)
    await expect(compute.simulate({ ...experiment, std: -1 })).rejects.toMatchObject({
      name: 'UserError',
      key: 'init.stdNegative',
    })
  })

  it('ends a simulation that takes too long, while others are answered', async () => {
    const hasty = openComputePool({ simulationMs: 100 })
    const long = hasty.simulate({ widths: '1000x10', activation: 'tanh', std: 1, batch: 100, runs: 1 })
    const refused = expect(long).rejects.toMatchObject({ key: 'simulate.tooSlow', values: { seconds: 0 } })

    expect((await hasty.evaluate('1+1')).value).toBe(2)
    await refused
    await hasty.close()
  })

  it('grades a number and names the mistake', async () => {
    expect(await compute.grade(heNormal, [], '1/16')).toMatchObject({ verdict: 'correct' })
    expect(await compute.grade(heNormal, [], '2/512')).toMatchObject({
      verdict: 'wrong',
      diagnosis: 'variance',
    })
  })

  it('refuses an answer that is none, so that it costs no attempt', async () => {
    await expect(compute.grade(heNormal, [], 'import("fs")')).rejects.toMatchObject({ name: 'UserError' })
  })

  it('serves many at once on its one thread', async () => {
    const asked = Array.from({ length: 100 }, (_, index) => compute.evaluate(`${index} + 1`))

    const values = (await Promise.all(asked)).map(({ value }) => value)

    expect(values).toEqual(Array.from({ length: 100 }, (_, index) => index + 1))
  })
})
