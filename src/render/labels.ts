import { ink } from './shapes.ts'
import { beginningOf, cutText, setText } from './text.ts'

/** Where a line of text stands, in units. */
export interface LabelPlace {
  /** Its left end, middle or right end. */
  readonly x: number
  readonly baseline: number
  readonly size: number
  readonly colour: string
  readonly align?: 'left' | 'middle' | 'right'
  /** Longer text is cut with …; no limit when not given. */
  readonly room?: number
  readonly bold?: boolean
}

/** From the middle of a line of text to its baseline, in em: half of what a capital is tall. */
export const middleToBaseline = 0.366

const shift = { left: 0, middle: 0.5, right: 1 } as const

/** One line of text. */
export function drawLabel(text: string, place: LabelPlace): string {
  const { x, baseline, size, colour, align = 'left', room, bold } = place
  const style = { face: bold ? 'bold' : 'regular' } as const
  const run = setText(room === undefined ? text : cutText(text, Math.max(0, room) / size, style), style)

  return ink(x - shift[align] * run.width * size, baseline, size, colour, run.svg)
}

/** A text with more to it than this is as wide as a picture anyway, in em. */
const widest = 80

/** Width of a line of text, in units. */
export function labelWidth(text: string, size: number, bold = false): number {
  return setText(beginningOf(text, widest), { face: bold ? 'bold' : 'regular' }).width * size
}
