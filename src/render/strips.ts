import { at } from './shapes.ts'

/**
 * A slice of a column that no page break goes through: a line, a formula, a row of a table. Lengths are in units of the
 * picture; `svg` has the left edge of the page as x = 0 and the top of the strip as y = 0.
 */
export interface Strip {
  readonly height: number
  /** From the top to the first baseline, where the marker of a list item stands. */
  readonly baseline: number
  /** Space wanted above and below; where two strips meet, the larger one counts. */
  readonly before: number
  readonly after: number
  /** Whether the next strip must be on the same page. */
  readonly keepsNext: boolean
  readonly svg: string
  /** What is said again above it where it begins a page: the head of its table. */
  readonly heading?: Strip
  /** What stands behind it and runs on behind its neighbours, from the outside in. */
  readonly rails: readonly RailPart[]
}

/** The bar of a quote, the panel of a code block: drawn once for all the neighbouring strips that share it. */
export interface Rail {
  /** Room inside it above its first strip and below its last, and where a page break cuts it. */
  readonly padding: { readonly top: number; readonly bottom: number }
  paint(top: number, height: number): string
}

/** A rail behind one strip; where it does not start or end, a page break may cut it. */
export interface RailPart {
  readonly rail: Rail
  readonly starts: boolean
  readonly ends: boolean
}

/** A strip where it has come to stand on a page. */
export interface PlacedStrip {
  readonly strip: Strip
  readonly y: number
}

export const emptyStrip: Strip = {
  height: 0,
  baseline: 0,
  before: 0,
  after: 0,
  keepsNext: false,
  svg: '',
  rails: [],
}

/** Puts a rail behind strips, outside those they have. */
export function railStrips(strips: readonly Strip[], rail: Rail): Strip[] {
  return strips.map((strip, i) => {
    const [starts, ends] = [i === 0, i === strips.length - 1]
    const top = starts ? rail.padding.top : 0
    const bottom = ends ? rail.padding.bottom : 0

    return {
      ...strip,
      height: top + strip.height + bottom,
      baseline: top + strip.baseline,
      svg: at(0, top, strip.svg),
      ...(strip.heading && { heading: railWithin(strip.heading, rail) }),
      rails: [{ rail, starts, ends }, ...strip.rails],
    }
  })
}

function railWithin(strip: Strip, rail: Rail): Strip {
  return { ...strip, rails: [{ rail, starts: false, ends: false }, ...strip.rails] }
}

/** Sets the space around a group of strips. */
export function spaceStrips(strips: readonly Strip[], before: number, after: number): Strip[] {
  return strips.map((strip, i) => ({
    ...strip,
    before: i === 0 ? before : strip.before,
    after: i === strips.length - 1 ? after : strip.after,
  }))
}

/** Keeps strips on one page, for as long as a page can hold them. */
export function keepTogether(strips: readonly Strip[]): Strip[] {
  return strips.map((strip, i) => ({ ...strip, keepsNext: i < strips.length - 1 || strip.keepsNext }))
}

/** No single line of a paragraph alone on a page: the first stays with the second, the last with the one before. */
export function avoidOrphans(lines: readonly Strip[]): Strip[] {
  const last = lines.length - 1

  return lines.map((strip, i) => ({ ...strip, keepsNext: last > 0 && (i === 0 || i === last - 1) }))
}
