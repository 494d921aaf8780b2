import type { Language } from '../i18n/texts.ts'

export const questionKinds = ['choice', 'number', 'short', 'open'] as const
export type QuestionKind = (typeof questionKinds)[number]

export type Level = 1 | 2 | 3

/** Markdown with `$…$` and `$$…$$`. */
export type Markdown = string

/** What a question says in one language. */
export interface QuestionText {
  readonly title: string
  readonly body: Markdown
  readonly explanation: Markdown
  readonly hint?: Markdown
  /** `choice` only: what each letter says, and why a wrong one is wrong. */
  readonly choices?: readonly { readonly letter: string; readonly text: Markdown; readonly why?: Markdown }[]
  /** `number` only: what is said of each diagnosis, by its name. */
  readonly diagnoses?: Readonly<Record<string, Markdown>>
  /** `open` only: the wording of each key point, by its name, and what else counts as having said it. */
  readonly keyPoints?: Readonly<Record<string, { readonly text: Markdown; readonly accepts: readonly string[] }>>
  /** `short` only: answers that count in this language beside the key. */
  readonly aliases?: readonly string[]
}

export type AnswerKey =
  | { readonly kind: 'choice'; readonly letter: string }
  | {
      readonly kind: 'number'
      /** The answer as a closed-vocabulary expression, such as `sqrt(2/512)`, `112` or `56x56`. */
      readonly expression: string
      /** Largest accepted relative error; 0 asks for the exact value. */
      readonly tolerance: number
      /** Named wrong answers, matched in order after the right one failed. */
      readonly diagnoses: readonly { readonly name: string; readonly expression: string }[]
    }
  | { readonly kind: 'short'; readonly answer: string }
  | { readonly kind: 'open'; readonly keyPoints: readonly string[] }

/** One item of the bank, identified by its slug. */
export interface Question {
  /** `<topic>/<slug>`, as its path below the bank's folder says. */
  readonly id: string
  readonly topic: string
  readonly level: Level
  readonly kind: QuestionKind
  readonly key: AnswerKey
  readonly sources: readonly string[]
  /** Every language has its texts. */
  readonly texts: Readonly<Record<Language, QuestionText>>
}
