import { takeBadges } from './badge.ts'
import { isSearched } from './limits.ts'
import { itemText, type Mark, readMark } from './marker.ts'
import { mendLine, mendTex } from './mend.ts'
import { splitPoints } from './points.ts'
import type { Tag, TakeNote } from './report.ts'
import type { ScannedLine } from './scan.ts'

/** A line of a question's text and where it stood. */
export interface TextLine {
  readonly text: string
  readonly number: number
  readonly within: ScannedLine['within']
}

/** What stands below a heading, told apart. */
export interface Section {
  readonly tag: Tag | undefined
  readonly keyPoints: readonly string[]
  readonly sources: readonly string[]
  /** Above the marker of the answer; without a marker there is none. */
  readonly question: readonly TextLine[]
  readonly answer: readonly TextLine[]
  /** Lines that became something else than text. */
  readonly readLines: ReadonlySet<number>
  readonly leftLines: ReadonlySet<number>
}

/** Reads the lines below a heading, one after the other. */
export function readSection(lines: readonly ScannedLine[], note: TakeNote): Section {
  const reader = new SectionReader(
    note,
    lines.some(({ text }) => /^\s*B\s?[:：]/i.test(text)),
  )

  for (const line of lines) reader.read(line)

  return reader.section()
}

class SectionReader {
  readonly #note: TakeNote
  /** `A:` is a choice then, and no answer. */
  readonly #hasChoices: boolean
  readonly #lists = { keyPoints: [] as string[], sources: [] as string[] }
  readonly #readLines = new Set<number>()
  readonly #leftLines = new Set<number>()
  #tag: Tag | undefined
  #before: TextLine[] = []
  #text: TextLine[] = []
  #hasAnswer = false
  /** Items of a list go here when its marker stood alone. */
  #list: { readonly mark: 'keyPoints' | 'sources'; hasBegun: boolean } | undefined

  constructor(note: TakeNote, hasChoices: boolean) {
    this.#note = note
    this.#hasChoices = hasChoices
  }

  read(line: ScannedLine): void {
    if (line.within !== 'text' || line.heading) {
      this.#list = undefined
      this.#keep(line, line.within === 'math' ? mendTex(line.text) : line.text)
      return
    }

    const { rest, badges } = takeBadges(line.text)

    for (const { source, tag } of badges) this.#readBadge(line.number, source, tag)

    if (badges.length > 0 && rest === '') return
    if (this.#readItem(line.number, rest)) return

    const marked = readMark(rest)

    if (!marked || !this.#begin(marked.mark, marked.rest, line)) this.#keep(line, mendLine(rest))
  }

  section(): Section {
    return {
      tag: this.#tag,
      ...this.#lists,
      question: this.#before,
      answer: this.#text,
      readLines: this.#readLines,
      leftLines: this.#leftLines,
    }
  }

  #readBadge(
    line: number,
    source: string,
    tag: ReturnType<typeof takeBadges>['badges'][number]['tag'],
  ): void {
    if (!tag || this.#tag) {
      this.#note(line, 'bank.import.left.badge', { badge: source })
      this.#leftLines.add(line)
      return
    }

    this.#tag = { topic: tag.label, level: tag.level }
    this.#readLines.add(line)

    if (tag.level) this.#note(line, 'bank.import.read.tag', { topic: tag.label, level: tag.level })
    else this.#note(line, 'bank.import.open.level', { level: tag.message })
  }

  /** An item below a marker that stood alone. */
  #readItem(line: number, text: string): boolean {
    const list = this.#list

    if (!list || (text.trim() === '' && !list.hasBegun)) return false

    const item = itemText(text)

    if (item === undefined) {
      this.#list = undefined
      return false
    }

    list.hasBegun = true
    this.#take(list.mark, [item], line)
    return true
  }

  /** False where the marker has no meaning here; then its line is text. */
  #begin(mark: Mark, rest: string, line: ScannedLine): boolean {
    if (mark === 'answer') {
      if (this.#hasAnswer || (this.#hasChoices && /^[*_\s]*a[*_\s]*[:：]/i.test(line.text))) return false

      this.#hasAnswer = true
      this.#before = this.#text
      this.#text = []

      if (rest === '') this.#takeLine(line.number, 'bank.import.read.answer')
      else this.#keep(line, mendLine(rest))

      return true
    }

    if (rest === '') {
      this.#list = { mark, hasBegun: false }
      this.#takeLine(line.number, 'bank.import.read.list')
    } else this.#take(mark, mark === 'keyPoints' ? splitPoints(mendLine(rest)) : [rest], line.number)

    return true
  }

  #take(mark: 'keyPoints' | 'sources', items: readonly string[], line: number): void {
    for (const item of items) this.#lists[mark].push(item)

    this.#readLines.add(line)
    this.#note(line, `bank.import.read.${mark}`, { count: items.length })
  }

  #takeLine(line: number, key: 'bank.import.read.answer' | 'bank.import.read.list'): void {
    this.#readLines.add(line)
    this.#note(line, key)
  }

  #keep({ number, within, text: original }: ScannedLine, text: string): void {
    this.#text.push({ text, number, within })

    if (within !== 'code' && !isSearched(original)) {
      this.#note(number, 'bank.import.open.longLine', { length: original.length })
    } else if (!original.includes(text)) this.#note(number, 'bank.import.mended.notation')
  }
}
