import type { Font } from 'fontkit'
import { setEmoji } from './emoji.ts'
import { closeFonts, type Face, type FontName, fontWith, openFont } from './fonts.ts'
import { type GlyphPart, type Spacing, splitParts } from './glyph-parts.ts'

/** A set run of glyphs in units of 1000 per em, y downwards, its origin on the baseline. */
export interface GlyphRun {
  /** SVG elements without a colour of their own. */
  readonly svg: string
  /** Advance, in em. */
  readonly width: number
}

/** Which way a run is read. */
export type Direction = 'ltr' | 'rtl'

const runs = new Map<string, GlyphRun>()
const runLimit = 4_000

/** The drawn box for characters no font of ours has, at cap height. */
const missing: GlyphRun = {
  svg: '<path d="M80-700H520V0H80ZM130-650V-50H470V-650Z" fill-rule="evenodd"/>',
  width: 0.6,
}

/**
 * Sets characters of one face as their script wants it: kerned, joined, with marks in their places, and a run from right
 * to left in the order it is seen. Runs are remembered, at most {@link runLimit} of them.
 *
 * A character without a glyph becomes an emoji or else a drawn box.
 */
export function setGlyphs(
  text: string,
  face: Face,
  spacing: Spacing,
  direction: Direction = 'ltr',
): GlyphRun {
  const key = `${face} ${spacing} ${direction} ${text}`
  let run = runs.get(key)

  if (!run) {
    if (runs.size >= runLimit) forgetRuns()

    const parts = splitParts(text, face, spacing).map((part) => setPart(part, face, spacing, direction))

    run = joinRuns(direction === 'rtl' ? parts.reverse() : parts)
    runs.set(key, run)
  }

  return run
}

function forgetRuns(): void {
  runs.clear()
  closeFonts()
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

function setPart(part: GlyphPart, face: Face, spacing: Spacing, direction: Direction): GlyphRun {
  const { text, font, script, accent } = part

  if (!font) return setEmoji(text) ?? missing
  if (accent) return setAccented(text, accent, font, face)
  if (text === '·' && spacing === 'proportional') return raisedPoint(font)

  return shape(text, font, script ? {} : features[spacing], direction)
}

/** Scripts that are shaped need all that their fonts do by default; elsewhere ligatures would hide letters of code. */
const features: Readonly<Record<Spacing, Record<string, boolean>>> = {
  proportional: { pwid: true, liga: false, calt: false },
  fullwidth: { fwid: true },
}

function shape(
  text: string,
  name: FontName,
  wanted: Record<string, boolean> = features.proportional,
  direction: Direction = 'ltr',
): GlyphRun {
  const font = openFont(name)
  const { glyphs, positions } = layOut(font, text, wanted, direction)
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

/** fontkit fails at a few Arabic letters whose font has no place for some marks; these then stay where they are drawn. */
function layOut(font: Font, text: string, wanted: Record<string, boolean>, direction: Direction) {
  try {
    return font.layout(text, wanted, undefined, undefined, direction)
  } catch {
    return font.layout(text, { ...wanted, mark: false, mkmk: false }, undefined, undefined, direction)
  }
}

/** Puts an accent over the middle of a letter, such as the bar of a mean: the fonts have no such letters. */
function setAccented(letter: string, accent: string, font: FontName, face: Face): GlyphRun {
  const run = shape(letter, font)
  const accentFont = fontWith(accent, face)

  if (!accentFont || !/[\u0300-\u0314\u20d7]/u.test(accent)) return run

  const [below, above] = [openFont(font), openFont(accentFont)].map((opened, i) =>
    opened.glyphForCodePoint((i === 0 ? letter : accent).codePointAt(0) ?? 0),
  )

  if (!below || !above) return run

  const x = (below.bbox.minX + below.bbox.maxX - above.bbox.minX - above.bbox.maxX) / 2
  const y = below.bbox.maxY + accentDistance - above.bbox.minY

  return { ...run, svg: run.svg + shift(`<path d="${above.path.scale(1, -1).toSVG()}"/>`, x, -y) }
}

const accentDistance = 70

/** A middle dot of Latin size: the font has only one as wide as a Chinese character. */
function raisedPoint(font: FontName): GlyphRun {
  const point = shape('.', font)

  return { ...point, svg: shift(point.svg, 0, -260) }
}

function shift(svg: string, x: number, y: number): string {
  if (svg === '' || (x === 0 && y === 0)) return svg

  return `<g transform="translate(${round(x)} ${round(y)})">${svg}</g>`
}
