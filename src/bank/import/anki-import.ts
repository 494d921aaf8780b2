import { cutText } from '../../cut-text.ts'
import { type Level, levels } from '../question.ts'
import { type AnkiHead, readAnkiHead } from './anki-head.ts'
import type { Draft } from './draft.ts'
import { htmlToMarkdown, readMath } from './html-markdown.ts'
import { importLimits, refuseTooLarge, refuseTooMany } from './limits.ts'
import type { ImportOptions } from './markdown.ts'
import type { Found, Imported, Note } from './report.ts'
import { plainLines } from './scan.ts'
import { Ids, slugOf } from './slug.ts'
import { type Row, readTable } from './table.ts'
import { TopicNames } from './topic-names.ts'
import { containText, withoutBlankEdges, writeQuestion } from './write-question.ts'

/** A back of at most this is an answer that can be typed. */
const shortAnswer = { characters: 40, words: 4 } as const

/**
 * Notes in Anki's text export as files of the bank, and where each went. The first field is the question, the second its
 * answer: a few words make a short question, more an open one.
 *
 * @throws UserError `bank.import.tooLarge`, `bank.import.tooManyLines`, `bank.import.tooMany`, `bank.import.badTable`
 */
export function importAnki(text: string, options: ImportOptions = {}): Imported {
  refuseTooLarge(text)

  const head = readAnkiHead(text)
  const rest = plainLines(text).slice(head.lines).join('\n')
  const rows = readTable(rest, { delimiter: head.delimiter, lenient: true, firstLine: head.lines + 1 })

  refuseTooMany(rows.length)

  return new AnkiImport(head, options).read(rows)
}

class AnkiImport {
  readonly #head: AnkiHead
  readonly #options: ImportOptions
  readonly #notes: Note[] = []
  readonly #found: Found[] = []
  readonly #ids = new Ids()
  readonly #topics = new TopicNames()
  readonly #files: Imported['files'][number][] = []

  constructor(head: AnkiHead, options: ImportOptions) {
    this.#head = head
    this.#options = options
  }

  read(rows: readonly Row[]): Imported {
    for (const { line, text } of this.#head.unknown)
      this.#note(line, 'bank.import.left.cell', { cell: text.slice(0, 80) })
    for (const row of rows) this.#row(row)

    const kept = this.#found.filter(({ outcome }) => outcome !== 'refused').length

    return {
      files: [...this.#topics.files(), ...this.#files],
      pictures: [],
      found: this.#found,
      notes: this.#notes,
      sum: { of: 'rows', heads: this.#head.lines, kept, left: rows.length - kept },
    }
  }

  readonly #note = (line: number, key: Note['key'], values: Note['values'] = {}): void => {
    this.#notes.push({ line, key, values })
  }

  #row({ line, cells }: Row): void {
    const { columns } = this.#head
    const special = new Set(Object.values(columns))
    const [front = '', back = '', ...others] = cells.filter((_, index) => !special.has(index))
    const question = this.#read(line, front)
    const title = titleOf(question)
    const isCloze = /\{\{c\d+::/.test(front)

    if (isCloze || title === '' || front.startsWith('#')) {
      if (isCloze) this.#note(line, 'bank.import.left.cloze')

      this.#found.push({ line, title, outcome: 'refused' })
      return
    }

    for (const cell of others.filter((each) => each.trim() !== '')) {
      this.#note(line, 'bank.import.left.cell', { cell: cell.slice(0, 80) })
    }

    const { topic, level } = this.#tagOf(line, cells)
    const id = this.#ids.take(this.#topics.add(this.#options.topic, topic), slugOf(title))
    const answer = this.#read(line, back)

    this.#found.push({ line, title, id, outcome: answer === '' ? 'empty' : 'imported' })
    this.#files.push(...writeQuestion(draftOf(id, { title, question, answer, level })))
  }

  /** A field as Markdown; tags without a notation are told. */
  #read(line: number, field: string): string {
    const { text, tags } = this.#head.isHtml ? htmlToMarkdown(field) : { text: readMath(field), tags: [] }

    if (tags.length > 0) {
      this.#note(line, 'bank.import.left.markup', { tags: cutText([...new Set(tags)].join(' '), 200) })
    }

    return containText(withoutBlankEdges(text.split('\n'))).text
  }

  /** The first tag is the topic, or else the deck; `level-2` is a level. What is left of them is told. */
  #tagOf(line: number, cells: readonly string[]): { topic: string | undefined; level: Level | undefined } {
    const { columns, deck, tags: all } = this.#head
    const own = columns.tags === undefined ? '' : (cells[columns.tags] ?? '')
    const tags = `${own} ${all}`.split(/\s+/).filter((tag) => tag !== '')
    const level = levels.find((each) => tags.includes(`level-${each}`))
    const [topic, ...others] = tags.filter((tag) => tag !== `level-${level}`)
    const ownDeck = columns.deck === undefined ? deck : cells[columns.deck]

    for (const tag of others) this.#note(line, 'bank.import.left.tag', { tag: tag.slice(0, 80) })

    return { topic: (topic ?? ownDeck)?.split('::').at(-1) || undefined, level }
  }
}

/** Its first line, without what makes it bold. */
function titleOf(question: string): string {
  const first = question.split('\n').find((line) => line.trim() !== '') ?? ''

  return cutText(first.replaceAll('**', '').replace(/\s+/g, ' ').trim(), importLimits.title)
}

function draftOf(
  id: string,
  {
    title,
    question,
    answer,
    level,
  }: { title: string; question: string; answer: string; level: Level | undefined },
): Draft {
  const isShort =
    answer !== '' &&
    answer.length <= shortAnswer.characters &&
    answer.split(/\s+/).length <= shortAnswer.words &&
    !/[$`\n!]/.test(answer)
  // A first line that is bold as a whole is a title, as our own export has it.
  const [, rest = ''] = /^\*\*[^*\n]+\*\*\n\s*\n([\s\S]*)$/.exec(question) ?? []
  const text = { title, body: rest.trim() === '' ? question : rest.trim(), parts: { explanation: answer } }

  return {
    id,
    fields: {
      ...(level && { level: String(level) }),
      ...(isShort ? { kind: 'short', answer: answer.replaceAll('**', '') } : { kind: 'open', keyPoints: [] }),
      sources: [],
    },
    texts: { en: text, 'zh-CN': text },
  }
}
