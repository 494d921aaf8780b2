import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { readLayer } from '../../../src/math/init/layer-notation.ts'

describe('a layer’s text', () => {
  it.each([
    ['linear 512 256', { kind: 'linear', inFeatures: 512, outFeatures: 256, bias: true }],
    ['FC 512 256 nobias', { kind: 'linear', inFeatures: 512, outFeatures: 256, bias: false }],
    ['conv 3 64 128 g2', { kind: 'conv', kernel: [3, 3], inChannels: 64, outChannels: 128, groups: 2 }],
    ['conv3d 3 1 8', { kind: 'conv', kernel: [3, 3, 3] }],
    ['convT 4 128 64 s2', { kind: 'transposed', kernel: [4, 4], stride: [2, 2] }],
    ['dw 3x5 64 m2', { kind: 'depthwise', kernel: [3, 5], channels: 64, multiplier: 2 }],
    ['embedding 1000 64', { kind: 'embedding', entries: 1000, dimension: 64 }],
    ['ｌｓｔｍ　10　20', { kind: 'recurrent', cell: 'lstm', inputSize: 10, hiddenSize: 20 }],
    ['nn.Linear(512, 256, False)', { kind: 'linear', inFeatures: 512, outFeatures: 256, bias: false }],
    ['torch.nn.Conv2d(3, 64, kernel_size=(7, 7), stride=2, bias=False,)', { kernel: [7, 7], stride: [2, 2] }],
    ['Conv1d(in_channels=4, out_channels=8, kernel_size=3, groups=4)', { kernel: [3], groups: 4 }],
    ['nn.LSTM(10, 20, num_layers=2, bidirectional=True)', { cell: 'lstm', layers: 2, directions: 2 }],
    ['nn.LayerNorm([4, 8])', { kind: 'norm', shape: [4, 8] }],
    ['nn.Linear(3, 4, device="cpu", dtype=None)', { kind: 'linear', inFeatures: 3 }],
  ])('%s is read', (text, layer) => {
    expect(readLayer(text)).toMatchObject(layer)
  })

  it.each([
    ['', 'layers.empty'],
    ['liner 5 6', 'layers.unknownLayer'],
    ['__proto__', 'layers.unknownLayer'],
    ['constructor 3 4', 'layers.unknownLayer'],
    ['nn.Conv4d(1, 2, 3)', 'layers.unknownLayer'],
    ['linear 5', 'layers.missingArgument'],
    ['nn.Linear(5)', 'layers.missingArgument'],
    ['linear 5 6 7', 'layers.unknownArgument'],
    ['linear 5 6 g2', 'layers.unknownArgument'],
    ['conv 3 4 8 nobias3', 'layers.unknownArgument'],
    ['nn.Conv2d(3, 64, 7, strides=2)', 'layers.unknownArgument'],
    ['nn.Linear(3, 4, in_features=3)', 'layers.unknownArgument'],
    ['nn.Linear(3, 4, True, 5)', 'layers.unknownArgument'],
    ['nn.Linear("3", 4)', 'layers.wrongArgument'],
    ['nn.Linear(3.5, 4)', 'layers.wrongArgument'],
    ['nn.Linear(3, 4, 5)', 'layers.wrongArgument'],
    ['nn.Conv2d(3, 4, (1, 2, 3))', 'layers.wrongArgument'],
    ['nn.MultiheadAttention(10, 3)', 'layers.wrongArgument'],
    ['nn.Linear(3, 4', 'layers.syntax'],
    ['nn.Linear(3, 4))', 'layers.syntax'],
    ['nn.Linear(3 4)', 'layers.syntax'],
    ['nn.Linear(bias=True, 3, 4)', 'layers.syntax'],
    ['nn.Linear(3, x)', 'layers.syntax'],
    ['nn.Linear(3, f(4))', 'layers.syntax'],
    ['nn.Linear(3, in_features==4)', 'layers.syntax'],
    [`nn.Linear(${'('.repeat(100)}`, 'layers.syntax'],
    ['nn.ReLU()', 'init.layerHasNoWeights'],
    ['nn.BatchNorm2d(8, affine=False)', 'init.layerHasNoWeights'],
    ['conv 0 4 8', 'conv.kernelNotPositive'],
    ['conv 3 0 8', 'conv.channelsNotPositive'],
    ['conv 3 4 8 g3', 'conv.groupsNotDividingIn'],
    ['nn.Conv2d(4, 6, 3, groups=4)', 'conv.groupsNotDividingOut'],
    ['nn.Conv2d(4, 6, 3, groups=0)', 'conv.groupsNotPositive'],
    ['linear 1000001 5', 'input.tooLarge'],
    ['x'.repeat(201), 'input.tooLong'],
  ])('%s is refused by %s', (text, key) => {
    expect(() => readLayer(text)).toThrow(expect.objectContaining({ key }))
  })

  it('names the argument that was meant', () => {
    expect(() => readLayer('nn.Conv2d(3, 64, 7, strides=2)')).toThrow(
      expect.objectContaining({
        values: expect.objectContaining({ argument: 'strides', nearest: 'stride' }),
      }),
    )
  })

  it('is read or refused readably whatever it is', () => {
    const piece = fc.constantFrom(
      'nn.',
      'Conv2d',
      'Linear',
      'conv ',
      '(',
      ')',
      ',',
      '3',
      '=',
      ' ',
      '[',
      "'",
      'g',
      'True',
      '-',
    )

    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((all) => all.join('')),
        ),
        (text) => {
          try {
            readLayer(text)
          } catch (error) {
            expect(error).toBeInstanceOf(UserError)
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })
})
