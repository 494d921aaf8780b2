import { nearest } from '../nearest.ts'
import { type Fields, readYaml } from './front-matter.ts'
import { type Line, splitLines } from './lines.ts'
import type { Report } from './problem.ts'

/** Sections below the body. */
export const parts = ['choices', 'hint', 'explanation', 'diagnoses', 'keyPoints'] as const
export type Part = (typeof parts)[number]

/** A stretch of Markdown and the line of its file where it begins. */
export interface Block {
  readonly line: number
  readonly text: string
}

/** A question file taken apart, its contents not yet understood. */
export interface Document {
  readonly fields: Fields
  readonly body: Block
  readonly parts: Readonly<Partial<Record<Part, Block>>>
}

/** Characters of the largest file that is read. */
const sizeLimit = 65_536

/** A Map: a heading is whatever its author wrote, `constructor` too. */
const headings = new Map<string, Part>([
  ['choices', 'choices'],
  ['选项', 'choices'],
  ['hint', 'hint'],
  ['提示', 'hint'],
  ['explanation', 'explanation'],
  ['解析', 'explanation'],
  ['diagnoses', 'diagnoses'],
  ['误区', 'diagnoses'],
  ['key points', 'keyPoints'],
  ['要点', 'keyPoints'],
])

/** Splits a question file into front matter, body and sections. */
export function readDocument(file: string, report: Report): Document {
  const text = file.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')

  if (text.length > sizeLimit) {
    report(1, 'bank.problem.fileTooLarge', { length: text.length, limit: sizeLimit })

    return { fields: new Map(), body: { line: 1, text: '' }, parts: {} }
  }

  const [, yaml, markdown] = /^---\n([\s\S]*?)\n---\s*\n([\s\S]*)$/.exec(text) ?? []

  if (yaml === undefined || markdown === undefined) {
    report(1, 'bank.problem.noFrontMatter')

    return { fields: new Map(), ...readSections(text, 1, report) }
  }

  return { fields: readYaml(yaml, 2, report), ...readSections(markdown, yaml.split('\n').length + 3, report) }
}

/** Everything up to the first `## ` is the body; a heading in code or mathematics is none. */
function readSections(markdown: string, firstLine: number, report: Report): Omit<Document, 'fields'> {
  const { lines, unclosed } = splitLines(markdown, firstLine)
  const found: Partial<Record<Part, Block>> = {}
  let body: Block = { line: firstLine, text: '' }
  let heading: Line | undefined
  let content: Line[] = []

  if (unclosed) report(unclosed.number, 'bank.problem.unclosed', { opener: unclosed.opener })

  for (const line of lines) {
    if (line.within === 'text' && line.text.startsWith('## ')) {
      keep()
      heading = line
      content = []
    } else content.push(line)
  }

  keep()

  return { body, parts: found }

  function keep(): void {
    const block = blockOf(content, heading?.number ?? firstLine)

    if (!heading) body = block
    else keepSection(heading, block, found, report)
  }
}

function keepSection(heading: Line, block: Block, found: Partial<Record<Part, Block>>, report: Report): void {
  const name = heading.text.slice(3).trim()
  const part = headings.get(name.toLowerCase())

  if (!part) {
    const known = [...headings.keys()]
    const near = nearest(name, known)

    if (near) report(heading.number, 'bank.problem.unknownSectionNear', { name, nearest: near })
    else report(heading.number, 'bank.problem.unknownSection', { name, known: known.join(', ') })
  } else if (found[part]) report(heading.number, 'bank.problem.duplicateSection', { name })
  else found[part] = block
}

/** Without the blank lines around it; an empty section sits at its heading. */
function blockOf(content: readonly Line[], fallbackLine: number): Block {
  const isBlank = ({ text }: Line) => text.trim() === ''
  const first = content.findIndex((line) => !isBlank(line))
  const last = content.findLastIndex((line) => !isBlank(line))
  const kept = first === -1 ? [] : content.slice(first, last + 1)

  return { line: kept[0]?.number ?? fallbackLine, text: kept.map(({ text }) => text).join('\n') }
}

/** Body and sections of a file. */
export function blocksOf({ body, parts }: Document): Block[] {
  return [body, ...Object.values(parts)]
}

/** Where a field stands; the top of the file when it is missing. */
export function lineOf({ fields }: Document, field: string): number {
  return fields.get(field)?.line ?? 1
}
