import { UserError } from '../../errors.ts'
import { formatSiNumber } from './number.ts'

const signs = ['°', '′', '″']

/**
 * An angle in TeX: `45.5` in degrees, `1;2;3` in degrees, minutes and seconds, of which some may be left out.
 *
 * @throws UserError `render.siNumber`
 */
export function formatSiAngle(given: string): string {
  const parts = given.split(';').map((part) => part.trim())
  const numbers = parts.map((part) => (part === '' ? '' : formatSiNumber(part)?.tex))

  if (parts.length > signs.length || parts.every((part) => part === '') || numbers.includes(undefined)) {
    throw new UserError('render.siNumber', { command: '\\ang', given: given.slice(0, 40) })
  }

  return numbers.map((number, i) => number && `${number}\\mathrm{${signs[i]}}`).join('')
}
