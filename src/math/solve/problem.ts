import { UserError } from '../../errors.ts'
import { checkCount, product } from '../conv/cost.ts'
import { checkSigns } from '../conv/signs.ts'
import { frameworkNames } from '../framework.ts'
import { limits } from '../limits.ts'
import { countAxes, readSize, spread, type TypedSize } from '../sizes.ts'
import { type Range, readRange } from './range.ts'

export const solveKinds = ['conv', 'transpose', 'max_pool', 'avg_pool'] as const
export type SolveKind = (typeof solveKinds)[number]

/** Longest text of a value or range, in characters. */
export const rangeTextLength = 20
/** Most solutions that are listed. */
export const mostListed = 5_000

/** The options of `/conv solve`, under their slash names: a value fixes, a range searches, nothing means unknown. */
export interface ConvSolveOptions {
  readonly output: string
  readonly input?: string | undefined
  readonly kernel?: string | undefined
  readonly stride?: string | undefined
  readonly padding?: string | undefined
  readonly dilation?: string | undefined
  readonly output_padding?: string | undefined
  readonly kind?: SolveKind | undefined
  readonly ceil?: boolean | undefined
  readonly max?: number | undefined
}

/** What is sought: one set of values that gives every axis its output, by PyTorch's rules. */
export interface Problem {
  readonly kind: SolveKind
  readonly ceil: boolean
  /** One per axis. */
  readonly output: readonly number[]
  /** One per axis; null when it is sought, between the two ends of `inputs`. */
  readonly input: readonly number[] | null
  readonly inputs: Range
  readonly kernel: Range
  readonly stride: Range
  readonly dilation: Range
  /** Null: as far as makes sense for each kernel. */
  readonly padding: Range | null
  /** Null: as far as each stride and dilation allow. */
  readonly outputPadding: Range | null
  readonly max: number
}

/** What is searched where nothing was given. */
const defaults = {
  inputs: [1, limits.input],
  kernel: [1, 11],
  stride: [1, 8],
  dilation: [1, 1],
  outputPadding: [0, 0],
} as const satisfies Readonly<Record<string, Range>>

/**
 * Reads a problem and checks that there is something to seek.
 *
 * @throws UserError `input.*`, `conv.…NotPositive`, `conv.paddingNegative`, `conv.tooLarge`,
 * `pool.optionUnsupported`, `solve.nothingUnknown`.
 */
export function readProblem(options: ConvSolveOptions): Problem {
  const { kind = 'conv', ceil = false, max = 10 } = options
  const typedInput = readInput(options.input)
  const typedOutput = readSize('output', options.output, limits.input)
  const sizes = 'values' in typedInput ? [typedInput, typedOutput] : [typedOutput]
  const axes = countAxes(undefined, sizes)
  const problem: Problem = {
    kind,
    ceil,
    output: spread(typedOutput, axes),
    input: 'values' in typedInput ? spread(typedInput, axes) : null,
    inputs: 'values' in typedInput ? defaults.inputs : typedInput.range,
    kernel: readOr('kernel', options.kernel, defaults.kernel),
    stride: readOr('stride', options.stride, defaults.stride),
    dilation: readOr('dilation', options.dilation, defaults.dilation),
    padding: readOr('padding', options.padding, null),
    outputPadding: readOr(
      'output_padding',
      options.output_padding,
      kind === 'transpose' ? null : defaults.outputPadding,
    ),
    max: withinList(max),
  }
  checkKind(problem)
  checkValues(problem)

  if (unknownsOf(problem).length === 0) throw new UserError('solve.nothingUnknown')

  return problem
}

/** Sizes, or a range of one size for all axes. */
function readInput(text: string | undefined): TypedSize | { readonly range: Range } {
  if (text === undefined) return { range: defaults.inputs }
  if (!text.includes('..')) return readSize('input', text, limits.input)

  const range = readRange('input', text, limits.input)

  return range[0] < range[1] ? { range } : { option: 'input', text, values: [range[0]] }
}

function readOr<Absent>(option: string, text: string | undefined, absent: Absent): Range | Absent {
  return text === undefined ? absent : readRange(option, text, limits.window)
}

function withinList(max: number): number {
  if (max < 1) throw new UserError('input.tooSmall', { option: 'max', given: max, limit: 1 })
  if (max > mostListed)
    throw new UserError('input.tooLarge', { option: 'max', given: max, limit: mostListed })

  return max
}

/** An option of another kind of layer would silently do nothing; an output padding of 0 is what every other kind has. */
function checkKind({ kind, ceil, dilation, outputPadding }: Problem): void {
  const isPool = kind === 'max_pool' || kind === 'avg_pool'
  const isPadded = outputPadding !== null && outputPadding[1] !== 0

  if (isPadded && kind !== 'transpose') throw conflict('output_padding', kind)
  if (ceil && !isPool) throw conflict('ceil', kind)
  if (kind === 'avg_pool' && dilation[1] > 1) {
    throw new UserError('pool.optionUnsupported', {
      framework: frameworkNames.pytorch,
      type: 'avg',
      option: 'dilation',
    })
  }
}

function conflict(option: string, kind: SolveKind): UserError {
  return new UserError('input.conflictingOptions', { first: option, second: `kind=${kind}` })
}

function checkValues({ kernel, stride, dilation, padding, outputPadding, input, inputs, output }: Problem) {
  checkSigns({
    kernel,
    stride,
    dilation,
    padding: [...(padding ?? []), ...(outputPadding ?? [])],
    input: input ?? inputs,
  })

  for (const length of output) {
    if (length < 1) throw notPositive(length)
  }

  checkCount('output', product(output))
  if (input) checkCount('input', product(input))
}

/** Nothing can be mended but the question. */
function notPositive(output: number): UserError {
  return new UserError('conv.outputNotPositive', {
    cause: 'asked',
    effectiveKernel: 0,
    dilated: 'no',
    padded: 0,
    output,
    fix: 'none',
    padding: 0,
    maxKernel: 0,
  })
}

export type Quantity = 'input' | 'kernel' | 'stride' | 'padding' | 'dilation' | 'outputPadding'

/** What has more than one value to choose from. */
export function unknownsOf(problem: Problem): Quantity[] {
  const { kernel, stride, padding, dilation, outputPadding } = problem
  const ranges = { kernel, stride, padding, dilation, outputPadding }
  const names = ['kernel', 'stride', 'padding', 'dilation', 'outputPadding'] as const
  const sought = names.filter((name) => isOpen(ranges[name]))

  return problem.input === null && isOpen(problem.inputs) ? ['input', ...sought] : sought
}

function isOpen(range: Range | null): boolean {
  return range === null || range[0] < range[1]
}
