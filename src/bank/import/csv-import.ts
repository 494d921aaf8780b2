import { type Language, languages } from '../../i18n/texts.ts'
import { readYaml } from '../front-matter.ts'
import { readNamedList } from '../named-list.ts'
import { questionKinds } from '../question.ts'
import { type Column, columnOf, type TextColumn } from './columns.ts'
import type { Draft, DraftText, FieldValue } from './draft.ts'
import { fieldValueOf } from './field-value.ts'
import { refuseTooLarge, refuseTooMany } from './limits.ts'
import type { ImportOptions } from './markdown.ts'
import type { Found, Imported, Note } from './report.ts'
import { Ids, isSlug, slugOf } from './slug.ts'
import { type Row, readTable, rearm } from './table.ts'
import { TopicNames } from './topic-names.ts'
import { containText, withoutBlankEdges, writeQuestion } from './write-question.ts'

type Cells = ReadonlyMap<Column, string>

/**
 * A table of questions as files of the bank, one question per row, and where each row went. What one language lacks is
 * taken from the column without a language.
 *
 * @throws UserError `bank.import.tooLarge`, `bank.import.tooManyLines`, `bank.import.tooMany`, `bank.import.badTable`
 */
export function importCsv(text: string, options: ImportOptions = {}): Imported {
  refuseTooLarge(text)

  const [head, ...rows] = readTable(text, { delimiter: delimiterOf(text) })

  refuseTooMany(rows.length)

  return new CsvImport(options).read(head ?? { line: 1, cells: [] }, rows)
}

/** What the first line has most of; spreadsheets differ by country. */
function delimiterOf(text: string): string {
  const head = text.split(/[\r\n]/, 1)[0] ?? ''
  const [most = ','] = [',', ';', '\t'].toSorted(
    (one, other) => head.split(other).length - head.split(one).length,
  )

  return most
}

class CsvImport {
  readonly #options: ImportOptions
  readonly #notes: Note[] = []
  readonly #found: Found[] = []
  readonly #ids = new Ids()
  readonly #topics = new TopicNames()
  readonly #files: Imported['files'][number][] = []
  #kept = 0

  constructor(options: ImportOptions) {
    this.#options = options
  }

  read(head: Row, rows: readonly Row[]): Imported {
    const known = head.cells.map(columnOf)

    for (const [index, column] of known.entries()) {
      if (!column || known.indexOf(column) < index) {
        this.#note(head.line, 'bank.import.left.column', { column: (head.cells[index] ?? '').slice(0, 80) })
      }
    }

    for (const row of rows) this.#row(row, known)

    return {
      files: [...this.#topics.files(), ...this.#files],
      pictures: [],
      found: this.#found,
      notes: this.#notes,
      sum: {
        of: 'rows',
        heads: head.cells.length > 0 ? 1 : 0,
        kept: this.#kept,
        left: rows.length - this.#kept,
      },
    }
  }

  readonly #note = (line: number, key: Note['key'], values: Note['values'] = {}): void => {
    this.#notes.push({ line, key, values })
  }

  #row({ line, cells: given }: Row, known: readonly (Column | undefined)[]): void {
    const cells = new Map<Column, string>()

    for (const [index, cell] of given.entries()) {
      const column = known[index]
      const text = rearm(cell).replace(/\r\n?/g, '\n')

      if (column && known.indexOf(column) === index) cells.set(column, text)
      else if (index >= known.length && cell !== '')
        this.#note(line, 'bank.import.left.cell', { cell: cell.slice(0, 80) })
    }

    const texts = { en: textOf(cells, 'en'), 'zh-CN': textOf(cells, 'zh-CN') }
    const title = texts.en.title || texts['zh-CN'].title

    if (title === '' && texts.en.body === '' && texts['zh-CN'].body === '') {
      this.#found.push({ line, title, outcome: 'refused' })
      return
    }

    const id = this.#idOf(line, cells, title || texts.en.body)
    const isEmpty = texts.en.parts.explanation === '' && texts['zh-CN'].parts.explanation === ''

    this.#kept++
    this.#found.push({ line, title, id, outcome: isEmpty ? 'empty' : 'imported' })
    this.#files.push(...writeQuestion(this.#draftOf(line, id, cells, texts)))
  }

  #idOf(line: number, cells: Cells, title: string): string {
    const names = languages.map((each) => cells.get(`topicName.${each}`) || cells.get('topicName') || '')
    const [en = '', chinese = ''] = names
    const topic = this.#topics.add(
      this.#options.topic,
      cells.get('topic')?.trim() || undefined,
      en && chinese && !this.#options.topic ? { en, 'zh-CN': chinese } : undefined,
    )
    const slug = cells.get('slug')?.trim() ?? ''
    const wanted = isSlug(slug) ? slug : slugOf(slug || title)
    const id = this.#ids.take(topic, wanted)

    if (id !== `${topic}/${wanted}`) this.#note(line, 'bank.import.open.sameName', { id })

    return id
  }

  #draftOf(line: number, id: string, cells: Cells, texts: Draft['texts']): Draft {
    const answer = cells.get('answer')?.trim() ?? ''
    const level = cells.get('level')?.trim() ?? ''
    const wanted = cells.get('kind')?.trim() ?? ''
    const kind = wanted || kindOf(answer, texts.en.parts.choices)
    const others = this.#fieldsOf(line, cells.get('fields') ?? '')
    const points = texts.en.parts.keyPoints

    if (!questionKinds.some((each) => each === kind)) this.#note(line, 'bank.import.open.kind', { kind })

    return {
      id,
      fields: {
        ...(level !== '' && { level }),
        kind,
        ...(answer !== '' && { answer }),
        ...(points !== undefined && kind === 'open' && { keyPoints: namesIn(points) }),
        ...others,
        sources: linesOf(cells.get('sources')),
      },
      texts,
    }
  }

  /** The other fields of the front matter; what cannot be read is told. */
  #fieldsOf(line: number, cell: string): Record<string, FieldValue> {
    if (cell.trim() === '') return {}

    const fields = readYaml(cell, 1, (_, key, values) => {
      this.#note(line, 'bank.import.left.fields', { message: String(values?.message ?? key) })
    })

    return Object.fromEntries([...fields].map(([field, entry]) => [field, fieldValueOf(entry)]))
  }
}

function textOf(cells: Cells, language: Language): DraftText {
  const cell = (column: TextColumn) => {
    const text = cells.get(`${column}.${language}`) || cells.get(column) || ''

    return containText(withoutBlankEdges(text.split('\n'))).text
  }
  const title = cell('title').replace(/\s+/g, ' ').trim()
  const optional = Object.fromEntries(
    (['choices', 'hint', 'diagnoses', 'keyPoints'] as const).flatMap((part) => {
      const text = cell(part)

      return text === '' ? [] : [[part, text]]
    }),
  )

  return {
    title,
    body: cell('body') || containText(title).text,
    aliases: linesOf(cells.get(`aliases.${language}`) || cells.get('aliases')),
    parts: { ...optional, explanation: cell('explanation') },
  }
}

/** Where a table does not say. */
function kindOf(answer: string, choices: string | undefined): string {
  if (choices !== undefined) return answer.includes(',') ? 'multi' : 'choice'

  return answer === '' ? 'open' : 'short'
}

function namesIn(keyPoints: string): string[] {
  return readNamedList({ text: keyPoints, line: 1 }).map(({ name }) => name)
}

function linesOf(cell = ''): string[] {
  return cell
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
