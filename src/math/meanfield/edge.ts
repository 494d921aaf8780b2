import { secondMomentsAt, type Unit } from './moments.ts'

/** A pair at which signals neither die nor explode: the slope at the fixed point is 1. */
export interface EdgePoint {
  readonly qStar: number
  readonly sigmaW2: number
}

/** Fixed points are looked for in this range of second moments. */
export const edgeRange = { from: 1e-6, to: 316 } as const
const samples = 160
/** Far more steps than a root takes. */
const narrowings = 100

/** One length q on the edge of chaos, with the variances that make it a fixed point of slope 1. */
export interface Criticality {
  readonly q: number
  /** $ \sigma_w^2 = 1/\mathbb E[\phi'^2] $ */
  readonly sigmaW2: number
  /** $ \sigma_b^2 = q - \mathbb E[\phi^2]/\mathbb E[\phi'^2] $, negative where there is none. */
  readonly sigmaB2: number
}

export function criticalityAt(unit: Unit, q: number): Criticality {
  const { second, derivativeSecond } = secondMomentsAt(unit, q)

  return { q, sigmaW2: 1 / derivativeSecond, sigmaB2: q - second / derivativeSecond }
}

/** The edge of chaos along q, evenly in its logarithm. */
export function criticalLine(unit: Unit): readonly Criticality[] {
  const ratio = edgeRange.to / edgeRange.from

  return Array.from({ length: samples + 1 }, (_, index) =>
    criticalityAt(unit, edgeRange.from * ratio ** (index / samples)),
  )
}

/**
 * Every fixed point between 10⁻⁶ and 316 that is critical for some $ \sigma_w^2 $ at this $ \sigma_b^2 $, ascending in q.
 *
 * The line is sampled evenly in ln q. Sign changes are roots; between samples that dip towards 0 without reaching it
 * the turning point is found and looked at too, so that close pairs are not missed. Empty where every q is critical.
 */
export function edgeOfChaos(unit: Unit, sigmaB2: number): readonly EdgePoint[] {
  const gap = (point: Criticality): Sample => ({ q: point.q, value: settle(point, sigmaB2) })
  const at = (q: number) => gap(criticalityAt(unit, q))
  const line = criticalLine(unit).map(gap)
  const complete = line.flatMap((sample, index) => [sample, ...turningPoint(at, line, index)])
  const signed = complete.filter(({ value }) => value !== 0)

  const brackets = signed.flatMap((sample, index) => {
    const next = signed[index + 1]

    return next && Math.sign(sample.value) !== Math.sign(next.value) ? [[sample, next] as const] : []
  })

  return brackets.map(([low, high]) => {
    const q = narrow(at, low, high)

    return { qStar: q, sigmaW2: criticalityAt(unit, q).sigmaW2 }
  })
}

interface Sample {
  readonly q: number
  /** $ \sigma_b^2 $ needed at q, less what there is. */
  readonly value: number
}

/** The difference, or 0 where it is only rounding. */
function settle({ q, sigmaB2 }: Criticality, wanted: number): number {
  const value = sigmaB2 - wanted

  return Math.abs(value) <= 1e-14 * Math.max(q, wanted) ? 0 : value
}

/** Between the neighbours of a sample that is nearest to 0 among them, by golden section in ln q. */
function turningPoint(at: (q: number) => Sample, line: readonly Sample[], index: number): readonly Sample[] {
  const [before, here, after] = [line[index - 1], line[index], line[index + 1]]

  if (!before || !here || !after || here.value === 0) return []

  const sign = Math.sign(here.value)
  const height = (sample: Sample) => sample.value * sign

  const rise = Math.max(height(before), height(after)) - height(here)

  // A dip is no deeper under its lowest sample than the next one stands above it.
  if (height(before) < height(here) || height(after) < height(here) || rise < height(here)) return []

  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [Math.log(before.q), Math.log(after.q)]
  let best = here

  for (let step = 0; step < 40; step++) {
    const left = at(Math.exp(high - golden * (high - low)))
    const right = at(Math.exp(low + golden * (high - low)))

    if (height(left) < height(right)) high = Math.log(right.q)
    else low = Math.log(left.q)

    best = [left, right, best].reduce((lowest, each) => (height(each) < height(lowest) ? each : lowest))

    if (height(best) < 0) break
  }

  return height(best) < 0 ? [best] : []
}

/** The root between two samples, by the Illinois form of false position in ln q: its bracket always holds the root. */
function narrow(at: (q: number) => Sample, first: Sample, second: Sample): number {
  let [end, endValue] = [Math.log(first.q), first.value]
  let [best, bestValue] = [Math.log(second.q), second.value]

  for (let step = 0; step < narrowings && Math.abs(best - end) > 1e-15; step++) {
    const probe = best - (bestValue * (best - end)) / (bestValue - endValue)
    const { value } = at(Math.exp(probe))

    if (value === 0 || probe === best) return Math.exp(probe)
    // The end that stays twice is pulled in by half its value.
    if (Math.sign(value) === Math.sign(bestValue)) endValue /= 2
    else [end, endValue] = [best, bestValue]
    ;[best, bestValue] = [probe, value]
  }

  return Math.exp(best)
}
