import { UserError } from '../../errors.ts'

/** What there is too much of: see the text of `init.tooLarge`. */
export type Excess = 'elements' | 'layers' | 'width' | 'work' | 'moment'

/**
 * The refusal of more than can be counted, held or computed.
 *
 * @param batch - what would fit, of too much work.
 */
export function tooLarge(what: Excess, count: number | string, limit: number | string, batch = 0): UserError {
  return new UserError('init.tooLarge', { what, count, limit, batch, fix: batch > 0 ? 'batch' : 'none' })
}
