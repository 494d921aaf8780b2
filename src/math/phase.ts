import { UserError } from '../errors.ts'
import { type Activation, parameterOf, readActivation } from './activation.ts'
import { formatReal } from './format.ts'
import { checkVariances, paramNotes } from './gain.ts'
import { checkReals } from './init/options.ts'
import { criticalityAt, type EdgePoint, edgeOfChaos, edgeRange } from './meanfield/edge.ts'
import { type Limit, lengthMap, lengthSequence, limitFrom, type Spread } from './meanfield/length-map.ts'
import { momentsAt, type Unit } from './meanfield/moments.ts'
import { type Note, note } from './note.ts'

/** The options of `/init phase`, under their slash names. */
export interface InitPhaseOptions {
  readonly activation: string
  readonly param?: number | undefined
  readonly sigma_w2?: number | undefined
  readonly sigma_b2?: number | undefined
  readonly q0?: number | undefined
  readonly depth?: number | undefined
}

export type Phase = 'ordered' | 'critical' | 'chaotic'

/** The answer of `/init phase`. */
export interface InitPhase {
  readonly activation: Activation
  readonly param: number | null
  /** As given; else that of the first point on the edge of chaos, null where there is none. */
  readonly sigmaW2: number | null
  readonly sigmaB2: number
  readonly q0: number
  /** Second moments of the pre-activations layer by layer, q0 first. */
  readonly qSequence: readonly number[]
  readonly qStar: number | null
  readonly converged: boolean
  /** $ \chi_1 = \sigma_w^2\,\mathbb E[\phi'(\sqrt{q^*}z)^2] $ */
  readonly chi1: number | null
  readonly phase: Phase | null
  /** Layers in which correlations fall to 1/e; in the ordered phase only. */
  readonly xiC: number | null
  /** Layers in which lengths come nearer to q* by 1/e. */
  readonly xiQ: number | null
  /** The edge of chaos, where no σ_w² was given. */
  readonly edge: readonly EdgePoint[] | null
  readonly notes: readonly Note[]
}

/** Deepest sequence shown, in layers. */
export const deepestSequence = 200
/** Where an activation is its tangents. */
const nearZero = 1e-12
/** Distance of χ₁ from 1 that still counts as critical. */
const criticalMargin = 1e-9

/**
 * The mean-field phase of an infinitely wide network: Poole et al. 2016, Schoenholz et al. 2017. Without σ_w² the values
 * on the edge of chaos are found.
 *
 * @throws UserError `init.unknownActivation`, `init.varianceNegative`, `input.tooLarge`.
 */
export function initPhase(options: InitPhaseOptions): InitPhase {
  const { sigma_w2: given, sigma_b2: sigmaB2 = 0, q0 = 1, depth = 20 } = options
  const activation = readActivation(options.activation)
  checkReals({ param: options.param, sigma_w2: given, sigma_b2: sigmaB2, q0 })
  checkVariances({ sigma_w2: given ?? 0, sigma_b2: sigmaB2 })
  if (q0 <= 0) throw new UserError('init.scaleNotPositive', { option: 'q0', given: q0 })

  const unit = { activation, param: parameterOf(activation, options.param) }
  const edge = given === undefined ? edgeOfChaos(unit, sigmaB2) : null
  const sigmaW2 = given ?? edge?.[0]?.sigmaW2 ?? null
  const found = sigmaW2 === null ? nothing : follow(unit, { sigmaW2, sigmaB2 }, q0, depth)

  return {
    ...unit,
    sigmaW2,
    sigmaB2,
    q0,
    ...found.answer,
    edge,
    notes: [
      ...limitNotes(found.limit),
      ...(edge ? edgeNotes(unit, sigmaB2, edge) : []),
      ...leavingNotes(found.answer.qStar, q0, edge),
      ...paramNotes(activation, options.param),
    ],
  }
}

type Found = Pick<InitPhase, 'qSequence' | 'qStar' | 'converged' | 'chi1' | 'phase' | 'xiC' | 'xiQ'>

const unsettled = { qStar: null, converged: false, chi1: null, phase: null, xiC: null, xiQ: null } as const
const nothing = { answer: { qSequence: [], ...unsettled }, limit: null }

/** The sequence from q0, and what holds at its fixed point. */
function follow(
  unit: Unit,
  spread: Spread,
  q0: number,
  depth: number,
): { readonly answer: Found; readonly limit: Limit } {
  const map = lengthMap(unit, spread)
  const qSequence = lengthSequence(map, q0, depth)
  const limit = limitFrom(map, qSequence.at(-1) ?? q0)

  if (!limit.settles) return { answer: { qSequence, ...unsettled }, limit }

  const { derivativeSecond, lengthSlope } = momentsAt(unit, limit.q)
  const chi1 = spread.sigmaW2 * derivativeSecond
  const phase = phaseOf(chi1)

  return {
    answer: {
      qSequence,
      qStar: limit.q,
      converged: true,
      chi1,
      phase,
      xiC: phase === 'ordered' ? depthScale(chi1) : null,
      xiQ: depthScale(Math.abs(spread.sigmaW2 * lengthSlope)),
    },
    limit,
  }
}

function phaseOf(chi1: number): Phase {
  if (Math.abs(chi1 - 1) <= criticalMargin) return 'critical'

  return chi1 < 1 ? 'ordered' : 'chaotic'
}

/** $ \xi = -1/\ln\chi $; null where nothing decays. */
function depthScale(chi: number): number | null {
  return chi < 1 - criticalMargin ? -1 / Math.log(chi) : null
}

function limitNotes(limit: Limit | null): readonly Note[] {
  if (limit === null || limit.settles) return []

  return [note(limit.grows ? 'phase.note.grows' : 'phase.note.creeps')]
}

/** Says that the first point of the edge is not where the sequence went. */
function leavingNotes(
  reached: number | null,
  q0: number,
  edge: readonly EdgePoint[] | null,
): readonly Note[] {
  const [first] = edge ?? []

  if (!first || (reached !== null && Math.abs(reached - first.qStar) <= 1e-6 * first.qStar)) return []

  return [note('phase.note.leavesEdge', { q0: formatReal(q0), qStar: formatReal(first.qStar) })]
}

/** Why there is no single answer, where there is none. */
function edgeNotes(unit: Unit, sigmaB2: number, edge: readonly EdgePoint[]): readonly Note[] {
  if (edge.length > 1) return [note('phase.note.severalEdges', { count: edge.length })]
  if (edge.length === 1) return []

  const start = criticalityAt(unit, edgeRange.from)
  const middle = criticalityAt(unit, 1)
  const isEverywhere = Math.abs(start.sigmaB2 - sigmaB2) + Math.abs(middle.sigmaB2 - sigmaB2) < 1e-12

  if (isEverywhere) return [note('phase.note.everywhere', { sigmaW2: formatReal(middle.sigmaW2) })]
  if (sigmaB2 === 0 && Math.abs(start.sigmaB2) < edgeRange.from) {
    return [note('phase.note.edgeAtZero', { sigmaW2: formatReal(criticalityAt(unit, nearZero).sigmaW2) })]
  }

  return []
}
