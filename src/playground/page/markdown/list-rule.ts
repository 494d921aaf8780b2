import { rules, type SimpleMarkdown } from 'discord-markdown-parser'

type Rule = (typeof rules)[string]
type Parse = ReturnType<typeof SimpleMarkdown.parserFor>

/** Deeper bullets stay text: a message of nothing but bullets must not exhaust the stack. */
const maxDepth = 8

const bulletPattern = /^( *)([-*]|\d{1,10}\.) +(?=\S)/

interface Bullet {
  /** Spaces before it. */
  readonly indent: number
  /** The number of an ordered item, `null` for a dot. */
  readonly number: number | null
  /** Characters up to the text. */
  readonly length: number
}

/**
 * Lists, which discord-markdown-parser lacks: `-`, `*` and `1.` at the start of a line; a line that is indented further
 * than its item hangs under it, and may hold a list of its own. The other kind of bullet begins another list.
 */
export const listRule: Rule = {
  order: rules.blockQuote?.order ?? 0,
  match(source, state, previous) {
    const isAtLineStart = state.prevCapture == null || previous.endsWith('\n')
    const lines = isAtLineStart && depthOf(state) < maxDepth ? takeLines(source) : []

    return lines.length > 0 ? [source.slice(0, lines.join('\n').length + 1)] : null
  },
  parse(capture, parse, state) {
    const lines = takeLines(capture[0] ?? '')
    const inside = { ...state, listDepth: depthOf(state) + 1 }

    return {
      type: 'list',
      start: readBullet(lines[0] ?? '')?.number ?? null,
      items: splitItems(lines).map((item) => parseItem(item, parse, inside)),
    }
  },
}

function parseItem(lines: readonly string[], parse: Parse, state: object): unknown {
  return parse(lines.join('\n'), { ...state, prevCapture: null })
}

function depthOf(state: { readonly [key: string]: unknown }): number {
  return typeof state.listDepth === 'number' ? state.listDepth : 0
}

function readBullet(line: string): Bullet | undefined {
  const [whole, spaces = '', mark = ''] = bulletPattern.exec(line) ?? []

  if (whole === undefined) return undefined

  return {
    indent: spaces.length,
    number: mark.endsWith('.') ? Number(mark.slice(0, -1)) : null,
    length: whole.length,
  }
}

/** The lines of the list that `source` begins with; none when it begins with something else. */
function takeLines(source: string): string[] {
  const lines = source.split('\n')
  const first = readBullet(lines[0] ?? '')

  if (!first) return []

  const end = lines.findIndex((line) => !belongsTo(first, line))

  return end === -1 ? lines : lines.slice(0, end)
}

function belongsTo(first: Bullet, line: string): boolean {
  const bullet = readBullet(line)

  if (bullet && bullet.indent <= first.indent + 1) return (bullet.number === null) === (first.number === null)

  return line.trim() !== '' && leadingSpaces(line) >= first.indent + 2
}

/** The lines of each item, without bullet and indent. */
function splitItems(lines: readonly string[]): string[][] {
  const indent = readBullet(lines[0] ?? '')?.indent ?? 0
  const items: string[][] = []

  for (const line of lines) {
    const bullet = readBullet(line)

    if (bullet && bullet.indent <= indent + 1) items.push([line.slice(bullet.length)])
    else items.at(-1)?.push(line.slice(indent + 2))
  }

  return items
}

function leadingSpaces(line: string): number {
  return line.length - line.trimStart().length
}
