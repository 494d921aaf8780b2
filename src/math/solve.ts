import type { Note } from './note.ts'
import { outputPaddingRange, paddingRange } from './solve/bounds.ts'
import { solveNotes } from './solve/notes.ts'
import {
  type ConvSolveOptions,
  type Problem,
  type Quantity,
  readProblem,
  type SolveKind,
  unknownsOf,
} from './solve/problem.ts'
import type { Range } from './solve/range.ts'
import { bestOf, compareSolutions, type Ranked } from './solve/rank.ts'
import { isWithinReach } from './solve/reach.ts'
import { checkSearchSize, type Split, solutions, unusedOf } from './solve/search.ts'

/** The answer of `/conv solve`, by PyTorch's rules. */
export interface ConvSolve {
  readonly kind: SolveKind
  /** One per axis; null when it is sought. */
  readonly input: readonly number[] | null
  readonly output: readonly number[]
  readonly unknown: readonly Quantity[]
  /** What was searched, both ends included; a given value is a range of one. */
  readonly domain: Domain
  /** All solutions in the domain. */
  readonly count: number
  /** The best of them, best first. */
  readonly solutions: readonly Solution[]
  readonly truncated: boolean
  /** Offered where no symmetric padding does it. */
  readonly asymmetric: readonly AsymmetricSolution[]
  /** Why there is none; the end of a text's key. */
  readonly reason: 'solve.parity' | 'solve.outsideDomain' | 'solve.impossible' | null
  readonly notes: readonly Note[]
}

export interface Domain extends Readonly<Record<Exclude<Quantity, 'input'>, Range>> {
  /** Only when it was sought. */
  readonly input?: Range
}

/** One set of values that serves all axes. */
export interface Solution extends SolvedValues {
  readonly padding: number
}

export interface AsymmetricSolution extends SolvedValues {
  readonly padding: readonly [begin: number, end: number]
}

interface SolvedValues {
  /** Only when it was sought. */
  readonly input?: number
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly outputPadding: number
  /** Per axis. */
  readonly unused: readonly number[]
}

/**
 * Which layers give a wanted output: every one in a stated domain, best first; where there is none, why.
 *
 * Dumoulin & Visin 2016, relationships 5, 14 and 15, solved for what is unknown.
 *
 * @throws UserError `input.*`, `conv.*`, `pool.optionUnsupported`, `solve.nothingUnknown`, `solve.searchTooLarge`.
 */
export function convSolve(options: ConvSolveOptions): ConvSolve {
  const problem = readProblem(options)
  checkSearchSize(problem)

  const { kind, ceil, input, output, max } = problem
  const unknown = unknownsOf(problem)
  const { count, best } = collect(problem, 'even')
  const offers = count === 0 && unknown.includes('padding') ? collect(problem, 'odd').best : []
  const answer = {
    kind,
    input,
    output,
    unknown,
    domain: domainOf(problem),
    count,
    solutions: best.map((found) => ({ ...describe(problem, found), padding: found.padding[0] })),
    truncated: count > max,
    asymmetric: offers.map((found) => ({ ...describe(problem, found), padding: found.padding })),
    reason: count > 0 ? null : reasonFor(problem, offers.length > 0),
  }

  return { ...answer, notes: solveNotes(answer, ceil) }
}

function collect(problem: Problem, split: Split): { count: number; best: readonly Ranked[] } {
  const best = bestOf(problem.max, compareSolutions)
  let count = 0

  for (const found of solutions(problem, split)) {
    count++
    best.add({ ...found, unused: unusedOf(problem, found) })
  }

  return { count, best: best.list() }
}

function describe(
  problem: Problem,
  { inputs, kernel, stride, dilation, outputPadding, unused }: Ranked,
): SolvedValues {
  const [input = 1] = inputs

  return { ...(problem.input ? {} : { input }), kernel, stride, dilation, outputPadding, unused }
}

/** The ends of what was tried; where they depend on the other values, the widest. */
function domainOf(problem: Problem): Domain {
  const { input, inputs, kernel, stride, dilation } = problem

  return {
    ...(input ? {} : { input: inputs }),
    kernel,
    stride,
    padding: paddingRange(problem, kernel[1], dilation[1]),
    dilation,
    outputPadding: outputPaddingRange(problem, stride[1], dilation[1]),
  }
}

function reasonFor(problem: Problem, hasOffers: boolean): ConvSolve['reason'] {
  if (hasOffers) return 'solve.parity'

  return isWithinReach(problem) ? 'solve.outsideDomain' : 'solve.impossible'
}
