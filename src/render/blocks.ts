import type { Token } from 'markdown-it'
import { tokenize, tokenizeInline } from './markdown.ts'

export interface Marks {
  readonly bold: boolean
  readonly italic: boolean
  readonly strike: boolean
  readonly link: boolean
}

export type Inline =
  | { readonly kind: 'text' | 'code' | 'formula'; readonly text: string; readonly marks: Marks }
  | {
      readonly kind: 'image'
      readonly address: string
      /** What stands for it where it cannot be shown. */
      readonly words: readonly Inline[]
      readonly marks: Marks
    }
  | { readonly kind: 'break' }

export type Align = 'left' | 'center' | 'right'

/** A Markdown text as what there is to draw. */
export type Block =
  | { readonly kind: 'paragraph'; readonly content: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: number; readonly content: readonly Inline[] }
  | { readonly kind: 'formula'; readonly tex: string }
  | { readonly kind: 'code'; readonly text: string; readonly language: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | List
  | Table
  | { readonly kind: 'rule' }
  /** Stands for what is nested deeper than is drawn. */
  | { readonly kind: 'tooDeep' }

export interface List {
  readonly kind: 'list'
  /** Number of the first item; undefined for bullets. */
  readonly start: number | undefined
  /** Whether the items stand close together. */
  readonly tight: boolean
  readonly items: readonly (readonly Block[])[]
}

export interface Table {
  readonly kind: 'table'
  readonly aligns: readonly Align[]
  readonly head: readonly (readonly Inline[])[]
  readonly rows: readonly (readonly (readonly Inline[])[])[]
}

export const noMarks: Marks = { bold: false, italic: false, strike: false, link: false }

/** Reads Markdown. Every token either becomes something to draw or is a fault: nothing is left out in silence. */
export function parseBlocks(source: string): Block[] {
  return readBlocks(tokenize(source).values(), undefined)
}

/** Reads a label: emphasis, code and formulas, but no blocks. */
export function parseInlines(source: string): Inline[] {
  return tokenizeInline(source).flatMap(({ children }) => readInline(children ?? []))
}

type Tokens = Iterator<Token>

/** Reads blocks up to the closing token of the element they are in. */
function readBlocks(tokens: Tokens, closing: string | undefined): Block[] {
  const blocks: Block[] = []

  for (let token = take(tokens); token && token.type !== closing; token = take(tokens)) {
    const block = readBlock(tokens, token)

    // Said once, however many lines it stands for.
    if (block.kind !== 'tooDeep' || blocks.at(-1)?.kind !== 'tooDeep') blocks.push(block)
  }

  return blocks
}

function readBlock(tokens: Tokens, token: Token): Block {
  switch (token.type) {
    case 'paragraph_open':
      return { kind: 'paragraph', content: readContent(tokens, 'paragraph_close') }
    case 'heading_open':
      return {
        kind: 'heading',
        level: Number(token.tag.slice(1)),
        content: readContent(tokens, 'heading_close'),
      }
    case 'math_block':
      return { kind: 'formula', tex: token.content }
    case 'fence':
    case 'code_block':
      return { kind: 'code', text: token.content, language: token.info.trim() }
    case 'blockquote_open':
      return { kind: 'quote', blocks: readBlocks(tokens, 'blockquote_close') }
    case 'bullet_list_open':
      return readList(tokens, undefined, 'bullet_list_close')
    case 'ordered_list_open':
      return readList(tokens, Number(token.attrGet('start') ?? 1), 'ordered_list_close')
    case 'table_open':
      return readTable(tokens)
    case 'hr':
      return { kind: 'rule' }
    case 'too_deep':
      return { kind: 'tooDeep' }
    default:
      throw new Error(`no drawing for the Markdown token ${token.type}`)
  }
}

function readList(tokens: Tokens, start: number | undefined, closing: string): List {
  const items: Block[][] = []
  let tight = true

  for (let token = take(tokens); token && token.type !== closing; token = take(tokens)) {
    if (token.type !== 'list_item_open') throw new Error(`a list holds ${token.type}`)

    const inner = takeUntil(tokens, 'list_item_open', 'list_item_close')

    if (
      inner.some(
        ({ type, hidden, level }) => type === 'paragraph_open' && !hidden && level === token.level + 1,
      )
    ) {
      tight = false
    }

    items.push(readBlocks(inner.values(), undefined))
  }

  return { kind: 'list', start, tight, items }
}

function readTable(tokens: Tokens): Table {
  const rows: Inline[][][] = []
  const aligns: Align[] = []

  for (let token = take(tokens); token && token.type !== 'table_close'; token = take(tokens)) {
    if (token.type === 'tr_open') rows.push([])
    if (token.type === 'th_open') aligns.push(readAlign(token))
    if (token.type === 'th_open' || token.type === 'td_open') {
      rows.at(-1)?.push(readContent(tokens, token.type.replace('open', 'close')))
    }
  }

  const [head = [], ...body] = rows

  return { kind: 'table', aligns, head, rows: body }
}

function readAlign(token: Token): Align {
  const [, align] = /text-align:(left|center|right)/.exec(String(token.attrGet('style'))) ?? []

  return (align as Align | undefined) ?? 'left'
}

function readContent(tokens: Tokens, closing: string): Inline[] {
  return takeUntil(tokens, undefined, closing).flatMap(({ children }) => readInline(children ?? []))
}

/** Reads the flat list of inline tokens: marks open and close, everything else carries those that are open. */
function readInline(tokens: readonly Token[]): Inline[] {
  const inlines: Inline[] = []
  const open = { bold: 0, italic: 0, strike: 0, link: 0 }

  for (const token of tokens) {
    const mark = markOf[token.type]

    if (mark) open[mark] += token.nesting
    else inlines.push(...readLeaf(token, marksOf(open)))
  }

  return inlines
}

function marksOf(open: Readonly<Record<keyof Marks, number>>): Marks {
  return { bold: open.bold > 0, italic: open.italic > 0, strike: open.strike > 0, link: open.link > 0 }
}

const markOf: Readonly<Record<string, keyof Marks>> = {
  strong_open: 'bold',
  strong_close: 'bold',
  em_open: 'italic',
  em_close: 'italic',
  s_open: 'strike',
  s_close: 'strike',
  link_open: 'link',
  link_close: 'link',
}

function readLeaf(token: Token, marks: Marks): Inline[] {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return token.content === '' ? [] : [{ kind: 'text', text: token.content, marks }]
    case 'code_inline':
      return [{ kind: 'code', text: token.content, marks }]
    case 'math_inline':
      return [{ kind: 'formula', text: token.content, marks }]
    case 'image':
      return [readImage(token, marks)]
    case 'softbreak':
    case 'hardbreak':
      return [{ kind: 'break' }]
    default:
      throw new Error(`no drawing for the Markdown token ${token.type}`)
  }
}

