import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { format } from '../../src/i18n/catalog.ts'
import type { ConvTransposeOptions } from '../../src/math/conv/transposed-layer.ts'
import { convSize } from '../../src/math/shape.ts'
import { type ConvTranspose, convTranspose } from '../../src/math/transpose.ts'
import { refusalOf } from '../support/refusal.ts'
import { touchOutputs } from '../support/slide.ts'

describe('the output of a transposed convolution', () => {
  it.each([
    // Published: DCGAN's and U-Net's upsampling; Dumoulin & Visin 2016, figures 4.1–4.7.
    [{ input: '7', kernel: '4', stride: '2', padding: '1' }, [14, 14]],
    [{ input: '28', kernel: '2', stride: '2' }, [56, 56]],
    [{ input: '14', kernel: '3', stride: '2', padding: '1', output_padding: '1' }, [28, 28]],
    [{ input: '2', kernel: '3' }, [4, 4]],
    [{ input: '6', kernel: '4', padding: '2' }, [5, 5]],
    [{ input: '3', kernel: '3', stride: '2', padding: '1' }, [5, 5]],
    [{ input: '3', kernel: '3', stride: '2', padding: '1', output_padding: '1' }, [6, 6]],
    [{ input: '14', kernel: '3', stride: '2', padding: '1', output_size: '28' }, [28, 28]],
    [{ input: '3x4x5', kernel: '3', dilation: '2', dims: 3 }, [7, 8, 9]],
  ] satisfies [ConvTransposeOptions, number[]][])('of %j is %j', (options, output) => {
    expect(convTranspose(options).output).toEqual(output)
  })

  it('comes with everything the data format names', () => {
    const answer = convTranspose({
      input: '14',
      kernel: '3',
      stride: '2',
      padding: '1',
      output_padding: '1',
      dims: 1,
      in: 8,
      out: 4,
      groups: 2,
    })

    expect({ ...answer, notes: [] }).toEqual({
      framework: 'pytorch',
      dims: 1,
      input: [14],
      kernel: [3],
      stride: [2],
      dilation: [1],
      groups: 2,
      padding: [[1, 1]],
      paddingRule: 'explicit',
      effectiveKernel: [3],
      output: [28],
      inChannels: 8,
      outChannels: 4,
      // torch.nn.ConvTranspose1d(8, 4, 3, groups=2).weight.shape; 48 weights and 4 biases.
      weightShape: [8, 2, 3],
      params: 52,
      // Each of 14 input positions meets every weight once.
      macs: '672',
      flops: '1344',
      outputPadding: [1],
      outputSizeRange: [[27, 28]],
      equivalent: { stretchedInput: [27], padding: [[1, 2]] },
      checkerboard: [true],
      notes: [],
    })
  })

  it('stores its weights in the framework’s own order', () => {
    const layer = { input: '4', kernel: '3x5', in: 6, out: 2 }

    expect(convTranspose(layer).weightShape).toEqual([6, 2, 3, 5])
    expect(convTranspose({ ...layer, framework: 'keras' }).weightShape).toEqual([3, 5, 2, 6])
    expect(convTranspose({ ...layer, framework: 'jax' }).weightShape).toEqual([3, 5, 6, 2])
  })

  it('in Keras differs between no output padding and one of 0', () => {
    const layer = { input: '5', kernel: '3', stride: '2', framework: 'keras', padding: 'same' } as const

    // keras/src/backend/common/backend_utils.py: 5·2, and (5 − 1)·2 + 3 mod 2.
    expect(convTranspose(layer).output).toEqual([10, 10])
    expect(convTranspose({ ...layer, output_padding: '0' }).output).toEqual([9, 9])
    expect(keysOf(convTranspose({ ...layer, output_padding: '0' }))).toContain('conv.note.kerasOutputPadding')
  })

  it('in ONNX with an output shape ignores the pads, and says so', () => {
    const answer = convTranspose({
      input: '10',
      kernel: '3',
      stride: '3',
      framework: 'onnx',
      padding: '1',
      output_size: '27',
      dims: 1,
    })

    // onnx/defs/nn/defs.cc: total padding 9·3 + 3 − 27, the odd element at the beginning.
    expect(answer).toMatchObject({ output: [27], padding: [[2, 1]], outputPadding: [0] })
    expect(keysOf(answer)).toContain('conv.note.onnxIgnoresPads')
  })

  it('that misses a multiple of the stride comes with kernels that give it', () => {
    const { notes } = convTranspose({ input: '14', kernel: '4', stride: '3' })
    const {
      stride = 0,
      wide = 0,
      padding = 0,
    } = notes.find(({ key }) => key === 'conv.note.recipe')?.values ?? {}
    const outputOf = (kernel: string | number, p: string | number) =>
      convTranspose({ input: '14', kernel: `${kernel}`, stride: '3', padding: `${p}` }).output

    expect(outputOf(stride, 0)).toEqual([42, 42])
    expect(outputOf(wide, padding)).toEqual([42, 42])
  })
})

