import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import type { Calculator, Computing } from '../../../src/math/calculators/calculator.ts'
import { type CalculatorName, calculators } from '../../../src/math/calculators/table.ts'
import { type Drill, exerciseOf } from '../../../src/math/drill/exercise.ts'
import { convSolve } from '../../../src/math/solve.ts'

const compute = {} as Computing
const size: Calculator = calculators['conv size']
const drilled = { answer: size.answer, drill: size.drill as Drill }
const options = { input: '224', kernel: '7', stride: '2', padding: '3', explain: 'short' }

describe('an exercise', () => {
  it.each(Object.keys(calculators) as CalculatorName[])('is there for %s', (name) => {
    expect(calculators[name].drill).toBeDefined()
  })

  it('is the same for the same calculation and seed', async () => {
    const first = await exerciseOf(drilled, options, 'seed', compute)

    expect(await exerciseOf(drilled, options, 'seed', compute)).toEqual(first)
    expect(first.options).not.toEqual(options)
  })

  it('differs from seed to seed', async () => {
    const drawn = await Promise.all(
      ['1', '2', '3', '4', '5'].map((seed) => exerciseOf(drilled, options, seed, compute)),
    )

    expect(new Set(drawn.map((each) => JSON.stringify(each.options))).size).toBe(5)
  })

  it('draws again where the calculator refuses', async () => {
    let refusals = 0
    const picky = {
      ...drilled,
      answer: (given: never) => {
        if (refusals++ < 3) throw new UserError('busy')
        return size.answer(given, compute)
      },
    }

    const { options: found } = await exerciseOf(picky, options, 'seed', compute)

    expect(refusals).toBe(4)
    expect(found.input).not.toBe('224')
  })

  it('asks about the numbers given where nothing near them works, and not about what cannot be answered', async () => {
    const only = {
      ...drilled,
      answer: (given: { input: string }) => {
        if (given.input !== '224') throw new UserError('busy')
        return size.answer(given, compute)
      },
    }
    const none = {
      ...drilled,
      answer: () => {
        throw new UserError('busy')
      },
    }

    expect((await exerciseOf(only as never, options, 'seed', compute)).options).toEqual(options)
    await expect(exerciseOf(none, options, 'seed', compute)).rejects.toThrow(UserError)
  })

  it.each(['conv', 'transpose', 'max_pool', 'avg_pool'])(
    'about the padding of a layer (%s) has one answer, which the forward rule confirms',
    async (kind) => {
      const solve: Calculator = calculators['conv solve']
      const backwards = { answer: (given: never) => convSolve(given), drill: solve.drill as Drill }

      for (const seed of ['1', '2', '3', '4', '5', '6']) {
        const { options: found, answer } = await exerciseOf(backwards, { output: '112', kind }, seed, compute)
        const [padding = Number.NaN] = backwards.drill.right(answer)
        const [input, output, kernel, stride] = ['input', 'output', 'kernel', 'stride'].map((name) =>
          Number(found[name]),
        ) as [number, number, number, number]
        const forward =
          kind === 'transpose'
            ? (input - 1) * stride + kernel - 2 * padding
            : Math.floor((input + 2 * padding - kernel) / stride) + 1

        expect(forward).toBe(output)
      }
    },
  )

  it('without a question in it is refused', async () => {
    const many = { ...drilled, drill: { ...drilled.drill, right: () => [] } }

    await expect(exerciseOf(many, options, 'seed', compute)).rejects.toMatchObject({ key: 'drill.nothing' })
  })

  it('does not take a fault of ours for a refusal', async () => {
    const broken = {
      ...drilled,
      answer: () => {
        throw new TypeError('ours')
      },
    }

    await expect(exerciseOf(broken, options, 'seed', compute)).rejects.toThrow(TypeError)
  })
})
