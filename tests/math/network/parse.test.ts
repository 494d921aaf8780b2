import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../../src/errors.ts'
import { translator } from '../../../src/i18n/catalog.ts'
import { readNetwork } from '../../../src/math/network/network.ts'
import { Cursor } from '../../../src/math/network/parse/cursor.ts'
import { parseTokens } from '../../../src/math/network/parse/parse.ts'
import { netTrace } from '../../../src/math/network/trace.ts'
import { tellNote } from '../../../src/math/note.ts'
import { refusalOf } from '../../support/refusal.ts'

/** Each layer of a chain as its kind. */
function kindsOf(text: string): readonly string[] {
  return netTrace({ layers: text, input: '3x32x32' }).layers.map(({ kind }) => kind)
}

describe('the notation', () => {
  it.each([
    ['conv 3 8 > relu', ['conv', 'activation']],
    ['conv 3 8 -> relu → id ; tanh', ['conv', 'activation', 'identity', 'activation']],
    ['conv 3 8\n\nrelu\n', ['conv', 'activation']],
    ['CONV 3 8 > ReLU', ['conv', 'activation']],
    ['（conv 3 8 p1 > relu）×2', ['conv', 'activation', 'conv', 'activation']],
    ['(id)*3', ['identity', 'identity', 'identity']],
    ['(id) x 2', ['identity', 'identity']],
    ['res(conv 3 p1 3)', ['conv', 'add']],
    ['cat(|id|conv 1 2)', ['identity', 'conv', 'concat']],
    ['conv 3 8 # a remark > relu\ntanh', ['conv', 'activation']],
    ['conv k=3 out=8 s=2 p=1', ['conv']],
    ['conv k=(3, 3) out=8', ['conv']],
    ['conv (3,3) 8', ['conv']],
    ['conv 3,3 8', ['conv']],
    ['flatten > fc 10 > linear 5 > dense 2', ['flatten', 'linear', 'linear', 'linear']],
  ])('%s', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })

  it('takes the kernel first, then the output channels', () => {
    const { layers } = netTrace({ layers: 'conv 3 64', input: '3x32x32' })

    expect(layers[0]?.attributes).toMatchObject({ kernel_size: [3, 3], out_channels: 64 })
  })

  it.each([
    ['conv 3x5 8 s2 p1x2', [8, 16, 16]],
    ['conv 3 8 p0-1x1-0', [8, 31, 31]],
    ['conv 3 8 same', [8, 32, 32]],
    ['maxpool 3 s2 ceil', [3, 16, 16]],
    ['maxpool 3', [3, 10, 10]],
    ['adaptiveavgpool 5x7', [3, 5, 7]],
    ['upsample 1.5', [3, 48, 48]],
    ['unfold 3 p1', [27, 1024]],
    ['pad 1-2x3', [3, 35, 38]],
    ['crop 1', [3, 30, 30]],
    ['dw 3 p1 m2', [6, 32, 32]],
    ['sep 3 8 p1', [8, 32, 32]],
    ['convT 4 8 s2 p1', [8, 64, 64]],
    ['deconv 3 8 s2 p1 op1', [8, 64, 64]],
    ['gap', [3]],
    ['bn > ln > gn 3 > inorm > leaky_relu .2 > elu 1.5 > prelu > softmax > dropout .5', [3, 32, 32]],
  ])('%s gives %j', (text, output) => {
    expect(netTrace({ layers: text, input: '3x32x32' }).output).toEqual(output)
  })

  it.each([
    ['', 'layers.empty'],
    ['  \n ', 'layers.empty'],
    ['Sequential()', 'layers.empty'],
    ['conv 3 8 >', 'layers.syntax'],
    ['> relu', 'layers.syntax'],
    ['conv 3 8 > > relu', 'layers.syntax'],
    ['conv 3 8)', 'layers.syntax'],
    ['(conv 3 8', 'layers.syntax'],
    ['res(conv 3 8', 'layers.syntax'],
    ['conv 3 8 relu x2', 'layers.unknownArgument'],
    ['conv 3 8 > (relu)x', 'layers.syntax'],
    ["Conv2d(3, 8, 3, padding='same)", 'layers.syntax'],
    ['(relu)x0', 'layers.wrongArgument'],
    ['(relu)x65', 'input.tooLarge'],
    ['((relu)x64)x64', 'layers.tooManyLayers'],
    [`${'('.repeat(13)}relu${')'.repeat(13)}`, 'layers.tooDeep'],
    [`cat(${'id|'.repeat(16)})`, 'layers.tooManyLayers'],
    ['convv 3 8', 'layers.unknownLayer'],
    ['conv 3 8 t2', 'layers.unknownArgument'],
    ['conv 3 8 16', 'layers.unknownArgument'],
    ['conv', 'layers.missingArgument'],
    ['conv 3', 'layers.missingArgument'],
    ['conv 3 8 k5', 'layers.wrongArgument'],
    ['conv 3 8 p1 same', 'layers.wrongArgument'],
    ['conv 3 eight', 'layers.unknownArgument'],
    ['conv 3 0', 'conv.channelsNotPositive'],
    ['conv 0 8', 'conv.kernelNotPositive'],
    ['conv 3 8 s0', 'conv.strideNotPositive'],
    ['conv 3 8 p-1', 'conv.paddingNegative'],
    ['conv 3 8 g2', 'conv.groupsNotDividingIn'],
    ['conv 3 8 same s2', 'conv.samePaddingWithStride'],
    ['conv 40 8', 'conv.outputNotPositive'],
    ['conv 20000 8', 'input.tooLarge'],
    ['conv3d 3 8', 'net.axesMismatch'],
    ['conv 3x3x3 8', 'net.axesMismatch'],
    ['gap > conv 3 8', 'net.noSpatialAxes'],
    ['crop 16', 'conv.outputNotPositive'],
    ['upsample 0.01', 'conv.outputNotPositive'],
    ['shuffle 2', 'net.pixelShuffleChannels'],
    ['gn 2', 'net.groupNormChannels'],
    ['res(conv 3 8)', 'net.branchShapesDiffer'],
    ['cat(conv 3 8 | id)', 'net.branchShapesDiffer'],
    ['dropout 2', 'layers.wrongArgument'],
    ['in 3x16x16 > relu', 'net.inputConflict'],
    ['x'.repeat(6001), 'input.tooLong'],
    ['relu > in 3x32x32', 'layers.syntax'],
  ])('%j is refused by %s', (text, key) => {
    expect(refusalOf(() => netTrace({ layers: text, input: '3x32x32' })).key).toBe(key)
  })

  it('says which layer does not fit', () => {
    const { key, values } = refusalOf(() => netTrace({ layers: 'relu > conv 40 8', input: '3x32x32' }))

    expect(key).toBe('conv.outputNotPositive')
    expect(values).toMatchObject({ index: 1, layer: 'conv 40 8' })
  })

  it('points at the character it cannot read', () => {
    const { values } = refusalOf(() => readNetwork('conv 3 8 > relu)'))

    expect(values).toMatchObject({ position: 16, found: ')' })
    expect(values.excerpt).toBe('```\nconv 3 8 > relu)\n               ^\n```')
  })

  it.each([
    ['conv 3 8 > reluu', 'relu'],
    ['maxpol 2', 'maxpool'],
    ['Conv2D(8, 3) > BatchNormalisation()', 'BatchNormalization'],
    ['nn.Conv2d(3, 8, 3, strides=2)', 'stride'],
    ['nn.MaxPol2d(2)', 'MaxPool2d'],
    ['nn.Conv2D(3, 8, 3)', 'Conv2d'],
    ['layers.Conv2d(8, 3)', 'Conv2D'],
    ['conv 3 8 nobia', 'nobias'],
  ])('%s is answered with a suggestion: %s', (text, nearest) => {
    expect(refusalOf(() => readNetwork(text)).values).toMatchObject({ suggested: 'yes', nearest })
  })
})

