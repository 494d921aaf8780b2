import type { TextKey, TextValues, Translate } from '../i18n/catalog.ts'

/** A remark under an answer: a convention it used, a limit of the framework, a trap. */
export interface Note {
  readonly key: TextKey
  readonly values: Readonly<Record<string, string | number>>
}

/** One line of the working; `name` is the end of a text key such as `conv.step.output`. */
export interface Step<Name extends string = string> {
  readonly name: Name
  readonly latex: string
}

export function note<K extends TextKey>(key: K, ...[values]: TextValues<K>): Note {
  return { key, values: values ?? {} }
}

/** The remark in the reader's language. */
export function tellNote(t: Translate, { key, values }: Note): string {
  // Key and values were paired by `note`, which the compiler cannot know of the two apart.
  return t(key, ...([values] as unknown as TextValues<TextKey>))
}
