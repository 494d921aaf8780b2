import { formatReal } from '../format.ts'
import { frameworkNames, storesOutputsFirst } from '../framework.ts'
import type { InitStd } from '../init.ts'
import { type Note, note } from '../note.ts'
import type { WeightLayer } from './layer.ts'
import type { Request, Scheme } from './options.ts'

type Answer = Omit<InitStd, 'notes'>
type OptionName =
  | 'mode'
  | 'activation'
  | 'param'
  | 'gain'
  | 'scale'
  | 'distribution'
  | 'mean'
  | 'std'
  | 'lower'
  | 'upper'

/** Conventions and traps that a standard deviation does not show. */
export function initNotes(request: Request, answer: Answer): Note[] {
  return [
    ...fanNotes(answer),
    ...truncationNotes(answer),
    ...frameworkNotes(request, answer),
    ...unusedNotes(request),
  ]
}

function fanNotes({ framework, fanIn, fanOut, trueFanIn, trueFanOut }: Answer): Note[] {
  if (fanIn === null || fanOut === null || trueFanIn === null || trueFanOut === null) return []
  if (fanIn === trueFanIn && fanOut === trueFanOut) return []

  return [
    note('init.note.trueFans', {
      framework: frameworkNames[framework],
      fanIn: formatReal(fanIn),
      fanOut: formatReal(fanOut),
      trueFanIn: formatReal(trueFanIn),
      trueFanOut: formatReal(trueFanOut),
    }),
  ]
}

function truncationNotes(answer: Answer): Note[] {
  const { framework, scheme, distribution, mean, nominalStd, lower, upper } = answer

  if (distribution !== 'truncated_normal' || !nominalStd || lower === null || upper === null) return []
  if (scheme !== 'trunc_normal') {
    return [note(framework === 'tfjs' ? 'init.note.truncatedUncorrected' : 'init.note.truncatedCorrected')]
  }

  const nearest = Math.min(Math.abs(lower - mean), Math.abs(upper - mean)) / nominalStd
  const isWhole = lower < mean && mean < upper && nearest > 5

  return isWhole ? [note('init.note.cutsFarOut', { deviations: Math.round(nearest) })] : []
}

function frameworkNotes({ framework, scheme, layer }: Request, answer: Answer): Note[] {
  const isGated = layer?.kind === 'recurrent' && layer.cell === 'lstm'

  return [
    ...(framework === 'onnx' ? [note('init.note.onnx')] : []),
    ...(scheme === 'default' && storesOutputsFirst(framework) ? torchDefaultNotes(layer, answer) : []),
    ...(scheme.startsWith('lecun') && storesOutputsFirst(framework)
      ? [note('init.note.lecunInPytorch')]
      : []),
    ...(answer.tensors && isGated && (framework === 'keras' || framework === 'tfjs')
      ? [note('init.note.forgetBias')]
      : []),
  ]
}

/** Where PyTorch's own default comes from, which its numbers do not tell. */
function torchDefaultNotes(layer: WeightLayer | null, { fan }: Answer): Note[] {
  if (layer?.kind === 'recurrent') return [note('init.note.torchRecurrent', { hidden: layer.hiddenSize })]

  return fan === null ? [] : [note('init.note.torchDefault')]
}

const used: Readonly<Record<Scheme, readonly OptionName[]>> = {
  xavier_uniform: ['mode', 'activation', 'param', 'gain'],
  xavier_normal: ['mode', 'activation', 'param', 'gain'],
  kaiming_uniform: ['mode', 'activation', 'param', 'gain'],
  kaiming_normal: ['mode', 'activation', 'param', 'gain'],
  lecun_uniform: ['mode'],
  lecun_normal: ['mode'],
  variance_scaling: ['mode', 'scale', 'distribution'],
  orthogonal: ['activation', 'param', 'gain'],
  trunc_normal: ['mean', 'std', 'lower', 'upper'],
  normal: ['mean', 'std'],
  uniform: ['lower', 'upper'],
  zeros: [],
  default: [],
}

const optionNames: readonly OptionName[] = [
  'mode',
  'activation',
  'param',
  'gain',
  'scale',
  'distribution',
  'mean',
  'std',
  'lower',
  'upper',
]

/** Says what had no effect, because an answer that ignores an option silently reads as if it had used it. */
export function unusedNotes(request: Request): Note[] {
  const { scheme, framework } = request
  const given = optionNames.filter((name) => request[name] !== undefined)
  const unused = given.filter((name) => !used[scheme].includes(name) || isIdle(name, request))

  return unused.length === 0
    ? []
    : [
        note('init.note.unused', {
          options: unused.join(', '),
          scheme,
          framework: frameworkNames[framework],
        }),
      ]
}

/** Options of the scheme that this framework, or another option, leaves without effect. */
function isIdle(name: OptionName, { framework, scheme, activation, gain }: Request): boolean {
  const isTorch = storesOutputsFirst(framework)

  switch (name) {
    case 'activation':
      return !isTorch || gain !== undefined
    case 'param':
      return !isTorch || gain !== undefined || activation !== 'leaky_relu'
    case 'lower':
    case 'upper':
      return !isTorch && scheme === 'trunc_normal'
    default:
      return false
  }
}
