import { fontWith } from './fonts.ts'
import { type GlyphRun, round, setGlyphs } from './glyphs.ts'
import { type CodeSpan, type CodeTone, highlightCode } from './highlight.ts'
import { isIdeograph, splitGraphemes } from './segments.ts'
import { ink, rectangle } from './shapes.ts'
import type { Column } from './sheet.ts'
import { emptyStrip, type Rail, railStrips, type Strip, spaceStrips } from './strips.ts'
import { setText } from './text.ts'
import type { Palette } from './theme.ts'

/** Width of one column of code, in em: that of every character of JetBrains Mono. */
const cell = 0.6
const codeSize = 0.8
const codeLeading = 1.55
const tabWidth = 4
/** Columns by which the rest of a wrapped line is set in further than its beginning. */
const hang = 4
/** How far from the edge a blank is looked for to wrap at, as a share of the line. */
const wrapZone = 0.3

/** A block of code in its panel, in the colours of its language; lines too long for it are wrapped, none is cut. */
export function layoutCode(text: string, language: string, column: Column, palette: Palette): Strip[] {
  const inset = 0.8 * column.size
  const panel: Rail = {
    padding: { top: 0.6 * column.size, bottom: 0.6 * column.size },
    paint: (top, height) =>
      rectangle({ x: column.x, y: top, width: column.width, height }, palette.panel, 0.4 * column.size),
  }
  const inner = {
    ...column,
    x: column.x + inset,
    width: column.width - 2 * inset,
    size: codeSize * column.size,
  }
  const spans = highlightCode(text.replace(/\n$/, ''), language)

  return spaceStrips(
    railStrips(layoutSpans(spans, inner, palette), panel),
    0.5 * column.size,
    0.7 * column.size,
  )
}

/** Lines of code without a panel, in the column's size and colour. */
export function layoutCodeLines(text: string, column: Column, palette: Palette): Strip[] {
  return layoutSpans([{ text, tone: undefined }], column, palette)
}

function layoutSpans(spans: readonly CodeSpan[], column: Column, palette: Palette): Strip[] {
  const { x, width, size, colour } = column
  const columns = Math.max(10, Math.floor(width / (size * cell)))
  const height = codeLeading * size
  const baseline = height / 2 + 0.35 * size

  return splitLines(spans)
    .flatMap((line) => wrapLine(line, columns))
    .map((line) => ({
      ...emptyStrip,
      height,
      baseline,
      svg: ink(x, baseline, size, colour, setOnGrid(line, palette)),
    }))
}

type Cell = { readonly text: string; readonly columns: number; readonly tone?: CodeTone | undefined }

function splitLines(spans: readonly CodeSpan[]): Cell[][] {
  const lines: Cell[][] = [[]]

  for (const { text, tone } of spans) {
    for (const [i, part] of text.split('\n').entries()) {
      if (i > 0) lines.push([])

      const cells = splitGraphemes(part.replaceAll('\t', ' '.repeat(tabWidth)))

      lines.at(-1)?.push(...cells.map((text) => ({ text, columns: isWide(text) ? 2 : 1, tone })))
    }
  }

  return lines
}

/** Cuts a line that is too long, after a blank or comma near the edge if there is one. */
function wrapLine(cells: readonly Cell[], columns: number): Cell[][] {
  const start = cells.findIndex(({ text }) => text.trim() !== '')
  const indent = Math.min(Math.max(0, start) + hang, Math.floor(columns / 2))
  const lines: Cell[][] = []
  let rest = cells

  for (;;) {
    const end = findWrap(rest, columns)

    lines.push(rest.slice(0, end))
    if (end >= rest.length) return lines

    rest = [{ text: ' '.repeat(indent), columns: indent }, ...rest.slice(end)]
  }
}

function findWrap(cells: readonly Cell[], columns: number): number {
  let used = 0
  const over = cells.findIndex((cell) => {
    used += cell.columns
    return used > columns
  })

  if (over < 0) return cells.length

  const blank = cells.slice(0, over).findLastIndex(({ text }) => /^[\s,，；;]$/u.test(text))

  return blank > over * (1 - wrapZone) ? blank + 1 : Math.max(1, over)
}

/** Everything starts on a column: Chinese takes two, and a character from another font cannot push the rest aside. */
function setOnGrid(cells: readonly Cell[], palette: Palette): string {
  let column = 0
  let svg = ''

  for (const { text, columns, tone } of joinPlain(cells)) {
    const run = setCell(text)
    const centring = columns <= 2 ? (columns * cell - run.width) / 2 : 0
    const fill = tone ? ` fill="${palette.code[tone]}"` : ''

    if (run.svg !== '')
      svg += `<g transform="translate(${round((column * cell + centring) * 1000)})"${fill}>${run.svg}</g>`

    column += columns
  }

  return svg
}

/** Neighbours from the programming font are set together. */
function joinPlain(cells: readonly Cell[]): Cell[] {
  const joined: Cell[] = []
  let open = false

  for (const next of cells) {
    const plain = isPlain(next.text)
    const last = joined.at(-1)

    if (open && plain && last && last.tone === next.tone) {
      joined[joined.length - 1] = {
        ...last,
        text: last.text + next.text,
        columns: last.columns + next.columns,
      }
    } else {
      joined.push(next)
    }

    open = plain
  }

  return joined
}

function setCell(text: string): GlyphRun {
  return isPlain(text) ? setGlyphs(text, 'mono', 'proportional') : setText(text, { face: 'mono' })
}

function isPlain(text: string): boolean {
  return [...text].every((character) => fontWith(character, 'mono') === 'mono regular')
}

function isWide(grapheme: string): boolean {
  return isIdeograph(grapheme) || /\p{Emoji_Presentation}/u.test(grapheme)
}
