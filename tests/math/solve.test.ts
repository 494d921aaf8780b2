import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConvSolveOptions, SolveKind } from '../../src/math/solve/problem.ts'
import { convSolve, type Solution } from '../../src/math/solve.ts'
import { refusalOf } from '../support/refusal.ts'
import { slideWindow, touchOutputs } from '../support/slide.ts'

describe('solving for a layer', () => {
  it('puts layers that leave nothing unused first, then odd kernels, then small ones', () => {
    const { count, solutions } = convSolve({ input: '224', output: '112', kernel: '1..4', stride: '2' })

    expect(count).toBe(4)
    expect(solutions.map(({ kernel, padding, unused }) => [kernel, padding, unused[0]])).toEqual([
      [2, 0, 0],
      [4, 1, 0],
      [1, 0, 1],
      [3, 1, 1],
    ])
  })

  it('knows the recipes that keep, halve and double a size', () => {
    const best = (options: ConvSolveOptions) => convSolve(options).solutions[0]

    expect(best({ input: '56', output: '56', kernel: '3..11' })).toMatchObject({
      kernel: 3,
      stride: 1,
      padding: 1,
    })
    expect(best({ input: '56', output: '28', kernel: '2..11', stride: '2' })).toMatchObject({
      kernel: 2,
      padding: 0,
    })
    expect(best({ input: '7', output: '14', kind: 'transpose', stride: '2', kernel: '4' })).toMatchObject({
      padding: 1,
      outputPadding: 0,
    })
  })

  it('finds every input, and says so in the answer’s own fields', () => {
    const answer = convSolve({ output: '56', kernel: '7', stride: '4', padding: '3' })

    expect(answer).toMatchObject({
      input: null,
      unknown: ['input'],
      count: 4,
      truncated: false,
      reason: null,
    })
    expect(answer.solutions.map(({ input }) => input)).toEqual([221, 222, 223, 224])
    expect(answer.domain).toEqual({
      input: [1, 1_000_000],
      kernel: [7, 7],
      stride: [4, 4],
      padding: [3, 3],
      dilation: [1, 1],
      outputPadding: [0, 0],
    })
  })

  it('lets one set of values serve all axes', () => {
    const answer = convSolve({ input: '224x200', output: '112x100', kernel: '3' })

    expect(answer.solutions).toEqual([
      { kernel: 3, stride: 2, dilation: 1, outputPadding: 0, padding: 1, unused: [1, 1] },
    ])
    expect(convSolve({ input: '224x200', output: '112x101', kernel: '3' }).count).toBe(0)
  })

  it('lists as many as asked for and counts all', () => {
    const { count, solutions, truncated } = convSolve({ input: '32', output: '16', max: 2 })

    expect(solutions.length).toBe(2)
    expect(count).toBeGreaterThan(2)
    expect(truncated).toBe(true)
  })
})

describe('without a solution', () => {
  it('offers an uneven padding where only parity is in the way', () => {
    const answer = convSolve({ input: '56', output: '56', kernel: '4', stride: '1' })

    expect(answer).toMatchObject({ count: 0, solutions: [], reason: 'solve.parity' })
    expect(answer.asymmetric).toEqual([
      { kernel: 4, stride: 1, dilation: 1, outputPadding: 0, padding: [1, 2], unused: [0, 0] },
    ])
  })

  it.each([
    [{ input: '56', output: '56', kernel: '1..3', stride: '1', padding: '2' }, 'solve.outsideDomain'],
    [{ input: '5', output: '500', kernel: '3', stride: '1..4' }, 'solve.outsideDomain'],
    [{ input: '33', output: '66', kind: 'avg_pool' }, 'solve.impossible'],
    [{ input: '224x224', output: '112x100' }, 'solve.impossible'],
    [{ input: '224', output: '112', kernel: '3', padding: '1', stride: '3..4' }, 'solve.outsideDomain'],
    [{ input: '224', output: '150', kernel: '3', padding: '1' }, 'solve.impossible'],
    [{ output: '3', kernel: '1', padding: '9', stride: '1' }, 'solve.impossible'],
  ] satisfies [ConvSolveOptions, string][])('%j says %s', (options, reason) => {
    expect(convSolve(options)).toMatchObject({ count: 0, reason, asymmetric: [] })
  })

  it('offers nothing uneven where the padding was given', () => {
    expect(
      convSolve({ input: '7', output: '7', kernel: '2..4', stride: '1', padding: '0' }).asymmetric,
    ).toEqual([])
  })
})

