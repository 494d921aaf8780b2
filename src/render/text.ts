import { type DirectedRun, orderRuns } from './direction.ts'
import { setEmoji } from './emoji.ts'
import type { Face } from './fonts.ts'
import { type Direction, type GlyphRun, joinRuns, setGlyphs } from './glyphs.ts'
import { spaceBetween } from './line-breaking.ts'
import { cleanText, type Segment, segmentText, splitGraphemes } from './segments.ts'

export interface TextStyle {
  readonly face: Face
  readonly italic?: boolean
}

/** Width of a blank, in em. */
export const blankWidth = 0.25

/**
 * One segment as paths; what is no emoji in Twemoji is set from the fonts.
 *
 * @param direction that of the line around; a word on its own goes by its letters
 */
export function setSegment(segment: Segment, style: TextStyle, direction?: Direction): GlyphRun {
  switch (segment.kind) {
    case 'blank':
      return { svg: '', width: style.face.startsWith('mono') ? 0.6 * segment.text.length : blankWidth }
    case 'emoji':
      return (
        setEmoji(segment.text) ??
        setGlyphs(segment.text.replace(/[\ufe0e\ufe0f\u200d]/g, ''), style.face, 'proportional')
      )
    case 'ideograph':
      return segment.text === '——' ? longDash(style.face) : setGlyphs(segment.text, style.face, 'fullwidth')
    case 'word':
      return slant(setWord(segment.text, style.face, direction), style.italic ?? false)
  }
}

function setWord(text: string, face: Face, direction?: Direction): GlyphRun {
  const runs = direction ? [{ text, direction }] : orderRuns(text)

  return joinRuns(runs.map((run) => setGlyphs(run.text, face, 'proportional', run.direction)))
}

/** One line of text, in the order it is seen. */
export function setText(text: string, style: TextStyle): GlyphRun {
  const placed = orderRuns(cleanText(text)).flatMap(orderSegments)

  return joinRuns(
    placed.map(({ segment, direction }) => setSegment(segment, style, direction)),
    placed.map(({ segment }, i) => spaceBetween(placed[i - 1]?.segment, segment)),
  )
}

function orderSegments({ text, direction }: DirectedRun): { segment: Segment; direction: Direction }[] {
  const segments = segmentText(text).map((segment) => ({ segment, direction }))

  return direction === 'rtl' ? segments.reverse() : segments
}

/** As much of a text as could fill `width` em: nothing is narrower than an eighth, so no more needs to be measured. */
export function beginningOf(text: string, width: number): string {
  const most = Math.ceil(8 * width) + 8

  return text.length <= most ? text : splitGraphemes(text).slice(0, most).join('')
}

/** The longest beginning of `text` that fits in `width` em, with … when something was cut, never inside a grapheme. */
export function cutText(text: string, width: number, style: TextStyle): string {
  const beginning = beginningOf(text, width)

  if (beginning === text && setText(text, style).width <= width) return text

  const graphemes = splitGraphemes(beginning)
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

/** Synthetic italics for Latin, leaning about the middle of the x so that both ends keep their distance. */
function slant(run: GlyphRun, italic: boolean): GlyphRun {
  return italic ? { ...run, svg: `<g transform="translate(-57) skewX(-12)">${run.svg}</g>` } : run
}

/** The Chinese dash: one unbroken stroke through two characters; the font's own is a hairline. */
function longDash(face: Face): GlyphRun {
  const half = face === 'bold' ? 46 : 32

  return { svg: `<path d="M80-${380 + half}H1920V-${380 - half}H80Z"/>`, width: 2 }
}
