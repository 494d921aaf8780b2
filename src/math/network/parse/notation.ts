import type { Unsourced } from '../classes/class.ts'
import { type Activation, type Axes, activations, type Layer, type Windowed } from '../layer.ts'
import type { Words } from './tree.ts'
import { type Form, Given, paddingFlags } from './words.ts'

interface Entry {
  readonly form: Form
  /** Whether `1d`, `2d` or `3d` may follow the name. */
  readonly hasAxes: boolean
  read(given: Given): Unsourced
}

const none: Form = { bare: [], required: 0, keyed: [], flags: [] }
const window = ['s', 'p', 'd'] as const

/** Every name of the notation, in lower case. */
const entries: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['conv', entry(['k', 'out'], 1, [...window, 'g'], ['nobias'], (given) => windowed('conv', given))],
  [
    'convt',
    entry(['k', 'out'], 1, [...window, 'g', 'op'], ['nobias'], (given) => windowed('conv_transpose', given)),
  ],
  ['dw', entry(['k'], 1, [...window, 'm'], ['nobias'], (given) => windowed('depthwise_conv', given))],
  ['sep', entry(['k', 'out'], 1, [...window, 'm'], ['nobias'], (given) => windowed('separable_conv', given))],
  ['unfold', entry(['k'], 1, window, [], (given) => windowed('unfold', given))],
  ['maxpool', entry(['k'], 1, window, ['ceil'], (given) => pool('max_pool', given))],
  ['avgpool', entry(['k'], 1, window, ['ceil'], (given) => pool('avg_pool', given))],
  ['gap', plain(true, ({ axes }) => ({ kind: 'global_avg_pool', axes }))],
  ['gmp', plain(true, ({ axes }) => ({ kind: 'global_max_pool', axes }))],
  ['adaptiveavgpool', valued(true, (given) => adaptive('adaptive_avg_pool', given))],
  ['adaptivemaxpool', valued(true, (given) => adaptive('adaptive_max_pool', given))],
  [
    'upsample',
    valued(true, (given) => ({
      kind: 'upsample',
      axes: given.axes,
      size: null,
      scale: given.reals('value') ?? [1],
      mixes: false,
    })),
  ],
  ['shuffle', valued(false, (given) => ({ kind: 'pixel_shuffle', factor: given.count('value') ?? 1 }))],
  ['pad', amount('pad')],
  ['crop', amount('crop')],
  [
    'bn',
    plain(true, ({ axes }) => ({ kind: 'batch_norm', axes, features: null, affine: true, tracks: true })),
  ],
  [
    'inorm',
    plain(true, ({ axes }) => ({
      kind: 'instance_norm',
      axes,
      features: null,
      affine: false,
      tracks: false,
    })),
  ],
  ['ln', plain(false, () => ({ kind: 'layer_norm', shape: null, affine: true, bias: true }))],
  [
    'gn',
    {
      form: { ...none, bare: ['g'], required: 1 },
      hasAxes: false,
      read: (given) => ({ kind: 'group_norm', groups: given.count('g') ?? 1, features: null, affine: true }),
    },
  ],
  ['flatten', plain(false, () => ({ kind: 'flatten', from: 1, to: -1 }))],
  ['id', plain(false, () => ({ kind: 'identity' }))],
  [
    'dropout',
    {
      form: { ...none, bare: ['value'] },
      hasAxes: false,
      read: (given) => ({ kind: 'dropout', rate: given.reals('value')?.[0] ?? 0.5 }),
    },
  ],
  [
    'fc',
    {
      form: { ...none, bare: ['out'], required: 1, flags: ['nobias'] },
      hasAxes: false,
      read: (given) => ({
        kind: 'linear',
        inFeatures: null,
        outFeatures: given.count('out') ?? 1,
        bias: !given.hasFlag('nobias'),
      }),
    },
  ],
  [
    'embedding',
    {
      form: { ...none, bare: ['entries', 'out'], required: 2 },
      hasAxes: false,
      read: (given) => ({
        kind: 'embedding',
        entries: given.count('entries') ?? 1,
        dimension: given.count('out') ?? 1,
      }),
    },
  ],
  ...(['rnn', 'lstm', 'gru'] as const).map((kind): [string, Entry] => [kind, recurrent(kind)]),
  ...activations.map((name): [string, Entry] => [name, activation(name)]),
])

