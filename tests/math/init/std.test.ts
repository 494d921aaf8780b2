import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { format, type Language, languages } from '../../../src/i18n/catalog.ts'
import { frameworks } from '../../../src/math/framework.ts'
import { type InitStdOptions, schemeNames } from '../../../src/math/init/options.ts'
import { initStd } from '../../../src/math/init.ts'

const dense = { layer: 'linear 512 256' } as const

describe('the spread of initial weights', () => {
  it.each([
    // He et al. 2015, (10) and (14); Glorot & Bengio 2010, (12) and (16); LeCun et al. 1998.
    [{ scheme: 'kaiming_normal', ...dense }, Math.sqrt(2 / 512)],
    [{ scheme: 'he_normal', ...dense, mode: 'fan_out' }, Math.sqrt(2 / 256)],
    [{ scheme: 'xavier_normal', ...dense }, Math.sqrt(2 / 768)],
    [{ scheme: 'lecun_normal', ...dense }, Math.sqrt(1 / 512)],
    [{ scheme: 'xavier_normal', ...dense, activation: 'tanh' }, (5 / 3) * Math.sqrt(2 / 768)],
    [{ scheme: 'xavier_normal', ...dense, activation: 'tanh', gain: 2 }, 2 * Math.sqrt(2 / 768)],
    [{ scheme: 'kaiming_normal', ...dense, activation: 'leaky_relu', param: 1 }, Math.sqrt(1 / 512)],
    [{ scheme: 'kaiming_normal', layer: 'conv 3 64 128' }, Math.sqrt(2 / (9 * 64))],
    [{ scheme: 'kaiming_normal', layer: 'conv1d 3 64 128' }, Math.sqrt(2 / (3 * 64))],
    [{ scheme: 'kaiming_normal', layer: 'conv 3x5 64 128' }, Math.sqrt(2 / (15 * 64))],
    [{ scheme: 'kaiming_normal', layer: 'nn.Conv3d(64, 128, (1, 3, 3))' }, Math.sqrt(2 / (9 * 64))],
    [{ scheme: 'orthogonal', shape: '(16, 8, 3, 3)', gain: 2 }, 2 / Math.sqrt(72)],
    [
      { scheme: 'variance_scaling', ...dense, framework: 'jax', scale: 3, mode: 'fan_avg' },
      Math.sqrt(3 / 384),
    ],
    [{ scheme: 'normal', std: 0.01 }, 0.01],
    [{ scheme: 'uniform', lower: -3, upper: 3 }, Math.sqrt(3)],
    [{ scheme: 'zeros' }, 0],
  ] satisfies [InitStdOptions, number][])('of %j is %d', (options, std) => {
    expect(initStd(options).std).toBeCloseTo(std, 14)
  })

  it('of a uniform is told by its bound', () => {
    const { bound, std } = initStd({ scheme: 'xavier_uniform', ...dense })

    expect(bound).toBeCloseTo(Math.sqrt(6 / 768), 14)
    expect(std).toBeCloseTo(Math.sqrt(2 / 768), 14)
  })

  it('is truncated by the frameworks that truncate, and made up for by those that do', () => {
    const std = Math.sqrt(2 / 512)
    const of = (framework: (typeof frameworks)[number]) =>
      initStd({ scheme: 'he_normal', ...dense, framework })

    // The constant stands in the sources of Keras and JAX; that TensorFlow.js leaves it out was measured.
    for (const framework of ['keras', 'jax'] as const) {
      expect(of(framework)).toMatchObject({ distribution: 'truncated_normal', std })
      expect(of(framework).nominalStd).toBeCloseTo(std / 0.87962566103423978, 14)
    }
    expect(of('tfjs').std).toBeCloseTo(std * 0.87962566103423978, 14)
    expect(of('pytorch')).toMatchObject({ distribution: 'normal', std })
  })

  it('comes with everything the data format names', () => {
    expect(initStd({ scheme: 'kaiming_normal', ...dense })).toEqual({
      framework: 'pytorch',
      scheme: 'kaiming_normal',
      weightShape: [256, 512],
      fanIn: 512,
      fanOut: 256,
      trueFanIn: 512,
      trueFanOut: 256,
      mode: 'fan_in',
      fan: 512,
      gain: Math.SQRT2,
      distribution: 'normal',
      mean: 0,
      std: 0.0625,
      variance: 0.0625 ** 2,
      nominalStd: 0.0625,
      bound: null,
      lower: null,
      upper: null,
      singularValue: null,
      code: {
        pytorch: "nn.init.kaiming_normal_(layer.weight, mode='fan_in', nonlinearity='relu')",
        keras: 'keras.initializers.HeNormal()',
      },
      tensors: null,
      notes: [],
    })
  })
})

describe('fans', () => {
  it.each([
    // torch/nn/init.py reads the shape alone; the true fans are counted by hand.
    ['conv 3 64 128 g2', 'pytorch', [288, 1152], [288, 576]],
    ['dw 3 64', 'pytorch', [9, 576], [9, 9]],
    ['convT 4 128 64 s2', 'pytorch', [1024, 2048], [512, 1024]],
    ['dw 3 64 m2', 'keras', [576, 18], [9, 18]],
    ['convT 4 128 64', 'keras', [1024, 2048], [2048, 1024]],
    ['linear 512 256', 'keras', [512, 256], [512, 256]],
    ['nn.ConvTranspose2d(128, 64, 4, stride=2)', 'pytorch', [1024, 2048], [512, 1024]],
  ] as const)(
    'of %s in %s are %j, in truth %j',
    (layer, framework, [fanIn, fanOut], [trueFanIn, trueFanOut]) => {
      const answer = initStd({ scheme: 'lecun_normal', layer, framework })

      expect(answer).toMatchObject({ fanIn, fanOut, trueFanIn, trueFanOut })
      expect(answer.notes.some(({ key }) => key === 'init.note.trueFans')).toBe(
        fanIn !== trueFanIn || fanOut !== trueFanOut,
      )
    },
  )
})

