import type { Language } from '../i18n/texts.ts'
import type { Variable } from '../math/equivalence/points.ts'
import type { Template } from './template.ts'

export const questionKinds = ['choice', 'multi', 'number', 'expression', 'short', 'open'] as const
export type QuestionKind = (typeof questionKinds)[number]

export const levels = [1, 2, 3] as const
export type Level = (typeof levels)[number]

/** Markdown with `$…$` and `$$…$$`. */
export type Markdown = string

export interface Choice {
  /** Lower case: `a`, `b`, … */
  readonly letter: string
  readonly text: Markdown
  /** Why a wrong one is wrong. */
  readonly why?: Markdown
}

/** What a question says in one language. */
export interface QuestionText {
  readonly title: string
  readonly body: Markdown
  readonly explanation: Markdown
  readonly hint?: Markdown
  /** `choice` and `multi` only, in the order shown. */
  readonly choices?: readonly Choice[]
  /** `number` and `expression` only: what is said of each diagnosis, by its name. */
  readonly diagnoses?: Readonly<Record<string, Markdown>>
  /** `open` only: what each key point says, by its name. */
  readonly keyPoints?: Readonly<Record<string, Markdown>>
  /** `short` only: answers that count in this language beside the key. */
  readonly aliases?: readonly string[]
}

/** A picture that a question shows. */
export interface QuestionPicture {
  /** As the Markdown names it. */
  readonly address: string
  readonly base64: string
}

export interface Diagnosis {
  readonly name: string
  readonly expression: string
}

export interface NumberKey {
  readonly kind: 'number'
  /** The answer as a closed-vocabulary expression, such as `sqrt(2/512)`, `112` or `56x56`. */
  readonly expression: string
  /** Largest accepted relative error; 0 asks for the exact value. */
  readonly tolerance: number
  /** Named wrong answers, matched in order after the right one failed. */
  readonly diagnoses: readonly Diagnosis[]
}

export interface ExpressionKey {
  readonly kind: 'expression'
  /** The answer in its variables, such as `2/(n_in+n_out)`. */
  readonly expression: string
  readonly variables: readonly Variable[]
  /** Named wrong answers in the same variables, matched in order after the right one failed. */
  readonly diagnoses: readonly Diagnosis[]
}

export interface KeyPoint {
  readonly name: string
  /** Wordings of every language that show the point was made; parts joined by ` + ` must all occur. */
  readonly accepts: readonly string[]
}

/** Several of the choices are right, and only all of them together are the answer. */
export interface MultiKey {
  readonly kind: 'multi'
  /** In the order of `letters`. */
  readonly right: readonly string[]
  readonly letters: readonly string[]
}

export type AnswerKey =
  | { readonly kind: 'choice'; readonly letter: string; readonly letters: readonly string[] }
  | MultiKey
  | NumberKey
  | ExpressionKey
  | { readonly kind: 'short'; readonly answer: string }
  | { readonly kind: 'open'; readonly keyPoints: readonly KeyPoint[] }

/** One item of the bank, identified by its slug. */
export interface Question {
  /** `<topic>/<slug>`, as its path below the bank's folder says. */
  readonly id: string
  /** Changes with its texts and key, so that what was asked can be told from what is asked now. */
  readonly version: string
  readonly topic: string
  /** What the topic is called. */
  readonly topicNames: Readonly<Record<Language, string>>
  readonly level: Level
  readonly kind: QuestionKind
  readonly key: AnswerKey
  /** Markdown of a line each; links are `[words](https://…)` or bare. */
  readonly sources: readonly string[]
  /** The calculator that works the answer out and its options, such as `conv size input=224 kernel=7 padding=3`. */
  readonly calculator?: string
  /** Those its texts refer to; what is not here is shown by its words. */
  readonly pictures?: readonly QuestionPicture[]
  /** What is drawn before it is asked; its texts and its key hold names instead of numbers until then. */
  readonly template?: Template
  /** Its numbers were drawn from a template. */
  readonly isDrawn?: true
  /** Every language has its texts. */
  readonly texts: Readonly<Record<Language, QuestionText>>
}

/** The letters of the right choices; undefined where nothing is chosen. */
export function rightLetters(key: AnswerKey): readonly string[] | undefined {
  if (key.kind === 'choice') return [key.letter]

  return key.kind === 'multi' ? key.right : undefined
}

/** What counts beside a short question's key, in whatever language it is answered. */
export function acceptedAliases(question: Question): string[] {
  return Object.values(question.texts).flatMap((text) => text.aliases ?? [])
}
