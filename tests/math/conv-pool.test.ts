import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConvPoolOptions } from '../../src/math/conv/pool-layer.ts'
import { convPool } from '../../src/math/pool.ts'
import { refusalOf } from '../support/refusal.ts'
import { slideWindow } from '../support/slide.ts'

describe('the output of a pool', () => {
  it.each([
    // Published: ResNet's and Inception's stems, VGG's pools; the dropped window of section “ceil mode” by hand.
    [{ input: '112', kernel: '3', stride: '2', padding: '1' }, [56, 56]],
    [{ input: '224', kernel: '2' }, [112, 112]],
    [{ input: '112', kernel: '3', stride: '2', ceil: true }, [56, 56]],
    [{ input: '5', kernel: '2', stride: '3', padding: '1', ceil: true }, [2, 2]],
    [{ input: '2', kernel: '4', stride: '3', ceil: true }, [1, 1]],
    [{ input: '7', kernel: '3', framework: 'onnx' }, [5, 5]],
    [{ input: '7', kernel: '3', framework: 'keras', padding: 'same' }, [3, 3]],
    [{ input: '7', kernel: '3', framework: 'jax', padding: 'same' }, [7, 7]],
    [{ input: '10', kernel: '4', stride: '4', padding: '3', dilation: '2' }, [3, 3]],
  ] satisfies [ConvPoolOptions, number[]][])('of %j is %j', (options, output) => {
    expect(convPool(options).output).toEqual(output)
  })

  it('comes with everything the data format names', () => {
    const answer = convPool({ input: '5', kernel: '2', stride: '3', padding: '1', ceil: true, dims: 1 })

    expect({ ...answer, notes: [] }).toEqual({
      framework: 'pytorch',
      type: 'max',
      dims: 1,
      input: [5],
      kernel: [2],
      stride: [3],
      dilation: [1],
      ceil: true,
      padding: [[1, 1]],
      paddingRule: 'explicit',
      effectiveKernel: [2],
      numerator: [5],
      output: [2],
      floorOutput: [2],
      ceilOutput: [3],
      droppedLastWindow: [true],
      overhang: [0],
      unused: [2],
      inputRange: [[3, 5]],
      notes: [],
    })
  })

  it('in ceil mode tells how far the last window reaches past the input', () => {
    const answer = convPool({ input: '6', kernel: '3', stride: '2', ceil: true, dims: 1 })

    expect(answer).toMatchObject({ output: [3], floorOutput: [2], overhang: [1], unused: [0] })
    expect(keysOf({ input: '6', kernel: '3', stride: '2', ceil: true })).toContain('pool.note.overhang')
  })

  it.each([
    [{ input: '7', kernel: '3', framework: 'onnx' }, 'pool.note.strideOne'],
    [{ input: '7', kernel: '3', framework: 'onnx', padding: 'valid', ceil: true }, 'pool.note.onnxValidCeil'],
    [
      { input: '7', kernel: '3', framework: 'onnx', padding: 'same', dilation: '2' },
      'pool.note.onnxAutoPadDilation',
    ],
    [{ input: '8', kernel: '1', stride: '2', framework: 'onnx', padding: 'same' }, 'pool.note.onnxRefuses'],
    [{ input: '10', kernel: '4', padding: '3', dilation: '2' }, 'pool.note.dilatedLimit'],
    [{ input: '7', kernel: '3x2', padding: '1', framework: 'tfjs' }, 'conv.note.tfjsNumbers'],
    [{ input: '7', kernel: '2', type: 'avg', count_include_pad: false }, 'pool.note.countIncludePad'],
    [
      { input: '8', kernel: '3', stride: '2', framework: 'keras', padding: 'same' },
      'conv.note.extraAtEndStrided',
    ],
  ] satisfies [ConvPoolOptions, string][])('of %j is remarked on by %s', (options, key) => {
    expect(keysOf(options)).toContain(key)
  })
})

