import { rules, type SimpleMarkdown } from 'discord-markdown-parser'

type Rule = (typeof rules)[string]
type Parse = ReturnType<typeof SimpleMarkdown.parserFor>

/** Deeper bullets stay text: a message of nothing but bullets must not exhaust the stack. */
const maxDepth = 8

const bullet = /^( *)([-*]|\d{1,10}\.) +(?=\S)/
const block = /^ *(?:[-*]|\d{1,10}\.) +\S[^\n]*(?:\n(?: *(?:[-*]|\d{1,10}\.) +\S| {2,}\S)[^\n]*)*\n?/

interface Item {
  /** Text after the bullet, then the lines that hang under it, without their indent. */
  readonly lines: string[]
  readonly indent: number
}

/**
 * Lists, which discord-markdown-parser lacks: `-`, `*` and `1.` at the start of a line; a line that is indented further
 * than its item hangs under it, and may hold a list of its own.
 */
export const listRule: Rule = {
  order: rules.blockQuote?.order ?? 0,
  match(source, state, previous) {
    const atLineStart = state.prevCapture == null || previous.endsWith('\n')

    return atLineStart && depthOf(state) < maxDepth ? block.exec(source) : null
  },
  parse(capture, parse, state) {
    const lines = (capture[0] ?? '').replace(/\n$/, '').split('\n')
    const inside = { ...state, listDepth: depthOf(state) + 1 }

    return {
      type: 'list',
      start: readStart(lines[0] ?? ''),
      items: splitItems(lines).map((item) => parseItem(item, parse, inside)),
    }
  },
}

function parseItem(item: Item, parse: Parse, state: object): unknown {
  return parse(item.lines.join('\n'), { ...state, prevCapture: null })
}

function depthOf(state: { readonly [key: string]: unknown }): number {
  return typeof state.listDepth === 'number' ? state.listDepth : 0
}

function readStart(line: string): number | null {
  const mark = bullet.exec(line)?.[2] ?? ''

  return mark.endsWith('.') ? Number(mark.slice(0, -1)) : null
}

function splitItems(lines: readonly string[]): Item[] {
  const items: Item[] = []

  for (const line of lines) {
    const last = items.at(-1)
    const mark = bullet.exec(line)
    const indent = mark?.[1]?.length ?? Number.POSITIVE_INFINITY

    if (mark && (!last || indent <= last.indent + 1)) {
      items.push({ lines: [line.slice(mark[0].length)], indent: Math.min(indent, last?.indent ?? indent) })
    } else {
      last?.lines.push(line.slice(Math.min(leadingSpaces(line), last.indent + 2)))
    }
  }

  return items
}

function leadingSpaces(line: string): number {
  return line.length - line.trimStart().length
}
