import { UserError } from '../../../errors.ts'
import { networkLimits } from '../limits.ts'
import type { Cursor } from './cursor.ts'
import { wrongArgument } from './refusals.ts'
import type { Token } from './tokens.ts'

/** `x3`, `× 3` or `*3` after a group; 1 where there is none. */
export function timesAt(cursor: Cursor): number {
  const { token } = cursor

  if (token.kind !== 'word' || !/^[x×*]/i.test(token.text)) return 1
  cursor.next()

  const typed = token.text.length > 1 ? token.text.slice(1) : cursor.expect('word').text
  if (!/^\d+$/.test(typed)) throw cursor.unexpected([], token)

  return checkRepeat({ ...token, text: typed }, cursor)
}

/** @throws UserError `layers.syntax`, `layers.wrongArgument` below 1, `input.tooLarge`. */
export function checkRepeat({ text }: Token, cursor: Cursor): number {
  const times = /^\d+$/.test(text) ? Number(text) : Number.NaN

  if (Number.isNaN(times)) throw cursor.unexpected()
  if (times < 1) throw wrongArgument('( … )', 'x', text)
  if (times > networkLimits.repeat) {
    throw new UserError('input.tooLarge', { option: 'x', given: times, limit: networkLimits.repeat })
  }

  return times
}