describe('a pool is refused', () => {
  it.each([
    [{ input: '7', kernel: '3', padding: '2' }, 'pool.paddingTooLarge'],
    [{ input: '7', kernel: '3', padding: '2', dilation: '2', dims: 1 }, 'pool.paddingTooLarge'],
    [{ input: '7', kernel: '3', padding: '3', framework: 'onnx' }, 'pool.paddingTooLarge'],
    [{ input: '7', kernel: '3', padding: '0-1' }, 'pool.paddingUnsupported'],
    [{ input: '7', kernel: '3', padding: 'same' }, 'pool.paddingUnsupported'],
    [{ input: '7', kernel: '3', padding: '1', type: 'lp' }, 'pool.paddingUnsupported'],
    [{ input: '7', kernel: '3', padding: '1', framework: 'keras' }, 'pool.paddingUnsupported'],
    [{ input: '7', kernel: '3', padding: 'full', framework: 'onnx' }, 'pool.paddingUnsupported'],
    [{ input: '7', kernel: '3', type: 'lp', framework: 'keras' }, 'pool.optionUnsupported'],
    [{ input: '7', kernel: '3', type: 'avg', dilation: '2' }, 'pool.optionUnsupported'],
    [{ input: '7', kernel: '3', dilation: '2', framework: 'keras' }, 'pool.optionUnsupported'],
    [{ input: '7', kernel: '3', ceil: true, framework: 'jax' }, 'pool.optionUnsupported'],
    [{ input: '9', kernel: '3', dilation: '2', framework: 'tfjs' }, 'pool.strideWithDilation'],
    [{ input: '2', kernel: '3', padding: '1', type: 'avg', dims: 3 }, 'pool.inputSmallerThanKernel'],
    [{ input: '5', kernel: '7' }, 'conv.outputNotPositive'],
    [{ input: '2', kernel: '4', stride: '2', ceil: true }, 'conv.outputNotPositive'],
    [{ input: '5', kernel: '0' }, 'conv.kernelNotPositive'],
    [{ input: '1000000', kernel: '2', dims: 3 }, 'conv.tooLarge'],
  ] satisfies [ConvPoolOptions, string][])('for %j by %s', (options, key) => {
    expect(() => convPool(options)).toThrow(expect.objectContaining({ key }))
  })

  it.each([
    [{ input: '5', kernel: '7' }, 'padding'],
    [{ input: '1', kernel: '2', dilation: '9', dims: 1 }, 'kernel'],
    [{ input: '5', kernel: '7', type: 'lp' }, 'kernel'],
    [{ input: '5', kernel: '7', framework: 'keras' }, 'same'],
  ] satisfies [ConvPoolOptions, string][])('for %j with a fix by %s that works', (options, fix) => {
    const { values } = refusalOf(() => convPool(options))
    const fixed = {
      padding: { ...options, padding: `${values.padding}` },
      kernel: { ...options, kernel: `${values.maxKernel}` },
      same: { ...options, padding: 'same' },
    }[fix]

    expect(values.fix).toBe(fix)
    expect(convPool(fixed ?? options).output.every((length) => length >= 1)).toBe(true)
  })
})

describe('any pool', () => {
  const small = (min: number, max: number) => fc.integer({ min, max })

  it('has as many windows as sliding one by hand, and every input of the range gives the same', () => {
    fc.assert(
      fc.property(
        small(1, 30),
        small(1, 6),
        small(1, 5),
        small(0, 3),
        fc.boolean(),
        (input, kernel, stride, padding, ceil) => {
          fc.pre(padding <= kernel / 2)
          const layer = { kernel, stride, begin: padding, end: padding, dilation: 1, ceil }
          const expected = slideWindow({ ...layer, input })
          fc.pre(expected > 0)
          const options = { kernel: `${kernel}`, stride: `${stride}`, padding: `${padding}`, ceil, dims: 1 }

          const { output, inputRange, unused, overhang } = convPool({ ...options, input: `${input}` })
          const [least = 0, most = 0] = inputRange[0] ?? []
          const beyond = (expected - 1) * stride + kernel - (input + 2 * padding)

          expect(output).toEqual([expected])
          expect([unused, overhang]).toEqual([[Math.max(-beyond, 0)], [Math.max(beyond, 0)]])
          for (let other = Math.max(1, least - 1); other <= most + 1; other++) {
            const isSame = slideWindow({ ...layer, input: other }) === expected
            expect(isSame).toBe(other >= least && other <= most)
          }
        },
      ),
    )
  })
})

function keysOf(options: ConvPoolOptions): string[] {
  return convPool(options).notes.map(({ key }) => key)
}
