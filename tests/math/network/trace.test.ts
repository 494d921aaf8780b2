import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { netTrace, type TraceRow } from '../../../src/math/network/trace.ts'
import { refusalOf } from '../../support/refusal.ts'
import { testStacks, textOf } from './stack.ts'

/** What a layer is by itself, wherever it stands. */
function alone({ kind, class: name, attributes, input, output, params, macs, bytes }: TraceRow) {
  return { kind, name, attributes, input, output, params, macs, bytes }
}

function traced(layers: string, input: string) {
  try {
    return netTrace({ layers, input })
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

describe('a trace', () => {
  it('of a composition is the composition of the traces', () => {
    fc.assert(
      fc.property(testStacks, testStacks, fc.integer({ min: 1, max: 60 }), (first, second, size) => {
        const before = traced(textOf(first), `2x${size}`)
        fc.pre(before !== null)
        const after = traced(textOf(second), before.output.join('x'))
        fc.pre(after !== null)

        const both = netTrace({ layers: `${textOf(first)} > ${textOf(second)}`, input: `2x${size}` })

        expect(both.layers.map(alone)).toEqual([...before.layers, ...after.layers].map(alone))
        expect(both.output).toEqual(after.output)
        expect(both.totals.params).toBe(before.totals.params + after.totals.params)
        expect(BigInt(both.totals.macs)).toBe(BigInt(before.totals.macs) + BigInt(after.totals.macs))
      }),
    )
  })

  it('reads the same from its normalised text', () => {
    fc.assert(
      fc.property(testStacks, fc.integer({ min: 1, max: 60 }), (layers, size) => {
        const trace = traced(textOf(layers), `2x${size}`)
        fc.pre(trace !== null)

        const again = netTrace({ layers: trace.normalized })

        expect(again.normalized).toBe(trace.normalized)
        expect({ ...again, layers: again.layers.map(alone) }).toEqual({
          ...trace,
          layers: trace.layers.map(alone),
        })
      }),
    )
  })

  it.each([
    'nn.Conv2d(3, 8, (3, 5), stride=(1, 2), padding=(1, 2), dilation=2, groups=1, bias=False)',
    "nn.Conv2d(3, 8, 3, padding='same', padding_mode='reflect')",
    'nn.ConvTranspose2d(3, 8, 4, 2, 1, output_padding=1)',
    'nn.MaxPool2d(3, 2, 1, ceil_mode=True)',
    'nn.MaxPool2d(2)',
    'nn.AvgPool2d(3, count_include_pad=False)',
    'nn.LPPool2d(2, 3)',
    'nn.AdaptiveAvgPool2d((5, None))',
    'nn.Upsample(size=(20, 30), mode="bilinear")',
    'nn.Upsample(scale_factor=1.5)',
    'nn.ZeroPad2d((1, -2, 3, 0))',
    'nn.BatchNorm2d(3, affine=False)',
    'nn.BatchNorm2d(3)',
    'nn.InstanceNorm2d(3, affine=True)',
    'nn.GroupNorm(3, 3, eps=1e-3)',
    'nn.LayerNorm([3, 16, 16])',
    'nn.Dropout2d(0.25)',
    'nn.LeakyReLU(0.2)',
    'nn.ELU(alpha=0.5)',
    'nn.GELU(approximate="tanh")',
    'nn.PReLU(3)',
    'nn.Softmax(dim=1)',
    'nn.Flatten(2)',
    'nn.Linear(16, 4, bias=False)',
    'nn.Identity()',
    'nn.Unfold(3, padding=1)',
    'nn.LSTM(16, 8, num_layers=2, bidirectional=True)',
    'Conv2D(8, 3, padding="same", activation="relu")',
    'Conv2DTranspose(8, 3, strides=2, output_padding=1)',
    'DepthwiseConv2D(3, depth_multiplier=2)',
    'SeparableConv2D(8, 3)',
    'ZeroPadding2D(((1, 2), (3, 4)))',
    'Cropping2D(1)',
    'UpSampling2D((2, 3))',
    'LayerNormalization(epsilon=1e-5)',
    'Activation("swish")',
    'AveragePooling2D(3, strides=1, padding="same")',
  ])('pasted as %s reads the same from its normalised text', (layers) => {
    const trace = netTrace({ layers, input: '3x16x16' })
    const again = netTrace({ layers: trace.normalized, framework: trace.framework })

    expect(again.layers.map(alone)).toEqual(trace.layers.map(alone))
  })

  it('counts what exceeds a double exactly', () => {
    const { totals, layers } = netTrace({
      layers: 'conv 1 1000000 > conv 1 1000000 nobias',
      input: '1000000x50x50',
    })

    expect(layers[1]?.macs).toBe(String(10n ** 12n * 2500n))
    expect(totals.macs).toBe(String(2n * 10n ** 12n * 2500n))
  })

  it.each([
    ['conv 100 1000000', 'conv.tooLarge'],
    ['upsample 100000', 'conv.tooLarge'],
    ['conv 90 1000000', 'net.tooLarge'],
    ['conv 100 8 s100 > (maxpool 1 s10000)x5', 'net.tooLarge'],
  ])('%s is refused by %s', (layers, key) => {
    expect(refusalOf(() => netTrace({ layers, input: '1000000x100x100' })).key).toBe(key)
  })

  it('numbers branches by their letter and repeats as if written out', () => {
    const { layers } = netTrace({
      layers: 'relu > (relu > id)x2 > cat(relu > relu | id > cat(id | relu > id))',
      input: '3x4x4',
    })

    expect(layers.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      '0 activation',
      '1 activation',
      '2 identity',
      '3 activation',
      '4 identity',
      '5.a.0 activation',
      '5.a.1 activation',
      '5.b.0 identity',
      '5.b.1.a.0 identity',
      '5.b.1.b.0 activation',
      '5.b.1.b.1 identity',
      '5.b.1 concat',
      '5 concat',
    ])
  })
})

describe('memory', () => {
  it('is bytes of weights, outputs and what training adds', () => {
    const { totals, layers } = netTrace({
      layers: 'fc 20 > relu > fc 5',
      input: '10',
      batch: 3,
      dtype: 'float16',
      optimizer: 'adam',
    })
    const params = 10 * 20 + 20 + (20 * 5 + 5)

    expect(layers.map(({ bytes }) => bytes)).toEqual([120, 120, 30])
    expect(totals).toMatchObject({
      params,
      paramBytes: 2 * params,
      activationBytes: 270,
      inferencePeakBytes: 2 * 3 * 40,
      trainingBytes: 4 * 2 * params + 270,
    })
  })

  it('keeps a block’s input and its finished branches', () => {
    const { totals } = netTrace({
      layers: 'cat(conv 1 4 | conv 1 8 > conv 1 2)',
      input: '1x10x10',
      dtype: 'int8',
    })

    // In the last layer: input 1, first branch 4, 8 read and 2 written; joining: 1 + 4 + 2 read, 6 written.
    expect(totals.inferencePeakBytes).toBe(100 * (1 + 4 + 8 + 2))
  })

  it('needs no more for training where no optimizer is named', () => {
    expect(netTrace({ layers: 'fc 2', input: '2' }).totals.trainingBytes).toBeNull()
  })
})

describe('parameters by framework', () => {
  it.each([
    ['bn', 'pytorch', 6, 6],
    ['bn', 'keras', 12, 6],
    ['bn', 'tfjs', 12, 6],
    ['ln', 'pytorch', 2 * 3 * 16, 2 * 3 * 16],
    ['ln', 'keras', 6, 6],
    ['prelu', 'pytorch', 1, 1],
    ['prelu', 'keras', 48, 48],
  ] as const)('of %s in %s are %i', (layers, framework, params, trainable) => {
    const { totals } = netTrace({ layers, input: '3x4x4', framework })

    expect(totals).toMatchObject({ params, trainable })
  })

  it.each([
    ['lstm 8', 4 * 8 * (5 + 8 + 2)],
    ['gru 8', 3 * 8 * (5 + 8 + 2)],
    ['rnn 8', 8 * (5 + 8 + 2)],
    ['rnn 8 nobias', 8 * (5 + 8)],
    // torch.nn.LSTM(5, 8, 2, bidirectional=True): sum of p.numel() over its 16 tensors.
    ['nn.LSTM(5, 8, 2, bidirectional=True)', 2 * 4 * 8 * (5 + 8 + 2) + 2 * 4 * 8 * (16 + 8 + 2)],
  ])('of %s are %i', (layers, params) => {
    const trace = netTrace({ layers, input: '7x5' })

    expect(trace.totals.params).toBe(params)
  })
})
