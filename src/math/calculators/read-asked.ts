import { UserError } from '../../errors.ts'
import { readTexts } from '../../options.ts'
import type { Asked } from './reply.ts'
import { calculators, isCalculator } from './table.ts'

/** An option's name and its value: in quotes, or up to the next option. */
const option = /\s+([a-z_]+)=(?:"([^"]*)"(?=\s|$)|((?:[^\s"]|\s(?!\s*[a-z_]+=))+))/y

/**
 * Reads a calculation as an author names it: `conv size input=224 kernel=7 padding=3`, `init fan layer=conv 3 64 128` or
 * `init fan layer="nn.Conv2d(64, 128, kernel_size=3)"`.
 *
 * @throws UserError `calculators.unreadable`, `calculators.none` and `input.*`.
 */
export function readAsked(text: string): Asked {
  const line = text.trim()
  const [name = ''] = /^[a-z]+(?: [a-z]+(?!\S))?/.exec(line) ?? []
  const given = new Map<string, string>()
  let end = name.length

  if (!isCalculator(name)) {
    throw new UserError('calculators.none', {
      given: line.slice(0, 40),
      calculators: Object.keys(calculators).join(', '),
    })
  }

  while (end < line.length) {
    option.lastIndex = end
    const [whole, field, quoted, bare] = option.exec(line) ?? []

    if (whole === undefined || field === undefined || given.has(field)) {
      throw new UserError('calculators.unreadable', { rest: line.slice(end, end + 60).trim() })
    }

    given.set(field, quoted ?? bare ?? '')
    end += whole.length
  }

  return { name, options: readTexts(calculators[name].options, {}, Object.fromEntries(given)) }
}
