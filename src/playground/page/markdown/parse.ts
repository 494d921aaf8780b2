import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser'
import { listRule } from './list-rule.ts'
import { isBlock, type MarkdownNode, type TimestampStyle } from './tree.ts'

interface ParserNode {
  readonly type: string
  readonly [key: string]: unknown
}

const parser = SimpleMarkdown.parserFor({ ...rulesExtended, list: listRule })

/** Reads Discord Markdown. Never throws: what the parser cannot take is shown as it was written. */
export function parseMarkdown(source: string): readonly MarkdownNode[] {
  try {
    return tidy(toNodes(parser(source, { inline: true })))
  } catch {
    return [{ type: 'text', text: source }]
  }
}

function toNodes(content: unknown): MarkdownNode[] {
  if (typeof content === 'string') return [{ type: 'text', text: content }]

  return Array.isArray(content) ? content.map((node: ParserNode) => toNode(node)) : []
}

function toNode(node: ParserNode): MarkdownNode {
  const children = () => tidy(toNodes(node.content))

  switch (node.type) {
    case 'strong':
    case 'em':
    case 'underline':
    case 'strikethrough':
    case 'blockQuote':
    case 'subtext':
      return { type: node.type, children: children() }
    case 'spoiler':
      return { type: 'spoiler', children: children() }
    case 'heading':
      return { type: 'heading', level: Number(node.level), children: children() }
    case 'link':
    case 'url':
    case 'autolink':
      return { type: 'link', target: String(node.target), children: children() }
    case 'list':
      return {
        type: 'list',
        start: typeof node.start === 'number' ? node.start : null,
        items: (node.items as unknown[]).map((item) => tidy(toNodes(item))),
      }
    default:
      return toLeaf(node)
  }
}

function toLeaf(node: ParserNode): MarkdownNode {
  switch (node.type) {
    case 'inlineCode':
      return { type: 'inlineCode', text: String(node.content) }
    case 'codeBlock':
      return { type: 'codeBlock', text: String(node.content), language: String(node.lang) }
    case 'br':
    case 'newline':
      return { type: 'lineBreak' }
    case 'everyone':
    case 'here':
      return { type: node.type }
    case 'user':
    case 'role':
    case 'channel':
      return { type: node.type, id: String(node.id) }
    case 'emoji':
      return { type: 'emoji', name: String(node.name) }
    case 'slashCommand':
      return { type: 'command', name: String(node.fullName) }
    case 'timestamp':
      return {
        type: 'timestamp',
        seconds: Number(node.timestamp),
        style: (node.format ?? 'f') as TimestampStyle,
      }
    case 'guildNavigation':
      return { type: 'text', text: `<${node.id}:${node.navigation}>` }
    default:
      return { type: 'text', text: String(node.content ?? node.name ?? '') }
  }
}

/** Joins neighbouring texts (the parser cuts at every sign) and drops line breaks next to blocks: margins part them. */
function tidy(nodes: readonly MarkdownNode[]): MarkdownNode[] {
  const tidied: MarkdownNode[] = []

  for (const node of nodes) {
    const last = tidied.at(-1)

    if (node.type === 'lineBreak' && isBlock(last)) continue

    if (isBlock(node)) dropTrailingBreaks(tidied)

    if (node.type === 'text' && last?.type === 'text') {
      tidied[tidied.length - 1] = { type: 'text', text: last.text + node.text }
    } else {
      tidied.push(node)
    }
  }

  return tidied
}

function dropTrailingBreaks(nodes: MarkdownNode[]): void {
  while (nodes.at(-1)?.type === 'lineBreak') nodes.pop()
}