const synonyms: ReadonlyMap<string, string> = new Map([
  ['deconv', 'convt'],
  ['linear', 'fc'],
  ['dense', 'fc'],
])

/** Names as they are written, for suggestions. */
export const notationNames: readonly string[] = [
  'in',
  'res',
  'cat',
  'convT',
  ...[...entries.keys()].filter((name) => name !== 'convt'),
  ...synonyms.keys(),
]

export function isNotationName(name: string): boolean {
  return lookUp(name) !== undefined
}

/** The layer that these words mean; undefined where nothing is called so. */
export function readWords(words: Words): Layer | undefined {
  const found = lookUp(words.name)
  if (!found) return undefined

  const given = new Given(words.name, found.axes, found.entry.form, words)

  return { ...found.entry.read(given), text: words.source.typed, pasted: null }
}

function lookUp(typed: string): { entry: Entry; axes: Axes | null } | undefined {
  const name = typed.toLowerCase()
  const whole = entries.get(synonyms.get(name) ?? name)
  if (whole) return { entry: whole, axes: null }

  const [, head = '', digit] = /^([a-z_]+)([123])d$/.exec(name) ?? []
  const entry = entries.get(synonyms.get(head) ?? head)

  return entry?.hasAxes ? { entry, axes: Number(digit) as Axes } : undefined
}

function entry(
  bare: Form['bare'],
  required: number,
  keyed: Form['keyed'],
  flags: Form['flags'],
  read: Entry['read'],
): Entry {
  return { form: { bare, required, keyed, flags: [...paddingFlags, ...flags] }, hasAxes: true, read }
}

function plain(hasAxes: boolean, read: Entry['read']): Entry {
  return { form: none, hasAxes, read }
}

function valued(hasAxes: boolean, read: Entry['read']): Entry {
  return { form: { ...none, bare: ['value'], required: 1 }, hasAxes, read }
}

function amount(kind: 'pad' | 'crop'): Entry {
  return {
    form: { ...none, bare: ['amount'], required: 1 },
    hasAxes: true,
    read: (given) => ({ kind, axes: given.axes, amount: given.amount() }),
  }
}

function windowed(kind: Windowed['kind'], given: Given): Unsourced<Windowed> {
  return {
    kind,
    axes: given.axes,
    kernel: given.sizes('k') ?? [1],
    stride: given.sizes('s') ?? null,
    padding: given.padding() ?? [[0, 0]],
    dilation: given.sizes('d') ?? [1],
    inChannels: null,
    outChannels: given.count('out') ?? null,
    groups: given.count('g') ?? 1,
    multiplier: given.count('m') ?? 1,
    bias: kind !== 'unfold' && !given.hasFlag('nobias'),
    outputPadding: given.sizes('op') ?? null,
    paddingMode: 'zeros',
  }
}

function pool(kind: 'max_pool' | 'avg_pool', given: Given): Unsourced {
  return {
    kind,
    axes: given.axes,
    kernel: given.sizes('k') ?? [1],
    stride: given.sizes('s') ?? null,
    padding: given.padding() ?? [[0, 0]],
    dilation: given.sizes('d') ?? [1],
    ceil: given.hasFlag('ceil'),
  }
}

function adaptive(kind: 'adaptive_avg_pool' | 'adaptive_max_pool', given: Given): Unsourced {
  return { kind, axes: given.axes, outputSize: given.sizes('value') ?? [1] }
}

function recurrent(kind: 'rnn' | 'lstm' | 'gru'): Entry {
  return {
    form: { ...none, bare: ['out'], required: 1, flags: ['nobias'] },
    hasAxes: false,
    read: (given) => ({
      kind,
      inputSize: null,
      hidden: given.count('out') ?? 1,
      layers: 1,
      directions: 1,
      bias: !given.hasFlag('nobias'),
      sequences: true,
    }),
  }
}

function activation(name: Activation): Entry {
  const takesParam = name === 'leaky_relu' || name === 'elu' || name === 'prelu'

  return {
    form: takesParam ? { ...none, bare: ['value'] } : none,
    hasAxes: false,
    read: (given) => ({ kind: 'activation', name, param: given.reals('value')?.[0] ?? null }),
  }
}