describe('a transposed convolution is refused', () => {
  it.each([
    [{ input: '14', kernel: '3', stride: '2', output_padding: '2' }, 'conv.outputPaddingTooLarge'],
    [
      { input: '14', kernel: '3', stride: '2', output_padding: '2', framework: 'keras' },
      'conv.outputPaddingTooLarge',
    ],
    [{ input: '14', kernel: '3', stride: '2', output_size: '40' }, 'conv.outputSizeOutOfRange'],
    [
      { input: '2', kernel: '2', stride: '2', output_size: '6', framework: 'onnx' },
      'conv.outputSizeOutOfRange',
    ],
    [{ input: '14', kernel: '3', output_size: '16', output_padding: '0' }, 'input.conflictingOptions'],
    [{ input: '14', kernel: '3', padding: 'same' }, 'conv.paddingUnsupported'],
    [{ input: '14', kernel: '3', padding: '0-1' }, 'conv.paddingUnsupported'],
    [{ input: '14', kernel: '3', padding: '1', framework: 'jax' }, 'conv.paddingUnsupported'],
    [{ input: '14', kernel: '3', output_padding: '0', framework: 'tfjs' }, 'conv.optionUnsupported'],
    [{ input: '14', kernel: '3', output_size: '16', framework: 'keras' }, 'conv.optionUnsupported'],
    [{ input: '14', kernel: '3', dilation: '2', framework: 'tfjs' }, 'conv.optionUnsupported'],
    [{ input: '14', kernel: '3', groups: 2, framework: 'jax' }, 'conv.optionUnsupported'],
    [{ input: '14', kernel: '3', stride: '2', dilation: '2', framework: 'keras' }, 'conv.strideWithDilation'],
    [{ input: '14', kernel: '3', output_padding: '-1' }, 'conv.paddingNegative'],
    [{ input: '1', kernel: '3', padding: '2' }, 'conv.outputNotPositive'],
    // Several apply: the framework's limits come before a size that comes to nothing.
    [{ input: '1', kernel: '1', padding: '2', output_padding: '1' }, 'conv.outputPaddingTooLarge'],
    [{ input: '14', kernel: '0', in: 3, out: 4, groups: 2 }, 'conv.kernelNotPositive'],
    [{ input: '14', kernel: '3', in: 3, out: 4, groups: 2, padding: 'same' }, 'conv.groupsNotDividingIn'],
  ] satisfies [ConvTransposeOptions, string][])('for %j by %s', (options, key) => {
    expect(() => convTranspose(options)).toThrow(expect.objectContaining({ key }))
  })

  it('with what would fit', () => {
    const options = { input: '2', kernel: '3', stride: '2', padding: '4' }
    const { key, values } = refusalOf(() => convTranspose(options))

    expect(format('en', key, values)).toBe(
      'The output would have -3 elements; it needs at least 1. A padding of at most 2 would fit.',
    )
    expect(convTranspose({ ...options, padding: '2' }).output).toEqual([1, 1])
  })

  it('with the sizes that can be had', () => {
    const options = { input: '14', kernel: '3', stride: '2', output_size: '40' }
    const { values } = refusalOf(() => convTranspose(options))

    expect(values).toMatchObject({ least: 29, most: 30 })
    expect(convTranspose({ ...options, output_size: '29' }).output).toEqual([29, 29])
    expect(convTranspose({ ...options, output_size: '30' }).output).toEqual([30, 30])
  })
})

describe('any transposed convolution', () => {
  const small = (min: number, max: number) => fc.integer({ min, max })
  const layer = fc.record({
    input: small(1, 12),
    kernel: small(1, 6),
    stride: small(1, 5),
    dilation: small(1, 3),
    padding: small(0, 3),
  })

  it('is as long as what the taps of all inputs touch, less the padding', () => {
    fc.assert(
      fc.property(layer, ({ input: i, kernel: k, stride: s, dilation: d, padding: p }) => {
        const length = touchOutputs({ input: i, kernel: k, stride: s, dilation: d, begin: p, end: p })
        fc.pre(length >= 1)

        const { output } = convTranspose(typed({ input: i, kernel: k, stride: s, dilation: d, padding: p }))

        expect(output).toEqual([length])
      }),
    )
  })

  it('is undone in size by the convolution of the same geometry', () => {
    fc.assert(
      fc.property(layer, small(0, 4), (each, extra) => {
        fc.pre(extra < each.stride)
        const options = typed(each)
        const answer = tryTo(() => convTranspose({ ...options, output_padding: `${extra}` }))
        fc.pre(answer !== undefined)

        const { output } = convSize({ ...options, input: answer.output.join() })

        expect(output).toEqual([each.input])
      }),
    )
  })

  it('is as long as the ordinary convolution that it names', () => {
    fc.assert(
      fc.property(layer, (each) => {
        const answer = tryTo(() => convTranspose(typed(each)))
        const [begin = 0, end = 0] = answer?.equivalent.padding[0] ?? []
        fc.pre(answer !== undefined && begin >= 0)

        const { output } = convSize({
          input: answer.equivalent.stretchedInput.join(),
          kernel: `${each.kernel}`,
          dilation: `${each.dilation}`,
          padding: `${begin}-${end}`,
          dims: 1,
        })

        expect(output).toEqual(answer.output)
      }),
    )
  })

  function typed({ input, kernel, stride, dilation, padding }: Readonly<Record<string, number>>) {
    return {
      input: `${input}`,
      kernel: `${kernel}`,
      stride: `${stride}`,
      dilation: `${dilation}`,
      padding: `${padding}`,
      dims: 1,
    }
  }
})

function keysOf({ notes }: ConvTranspose): string[] {
  return notes.map(({ key }) => key)
}

/** Undefined where the layer is refused, which other tests are about. */
function tryTo<T>(attempt: () => T): T | undefined {
  try {
    return attempt()
  } catch {
    return undefined
  }
}
