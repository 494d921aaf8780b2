import { setEmoji } from './emoji.ts'
import { closeFaces, type Face, faceWith, openFace } from './fonts.ts'

/** A set run of glyphs in units of 1000 per em, y downwards, its origin on the baseline. */
export interface GlyphRun {
  /** SVG elements without a colour of their own. */
  readonly svg: string
  /** Advance, in em. */
  readonly width: number
}

/** Which of a character's widths to take: the Latin one (a narrow “) or the Chinese one (a “ as wide as 字). */
export type Spacing = 'proportional' | 'fullwidth'

const runs = new Map<string, GlyphRun>()
const runLimit = 4_000

/** The drawn box for characters no font of ours has, at cap height. */
const missing: GlyphRun = {
  svg: '<path d="M80-700H520V0H80ZM130-650V-50H470V-650Z" fill-rule="evenodd"/>',
  width: 0.6,
}

/** Signs that Noto Sans SC draws as wide as a Chinese character, between blanks no Latin text has room for. */
const narrowSigns = /[×÷±≤≥≠≈→←↑↓↔√∞∑∏∂∇∈]/u
const programming: Partial<Record<Face, Face>> = { regular: 'mono', bold: 'monoBold' }

/**
 * Sets characters of one face with kerning. Runs are remembered, at most {@link runLimit} of them.
 *
 * A character without a glyph becomes an emoji or else a drawn box. Of the accents on a letter the first is drawn.
 */
export function setGlyphs(text: string, face: Face, spacing: Spacing): GlyphRun {
  const key = `${face} ${spacing} ${text}`
  let run = runs.get(key)

  if (!run) {
    if (runs.size >= runLimit) forgetRuns()

    run = joinRuns(splitParts(text, face, spacing).map((part) => setPart(part, spacing)))
    runs.set(key, run)
  }

  return run
}

function forgetRuns(): void {
  runs.clear()
  closeFaces()
}

/** Places runs one after the other, each `gaps[i]` em from the one before. */
export function joinRuns(parts: readonly GlyphRun[], gaps: readonly number[] = []): GlyphRun {
  let width = 0
  let svg = ''

  for (const [i, part] of parts.entries()) {
    width += gaps[i] ?? 0
    svg += shift(part.svg, width * 1000, 0)
    width += part.width
  }

  return { svg, width }
}

/** A coordinate with one decimal: finer than any pixel drawn here. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}

/** What is shaped at once: neighbours from one face, or one letter with an accent its font has no letter for. */
type Part = { text: string; readonly face: Face | undefined; accent?: string }

function splitParts(text: string, face: Face, spacing: Spacing): Part[] {
  const parts: Part[] = []

  for (const character of text) {
    const last = parts.at(-1)

    if (/\p{M}/u.test(character)) {
      if (last?.face && !last.accent) splitLast(parts, last).accent = character
      continue
    }

    const wanted =
      spacing === 'proportional' && narrowSigns.test(character) ? (programming[face] ?? face) : face
    const found = faceWith(character, wanted)

    if (last && found && last.face === found && !last.accent && last.text !== '·' && character !== '·') {
      last.text += character
    } else {
      parts.push({ text: character, face: found })
    }
  }

  return parts
}

/** Gives the last letter of the last part a part of its own. */
function splitLast(parts: Part[], last: Part): Part {
  const letters = [...last.text]
  const letter = letters.pop() ?? ''
  const own: Part = { text: letter, face: last.face }

  if (letters.length === 0) parts.pop()
  else last.text = letters.join('')

  parts.push(own)
  return own
}

function setPart({ text, face, accent }: Part, spacing: Spacing): GlyphRun {
  if (!face) return setEmoji(text) ?? missing
  if (accent) return setAccented(text, accent, face)
  if (text === '·' && spacing === 'proportional') return raisedPoint(face)

  return shape(text, face, spacing)
}

function shape(text: string, face: Face, spacing: Spacing): GlyphRun {
  const font = openFace(face)
  const features = spacing === 'fullwidth' ? { fwid: true } : { pwid: true, liga: false, calt: false }
  const { glyphs, positions } = font.layout(text, features)
  let x = 0
  let svg = ''

  for (const [i, glyph] of glyphs.entries()) {
    const d = glyph.path.scale(1, -1).toSVG()

    if (d !== '')
      svg += shift(`<path d="${d}"/>`, x + (positions[i]?.xOffset ?? 0), -(positions[i]?.yOffset ?? 0))

    x += positions[i]?.xAdvance ?? glyph.advanceWidth
  }

  return { svg, width: x / font.unitsPerEm }
}

/** Puts an accent over the middle of a letter, such as the bar of a mean: the fonts have no such letters. */
function setAccented(letter: string, accent: string, face: Face): GlyphRun {
  const run = shape(letter, face, 'proportional')
  const accentFace = faceWith(accent, face)

  if (!accentFace || !/[\u0300-\u0314\u20d7]/u.test(accent)) return run

  const [below, above] = [openFace(face), openFace(accentFace)].map((font, i) =>
    font.glyphForCodePoint((i === 0 ? letter : accent).codePointAt(0) ?? 0),
  )

  if (!below || !above) return run

  const x = (below.bbox.minX + below.bbox.maxX - above.bbox.minX - above.bbox.maxX) / 2
  const y = below.bbox.maxY + accentDistance - above.bbox.minY

  return { ...run, svg: run.svg + shift(`<path d="${above.path.scale(1, -1).toSVG()}"/>`, x, -y) }
}

const accentDistance = 70

/** A middle dot of Latin size: the font has only one as wide as a Chinese character. */
function raisedPoint(face: Face): GlyphRun {
  const point = shape('.', face, 'proportional')

  return { ...point, svg: shift(point.svg, 0, -260) }
}

function shift(svg: string, x: number, y: number): string {
  if (svg === '' || (x === 0 && y === 0)) return svg

  return `<g transform="translate(${round(x)} ${round(y)})">${svg}</g>`
}
