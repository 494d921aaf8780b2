import { plainLines } from './scan.ts'

/** What the first lines of Anki's text export say of the others. */
export interface AnkiHead {
  /** How many lines they are. */
  readonly lines: number
  readonly delimiter: string
  readonly isHtml: boolean
  readonly deck: string | undefined
  readonly tags: string
  /** Columns from 0 that are no field of the note. */
  readonly columns: Readonly<Partial<Record<SpecialColumn, number>>>
  /** Heads that nobody knows, and where they stand. */
  readonly unknown: readonly { readonly line: number; readonly text: string }[]
}

const specialColumns = ['guid', 'notetype', 'deck', 'tags'] as const
export type SpecialColumn = (typeof specialColumns)[number]

const separators: Readonly<Record<string, string>> = {
  tab: '\t',
  comma: ',',
  semicolon: ';',
  colon: ':',
  pipe: '|',
  space: ' ',
}

/** Reads `#separator:tab`, `#html:true`, `#tags column:3` and their like. Without a separator it is the tab. */
export function readAnkiHead(text: string): AnkiHead {
  const all = plainLines(text)
  const end = all.findIndex((line) => !line.startsWith('#'))
  const heads = all.slice(0, end === -1 ? all.length : end)
  const named = new Map<string, string>()
  const unknown: { line: number; text: string }[] = []

  for (const [index, head] of heads.entries()) {
    const [, name = '', value = ''] = /^#([a-z]+(?: column)?):(.*)$/i.exec(head) ?? []

    if (isKnown(name.toLowerCase())) named.set(name.toLowerCase(), value.trim())
    else unknown.push({ line: index + 1, text: head })
  }

  const separator = named.get('separator')
  const columns = specialColumns.flatMap((column) => {
    const place = Number(named.get(`${column} column`))

    return Number.isInteger(place) && place > 0 ? [[column, place - 1]] : []
  })

  return {
    lines: heads.length,
    delimiter:
      separator === undefined
        ? '\t'
        : (separators[separator.toLowerCase()] ?? (separator.slice(0, 1) || '\t')),
    isHtml: named.get('html') !== 'false',
    deck: named.get('deck'),
    tags: named.get('tags') ?? '',
    columns: Object.fromEntries(columns),
    unknown,
  }
}

function isKnown(name: string): boolean {
  const [first = '', column] = name.split(' ')

  return column === undefined
    ? ['separator', 'html', 'columns', 'notetype', 'deck', 'tags'].includes(first)
    : specialColumns.some((each) => each === first)
}
