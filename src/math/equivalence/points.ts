import { hash } from '../../hash.ts'
import type { Fraction } from '../calc/fraction.ts'
import type { Point } from './measure.ts'

/** What values a variable may have. */
export interface Variable {
  readonly name: string
  readonly from: number
  readonly to: number
  /** Whole numbers only. */
  readonly isWhole: boolean
}

/** Values between whole numbers have this denominator: a prime, so that nothing is round by accident. */
const denominator = 997n
/** Small values, where people try their formulas in their heads, and where rounding shows. */
const nearSpan = 8
const points = 96

/**
 * Points of the domain, the same for the same seed. Every second one is near the lower end, the others are spread over
 * all magnitudes; whole numbers first, for they make the clearest counter-examples.
 */
export function pointsOf(variables: readonly Variable[], seed: string): Point[] {
  return Array.from(
    { length: points },
    (_, index) =>
      new Map(
        variables.map((variable) => {
          const random = hash(`${seed}:${variable.name}:${index}`) / 2 ** 32

          return [variable.name, drawValue(variable, random, index)]
        }),
      ),
  )
}

function drawValue({ from, to, isWhole }: Variable, random: number, index: number): Fraction {
  const isNear = index % 2 === 0
  const start = isNear && from < 0 && to > 0 ? Math.max(from, -nearSpan / 2) : from
  const end = isNear ? Math.min(to, start + nearSpan) : to
  const drawn =
    isNear || from <= 0 || to / from < 100 ? start + random * (end - start) : from * (to / from) ** random

  return isWhole || (index < points / 4 && to - from >= 4)
    ? { numerator: BigInt(within(Math.round(drawn), Math.ceil(from), Math.floor(to))), denominator: 1n }
    : reduced(
        BigInt(
          within(
            Math.round(drawn * Number(denominator)),
            from * Number(denominator),
            to * Number(denominator),
          ),
        ),
      )
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, Math.ceil(least)), Math.floor(most))
}

function reduced(numerator: bigint): Fraction {
  return numerator % denominator === 0n
    ? { numerator: numerator / denominator, denominator: 1n }
    : { numerator, denominator }
}
