/** A message's Markdown as the page draws it. */
export type MarkdownNode =
  | { readonly type: 'text' | 'inlineCode'; readonly text: string }
  | { readonly type: 'codeBlock'; readonly text: string; readonly language: string }
  | { readonly type: 'lineBreak' | 'everyone' | 'here' }
  | {
      readonly type: 'strong' | 'em' | 'underline' | 'strikethrough' | 'blockQuote' | 'subtext'
      readonly children: readonly MarkdownNode[]
    }
  | { readonly type: 'spoiler'; readonly children: readonly MarkdownNode[] }
  | { readonly type: 'heading'; readonly level: number; readonly children: readonly MarkdownNode[] }
  | {
      readonly type: 'list'
      /** The first number, or `null` for bullets. */
      readonly start: number | null
      readonly items: readonly (readonly MarkdownNode[])[]
    }
  | { readonly type: 'link'; readonly target: string; readonly children: readonly MarkdownNode[] }
  | { readonly type: 'user' | 'role' | 'channel'; readonly id: string }
  | { readonly type: 'emoji'; readonly name: string }
  | { readonly type: 'command'; readonly name: string }
  | { readonly type: 'timestamp'; readonly seconds: number; readonly style: TimestampStyle }

/** Discord's letters for `<t:…:R>`: short and long time, date, date with time; relative. */
export type TimestampStyle = 't' | 'T' | 'd' | 'D' | 'f' | 'F' | 'R'

/** Nodes that begin on a line of their own and end with it. */
const blocks: ReadonlySet<MarkdownNode['type']> = new Set([
  'codeBlock',
  'blockQuote',
  'heading',
  'subtext',
  'list',
])

/** Whether no line break is needed beside a node. */
export function isBlock(node: MarkdownNode | undefined): boolean {
  return node !== undefined && blocks.has(node.type)
}
