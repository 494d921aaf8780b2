import { UserError } from '../../errors.ts'
import { plainText } from '../plain-text.ts'
import { readSize } from '../sizes.ts'

/** Both ends belong to it; empty when they are crossed. */
export type Range = readonly [min: number, max: number]

/**
 * Reads `3` or `1..7`.
 *
 * @throws UserError `input.tooLong`, `input.unreadable`, `input.tooLarge`, `input.axisCount`.
 */
export function readRange(option: string, text: string, limit: number): Range {
  const ends = plainText(text.slice(0, 100)).split(/\s*\.{2,3}\s*/)
  const [min, max = min] = ends.map((end) => readSize(option, end, limit, 1).values[0])

  if (min === undefined || max === undefined || ends.length > 2 || min > max) {
    throw new UserError('input.unreadable', { given: text, expected: `${option} (3, 1..7)` })
  }

  return [min, max]
}

/** What lies in all of them. */
export function intersect(...ranges: readonly Range[]): Range {
  let least = Number.NEGATIVE_INFINITY
  let most = Number.POSITIVE_INFINITY

  for (const [min, max] of ranges) {
    least = Math.max(least, min)
    most = Math.min(most, max)
  }

  return [least, most]
}

export function lengthOf([min, max]: Range): number {
  return Math.max(max - min + 1, 0)
}
