import { setEmoji } from './emoji.ts'
import { type Face, faceWith, openFace } from './fonts.ts'

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
const runLimit = 8_000

/** The drawn box for characters no font of ours has, at cap height. */
const missing: GlyphRun = {
  svg: '<path d="M80-700H520V0H80ZM130-650V-50H470V-650Z" fill-rule="evenodd"/>',
  width: 0.6,
}

/**
 * Sets characters of one face with kerning. Runs are remembered, at most {@link runLimit} of them.
 *
 * Characters without a glyph become an emoji or else a drawn box; combining marks without one are left out.
 */
export function setGlyphs(text: string, face: Face, spacing: Spacing): GlyphRun {
  const key = `${face} ${spacing} ${text}`
  let run = runs.get(key)

  if (!run) {
    if (runs.size >= runLimit) runs.clear()

    run = joinRuns(splitByFace(text, face).map((part) => shape(part.text, part.face, spacing)))
    runs.set(key, run)
  }

  return run
}

/** Places runs one after the other. */
export function joinRuns(parts: readonly GlyphRun[]): GlyphRun {
  const [first, ...rest] = parts

  if (!first) return { svg: '', width: 0 }
  if (rest.length === 0) return first

  let width = 0
  let svg = ''

  for (const part of parts) {
    svg += width === 0 ? part.svg : `<g transform="translate(${round(width * 1000)})">${part.svg}</g>`
    width += part.width
  }

  return { svg, width }
}

/** A coordinate with one decimal: finer than any pixel drawn here. */
export function round(value: number): number {
  return Math.round(value * 10) / 10
}

function splitByFace(text: string, face: Face): { text: string; face: Face | undefined }[] {
  const parts: { text: string; face: Face | undefined }[] = []

  for (const character of text) {
    const found = faceWith(character.codePointAt(0) ?? 0, face)
    const last = parts.at(-1)

    if (!found && /\p{M}/u.test(character)) continue
    if (last && found && last.face === found) last.text += character
    else parts.push({ text: character, face: found })
  }

  return parts
}

function shape(text: string, face: Face | undefined, spacing: Spacing): GlyphRun {
  if (!face) return setEmoji(text) ?? missing

  const font = openFace(face)
  const features = spacing === 'fullwidth' ? { fwid: true } : { pwid: true, liga: false, calt: false }
  const { glyphs, positions } = font.layout(text, features)
  let x = 0
  let svg = ''

  for (const [i, glyph] of glyphs.entries()) {
    const position = positions[i]
    const d = glyph.path.scale(1, -1).toSVG()

    if (d !== '')
      svg += `<path d="${d}"${translation(x + (position?.xOffset ?? 0), -(position?.yOffset ?? 0))}/>`

    x += position?.xAdvance ?? glyph.advanceWidth
  }

  return { svg, width: x / font.unitsPerEm }
}

function translation(x: number, y: number): string {
  return x === 0 && y === 0 ? '' : ` transform="translate(${x} ${y})"`
}
