import type { Entry } from '../front-matter.ts'
import type { FieldValue } from './draft.ts'

/** The value of a field as it can be written again. */
export function fieldValueOf(entry: Entry): FieldValue {
  if ('text' in entry) return entry.text
  if ('items' in entry) return entry.items.map(fieldValueOf)

  return Object.fromEntries([...entry.fields].map(([field, value]) => [field, fieldValueOf(value)]))
}
