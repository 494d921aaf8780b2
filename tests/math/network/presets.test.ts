import { describe, expect, it } from 'vitest'
import { presetNames } from '../../../src/math/network/presets.ts'
import { netTrace } from '../../../src/math/network/trace.ts'
import { refusalOf } from '../../support/refusal.ts'

/** num_params and _ops of torchvision's weights; LeNet, U-Net and DCGAN from their papers' figures, counted. */
const published = [
  { preset: 'lenet5', params: 61_706, gmacs: 0.00041652, output: [10] },
  { preset: 'alexnet', params: 61_100_840, gmacs: 0.714, output: [1000] },
  { preset: 'alexnet_2012', params: 60_965_224, gmacs: 0.724, output: [1000] },
  { preset: 'vgg16', params: 138_357_544, gmacs: 15.47, output: [1000] },
  { preset: 'resnet18', params: 11_689_512, gmacs: 1.814, output: [1000] },
  { preset: 'resnet50', params: 25_557_032, gmacs: 4.089, output: [1000] },
  { preset: 'mobilenet_v2', params: 3_504_872, gmacs: 0.301, output: [1000] },
  { preset: 'densenet121', params: 7_978_856, gmacs: 2.834, output: [1000] },
  { preset: 'unet', params: null, gmacs: 150.4, output: [2, 388, 388] },
  { preset: 'dcgan_generator', params: null, gmacs: 0.1046, output: [3, 64, 64] },
]

/** Measured by the support of the gradient; VGG-16 and AlexNet also in google-research/receptive_field. */
const fields = [
  { preset: 'vgg16', size: 212, jump: 32, padding: 90 },
  { preset: 'alexnet_2012', size: 195, jump: 32, padding: 64 },
  { preset: 'resnet18', size: 435, jump: 32, padding: 217 },
  { preset: 'resnet50', size: 427, jump: 32, padding: 213 },
  { preset: 'mobilenet_v2', size: 491, jump: 32, padding: 245 },
  { preset: 'densenet121', size: 2071, jump: 32, padding: 1021 },
  { preset: 'unet', size: 140, jump: 16, padding: 0 },
]

describe('a preset', () => {
  it.each(published)(
    '$preset has the published parameters and multiply-adds',
    ({ preset, params, gmacs, output }) => {
      const trace = netTrace({ preset })
      const digits = String(gmacs).replace(/^0\.0*|\./g, '').length

      if (params !== null) expect(trace.totals.params).toBe(params)
      expect(Number((Number(trace.totals.macs) / 1e9).toPrecision(digits))).toBe(gmacs)
      expect(trace.output).toEqual(output)
    },
  )

  it.each(fields)('$preset sees $size inputs before its head', ({ preset, size, jump, padding }) => {
    const { layers } = netTrace({ preset })
    const last = layers.findLast(({ rf }) => rf?.size)?.rf

    expect(last).toMatchObject({ size: [size, size], jump: [jump, jump], padding: [padding, padding] })
  })

  it('inception_v3_stem grows as published', () => {
    const { layers } = netTrace({ preset: 'inception_v3_stem' })
    const sizes = layers
      .filter(({ kind }) => kind === 'conv' || kind === 'max_pool')
      .map(({ rf }) => rf?.size?.[0])

    expect(sizes).toEqual([3, 7, 11, 15, 15, 23, 31])
  })

  it.each(presetNames)('%s reads the same from its normalised text', (preset) => {
    const trace = netTrace({ preset })

    expect(netTrace({ layers: trace.normalized })).toEqual(trace)
  })

  it('takes another input', () => {
    expect(netTrace({ preset: 'resnet18', input: '3x448x448' }).layers[0]?.output).toEqual([64, 224, 224])
  })

  it('is suggested when its name is near', () => {
    const { key, values } = refusalOf(() => netTrace({ preset: 'resnet5' }))

    expect(key).toBe('net.unknownPreset')
    expect(values.nearest).toMatch(/^resnet/)
  })
})