describe('a note', () => {
  it.each([
    [{ scheme: 'trunc_normal', std: 0.02 }, 'init.note.cutsFarOut'],
    [{ scheme: 'he_normal', ...dense, framework: 'onnx' }, 'init.note.onnx'],
    [{ scheme: 'he_normal', ...dense, framework: 'tfjs' }, 'init.note.truncatedUncorrected'],
    [{ scheme: 'lecun_normal', ...dense }, 'init.note.lecunInPytorch'],
    [{ scheme: 'default', layer: 'lstm 3 4', framework: 'keras' }, 'init.note.forgetBias'],
    [{ scheme: 'default', ...dense }, 'init.note.torchDefault'],
    [{ scheme: 'default', layer: 'gru 3 4' }, 'init.note.torchRecurrent'],
    [{ scheme: 'xavier_normal', ...dense, scale: 3 }, 'init.note.unused'],
    [{ scheme: 'he_normal', ...dense, framework: 'keras', activation: 'tanh' }, 'init.note.unused'],
  ] satisfies [InitStdOptions, string][])('on %j says %s', (options, key) => {
    expect(initStd(options).notes.map((note) => note.key)).toContain(key)
  })

  it('about a cut is left out where the cut matters', () => {
    expect(initStd({ scheme: 'trunc_normal', std: 1 }).notes).toEqual([])
  })
})

describe('a refusal', () => {
  it.each([
    [{ scheme: 'kaiming_normal' }, 'input.missingOption'],
    [{ scheme: 'kaiming_normal', ...dense, shape: '3x3' }, 'input.conflictingOptions'],
    [{ scheme: 'kaiming_normal', ...dense, activation: 'gelu' }, 'init.noGain'],
    [{ scheme: 'kaiming_normal', ...dense, activation: 'rellu' }, 'init.unknownActivation'],
    [{ scheme: 'kaiming_normal', ...dense, mode: 'fan_avg' }, 'init.modeUnsupported'],
    [{ scheme: 'kaiming_normal', ...dense, mode: 'fan_out', framework: 'keras' }, 'init.modeUnsupported'],
    [{ scheme: 'variance_scaling', ...dense }, 'init.schemeUnsupported'],
    [{ scheme: 'variance_scaling', ...dense, framework: 'keras', scale: 0 }, 'init.scaleNotPositive'],
    [{ scheme: 'xavier_normal', ...dense, gain: -1 }, 'init.scaleNotPositive'],
    [{ scheme: 'normal', std: -1 }, 'init.stdNegative'],
    [{ scheme: 'normal', std: 1e200 }, 'input.tooLarge'],
    [{ scheme: 'normal', mean: -1e10 }, 'input.tooSmall'],
    [{ scheme: 'uniform', lower: 1, upper: -1 }, 'init.boundsInverted'],
    [{ scheme: 'trunc_normal', lower: 3 }, 'init.boundsInverted'],
    [{ scheme: 'kaiming_normal', shape: '64' }, 'init.needsTwoDimensions'],
    [{ scheme: 'orthogonal', shape: '64', framework: 'keras' }, 'init.needsTwoDimensions'],
    [{ scheme: 'kaiming_normal', layer: 'nn.BatchNorm2d(8)' }, 'init.needsTwoDimensions'],
    [{ scheme: 'default', layer: 'nn.MaxPool2d(2)' }, 'init.layerHasNoWeights'],
    [{ scheme: 'kaiming_normal', shape: '1000000x1000000x1000000' }, 'init.tooLarge'],
    [{ scheme: 'kaiming_normal', shape: '3x0' }, 'conv.channelsNotPositive'],
  ] satisfies [InitStdOptions, string][])('of %j is %s', (options, key) => {
    expect(() => initStd(options)).toThrow(expect.objectContaining({ key }))
  })

  it('for want of a gain names the one that keeps the variance', () => {
    // 1/√E[gelu(z)²] by SciPy's adaptive quadrature.
    expect(() => initStd({ scheme: 'xavier_normal', ...dense, activation: 'gelu' })).toThrow(
      expect.objectContaining({ values: { activation: 'gelu', suggested: '1.5335' } }),
    )
  })
})

describe('any request', () => {
  it('is answered with finite numbers or refused readably in both languages', () => {
    const number = fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { nil: undefined })
    const text = fc.option(
      fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom('linear 3 4', 'conv 3 4 8 g2', 'nn.LSTM(3, 4)')),
      { nil: undefined },
    )
    const request = fc.record({
      scheme: fc.constantFrom(...schemeNames),
      framework: fc.constantFrom(...frameworks),
      layer: text,
      shape: fc.option(fc.constantFrom('3', '3x4', '3x4x5x6'), { nil: undefined }),
      activation: fc.option(fc.constantFrom('relu', 'gelu', 'tanhh'), { nil: undefined }),
      param: number,
      gain: number,
      mean: number,
      std: number,
      lower: number,
      upper: number,
    })

    fc.assert(
      fc.property(request, fc.constantFrom(...languages), (options, language) => {
        try {
          const { std, mean, notes } = initStd(options)

          expect([std, mean].every(Number.isFinite)).toBe(true)
          for (const { key, values } of notes) expect(format(language, key, values)).not.toBe('')
        } catch (error) {
          expectReadable(error, language)
        }
      }),
      { numRuns: 500 },
    )
  })
})

function expectReadable(error: unknown, language: Language): void {
  expect(error).toBeInstanceOf(UserError)
  const { key, values } = error as UserError
  expect(format(language, key, values)).not.toBe('')
}