describe('pasted PyTorch', () => {
  it.each([
    ['nn.Conv2d(3, 8, 3), nn.ReLU(),', ['conv', 'activation']],
    ['torch.nn.Conv2d(3, 8, 3)\nnn.ReLU()', ['conv', 'activation']],
    ['nn.Conv2d(3, 8, 3) nn.ReLU()', ['conv', 'activation']],
    ['self.conv = nn.Conv2d(3, 8, 3)\nself.act = nn.ReLU()', ['conv', 'activation']],
    [
      'nn.Sequential(nn.Conv2d(3, 8, 3), nn.Sequential(nn.ReLU(), nn.Tanh()))',
      ['conv', 'activation', 'activation'],
    ],
    ["nn.Sequential(OrderedDict([('c', nn.Conv2d(3, 8, 3)), ('r', nn.ReLU()),]))", ['conv', 'activation']],
    ['Net(\n  (0): Conv2d(3, 8, kernel_size=(3, 3), padding=same)\n  (1): ReLU()\n)', ['conv', 'activation']],
    ['Sequential(\n  (0-2): 3 x ReLU()\n)', ['activation', 'activation', 'activation']],
    ['nn.Conv2d(3, 8, (3,3), device="cuda", dtype=None)', ['conv']],
    ['conv 3 8 > nn.ReLU() > maxpool 2', ['conv', 'activation', 'max_pool']],
  ])('%s', (text, kinds) => {
    expect(kindsOf(text)).toEqual(kinds)
  })

  it.each([
    ['nn.Conv2D(3, 8, 3)', 'layers.unknownLayer'],
    ['nn.Conv2d(3, 8)', 'layers.missingArgument'],
    ['nn.Conv2d(3, 8, 3, 1, 0, 1, 1, True, "zeros", 5)', 'layers.unknownArgument'],
    ['nn.Conv2d(3, 8, 3, out_channels=8)', 'layers.unknownArgument'],
    ['nn.Conv2d(3, 8, 3, stride=1, stride=2)', 'layers.syntax'],
    ['nn.Conv2d(3, 8, stride=1, 3)', 'layers.syntax'],
    ['nn.Conv2d(3, 8, k)', 'layers.syntax'],
    ['nn.Conv2d(3, 8, 3 + 2)', 'layers.syntax'],
    ['nn.Conv2d(3, 8, stride==2)', 'layers.syntax'],
    ['nn.Conv2d(3, 8, "3")', 'layers.wrongArgument'],
    ['nn.Conv2d(3, 8, 3.5)', 'layers.wrongArgument'],
    ['nn.Conv2d(3, 8, (3, 3, 3))', 'layers.wrongArgument'],
    ['nn.Conv2d(3, 8, 3, bias=1)', 'layers.wrongArgument'],
    ['nn.Conv2d(3, 8, 3, padding_mode="mirror")', 'layers.wrongArgument'],
    ['nn.Conv2d(4, 8, 3)', 'net.channelsMismatch'],
    ['nn.BatchNorm2d(4)', 'net.channelsMismatch'],
    ['nn.BatchNorm1d(3)', 'net.axesMismatch'],
    ['nn.Linear(10, 2)', 'net.featuresMismatch'],
    ['nn.LayerNorm(10)', 'net.featuresMismatch'],
    ['nn.Upsample()', 'layers.wrongArgument'],
    ['nn.Upsample(size=8, scale_factor=2)', 'layers.wrongArgument'],
    ['nn.Flatten(0)', 'net.flattenBatch'],
    ['nn.Flatten(-4)', 'net.flattenBatch'],
    ['nn.Flatten(1, 4)', 'net.flattenRange'],
    ['nn.Flatten(3, 2)', 'net.flattenRange'],
    ['nn.Conv2d(3, 8, 3) > Conv2D(8, 3)', 'layers.mixedFrameworks'],
    ['nn.ModuleList([nn.ReLU()])', 'layers.unknownContainer'],
    ['nn.Transformer(x)', 'layers.unknownLayer'],
    ['Net(\n  (block): BasicBlock(\n    (conv1): Conv2d(3, 8, 3)\n  )\n)', 'layers.unknownContainer'],
  ])('%s is refused by %s', (text, key) => {
    expect(refusalOf(() => netTrace({ layers: text, input: '3x32x32' })).key).toBe(key)
  })

  it('says that an unknown class was read as a chain', () => {
    const { notes } = netTrace({ layers: 'Net(\n (0): ReLU()\n)', input: '3x32x32' })

    expect(notes.map((note) => tellNote(translator('en'), note)).join()).toContain('“Net”')
  })

  // torchvision/models/alexnet.py flattens in forward(), before the classifier, which print(model) does not show.
  it('adds the flatten that a printed model does not show, before the part that needs it', () => {
    const text = `AlexNet(
  (features): Sequential(
    (0): Conv2d(3, 8, kernel_size=(3, 3), stride=(1, 1))
  )
  (avgpool): AdaptiveAvgPool2d(output_size=(6, 6))
  (classifier): Sequential(
    (0): Dropout(p=0.5, inplace=False)
    (1): Linear(in_features=288, out_features=10, bias=True)
  )
)`
    const { layers, normalized, notes, code } = netTrace({ layers: text, input: '3x32x32' })

    expect(layers.map(({ input }) => input)).toEqual([[3, 32, 32], [8, 30, 30], [288], [288]])
    expect(layers[2]?.rf?.whole).toBe(true)
    expect(normalized).toContain('adaptiveavgpool2d 6 > flatten > dropout > fc 10')
    expect(code).toContain('nn.Flatten(),\n    nn.Dropout()')
    expect(notes.map(({ key }) => key)).toContain('net.note.flattened')
  })
})

