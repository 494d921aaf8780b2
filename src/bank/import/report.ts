import type { TextKey } from '../../i18n/catalog.ts'
import type { BankFile } from '../parse.ts'
import type { Level } from '../question.ts'

/** What became of a heading, a row or a note. */
export type Outcome =
  | 'imported'
  /** A file is there; it needs an answer. */
  | 'empty'
  /** It is part of another question. */
  | 'merged'
  /** It stands above questions and is none. */
  | 'group'
  | 'refused'

export interface Found {
  readonly line: number
  readonly title: string
  readonly outcome: Outcome
  /** Of the question it became, or became part of. */
  readonly id?: string
}

/** `read` became a field of a question, `mended` and `open` are in its text, `left` is in no file. */
export type NoteKey = Extract<TextKey, `bank.import.${'read' | 'mended' | 'open' | 'left'}.${string}`>

export interface Note {
  readonly line: number
  readonly key: NoteKey
  readonly values: Readonly<Record<string, string | number>>
}

export type TakeNote = (line: number, key: NoteKey, values?: Note['values']) => void

/** A picture file to be copied into the bank. */
export interface PictureCopy {
  /** As the document names it. */
  readonly address: string
  /** Below the bank's folder. */
  readonly path: string
}

/** What an import makes of a text: files of the bank's own format, and where every line went. */
export interface Imported {
  /** The names of topics among them. */
  readonly files: readonly BankFile[]
  readonly pictures: readonly PictureCopy[]
  /** In the order of lines. */
  readonly found: readonly Found[]
  /** In the order of lines. */
  readonly notes: readonly Note[]
  readonly sum: LineSum | RowSum
}

/** Lines that are not blank: each is one of these. */
export interface LineSum {
  readonly of: 'lines'
  readonly headings: number
  /** In the text of a question. */
  readonly kept: number
  /** Understood as something else: tags, key points, sources. */
  readonly read: number
  readonly left: number
}

/** Rows of a table: each is one of these. */
export interface RowSum {
  readonly of: 'rows'
  /** What says how to read the others. */
  readonly heads: number
  readonly kept: number
  readonly left: number
}

/** What a topic's tag or column says. */
export interface Tag {
  readonly topic: string
  readonly level: Level | undefined
}

/** Notes that say the same of neighbouring lines, as one. */
export function joinNotes(notes: readonly Note[]): (Note & { readonly last: number })[] {
  const joined: (Note & { last: number })[] = []

  for (const note of notes) {
    const before = joined.at(-1)
    const isSame =
      before?.key === note.key &&
      note.line - before.last <= 1 &&
      JSON.stringify(before.values) === JSON.stringify(note.values)

    if (before && isSame) before.last = note.line
    else joined.push({ ...note, last: note.line })
  }

  return joined
}
