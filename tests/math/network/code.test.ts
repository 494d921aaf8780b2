import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { netTrace } from '../../../src/math/network/trace.ts'
import { testStacks, textOf } from './stack.ts'

describe('the code of a network', () => {
  it('in PyTorch reads as the same network, where it is a chain', () => {
    const chains = testStacks.map((layers) => layers.filter(({ type }) => type !== 'block'))

    fc.assert(
      fc.property(chains, fc.integer({ min: 1, max: 60 }), (layers, size) => {
        fc.pre(layers.length > 0)
        const input = `2x${size}`
        const trace = unlessRefused(() => netTrace({ layers: textOf(layers), input }))
        fc.pre(trace !== null)

        const again = netTrace({ layers: trace.code, input })

        expect(again.output).toEqual(trace.output)
        expect(again.totals.params).toBe(trace.totals.params)
        expect(again.totals.macs).toBe(trace.totals.macs)
      }),
    )
  })

  it.each([
    [
      'keras',
      'conv 3 8 same > bn > relu > maxpool 2 > dw 3 s2 m2 > sep 3 4 nobias > convT 2 8 s2 > gap > dropout .2 > fc 10',
    ],
    [
      'keras',
      'pad 1-2x3 > conv 3 8 > crop 1 > upsample 2 > ln > leaky_relu .2 > elu .5 > prelu > tanh > flatten > fc 3',
    ],
    ['pytorch', 'sep 3 4 p1 > gn 2 > inorm > shuffle 2 > unfold 3 > id'],
    ['pytorch', 'adaptiveavgpool 4 > gmp > fc 8 nobias > gelu'],
  ] as const)('in %s reads as the same network: %s', (framework, layers) => {
    const input = '4x16x16'
    const trace = netTrace({ layers, input, framework })
    const again = netTrace({ layers: trace.code, input, framework })

    expect(again.output).toEqual(trace.output)
    // One bias in all is what Keras's SeparableConv2D has; in PyTorch it is two convolutions, the second with a bias.
    expect(again.totals).toMatchObject({ params: trace.totals.params, macs: trace.totals.macs })
  })

  it('defines what joins branches, and names it', () => {
    const { code } = netTrace({ layers: 'res(conv 1 3) > cat(id | relu)', input: '3x4x4' })

    expect(code).toContain('class Add(nn.Module):')
    expect(code).toContain('class Concat(nn.Module):')
    expect(code).toMatch(
      /model = nn\.Sequential\(\n {4}Add\(\n {8}nn\.Conv2d\(3, 3, 1\),\n {8}nn\.Identity\(\),\n {4}\),/,
    )
  })

  it('pads before a convolution where PyTorch pads both sides alike', () => {
    expect(netTrace({ layers: 'conv 3 8 p0-1x2', input: '3x8x8' }).code).toContain(
      'nn.ZeroPad2d((2, 2, 0, 1)),\n    nn.Conv2d(3, 8, 3),',
    )
  })

  it.each([
    ['tfjs', 'tf.layers.conv2d({ filters: 8, kernelSize: [3,3]'],
    ['onnx', "helper.make_node('Conv', ['input', 'w0', 'b0'], ['x0'], kernel_shape=(3, 3)"],
    ['jax', 'nn.Conv(features=8, kernel_size=(3, 3)'],
    ['keras', 'keras.Input(shape=(8, 8, 3)),\n    layers.Conv2D(8, 3),'],
  ] as const)('speaks %s', (framework, line) => {
    expect(netTrace({ layers: 'conv 3 8', input: '3x8x8', framework }).code).toContain(line)
  })
})

function unlessRefused<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}