describe('pasted Keras', () => {
  const text = `keras.Sequential([
    Input(shape=(28, 28, 1)),
    layers.Conv2D(32, kernel_size=(3, 3), activation="relu", kernel_regularizer=regularizers.l2(0.01)),
    tf.keras.layers.MaxPooling2D(pool_size=(2, 2)),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])`

  it('takes its input from Input, channels last', () => {
    const { framework, input, layers, totals } = netTrace({ layers: text })

    expect({ framework, input }).toEqual({ framework: 'keras', input: [1, 28, 28] })
    expect(layers.map(({ output }) => output)).toEqual([[32, 26, 26], [32, 13, 13], [5408], [5408], [10]])
    expect(totals.params).toBe(320 + 54_090)
  })

  it('serves TensorFlow.js where that is asked for', () => {
    expect(netTrace({ layers: text, framework: 'tfjs' }).framework).toBe('tfjs')
  })

  it.each([
    // keras.applications and model.summary() as documented: gates × units × (inputs + units + biases).
    ['LSTM(32)', 4 * 32 * (8 + 32 + 1), [32]],
    ['GRU(32)', 3 * 32 * (8 + 32 + 2), [32]],
    ['SimpleRNN(32, return_sequences=True)', 32 * (8 + 32 + 1), [10, 32]],
    ['Dense(4)', 8 * 4 + 4, [10, 4]],
    ['Conv1D(4, 3)', 3 * 8 * 4 + 4, [4, 8]],
  ])('after an embedding %s has %i parameters', (layer, params, output) => {
    const trace = netTrace({ layers: `Embedding(100, 8) > ${layer}`, input: '10', framework: 'keras' })

    expect(trace.layers[1]?.params).toBe(params)
    expect(trace.output).toEqual(output)
  })

  it.each([
    ['Conv2D(8, 3, stride=2)', 'layers.unknownArgument'],
    ['Conv2D(8, 3, padding="full")', 'layers.wrongArgument'],
    ['Conv2D(8, 3, strides=2, dilation_rate=2)', 'conv.strideWithDilation'],
    ['Dense(8, activation="rellu")', 'layers.wrongArgument'],
  ])('%s is refused by %s', (layer, key) => {
    expect(refusalOf(() => netTrace({ layers: layer, input: '3x32x32' })).key).toBe(key)
  })
})

