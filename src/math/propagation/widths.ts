import { UserError } from '../../errors.ts'
import { tooLarge } from '../init/too-large.ts'
import { limits } from '../limits.ts'
import { plainText } from '../plain-text.ts'

/** Longest text of widths, in characters. */
export const widthsLength = 100
/** Most layers of weights. */
export const mostLayers = 200

/** The experiment of study notes about initialisation: run it with tanh, std 0.01 and std 1. */
export const notedWidths = ['784-256x10-10', '500x11', '784-500x10-10'] as const

const example = '784-256x10-10'

/**
 * Reads the widths of a dense network, inputs first: `784-256x10-10` is 784, ten layers of 256, then 10.
 *
 * @throws UserError `input.tooLong`, `input.unreadable`, `input.tooLarge`, `conv.channelsNotPositive`.
 */
export function readWidths(text: string): readonly number[] {
  const option = 'widths'

  if (text.length > widthsLength) {
    throw new UserError('input.tooLong', { option, length: text.length, limit: widthsLength })
  }

  const parts = plainText(text)
    .replace(/\s*[x×*]\s*/gi, 'x')
    .split(/\s*(?:->|[-–>→,])\s*|\s+/)
  const widths: number[] = []

  for (const part of parts) {
    const [, width, repeats = '1'] = /^(\d+)(?:x(\d+))?$/.exec(part) ?? []

    if (width === undefined) throw unreadable(text)

    const [count, times] = [readCount(width, limits.channels), readCount(repeats, mostLayers + 1)]

    if (widths.length + times > mostLayers + 1) {
      throw tooLarge('layers', widths.length + times - 1, mostLayers)
    }

    widths.push(...Array<number>(times).fill(count))
  }

  if (widths.length < 2) throw unreadable(text)

  return widths
}

function readCount(digits: string, limit: number): number {
  const given = Number(digits)

  if (given < 1) throw new UserError('conv.channelsNotPositive', { given })
  if (given > limit) throw new UserError('input.tooLarge', { option: 'widths', given, limit })

  return given
}

function unreadable(given: string): UserError {
  return new UserError('input.unreadable', { given, expected: `widths (${example})` })
}
