import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { netTrace } from '../../../src/math/network/trace.ts'
import { isThorough } from '../../support/thorough.ts'
import { type TestLayer, testStacks, textOf } from './stack.ts'

/** For every output element the inputs that can change it: booleans carried through, element by element. */
type Seen = readonly ReadonlySet<number>[]

function through(layers: readonly TestLayer[], input: Seen): Seen | null {
  let seen: Seen | null = input

  for (const layer of layers) {
    seen = layerThrough(layer, seen)
    if (seen === null || seen.length > 500) return null
  }

  return seen
}

function layerThrough(layer: TestLayer, input: Seen): Seen | null {
  const i = input.length
  const union = (positions: readonly number[]) => new Set(positions.flatMap((at) => [...(input[at] ?? [])]))

  switch (layer.type) {
    case 'window': {
      const reach = layer.dilation * (layer.kernel - 1) + 1
      const length = Math.floor((i + layer.begin + layer.end - reach) / layer.stride) + 1

      return length < 1
        ? null
        : range(length).map((x) =>
            union(range(layer.kernel).map((m) => x * layer.stride - layer.begin + m * layer.dilation)),
          )
    }
    case 'transposed': {
      const length = (i - 1) * layer.stride + layer.dilation * (layer.kernel - 1) + 1 - 2 * layer.padding
      if (length < 1) return null

      const outputs = range(length).map(() => new Set<number>())
      for (const t of range(i)) {
        for (const m of range(layer.kernel)) {
          for (const seen of input[t] ?? [])
            outputs[t * layer.stride + m * layer.dilation - layer.padding]?.add(seen)
        }
      }

      return outputs
    }
    case 'upsample': {
      const length = Math.floor(i * layer.scale)

      return length < 1 ? null : range(length).map((x) => union([Math.floor((x * i) / length)]))
    }
    case 'adaptive':
      return range(layer.size).map((x) => {
        const first = Math.floor((x * i) / layer.size)
        const end = Math.ceil(((x + 1) * i) / layer.size)

        return union(range(end - first).map((offset) => first + offset))
      })
    case 'crop':
      return i - layer.begin - layer.end < 1 ? null : input.slice(layer.begin, i - layer.end)
    case 'relu':
      return input
    case 'block': {
      const branches = layer.branches.map((branch) => through(branch, input))

      return range(i).map((x) => new Set(branches.flatMap((branch) => [...(branch?.[x] ?? [])])))
    }
  }
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index)
}

function hull(seen: ReadonlySet<number>): readonly [number, number] | null {
  return seen.size === 0 ? null : [Math.min(...seen), Math.max(...seen)]
}

describe('a receptive field', () => {
  it('is the interval of inputs that can change the middle output, to the element', () => {
    fc.assert(
      fc.property(testStacks, fc.integer({ min: 1, max: 40 }), (layers, size) => {
        const seen = through(
          layers,
          range(size).map((at) => new Set([at])),
        )
        fc.pre(seen !== null)

        const trace = netTrace({ layers: textOf(layers), input: `2x${size}` })
        const last = trace.layers.at(-1)?.rf
        const middle = Math.floor(seen.length / 2)
        const expected = hull(seen[middle] ?? new Set())

        expect(trace.output).toEqual([2, seen.length])
        expect(last?.center).toEqual(expected === null ? null : { index: [middle], interval: [expected] })
      }),
      { numRuns: isThorough ? 800 : 200 },
    )
  })

  it('has the size, jump and padding of every output far from the borders', () => {
    fc.assert(
      fc.property(testStacks, (layers) => {
        const size = 400
        const seen = through(
          layers,
          range(size).map((at) => new Set([at])),
        )
        fc.pre(seen !== null)

        const rf = netTrace({ layers: textOf(layers), input: `2x${size}` }).layers.at(-1)?.rf
        const [r = 0, j = 0, p = 0] = [rf?.size?.[0], rf?.jump?.[0], rf?.padding?.[0]]
        fc.pre(rf?.size !== null)

        // Each layer may pad or crop two elements of its own input on a side, at most a final jump apart.
        const margin = r + 2 * 7 * j

        for (const [x, inputs] of seen.entries()) {
          const first = x * j - p
          const isInside = first >= margin && first + r + margin <= size

          if (isInside) expect(hull(inputs)).toEqual([first, first + r - 1])
        }
      }),
      { numRuns: isThorough ? 500 : 150 },
    )
  })

  it.each([
    ['relu', { size: [1, 1], jump: [1, 1], padding: [0, 0], offset: [0, 0] }],
    ['conv 3 4 p1', { size: [3, 3], jump: [1, 1], padding: [1, 1], offset: [0, 0] }],
    ['conv 2 4 s2', { size: [2, 2], jump: [2, 2], padding: [0, 0], offset: [0.5, 0.5] }],
    ['convT 3 4', { size: [3, 3], jump: [1, 1], padding: [2, 2], offset: [-1, -1] }],
    ['pad 2', { size: [1, 1], jump: [1, 1], padding: [2, 2], offset: [-2, -2] }],
    ['crop 2', { size: [1, 1], jump: [1, 1], padding: [-2, -2], offset: [2, 2] }],
    ['adaptiveavgpool 8', { size: [2, 2], jump: [2, 2], padding: [0, 0] }],
    ['res(conv 3 3 p1)', { size: [3, 3], jump: [1, 1], padding: [1, 1], unaligned: false }],
    ['res(conv 2 3 p0-1)', { size: [2, 2], padding: [0, 0], unaligned: true }],
    ['adaptiveavgpool 5', { size: null, positionDependent: true }],
    ['convT 2 4 s2', { size: null, positionDependent: true }],
    ['upsample 2', { size: null, positionDependent: true }],
    ['shuffle 1', { size: null, positionDependent: true }],
    ['unfold 3', { size: null, positionDependent: true }],
    [
      'flatten',
      {
        size: null,
        whole: true,
        center: {
          index: [],
          interval: [
            [0, 15],
            [0, 15],
          ],
        },
      },
    ],
    ['gap', { size: null, whole: true }],
    ['fc 4', { size: null, whole: true }],
  ])('after %s is %j', (layers, field) => {
    expect(netTrace({ layers, input: '3x16x16' }).layers.at(-1)?.rf).toMatchObject(field)
  })

  it('has none without spatial axes', () => {
    expect(netTrace({ layers: 'fc 4', input: '10' }).layers[0]?.rf).toBeNull()
  })

  it('of a window of an unfold is that window', () => {
    const { layers } = netTrace({ layers: 'unfold 3', input: '1x5x7' })

    // 3 × 5 windows; the middle one, 7, is at (1, 2).
    expect(layers[0]?.rf?.center).toEqual({
      index: [7],
      interval: [
        [1, 3],
        [2, 4],
      ],
    })
  })
})