describe('a problem is refused', () => {
  it.each([
    [{ input: '7', output: '3', kernel: '3', stride: '2', padding: '0' }, 'solve.nothingUnknown'],
    [{ input: '7', output: '3', kernel: '1..2000', stride: '1..2000' }, 'solve.searchTooLarge'],
    [{ output: '3', kernel: '1..100', stride: '1..100' }, 'solve.searchTooLarge'],
    [{ input: '7', output: '3', output_padding: '1' }, 'input.conflictingOptions'],
    [{ input: '7', output: '3', ceil: true }, 'input.conflictingOptions'],
    [{ input: '7', output: '3', kind: 'avg_pool', dilation: '2' }, 'pool.optionUnsupported'],
    [{ input: '7', output: '3', kernel: '0..3' }, 'conv.kernelNotPositive'],
    [{ input: '7', output: '3', padding: '-1' }, 'conv.paddingNegative'],
    [{ input: '7', output: '0' }, 'conv.outputNotPositive'],
    [{ input: '7', output: '0', kernel: '0..3' }, 'conv.kernelNotPositive'],
    [{ output: '1000000x1000000x1000000' }, 'conv.tooLarge'],
    [{ input: '7', output: '3', kernel: '5..3' }, 'input.unreadable'],
    [{ input: '7', output: '3', kernel: '1..2..3' }, 'input.unreadable'],
    [{ input: '7', output: '3', kernel: '3x5' }, 'input.axisCount'],
    [{ input: '7x8', output: '3x4x5' }, 'input.axisCount'],
    [{ input: '7', output: '3', kernel: '1..10001' }, 'input.tooLarge'],
    [{ input: '7', output: '3', max: 5_001 }, 'input.tooLarge'],
    [{ input: '7', output: '3', max: 0 }, 'input.tooSmall'],
  ] satisfies [ConvSolveOptions, string][])('for %j by %s', (options, key) => {
    expect(refusalOf(() => convSolve(options)).key).toBe(key)
  })

  it('before it takes long', () => {
    const start = performance.now()

    // The largest searches that are allowed, and the hardest to prove impossible.
    convSolve({ output: '1', kernel: '1..100', stride: '1..40', padding: '0..10', max: 5_000 })
    convSolve({ input: '900x2000', output: '1x4', kind: 'max_pool', ceil: true })
    refusalOf(() => convSolve({ input: '9', output: '1', kernel: '1..10000', stride: '1..10000' }))

    expect(performance.now() - start).toBeLessThan(8_000)
  })
})

