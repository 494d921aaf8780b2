import { UserError } from '../errors.ts'
import { languages } from '../i18n/texts.ts'
import type { Asked } from '../math/calculators/reply.ts'
import { blocksOf, lineOf } from './document.ts'
import { type Formula, findFormulas } from './formulas.ts'
import { type BankFile, type OwnRules, type ParsedQuestion, parseBank } from './parse.ts'
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

/** What a group that writes for itself need not do. */
const waived: readonly Problem['key'][] = [
  'bank.problem.noSources',
  'bank.problem.notTranslated',
  'bank.problem.notEnglish',
  'bank.problem.whyMissing',
]

/**
 * Parses and validates a bank's files: all problems at once, not the first.
 *
 * @param variants how many of each template are drawn and validated.
 * @param own for the bank of a server, of which less is asked
 */
export function readBank(
  files: readonly BankFile[],
  pictures: readonly BankPicture[] = [],
  variants = variantsOfRead,
  own?: OwnRules,
): Bank {
  const { questions, problems } = parseBank(files, own)
  const pictureProblems: Problem[] = []
  const complete = completeQuestions(questions, pictures, pictureProblems)
  const drawn = questions.flatMap(drawnSamples)
  const all = [...problems, ...validateQuestions(questions, variants), ...pictureProblems].sort(
    (one, other) => compare(one.file, other.file) || one.line - other.line,
  )

  return {
    questions: complete,
    formulas: drawn.flatMap(formulasOf),
    calculations: drawn.flatMap(calculationsOf),
    problems: own ? distinct(all.filter(({ key }) => !waived.includes(key))) : all,
  }
}

/** The questions of files that were found to be sound before. */
export function parseQuestions(
  files: readonly BankFile[],
  pictures: readonly BankPicture[],
  own: OwnRules,
): Bank['questions'] {
  return completeQuestions(parseBank(files, own).questions, pictures, [])
}

function completeQuestions(
  questions: readonly ParsedQuestion[],
  pictures: readonly BankPicture[],
  problems: Problem[],
): Bank['questions'] {
  const byPath = new Map(pictures.map((picture) => [picture.path, picture]))

  return new Map(
    questions.map((parsed) => [parsed.question.id, attachPictures(parsed, byPath, problems)] as const),
  )
}

/** A file that stands for both languages is looked at twice. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
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
