import { type Colour, writePng } from './png-file.ts'

/** A byte per pixel, row by row: how much of it is text, from 0 to 255; or one channel of a picture. */
export interface Bytes {
  readonly bytes: Uint8Array
  readonly widthPx: number
  readonly heightPx: number
}

/** As many as four bits hold; the eye sees no step between them at the edges of letters. */
const shades = 16

/** The channel in which two colours differ most: what is seen of one on the other is told best there. */
export function tellingChannel(background: string, text: string): 0 | 1 | 2 {
  const [under, over] = [readColour(background), readColour(text)]
  const contrast = (channel: 0 | 1 | 2) => Math.abs(over[channel] - under[channel])

  return ([0, 1, 2] as const).reduce((best, channel) => (contrast(channel) > contrast(best) ? channel : best))
}

/** How much of each pixel of a picture is text, told by its {@link tellingChannel}. */
export function readCoverage(channel: Bytes, background: string, text: string): Bytes {
  const at = tellingChannel(background, text)
  const [from, to] = [readColour(background)[at], readColour(text)[at]]
  const shareOf = Uint8Array.from({ length: 256 }, (_, value) =>
    Math.round(255 * Math.min(1, Math.max(0, (value - from) / (to - from)))),
  )

  return { ...channel, bytes: channel.bytes.map((value) => shareOf[value] ?? 0) }
}

/** A PNG of text in one colour on another, in shades between the two: exact where either stands alone. */
export function encodeShades(coverage: Bytes, background: string, text: string): Uint8Array {
  const { widthPx, heightPx } = coverage
  const [from, to] = [readColour(background), readColour(text)]

  return writePng({
    widthPx,
    heightPx,
    bits: 4,
    colours: Array.from({ length: shades }, (_, i) => mix(from, to, i / (shades - 1))),
    rows: packRows(coverage),
  })
}

const shadeOf = Uint8Array.from({ length: 256 }, (_, share) => Math.round((share / 255) * (shades - 1)))

/** Rows of two pixels a byte, each after the byte that says it is not filtered. */
function packRows({ bytes, widthPx, heightPx }: Bytes): Uint8Array {
  const packed = new Uint8Array(heightPx * (1 + Math.ceil(widthPx / 2)))
  let to = 0

  for (let y = 0; y < heightPx; y++) {
    const end = (y + 1) * widthPx

    to += 1
    for (let from = y * widthPx; from < end; from += 2) {
      const right = from + 1 < end ? (shadeOf[bytes[from + 1] ?? 0] ?? 0) : 0

      packed[to] = ((shadeOf[bytes[from] ?? 0] ?? 0) << 4) | right
      to += 1
    }
  }

  return packed
}

function mix(from: Colour, to: Colour, share: number): Colour {
  const channel = (i: 0 | 1 | 2) => Math.round(from[i] + share * (to[i] - from[i]))

  return [channel(0), channel(1), channel(2)]
}

/** @param colour as `#rrggbb` */
function readColour(colour: string): Colour {
  const value = Number.parseInt(colour.slice(1), 16)

  return [value >> 16, (value >> 8) & 255, value & 255]
}