describe('any problem', () => {
  const small = (min: number, max: number) => fc.integer({ min, max })
  const kinds: readonly SolveKind[] = ['conv', 'transpose', 'max_pool', 'avg_pool']

  it('has exactly the solutions that trying everything finds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.boolean(),
        small(1, 14),
        small(1, 14),
        small(1, 4),
        small(1, 4),
        small(0, 3),
        small(1, 2),
        (kind, wantsCeil, input, output, kernel, stride, padding, dilation) => {
          const isPool = kind.endsWith('pool')
          const ceil = isPool && wantsCeil
          const most = { kernel, stride, padding, dilation: kind === 'avg_pool' ? 1 : dilation }

          const { solutions, count } = convSolve({
            kind,
            ceil,
            input: `${input}`,
            output: `${output}`,
            kernel: `1..${most.kernel + 1}`,
            stride: `1..${most.stride}`,
            padding: `0..${most.padding}`,
            dilation: `1..${most.dilation}`,
            max: 5_000,
          })

          const tried = tryAll(kind, ceil, input, { ...most, kernel: most.kernel + 1 })
          const expected = tried.filter(({ length }) => length === output).map(({ values }) => values)
          expect(solutions.map(valuesOf).sort()).toEqual(expected.sort())
          expect(count).toBe(expected.length)
        },
      ),
    )
  })

  it('for an input has exactly the inputs that trying everything finds', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        small(1, 9),
        small(1, 4),
        small(1, 4),
        small(0, 2),
        (kind, output, kernel, stride, p) => {
          const padding = kind.endsWith('pool') ? Math.min(p, Math.floor(kernel / 2)) : p
          const layer = { kernel, stride, begin: padding, end: padding, dilation: 1 }
          const lengthOf = kind === 'transpose' ? touchOutputs : slideWindow
          const inputs = Array.from({ length: 60 }, (_, index) => index + 1)

          const { solutions } = convSolve({
            kind,
            output: `${output}`,
            kernel: `${kernel}`,
            stride: `${stride}`,
            padding: `${padding}`,
            ...(kind === 'transpose' ? { output_padding: '0' } : {}),
          })

          expect(solutions.map(({ input = 0 }) => input).sort((a, b) => a - b)).toEqual(
            inputs.filter((input) => lengthOf({ ...layer, input }) === output),
          )
        },
      ),
    )
  })

  it('is called impossible only where wider ranges have nothing either, and is offered only paddings that do it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<SolveKind>('conv', 'transpose', 'max_pool'),
        small(1, 9),
        small(1, 12),
        small(1, 3),
        fc.option(small(1, 3), { nil: undefined }),
        (kind, input, output, kernel, stride) => {
          const { count, reason, asymmetric } = convSolve({
            kind,
            input: `${input}`,
            output: `${output}`,
            kernel: `${kernel}..${kernel + 1}`,
            stride: stride?.toString(),
            padding: '0..1',
          })

          const wide = { kernel: 6, stride: stride ?? 8, padding: 4, dilation: 1 }
          const isPossible = tryAll(kind, false, input, wide).some(
            ({ length, values }) => length === output && (!stride || JSON.parse(values)[1] === stride),
          )
          expect(reason === null).toBe(count > 0)
          if (isPossible) expect(reason).not.toBe('solve.impossible')
          for (const { padding, outputPadding, ...values } of asymmetric) {
            const layer = { ...values, input, begin: padding[0], end: padding[1] }
            const length = kind === 'transpose' ? touchOutputs(layer) + outputPadding : slideWindow(layer)
            expect([length, padding[1] - padding[0]]).toEqual([output, 1])
          }
        },
      ),
    )
  })

  interface Most {
    readonly kernel: number
    readonly stride: number
    readonly padding: number
    readonly dilation: number
  }

  function tryAll(kind: SolveKind, ceil: boolean, input: number, most: Most) {
    const tried: { values: string; length: number }[] = []

    for (let kernel = 1; kernel <= most.kernel; kernel++) {
      for (let stride = 1; stride <= most.stride; stride++) {
        for (let dilation = 1; dilation <= most.dilation; dilation++) {
          for (let padding = 0; padding <= most.padding; padding++) {
            const layer = { input, kernel, stride, begin: padding, end: padding, dilation }
            const isTooWide = kind.endsWith('pool') && padding > kernel / 2
            const extras = kind === 'transpose' ? Math.max(stride, dilation) : 1

            for (let extra = 0; extra < extras && !isTooWide; extra++) {
              const length =
                kind === 'transpose' ? touchOutputs(layer) + extra : slideWindow({ ...layer, ceil })

              tried.push({ values: JSON.stringify([kernel, stride, dilation, padding, extra]), length })
            }
          }
        }
      }
    }

    return tried
  }

  function valuesOf({ kernel, stride, dilation, padding, outputPadding }: Solution): string {
    return JSON.stringify([kernel, stride, dilation, padding, outputPadding])
  }
})
