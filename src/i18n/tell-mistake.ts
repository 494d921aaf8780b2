import type { UserError } from '../errors.ts'
import { format } from './catalog.ts'
import type { Language } from './texts.ts'

/** A person's mistake in their language; one in a layer of a network says in which. */
export function tellMistake(language: Language, { key, values }: Pick<UserError, 'key' | 'values'>): string {
  const mistake = format(language, key, values).trim()
  const { index, layer } = values

  if (index === undefined || layer === undefined) return mistake

  return format(language, 'net.inLayer', { index, layer: String(layer).replaceAll('`', 'ˋ'), mistake })
}
