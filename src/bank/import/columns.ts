import { type Language, languages } from '../../i18n/texts.ts'

/** Of the question. */
export const ownColumns = ['topic', 'slug', 'kind', 'level', 'answer', 'sources', 'fields'] as const
/** Of each language: `title.en`, `title.zh-CN`; without a language it is meant for both. */
export const textColumns = [
  'topicName',
  'title',
  'body',
  'choices',
  'hint',
  'explanation',
  'diagnoses',
  'keyPoints',
  'aliases',
] as const

export type OwnColumn = (typeof ownColumns)[number]
export type TextColumn = (typeof textColumns)[number]
export type Column = OwnColumn | TextColumn | `${TextColumn}.${Language}`

/** Every column, as an export has them. */
export const columns: readonly Column[] = [
  ...ownColumns,
  ...languages.flatMap((language) => textColumns.map((column) => `${column}.${language}` as const)),
]

const known = new Map<string, Column>(
  [...columns, ...textColumns].map((column) => [column.toLowerCase(), column]),
)

/** What a head says, whatever its case; undefined for a column nobody knows. */
export function columnOf(head: string): Column | undefined {
  return known.get(head.trim().toLowerCase())
}
