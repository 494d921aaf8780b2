/** A heading as its author typed it. */
export interface Heading {
  /** 1-based in its document. */
  readonly line: number
  /** 1 to 6. */
  readonly level: number
  /** Without its number. */
  readonly title: string
  /** Written `Q1:`, `Q:`, `问题 3：` or the like: surely a question. */
  readonly isNumbered: boolean
}

const hashes = /^ {0,3}(#{1,6})(?!#)(.*)$/
/** Blanks come one at a time here, so that none of these is tried in more than one way. */
const question =
  /^(?:(?:Q|Question|问题|题目|第) ?\d* ?题? ?[:：.、．)）]|(?:Q|Question) ?\d+(?= |$)|第 ?\d+ ?题) ?/i
const number = /^\d{1,4} ?(?:[:：、．)）]|\.(?!\d)) ?/

/** An ATX heading, with whatever blank after its hashes, or with none before a `Q`. */
export function readHeading(text: string, line: number): Heading | undefined {
  const [, marks, rest = ''] = hashes.exec(text) ?? []

  if (!marks) return undefined

  const words = withoutClosing(rest.replace(/\s+/g, ' ').trim())
  const [label] = question.exec(words) ?? []

  if (rest !== '' && !/^\s/.test(rest) && (label === undefined || marks.length === 1)) return undefined

  const title = words.slice((label ?? number.exec(words)?.[0] ?? '').length).trim()

  return { line, level: marks.length, title, isNumbered: label !== undefined }
}

/** Without the hashes that may close a heading. */
function withoutClosing(words: string): string {
  const end = words.lastIndexOf(' ')
  const last = words.slice(end + 1)

  return last.startsWith('#') && new Set(last).size === 1 ? words.slice(0, Math.max(0, end)) : words
}

/**
 * The headings that are questions. Those with a `Q` say so; their level is that of the others. Without any it is the
 * level most headings have, the upper one of equals, a single title of the document aside.
 */
export function chooseQuestions(
  headings: readonly Heading[],
  wanted: number | undefined,
): { readonly level: number; readonly questions: readonly Heading[] } {
  const numbered = headings.filter(({ isNumbered }) => isNumbered)
  const [first] = headings
  const isTitle =
    first &&
    headings.length > 1 &&
    headings.every(({ level, line }) => line === first.line || level > first.level)
  const level =
    wanted ?? mostFrequent(numbered.length > 0 ? numbered : isTitle ? headings.slice(1) : headings)
  const isQuestion = (heading: Heading) =>
    heading.level === level || (wanted === undefined && heading.isNumbered)

  return { level, questions: headings.filter(isQuestion) }
}

function mostFrequent(headings: readonly Heading[]): number {
  const counts = [1, 2, 3, 4, 5, 6].map((level) => headings.filter((each) => each.level === level).length)

  return counts.indexOf(Math.max(...counts)) + 1
}
