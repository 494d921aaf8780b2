import { UserError } from '../errors.ts'
import { languages } from '../i18n/texts.ts'
import type { Asked } from '../math/calculators/reply.ts'
import { blocksOf, lineOf } from './document.ts'
import { type Formula, findFormulas } from './formulas.ts'
import { type BankFile, type ParsedQuestion, parseBank } from './parse.ts'
import { attachPictures, type BankPicture } from './pictures.ts'
import type { Problem } from './problem.ts'
import type { Question } from './question.ts'
import { validateQuestions } from './validate.ts'
import { calculationOf } from './validate-calculator.ts'
import { sampleVariants } from './validate-template.ts'

export interface Bank {
  /** By id, in the order of their ids. */
  readonly questions: ReadonlyMap<string, Question>
  /** Every formula and where it stands, each text of a formula once per file. */
  readonly formulas: readonly (Formula & { readonly file: string })[]
  /** What questions ask of calculators, and where they say so. */
  readonly calculations: readonly { readonly file: string; readonly line: number; readonly asked: Asked }[]
  /** In the order of files and lines; a bank with any is not to be used. */
  readonly problems: readonly Problem[]
}

/** Variants that are drawn of each template where it is only read: who wrote it has drawn `variantsOfCheck`. */
const variantsOfRead = 5

/**
 * Parses and validates a bank's files: all problems at once, not the first.
 *
 * @param variants how many of each template are drawn and validated.
 */
export function readBank(
  files: readonly BankFile[],
  pictures: readonly BankPicture[] = [],
  variants = variantsOfRead,
): Bank {
  const { questions, problems } = parseBank(files)
  const byPath = new Map(pictures.map((picture) => [picture.path, picture]))
  const pictureProblems: Problem[] = []
  const complete = questions.map((parsed) => attachPictures(parsed, byPath, pictureProblems))
  const drawn = questions.flatMap(drawnSamples)

  return {
    questions: new Map(complete.map((question) => [question.id, question])),
    formulas: drawn.flatMap(formulasOf),
    calculations: drawn.flatMap(calculationsOf),
    problems: [...problems, ...validateQuestions(questions, variants), ...pictureProblems].sort(
      (one, other) => compare(one.file, other.file) || one.line - other.line,
    ),
  }
}

/** Those that can be read; the others have a problem. */
function calculationsOf({ question, files: { en } }: ParsedQuestion): Bank['calculations'] {
  try {
    const asked = calculationOf(question)

    return asked ? [{ file: en.path, line: lineOf(en.document, 'calculator'), asked }] : []
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

/** Variants whose formulas stand for those of all. */
const samples = 3

/** A template has formulas once its numbers are drawn. */
function drawnSamples(parsed: ParsedQuestion): readonly ParsedQuestion[] {
  const { template } = parsed.question

  return template ? sampleVariants(parsed, template, samples) : [parsed]
}

function formulasOf({ files }: ParsedQuestion): Bank['formulas'] {
  return languages.flatMap((language) => {
    const { path, document } = files[language]
    const formulas = blocksOf(document).flatMap(({ text, line }) => findFormulas(text, line).formulas)
    const byTex = new Map(formulas.toReversed().map((formula) => [formula.tex, formula]))

    return [...byTex.values()].map((formula) => ({ ...formula, file: path }))
  })
}
