import { bareText, closes, type Opener, openingOf } from '../lines.ts'
import { type Heading, readHeading } from './heading.ts'

/** A line of an imported document. */
export interface ScannedLine {
  readonly text: string
  /** 1-based. */
  readonly number: number
  readonly within: 'text' | 'code' | 'math'
  readonly heading?: Heading
  /** It looks like a heading, but stands in code. */
  readonly headingInCode?: Heading
}

/** Without the mark of its encoding, its lines ended by `\n`. */
export function plainLines(document: string): string[] {
  return document
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
}

/**
 * Tells text from code and display mathematics as the bank's own reader does, but for what never closes: a fence
 * without an end in the document, or a `$$` with a heading before its end, is text, so that it swallows no question.
 */
export function scan(document: string): ScannedLine[] {
  const lines = plainLines(document)
  const willClose = lookAhead(lines)
  const scanned: ScannedLine[] = []
  let open: Opener | undefined

  for (const [index, text] of lines.entries()) {
    const number = index + 1
    const bare = bareText(text)
    const within = open?.within

    if (open && within) {
      const heading = within === 'code' ? readHeading(text, number) : undefined

      scanned.push({ text, number, within, ...(heading?.isNumbered && { headingInCode: heading }) })
      if (closes(bare, open)) open = undefined
      continue
    }

    const opener = openingOf(bare)

    open = opener && willClose(opener, index) ? opener : undefined

    const heading = open ? undefined : readHeading(text, number)

    scanned.push({ text, number, within: open?.within ?? 'text', ...(heading && { heading }) })
  }

  return scanned
}

/** Whether what is opened on a line is closed later, told without reading on from it. */
function lookAhead(lines: readonly string[]): (opener: Opener, index: number) => boolean {
  const lastFence = new Map<string, number[]>()
  const nextDollars = new Int32Array(lines.length + 1).fill(-1)
  const nextHeading = new Int32Array(lines.length + 1).fill(-1)

  for (let index = lines.length - 1; index >= 0; index--) {
    const text = lines[index] ?? ''
    const bare = bareText(text)
    const fence = /^(?:`{3,}|~{3,})$/.test(bare) ? (lastFence.get(bare[0] ?? '') ?? []) : undefined

    if (fence) {
      fence[Math.min(bare.length, longestFence)] ??= index
      lastFence.set(bare[0] ?? '', fence)
    }

    nextDollars[index] = bare.endsWith('$$') ? index : (nextDollars[index + 1] ?? -1)
    nextHeading[index] = readHeading(text, index + 1) ? index : (nextHeading[index + 1] ?? -1)
  }

  return ({ opener, within }, index) => {
    if (within === 'code') {
      const closers = lastFence.get(opener[0] ?? '') ?? []

      return opener.length <= longestFence && closers.slice(opener.length).some((last) => last > index)
    }

    const closer = nextDollars[index + 1] ?? -1
    const heading = nextHeading[index + 1] ?? -1

    return closer !== -1 && (heading === -1 || closer < heading)
  }
}

/** What opens with more is text; what closes with more closes this much. */
const longestFence = 64