function readImage(token: Token, marks: Marks): Inline {
  const address = readAddress(String(token.attrGet('src')))
  const inner = token.content.trim() === '' ? [] : readInline(token.children ?? [])
  const [, fileName = ''] = /([^/]*)$/.exec(address) ?? []
  const words: Inline[] = inner.length > 0 ? inner : [{ kind: 'text', text: fileName, marks }]

  return {
    kind: 'image',
    address,
    words: [{ kind: 'text', text: '[', marks }, ...words, { kind: 'text', text: ']', marks }],
    marks,
  }
}

/** As its author wrote it: the parser escapes what is not ASCII. */
function readAddress(source: string): string {
  try {
    return decodeURI(source)
  } catch {
    return source
  }
}

function take(tokens: Tokens): Token | undefined {
  const { value, done } = tokens.next()

  return done ? undefined : value
}

/** Takes the tokens before the closing one; pairs of the same kind inside are taken whole. */
function takeUntil(tokens: Tokens, opening: string | undefined, closing: string): Token[] {
  const taken: Token[] = []
  let open = 1

  for (let token = take(tokens); token; token = take(tokens)) {
    if (token.type === opening) open += 1
    if (token.type === closing) open -= 1
    if (open === 0) break

    taken.push(token)
  }

  return taken
}