const words = [
  ...[
    'conv',
    'conv2d',
    'convT',
    'dw',
    'maxpool',
    'gap',
    'relu',
    'flatten',
    'fc',
    'bn',
    'gn',
    'pad',
    'crop',
    'in',
  ],
  ...[
    '3',
    '3x3',
    '64',
    's2',
    'p1',
    'p0-1x2',
    'same',
    'nobias',
    'g2',
    'out=8',
    '1e-3',
    '.5',
    '-1',
    '9'.repeat(30),
  ],
  ...[
    '>',
    '->',
    '→',
    ';',
    '\n',
    '|',
    '(',
    ')',
    '[',
    ']',
    ',',
    '=',
    ':',
    'x2',
    '×3',
    '#',
    "'",
    '"',
    '{',
    '\\',
  ],
  ...[
    'res(',
    'cat(',
    'nn.Conv2d(',
    'Conv2D(',
    'Sequential(',
    'OrderedDict(',
    'Net(',
    '(0): ',
    'True',
    'None',
    'x',
  ],
  ...['ReLU()', 'stride=', 'kernel_size=(3, 3)', '（', '，', '²', '\u{1f600}', '\0', '\uFDFA'],
]
const texts = fc.oneof(
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

describe('any text', () => {
  it('is read or refused, never worse', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom('3x32x32', '8x16', '10', undefined), (layers, input) => {
        try {
          netTrace({ layers, input })
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    '(',
    '((((relu)x9)x9',
    'res(',
    '[',
    '"',
    "'a",
    'a(',
    'a((',
    '(a):',
    'a=',
    '- ',
    'x',
    '#',
    '1,',
    'Sequential(',
    'k=(1,',
  ])('is read token by token, none twice: %s…', (piece) => {
    const text = piece.repeat(Math.floor(6000 / piece.length))

    try {
      const cursor = new Cursor(text)
      try {
        parseTokens(cursor)
      } finally {
        expect(cursor.taken).toBeLessThanOrEqual(text.length + 1)
      }
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
    }
  })
})
