import { fontWith } from './fonts.ts'
import { type GlyphRun, round, setGlyphs } from './glyphs.ts'
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

/** A block of code in its panel; lines too long for it are wrapped, none is cut. */
export function layoutCode(text: string, column: Column, palette: Palette): Strip[] {
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

  return spaceStrips(railStrips(layoutCodeLines(text, inner), panel), 0.5 * column.size, 0.7 * column.size)
}

/** Lines of code without a panel, in the column's size and colour. */
export function layoutCodeLines(text: string, { x, width, size, colour }: Column): Strip[] {
  const columns = Math.max(10, Math.floor(width / (size * cell)))
  const height = codeLeading * size
  const baseline = height / 2 + 0.35 * size

  return text
    .replace(/\n$/, '')
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .map((line) => ({
      ...emptyStrip,
      height,
      baseline,
      svg: ink(x, baseline, size, colour, setOnGrid(line)),
    }))
}

type Cell = { readonly text: string; readonly columns: number }

/** Cuts a line that is too long, after a blank or comma near the edge if there is one. */
function wrapLine(line: string, columns: number): Cell[][] {
  const cells = splitGraphemes(line.replaceAll('\t', ' '.repeat(tabWidth))).map((text) => ({
    text,
    columns: isWide(text) ? 2 : 1,
  }))
  const indent = Math.min(line.search(/\S|$/) + hang, Math.floor(columns / 2))
  const lines: Cell[][] = []
  let rest: Cell[] = cells

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
function setOnGrid(cells: readonly Cell[]): string {
  let column = 0
  let svg = ''

  for (const { text, columns } of joinPlain(cells)) {
    const run = setCell(text)
    const centring = columns <= 2 ? (columns * cell - run.width) / 2 : 0

    if (run.svg !== '')
      svg += `<g transform="translate(${round((column * cell + centring) * 1000)})">${run.svg}</g>`

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

    if (open && plain && last) {
      joined[joined.length - 1] = { text: last.text + next.text, columns: last.columns + next.columns }
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
