import { languages } from '../i18n/texts.ts'
import { nearest } from '../nearest.ts'
import { blocksOf } from './document.ts'
import { inlineMarkup } from './formulas.ts'
import { splitLines } from './lines.ts'
import type { ParsedQuestion } from './parse.ts'
import { type Problem, type Report, reporterFor } from './problem.ts'
import type { Question, QuestionPicture } from './question.ts'

/** A picture file of the bank. */
export interface BankPicture {
  /** Below the bank's folder, with `/`. */
  readonly path: string
  readonly bytes: number
  readonly base64: string
}

/** Bytes of the largest picture file: every card that shows it carries it. */
export const pictureLimit = 1_000_000

/** SVG is not among them: it may name fonts and files of the machine. */
export const pictureEnding = /\.(?:png|jpe?g|webp|gif)$/i

/**
 * An address in pointed brackets or bare. The words end where another picture begins, so that openings without an end
 * cost no more than their length.
 */
export const pictureReference =
  /!\[(?:[^\]!]|!(?!\[))*\]\(\s*(?:<([^<>]+)>|([^\s()<>]+))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)/g

/** A question with the pictures its texts refer to; those that cannot be shown become problems. */
export function attachPictures(
  { question, files }: ParsedQuestion,
  pictures: ReadonlyMap<string, BankPicture>,
  problems: Problem[],
): Question {
  const found = new Map<string, QuestionPicture>()

  for (const { path, document } of languages.map((language) => files[language])) {
    const report = reporterFor(path, problems)

    for (const { address, line } of blocksOf(document).flatMap(({ text, line }) =>
      findPictures(text, line),
    )) {
      const picture = readPicture(address, line, { path, pictures }, report)

      if (picture) found.set(address, { address, base64: picture.base64 })
    }
  }

  return found.size > 0 ? { ...question, pictures: [...found.values()] } : question
}

/** The addresses of pictures in a Markdown text, code and formulas aside. */
export function findPictures(
  markdown: string,
  firstLine: number,
): { readonly address: string; readonly line: number }[] {
  return splitLines(markdown, firstLine).lines.flatMap(({ text, number, within }) =>
    within === 'text'
      ? [...text.replace(inlineMarkup, ' ').matchAll(pictureReference)].map(([, bracketed, bare]) => ({
          address: bracketed ?? bare ?? '',
          line: number,
        }))
      : [],
  )
}

function readPicture(
  address: string,
  line: number,
  { path, pictures }: { path: string; pictures: ReadonlyMap<string, BankPicture> },
  report: Report,
): BankPicture | undefined {
  if (/^(?:[a-z][a-z\d+.-]*:|\/)/i.test(address)) {
    report(line, 'bank.problem.pictureRemote', { address })
    return undefined
  }

  const target = resolvePath(path, address)
  const picture = pictures.get(target)
  const near = nearest(target, [...pictures.keys()])

  if (!picture) {
    if (near) report(line, 'bank.problem.pictureMissingNear', { address: target, nearest: near })
    else report(line, 'bank.problem.pictureMissing', { address: target })
  } else if (picture.bytes > pictureLimit) {
    report(line, 'bank.problem.pictureTooLarge', { address, bytes: picture.bytes, limit: pictureLimit })
  } else return picture

  return undefined
}

/** An address as its file means it, as a path below the bank's folder. */
function resolvePath(file: string, address: string): string {
  const parts = file.split('/').slice(0, -1)

  for (const part of address.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }

  return parts.join('/')
}
