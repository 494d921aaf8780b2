import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { format } from '../../src/i18n/catalog.ts'
import type { ConvSizeOptions } from '../../src/math/conv/layer.ts'
import { convSize } from '../../src/math/shape.ts'

const classic = { input: '224', kernel: '3', stride: '2' }

describe('the output size', () => {
  it.each([
    // Published: AlexNet and ResNet stems; Dumoulin & Visin 2016, figures 2.1–2.7; dilated figure 5.1.
    [{ input: '224', kernel: '7', stride: '2', padding: '3' }, [112, 112]],
    [{ input: '227', kernel: '11', stride: '4' }, [55, 55]],
    [{ input: '4', kernel: '3' }, [2, 2]],
    [{ input: '5', kernel: '4', padding: '2' }, [6, 6]],
    [{ input: '5', kernel: '3', padding: 'full' }, [7, 7]],
    [{ input: '5', kernel: '3', stride: '2' }, [2, 2]],
    [{ input: '6', kernel: '3', stride: '2', padding: '1' }, [3, 3]],
    [{ input: '7', kernel: '3', dilation: '2' }, [3, 3]],
    [{ input: '32', kernel: '3', dims: 1 }, [30]],
    [{ input: '8x32x32', kernel: '3', padding: '1' }, [8, 32, 32]],
    [{ input: '（224，200）', kernel: '３', padding: '１' }, [224, 200]],
    [{ input: '5', kernel: '2', padding: '0-1' }, [5, 5]],
  ] satisfies [ConvSizeOptions, number[]][])('of %j is %j', (options, output) => {
    expect(convSize(options).output).toEqual(output)
  })

  it('looks at different pixels by framework although the sizes agree', () => {
    const padding = (options: Partial<ConvSizeOptions>) => convSize({ ...classic, ...options })

    expect(padding({ padding: '1' })).toMatchObject({
      output: [112, 112],
      padding: [
        [1, 1],
        [1, 1],
      ],
    })
    expect(padding({ framework: 'keras', padding: 'same' })).toMatchObject({
      output: [112, 112],
      padding: [
        [0, 1],
        [0, 1],
      ],
    })
    expect(padding({ framework: 'onnx', padding: 'same_lower' })).toMatchObject({
      padding: [
        [1, 0],
        [1, 0],
      ],
    })
  })

  it('comes with everything the data format names, null where it does not apply', () => {
    expect(convSize({ input: '5', kernel: '3', stride: '2' })).toEqual({
      framework: 'pytorch',
      dims: 2,
      input: [5, 5],
      kernel: [3, 3],
      stride: [2, 2],
      dilation: [1, 1],
      groups: 1,
      padding: [
        [0, 0],
        [0, 0],
      ],
      paddingRule: 'explicit',
      effectiveKernel: [3, 3],
      numerator: [2, 2],
      output: [2, 2],
      unused: [0, 0],
      inputRange: [
        [5, 6],
        [5, 6],
      ],
      inChannels: null,
      outChannels: null,
      weightShape: null,
      params: null,
      macs: null,
      flops: null,
      notes: [],
    })
  })

  it('counts parameters and MACs exactly, in the framework’s order of weights', () => {
    const stem = { input: '224', kernel: '7', stride: '2', in: 3, out: 64 }

    // torchvision resnet18.conv1 has 9,408 weights; 118,013,952 MACs by fvcore.
    expect(convSize({ ...stem, padding: '3', bias: false })).toMatchObject({
      weightShape: [64, 3, 7, 7],
      params: 9408,
      macs: '118013952',
      flops: '236027904',
    })
    expect(convSize({ ...stem, framework: 'keras', padding: 'same' })).toMatchObject({
      weightShape: [7, 7, 3, 64],
      params: 9472,
    })
    expect(convSize({ input: '1000000x1000', kernel: '1', in: 1_000_000, out: 9 }).macs).toBe(
      '9000000000000000',
    )
  })

  it('refuses counts that a double would round', () => {
    const huge = () => convSize({ input: '10000', kernel: '10000', in: 1_000_000, out: 1_000_000 })

    expect(huge).toThrow(expect.objectContaining({ key: 'conv.tooLarge' }))
  })
})

describe('a note', () => {
  const keysOf = (options: ConvSizeOptions) => convSize(options).notes.map(({ key }) => key)

  it('compares with PyTorch’s padding only where that gives the same size', () => {
    const keras = { ...classic, framework: 'keras', padding: 'same' } as const

    expect(keysOf(keras)).toContain('conv.note.extraAtEndStrided')
    expect(convSize({ ...classic, padding: '1' }).output).toEqual(convSize(keras).output)
    expect(keysOf({ input: '5', kernel: '4', padding: 'same' })).toEqual(['conv.note.extraAtEnd'])
  })
})

