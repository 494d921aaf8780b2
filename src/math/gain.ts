import { UserError } from '../errors.ts'
import { type Activation, calculateGain, parameterOf, readActivation } from './activation.ts'
import { formatReal } from './format.ts'
import { checkReals } from './init/options.ts'
import { covarianceAt } from './meanfield/covariance.ts'
import { type Moments, momentsAt, unitGains } from './meanfield/moments.ts'
import { type Note, note } from './note.ts'

/** The options of `/init gain`, under their slash names. */
export interface InitGainOptions {
  readonly activation: string
  readonly param?: number | undefined
  readonly q?: number | undefined
  readonly c?: number | undefined
}

/** The answer of `/init gain`. */
export interface InitGain {
  readonly activation: Activation
  readonly param: number | null
  /** PyTorch's `calculate_gain`; null where it raises "Unsupported nonlinearity". */
  readonly gain: number | null
  /** $ 1/\sqrt{\mathbb E[\phi(z)^2]} $ at $ z \sim N(0, 1) $ */
  readonly forwardGain: number
  /** $ 1/\sqrt{\mathbb E[\phi'(z)^2]} $ at $ z \sim N(0, 1) $ */
  readonly backwardGain: number
  /** Second moment of the pre-activation the moments are taken at. */
  readonly q: number
  readonly moments: Pick<Moments, 'mean' | 'second' | 'variance' | 'derivativeSecond'>
  /** $ \mathbb E[\phi(u_1)\phi(u_2)] $ at variance q and correlation `c`; null where no c was given. */
  readonly covariance: number | null
  readonly notes: readonly Note[]
}

/**
 * What an activation does to the spread of its input, and the gains that undo it.
 *
 * @throws UserError `init.unknownActivation`, `init.varianceNegative`, `input.tooLarge`, `input.tooSmall`.
 */
export function initGain({ activation: name, param: given, q = 1, c }: InitGainOptions): InitGain {
  const activation = readActivation(name)
  checkReals({ param: given, q, c })
  checkVariances({ q })
  checkCorrelation(c)

  const unit = { activation, param: parameterOf(activation, given) }
  const { mean, second, variance, derivativeSecond } = momentsAt(unit, q)
  const { forward, backward } = unitGains(unit)
  const gain = calculateGain(activation, given)

  return {
    ...unit,
    gain,
    forwardGain: forward,
    backwardGain: backward,
    q,
    moments: { mean, second, variance, derivativeSecond },
    covariance: c === undefined ? null : covarianceAt(unit, q, c),
    notes: [
      ...(gain === null
        ? [note('gain.note.none', { activation, forward: formatReal(forward) })]
        : differenceNotes(gain, forward)),
      ...paramNotes(activation, given),
    ],
  }
}

/** @throws UserError `init.varianceNegative`. */
export function checkVariances(variances: Readonly<Record<string, number>>): void {
  const [negative] = Object.entries(variances).filter(([, given]) => given < 0)

  if (negative) throw new UserError('init.varianceNegative', { option: negative[0], given: negative[1] })
}

/** Says that a parameter was given to an activation without one. */
export function paramNotes(activation: Activation, given: number | undefined): readonly Note[] {
  return given !== undefined && parameterOf(activation, given) === null
    ? [note('gain.note.paramUnused', { activation })]
    : []
}

/** PyTorch's gain is a convention where it is not the one that keeps the second moment. */
function differenceNotes(gain: number, forward: number): readonly Note[] {
  const factor = (gain / forward) ** 2

  return Math.abs(factor - 1) < 1e-9
    ? []
    : [note('gain.note.convention', { gain: formatReal(gain), factor: formatReal(factor) })]
}

function checkCorrelation(c: number | undefined): void {
  if (c !== undefined && c > 1) throw new UserError('input.tooLarge', { option: 'c', given: c, limit: 1 })
  if (c !== undefined && c < -1) throw new UserError('input.tooSmall', { option: 'c', given: c, limit: -1 })
}
