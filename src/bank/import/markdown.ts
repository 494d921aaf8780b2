import type { Language } from '../../i18n/texts.ts'
import { chooseQuestions, type Heading } from './heading.ts'
import { languageOf } from './language.ts'
import { refuseTooLarge, refuseTooMany } from './limits.ts'
import { openQuestion } from './open-question.ts'
import { type FoundPictures, PicturePlan, pictureAddresses } from './picture-plan.ts'
import type { Found, Imported, Note } from './report.ts'
import { type ScannedLine, scan } from './scan.ts'
import { readSection, type Section, type TextLine } from './section.ts'
import { digest, Ids, plainTitle, slugOf } from './slug.ts'
import { TopicNames } from './topic-names.ts'
import { writeQuestion } from './write-question.ts'

export interface ImportOptions {
  /** The topic of every question, whatever its tags say: a folder's name. */
  readonly topic?: string
  /** Of the document; without it the language most of it is in. */
  readonly language?: Language
  /** The level of the headings that are questions, 1 to 6. */
  readonly headings?: number
  readonly pictures?: FoundPictures
}

/** The addresses of the pictures a document shows, for whoever looks for the files. */
export function documentPictures(document: string): Set<string> {
  refuseTooLarge(document)

  return pictureAddresses(scan(document))
}

/**
 * A document of questions in headings as files of the bank, one question per heading, and where each of its lines went.
 * Its length is all it costs.
 *
 * @throws UserError `bank.import.tooLarge`, `bank.import.tooManyLines`, `bank.import.tooMany`
 */
export function importMarkdown(document: string, options: ImportOptions = {}): Imported {
  refuseTooLarge(document)

  const lines = scan(document)
  const headings = lines.flatMap(({ heading }) => heading ?? [])
  const { level, questions } = chooseQuestions(headings, options.headings)

  refuseTooMany(questions.length)

  return new MarkdownImport(options, languageOf(lines.map(proseOf).join('\n'))).read(
    lines,
    level,
    new Set(questions),
  )
}

function proseOf({ within, text }: ScannedLine): string {
  return within === 'text' ? text : ''
}

class MarkdownImport {
  readonly #options: ImportOptions
  readonly #language: Language
  readonly #notes: Note[] = []
  readonly #found: Found[] = []
  readonly #ids = new Ids()
  readonly #topics = new TopicNames()
  readonly #files: Imported['files'][number][] = []
  readonly #titles = new Map<string, { readonly id: string; readonly line: number }>()
  readonly #pictures: PicturePlan
  readonly #lines = { headings: 0, kept: 0, read: 0, left: 0 }

  constructor(options: ImportOptions, language: Language) {
    this.#options = options
    this.#language = options.language ?? language
    this.#pictures = new PicturePlan(options.pictures ?? new Map(), this.#note)
  }

  read(lines: readonly ScannedLine[], level: number, questions: ReadonlySet<Heading>): Imported {
    let heading: Heading | undefined
    let below: ScannedLine[] = []

    for (const line of lines) {
      if (line.heading && (questions.has(line.heading) || line.heading.level < level)) {
        this.#close(heading, below)
        heading = questions.has(line.heading) ? line.heading : undefined
        below = []
        this.#lines.headings++
        if (!heading) this.#found.push({ ...line.heading, outcome: 'group' })
      } else below.push(line)
    }

    this.#close(heading, below)

    const byLine = (one: { line: number }, other: { line: number }) => one.line - other.line

    return {
      files: [...this.#topics.files(), ...this.#files],
      pictures: this.#pictures.copies(),
      found: this.#found.sort(byLine),
      notes: this.#notes.sort(byLine),
      sum: { of: 'lines', ...this.#lines },
    }
  }

  readonly #note = (line: number, key: Note['key'], values: Note['values'] = {}): void => {
    this.#notes.push({ line, key, values })
  }

  /** What stood below a heading, or below none. */
  #close(heading: Heading | undefined, below: readonly ScannedLine[]): void {
    if (heading) this.#question(heading, below)
    else {
      for (const { number, text, heading: other } of below) {
        if (other) this.#found.push({ ...other, outcome: 'refused' })
        if (other) this.#lines.headings++
        else if (text.trim() !== '') {
          this.#lines.left++
          this.#note(number, 'bank.import.left.outside')
        }
      }
    }
  }

  #question(heading: Heading, below: readonly ScannedLine[]): void {
    const { line, title } = heading
    const section = readSection(below, this.#note)
    const text = [...section.question, ...section.answer].filter((each) => each.text.trim() !== '')
    const isEmpty = text.length === 0 && section.keyPoints.length === 0
    const same = title === '' ? undefined : this.#titles.get(plainTitle(title))

    this.#count(section, text, below)

    if (isEmpty && (same || title === '')) {
      this.#found.push({ ...heading, ...(same && { id: same.id }), outcome: same ? 'merged' : 'refused' })
      return
    }

    const topic = this.#topics.add(this.#options.topic, section.tag?.topic)
    const slug = title === '' ? `q-${digest(text.map((each) => each.text).join('\n'))}` : slugOf(title)
    const id = this.#ids.take(topic, slug)

    if (same) this.#note(line, 'bank.import.open.sameTitle', { other: same.line })
    else if (title !== '') this.#titles.set(plainTitle(title), { id, line })
    if (title === '') this.#note(line, 'bank.import.open.noTitle')

    this.#found.push({ ...heading, id, outcome: isEmpty ? 'empty' : 'imported' })
    this.#inside(id, below)
    this.#write(id, heading, section)
  }

  /** A line that is partly text is text; one that is partly understood is read. */
  #count({ readLines, leftLines }: Section, text: readonly TextLine[], below: readonly ScannedLine[]): void {
    const kept = new Set(text.map(({ number }) => number))
    const inside = below.filter(({ heading }) => heading).length

    this.#lines.kept += kept.size - inside
    this.#lines.headings += inside
    this.#lines.read += [...readLines].filter((line) => !kept.has(line)).length
    this.#lines.left += [...leftLines].filter((line) => !kept.has(line) && !readLines.has(line)).length
  }

  /** Headings within a question, and what looks like one in its code. */
  #inside(id: string, below: readonly ScannedLine[]): void {
    for (const { heading, headingInCode, number } of below) {
      if (heading) this.#found.push({ ...heading, id, outcome: 'merged' })
      if (headingInCode) this.#note(number, 'bank.import.open.headingInCode', { title: headingInCode.title })
    }
  }

  #write(id: string, heading: Heading, section: Section): void {
    const language = this.#language

    this.#files.push(
      ...writeQuestion(openQuestion({ id, language, heading, section }, this.#pictures, this.#note)),
    )
  }
}
