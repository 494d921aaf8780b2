import type { TextKey, TextValues } from '../i18n/catalog.ts'

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
