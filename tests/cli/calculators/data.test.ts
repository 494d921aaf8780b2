import { describe, expect, it } from 'vitest'
import { ask, dataOf } from '../../../src/cli/calculators/ask.ts'
import { computing } from '../../../src/cli/calculators/computing.ts'

/** Fields of every object as the specification of the interface lists them. */
const sized = 'framework dims input kernel stride dilation padding paddingRule effectiveKernel output'.split(
  ' ',
)
const weighted = 'groups inChannels outChannels weightShape params macs flops'.split(' ')
const windowed = 'numerator unused inputRange'.split(' ')

const fields = {
  'conv size': [...sized, ...weighted, ...windowed],
  'conv transpose': [...sized, ...weighted, 'outputPadding', 'outputSizeRange', 'equivalent', 'checkerboard'],
  'conv pool': [
    ...sized,
    ...windowed,
    ...'type ceil floorOutput ceilOutput droppedLastWindow overhang'.split(' '),
  ],
  'conv solve': 'kind input output unknown domain count solutions truncated asymmetric reason'.split(' '),
  'init std':
    'framework scheme weightShape fanIn fanOut trueFanIn trueFanOut mode fan gain variance std mean distribution nominalStd bound lower upper singularValue code tensors'.split(
      ' ',
    ),
  'init gain': 'activation param gain forwardGain backwardGain q moments covariance'.split(' '),
  'init fan': 'framework weightShape receptiveFieldSize fanIn fanOut trueFanIn trueFanOut differs'.split(' '),
  'init phase': 'activation param sigmaW2 sigmaB2 q0 qSequence qStar converged chi1 phase xiC xiQ edge'.split(
    ' ',
  ),
  'init propagate': 'widths activation param scheme layers forwardFactor backwardFactor verdict'.split(' '),
  'init simulate': 'widths activation param scheme seed batch runs layers'.split(' '),
  'net trace': 'framework batch dtype input output layers totals normalized code'.split(' '),
  'net rf': 'framework input output layers at'.split(' '),
  'net diff': 'framework input a b ratio'.split(' '),
  calc: 'expression kind value exact latex'.split(' '),
} as const

type Known = keyof typeof fields

describe('the data of', () => {
  it.each([
    ['conv size', { input: '9', kernel: '3' }],
    ['conv size', { input: '9', kernel: '3', framework: 'keras', padding: 'same', in: 2, out: 4 }],
    ['conv transpose', { input: '9', kernel: '3' }],
    ['conv transpose', { input: '9', kernel: '3', framework: 'onnx', output_size: '10', in: 2, out: 4 }],
    ['conv pool', { input: '9', kernel: '3', ceil: true }],
    ['conv solve', { input: '9', output: '5' }],
    ['conv solve', { output: '5', kernel: '4', kind: 'max_pool', ceil: true }],
    ['init std', { scheme: 'he_normal', layer: 'conv 3 4 8' }],
    ['init std', { scheme: 'default', layer: 'lstm 4 8' }],
    ['init std', { scheme: 'uniform', shape: '3x4', lower: -1, upper: 1 }],
    ['init gain', { activation: 'gelu' }],
    ['init gain', { activation: 'relu', c: 0.5 }],
    ['init fan', { shape: '4x3x3x3' }],
    ['init phase', { activation: 'tanh' }],
    ['init phase', { activation: 'relu', sigma_w2: 2 }],
    ['init propagate', { widths: '8x3', activation: 'tanh', std: 0.1, framework: 'keras' }],
    ['init simulate', { widths: '8x3', activation: 'tanh', std: 0.1, runs: 1 }],
    ['net trace', { preset: 'lenet5', columns: 'all' }],
    ['net rf', { layers: 'conv 3' }],
    ['net diff', { a: 'lenet5', b: 'lenet5' }],
    ['calc', { expression: '1/3' }],
    ['calc', { expression: '2x3' }],
  ] satisfies [Known, object][])('%s with %j has every field and no other', async (name, options) => {
    const data = dataOf(name, await ask(name, { ...options }, computing))

    expect(Object.keys(data).sort()).toEqual([...fields[name], 'notes'].sort())
    expect(JSON.parse(JSON.stringify(data))).toEqual(data)
    for (const note of data.notes) expect(Object.keys(note).sort()).toEqual(['key', 'values'])
  })

  it.each([
    ['conv size', { input: '9', kernel: '3' }],
    ['conv transpose', { input: '9', kernel: '3' }],
    ['conv pool', { input: '9', kernel: '3' }],
    ['conv solve', { input: '9', output: '5' }],
    ['init std', { scheme: 'he_normal', layer: 'conv 3 4 8' }],
    ['init gain', { activation: 'tanh' }],
    ['init fan', { layer: 'conv 3 4 8 g2' }],
    ['init phase', { activation: 'tanh' }],
    ['init propagate', { widths: '8x3', activation: 'tanh', std: 0.1 }],
    ['init simulate', { widths: '8x3', activation: 'tanh', std: 0.1 }],
  ] satisfies [Known, object][])('%s has its working when that is asked for', async (name, options) => {
    const { steps = [] } = await ask(name, { ...options, explain: 'steps' }, computing)

    expect(steps.length).toBeGreaterThan(0)
    for (const step of steps) {
      expect(Object.keys(step).sort()).toEqual(['latex', 'name'])
    }
  })

  it.each([
    [
      'init propagate',
      'layer fanIn fanOut weightVar biasVar q mean second variance derivativeSecond naiveVariance chi gradSecond',
    ],
    ['init simulate', 'layer varZ m2Z meanA varA m2A zeroFraction saturatedFraction gradM2Z'],
  ] satisfies [Known, string][])('%s has every field of a layer and no other', async (name, expected) => {
    const options = { widths: '8-6-4', activation: 'sigmoid', scheme: 'default' }
    const { layers } = dataOf(name, await ask(name, options, computing)) as never as { layers: object[] }

    expect(layers.map((layer) => Object.keys(layer).sort())).toEqual(
      layers.map(() => expected.split(' ').sort()),
    )
    expect(layers).toHaveLength(2)
  })

  it.each([
    ['conv size', { input: '9', kernel: '3', in: 0, out: 1 }, 'conv.channelsNotPositive'],
    ['conv solve', { output: '9', max: 0 }, 'input.tooSmall'],
    ['init phase', { activation: 'relu', sigma_w2: -1 }, 'init.varianceNegative'],
    ['init phase', { activation: 'relu', sigma_w2: 1, depth: 0 }, 'input.tooSmall'],
  ] satisfies [Known, object, string][])(
    '%s with %j is refused by mathematics first, and then by the least value declared',
    async (name, options, key) => {
      await expect(ask(name, { ...options }, computing)).rejects.toMatchObject({ name: 'UserError', key })
    },
  )

  it('conv solve gives its solutions and their domain by name', async () => {
    const { solutions, domain } = (await ask(
      'conv solve',
      { output: '5', kernel: '4..5', stride: '2' },
      computing,
    )) as never

    expect(Object.keys(domain).sort()).toEqual([
      'dilation',
      'input',
      'kernel',
      'outputPadding',
      'padding',
      'stride',
    ])
    expect(Object.keys((solutions as object[])[0] ?? {}).sort()).toEqual([
      'dilation',
      'input',
      'kernel',
      'outputPadding',
      'padding',
      'stride',
      'unused',
    ])
  })
})
