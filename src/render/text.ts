import { setEmoji } from './emoji.ts'
import type { Face } from './fonts.ts'
import { type GlyphRun, joinRuns, setGlyphs } from './glyphs.ts'
import { type Segment, segmentText, splitGraphemes } from './segments.ts'

export interface TextStyle {
  readonly face: Face
  readonly italic?: boolean
}

/** Width of a blank, in em. */
export const blankWidth = 0.25

/** One segment as paths; what is no emoji in Twemoji is set from the fonts. */
export function setSegment(segment: Segment, style: TextStyle): GlyphRun {
  switch (segment.kind) {
    case 'blank':
      return { svg: '', width: style.face.startsWith('mono') ? 0.6 * segment.text.length : blankWidth }
    case 'emoji':
      return (
        setEmoji(segment.text) ??
        setGlyphs(segment.text.replace(/[\ufe0e\ufe0f\u200d]/g, ''), style.face, 'proportional')
      )
    case 'ideograph':
      return setGlyphs(segment.text === '——' ? '⸺' : segment.text, style.face, 'fullwidth')
    case 'word':
      return slant(setGlyphs(segment.text, style.face, 'proportional'), style.italic ?? false)
  }
}

/** One line of text. */
export function setText(text: string, style: TextStyle): GlyphRun {
  return joinRuns(segmentText(text).map((segment) => setSegment(segment, style)))
}

/** The longest beginning of `text` that fits in `width` em, with … when something was cut, never inside a grapheme. */
export function cutText(text: string, width: number, style: TextStyle): string {
  if (setText(text, style).width <= width) return text

  const graphemes = splitGraphemes(text)
  let kept = 0
  let over = graphemes.length

  while (over - kept > 1) {
    const middle = (kept + over) >> 1

    if (setText(ending(graphemes, middle), style).width <= width) kept = middle
    else over = middle
  }

  return ending(graphemes, kept)
}

function ending(graphemes: readonly string[], kept: number): string {
  return `${graphemes.slice(0, kept).join('').trimEnd()}…`
}

/** Synthetic italics for Latin; Chinese has none. */
function slant(run: GlyphRun, italic: boolean): GlyphRun {
  return italic ? { ...run, svg: `<g transform="skewX(-12)">${run.svg}</g>` } : run
}
