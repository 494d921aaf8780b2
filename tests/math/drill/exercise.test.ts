import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import type { Calculator, Computing } from '../../../src/math/calculators/calculator.ts'
import { calculators } from '../../../src/math/calculators/table.ts'
import { type Drill, exerciseOf } from '../../../src/math/drill/exercise.ts'

const compute = {} as Computing
const size: Calculator = calculators['conv size']
const drilled = { answer: size.answer, drill: size.drill as Drill }
const options = { input: '224', kernel: '7', stride: '2', padding: '3', explain: 'short' }

describe('an exercise', () => {
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
