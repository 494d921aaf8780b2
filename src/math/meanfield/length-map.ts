import { secondMomentAt, type Unit } from './moments.ts'

/** Variances of a layer's weights, times its fan-in, and of its biases. */
export interface Spread {
  readonly sigmaW2: number
  readonly sigmaB2: number
}

/** Steps a fixed point may take beyond the sequence that is shown. */
const furtherSteps = 400
const tolerance = 1e-12
/** Beyond, a sequence is cut: it diverges. */
const largest = 1e12

/** $ q \mapsto \sigma_w^2\,\mathbb E[\phi(\sqrt q z)^2] + \sigma_b^2 $ (Poole et al. 2016). */
export function lengthMap(unit: Unit, { sigmaW2, sigmaB2 }: Spread): (q: number) => number {
  return (q) => sigmaW2 * secondMomentAt(unit, q) + sigmaB2
}

/** q⁰ and its images under the map, `depth` of them, cut after the first above 10¹². */
export function lengthSequence(map: (q: number) => number, q0: number, depth: number): readonly number[] {
  const sequence = [q0]
  let q = q0

  for (let layer = 0; layer < depth && q <= largest; layer++) {
    q = map(q)
    sequence.push(q)
  }

  return sequence
}

export type Limit =
  | { readonly settles: true; readonly q: number }
  /** Grows without end, or creeps: at criticality a power of the depth instead of an exponential. */
  | { readonly settles: false; readonly grows: boolean }

/** Where the map leads from q, if it settles within 400 steps. */
export function limitFrom(map: (q: number) => number, from: number): Limit {
  let q = from
  let grows = from > largest

  for (let step = 0; step < furtherSteps && q <= largest; step++) {
    const next = map(q)
    grows = next > q

    if (Math.abs(next - q) < tolerance * Math.max(1, next)) return { settles: true, q: next }

    q = next
  }

  return { settles: false, grows }
}
