import type { Language } from '../../i18n/texts.ts'
import type { Part } from '../document.ts'

/** What one file of an imported question says, not yet judged. */
export interface DraftText {
  readonly title: string
  readonly body: string
  readonly aliases?: readonly string[]
  readonly parts: Readonly<Partial<Record<Part, string>>>
}

/** A value of the front matter: text, a list, or what YAML made of it. */
export type FieldValue = string | readonly FieldValue[] | { readonly [name: string]: FieldValue }

/** A question on its way into the bank's format. What is missing stays missing, so that the linter names it. */
export interface Draft {
  /** `<topic>/<slug>` */
  readonly id: string
  /** The front matter of the English file but for the title and the aliases, in its order. */
  readonly fields: Readonly<Record<string, FieldValue>>
  readonly texts: Readonly<Record<Language, DraftText>>
}