describe('a refusal', () => {
  it.each([
    [{ input: '5', kernel: '7' }, 'conv.outputNotPositive'],
    [{ input: '0', kernel: '1' }, 'conv.inputNotPositive'],
    [{ input: '5', kernel: '0' }, 'conv.kernelNotPositive'],
    [{ input: '5', kernel: '3', stride: '0' }, 'conv.strideNotPositive'],
    [{ input: '5', kernel: '3', padding: '-1' }, 'conv.paddingNegative'],
    [{ input: '5', kernel: '3', in: 3, out: 4, groups: 2 }, 'conv.groupsNotDividingIn'],
    [{ input: '5', kernel: '3', framework: 'keras', padding: '1' }, 'conv.paddingUnsupported'],
    [{ input: '5', kernel: '3', framework: 'keras', stride: '2', dilation: '2' }, 'conv.strideWithDilation'],
    [{ input: '5', kernel: '3', padding: 'same', stride: '2' }, 'conv.samePaddingWithStride'],
    [{ input: '5', kernel: '3', padding: '5', padding_mode: 'reflect' }, 'conv.paddingModeLimit'],
    [{ input: '5x5', kernel: '3', dims: 3 }, 'input.axisCount'],
    [{ input: '1x2x3x4', kernel: '3' }, 'input.axisCount'],
    [{ input: 'five', kernel: '3' }, 'input.unreadable'],
    [{ input: '1000001', kernel: '3' }, 'input.tooLarge'],
    [{ input: '1'.repeat(41), kernel: '3' }, 'input.tooLong'],
    // Several apply: signs come before divisibility, divisibility before what a framework lacks.
    [{ input: '5', kernel: '0', stride: '0', in: 3, out: 4, groups: 2 }, 'conv.kernelNotPositive'],
    [
      { input: '1', kernel: '3', framework: 'keras', padding: '1', in: 3, out: 4, groups: 2 },
      'conv.groupsNotDividingIn',
    ],
  ] satisfies [ConvSizeOptions, string][])('of %j is %s', (options, key) => {
    expect(() => convSize(options)).toThrow(expect.objectContaining({ key }))
  })

  it.each([
    [{ input: '224', kernel: '7', stride: '2' }, '3', [112, 112]],
    [{ input: '9', kernel: '2', stride: '2x1' }, '1x0-1', [5, 9]],
  ])('of PyTorch’s same with a stride, %j, names the padding %s that does it', (options, padding, output) => {
    const { key, values } = refusalOf({ ...options, padding: 'same' })

    expect(key).toBe('conv.samePaddingWithStride')
    expect(values).toMatchObject({ padding })
    expect(convSize({ ...options, padding }).output).toEqual(output)
  })

  it('suggests a padding that fits every axis', () => {
    const options = { input: '6x3', kernel: '7', dilation: '1x2' }
    const { values } = refusalOf(options)

    expect(values).toMatchObject({ effectiveKernel: 13, padded: 3, padding: 5 })
    expect(convSize({ ...options, padding: String(values.padding) }).output).toEqual([10, 1])
  })

  it('says what would fit, in both languages', () => {
    const refusal = refusalOf({ input: '5', kernel: '7' })

    expect(format('en', refusal.key, refusal.values)).toMatch(/7.*5.*padding/i)
    expect(format('zh-CN', refusal.key, refusal.values)).toMatch(/7.*5.*填充/)
    expect(convSize({ input: '5', kernel: '7', padding: String(refusal.values.padding) }).output).toEqual([
      1, 1,
    ])
  })
})

describe('any request', () => {
  const size = fc.oneof(fc.integer({ min: -3, max: 40 }).map(String), fc.string({ maxLength: 12 }))

  it('is answered or refused readably', () => {
    fc.assert(
      fc.property(size, size, size, size, size, (input, kernel, stride, padding, dilation) => {
        try {
          const { output } = convSize({ input, kernel, stride, padding, dilation })
          expect(output.every((length) => Number.isInteger(length) && length >= 1)).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
          const { key, values } = error as UserError
          expect(format('zh-CN', key, values)).not.toBe('')
        }
      }),
    )
  })

  it('counts as many windows as sliding one by hand, and every input of the range gives the same', () => {
    const small = (min: number, max: number) => fc.integer({ min, max })

    fc.assert(
      fc.property(small(1, 30), small(1, 6), small(1, 5), small(0, 4), small(1, 3), (i, k, s, p, d) => {
        const windows = slide(i, k, s, p, d)
        fc.pre(windows.length > 0)
        const options = { kernel: `${k}`, stride: `${s}`, padding: `${p}`, dilation: `${d}`, dims: 1 }

        const { output, inputRange, unused } = convSize({ ...options, input: `${i}` })
        const [least = 0, most = 0] = inputRange[0] ?? []

        expect(output).toEqual([windows.length])
        expect(unused).toEqual([i + 2 * p - 1 - (windows.at(-1) ?? 0)])
        for (let other = Math.max(1, least - 1); other <= most + 1; other++) {
          expect(slide(other, k, s, p, d).length === windows.length).toBe(other >= least && other <= most)
        }
      }),
    )
  })
})

/** The last padded element of each window that fits. */
function slide(i: number, k: number, s: number, p: number, d: number): number[] {
  const lasts: number[] = []

  for (let start = 0; start + d * (k - 1) < i + 2 * p; start += s) lasts.push(start + d * (k - 1))

  return lasts
}

function refusalOf(options: ConvSizeOptions): UserError {
  try {
    convSize(options)
  } catch (error) {
    if (error instanceof UserError) return error
  }
  throw new Error('not refused')
}
