import type { OptionValues, Suggestion, TypedOptions } from '../../command.ts'
import type { Compute } from '../../compute/compute.ts'
import type { Translate } from '../../i18n/catalog.ts'
import type { Chart } from '../../render/chart.ts'
import type { Drill } from '../drill/exercise.ts'
import type { Note, Step } from '../note.ts'
import type { InitSimulate, InitSimulateOptions } from '../simulate.ts'
import type { FigureTable } from './figure-table.ts'

/** What every answer has beside its own data. */
export interface Answer {
  readonly notes: readonly Note[]
}

/** What may run away from the calling thread. */
export type Computing = Pick<
  Compute,
  'evaluate' | 'solve' | 'integrate' | 'settle' | 'trace' | 'see' | 'compare'
> & {
  simulate(options: InitSimulateOptions): Promise<InitSimulate>
}

/** A chart, and in words what it shows. */
export interface Illustration {
  /** Of the file, without extension; unique within the answer. */
  readonly name: string
  readonly chart: Chart
  readonly alt: string
}

/** A file of text, by its name with the extension. */
export interface TextFile {
  readonly name: string
  readonly text: string
}

/**
 * One calculator, whoever asks: a slash command, the terminal, or a line of a batch. An answer is plain data that JSON
 * can carry; the rest says it to a person.
 */
export interface Calculator<
  O extends TypedOptions = TypedOptions,
  A extends Answer = Answer,
  StepName extends string = string,
> {
  /** Under their slash names. An option `explain` set to `steps` asks for the working. */
  readonly options: O
  /** @throws UserError in the order: reading, signs, divisibility, what a framework lacks, fit, size. */
  answer(options: OptionValues<O>, compute: Computing): A | Promise<A>
  /** What a program gets of an answer: its own fields alone. All of it where this is absent. */
  data?(answer: A): Answer
  /** The answer in words, the result first; Discord Markdown, a line each. */
  tell(t: Translate, answer: A): readonly string[]
  /** The one formula with its numbers, as LaTeX; absent where there is none. */
  formula?(answer: A): string
  /** What a picture shows better than words, beside the formula. */
  charts?(t: Translate, answer: A): readonly Illustration[]
  /** The figures of many layers. */
  table?(t: Translate, answer: A): FigureTable
  /** Texts too long for a message, such as code to paste. */
  files?(answer: A): readonly TextFile[]
  /** For an option that is completed while typing. */
  suggest?(t: Translate, option: string, typed: string): readonly Suggestion[]
  /** The working, line by line. */
  readonly working?: Working<A, StepName>
  /** How to ask a person for the same. */
  readonly drill?: Drill<NoInfer<O>, NoInfer<A>>
}

export interface Working<A extends Answer, StepName extends string> {
  explain(answer: A): readonly Step<StepName>[]
  /** What a step finds, in the reader's language. */
  title(t: Translate, name: StepName): string
}

/** Ties the parts of a calculator to the types of its own options and answer. */
export function defineCalculator<
  const O extends TypedOptions,
  A extends Answer,
  StepName extends string = never,
>(calculator: Calculator<O, A, StepName>): Calculator {
  // Each part gets what the same calculator made, so forgetting the types of its data is safe.
  return calculator as unknown as Calculator
}

/** The working where it was asked for. */
export function stepsOf({ working }: Calculator, answer: Answer, explain: unknown): readonly Step[] {
  return explain === 'steps' && working ? working.explain(answer) : []
}
