import type { APIComponentInContainer, APIMessage, APIMessageTopLevelComponent } from 'discord-api-types/v10'
import { ComponentType } from '../kinds.ts'
import { parseMarkdown } from '../markdown/parse.ts'
import { formatTimestamp, type Reader } from '../markdown/timestamp.ts'
import type { MarkdownNode } from '../markdown/tree.ts'

/** The beginning of a message in plain words, for the line above a reply; a picture gives its alt text. */
export function summarise(
  {
    content,
    components = [],
    attachments,
    embeds,
  }: Pick<APIMessage, 'content' | 'components' | 'attachments' | 'embeds'>,
  reader: Reader,
): string {
  const [file] = attachments
  const source = content || firstText(components) || embeds[0]?.title || file?.description || file?.filename

  return source ? plainText(parseMarkdown(source), reader).replace(/\s+/g, ' ') : ''
}

type Part = APIMessageTopLevelComponent | APIComponentInContainer

function firstText(parts: readonly Part[]): string | undefined {
  for (const part of parts) {
    const text = textOf(part)

    if (text) return text
  }

  return undefined
}

function textOf(part: Part): string | undefined {
  switch (part.type) {
    case ComponentType.TextDisplay:
      return part.content
    case ComponentType.Section:
    case ComponentType.Container:
      return firstText(part.components)
    case ComponentType.MediaGallery:
      return part.items[0]?.description ?? undefined
    default:
      return undefined
  }
}

function plainText(nodes: readonly MarkdownNode[], reader: Reader): string {
  return nodes
    .map((node) => plainNode(node, reader))
    .join('')
    .trim()
}

function plainNode(node: MarkdownNode, reader: Reader): string {
  if ('text' in node) return node.text
  // What was hidden stays hidden.
  if (node.type === 'spoiler') return '▮▮▮'
  if ('children' in node) return `${plainText(node.children, reader)} `
  if (node.type === 'timestamp') return formatTimestamp(node.seconds, node.style, reader)

  return node.type === 'list' ? node.items.map((item) => plainText(item, reader)).join(' · ') : ' '
}
