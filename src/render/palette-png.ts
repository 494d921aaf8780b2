import { type Colour, writePng } from './png-file.ts'

/** An opaque picture, row by row. */
export interface RgbaPicture {
  /** A pixel each: red in the lowest byte, then green, blue, and 255. */
  readonly pixels: Uint32Array
  readonly widthPx: number
  readonly heightPx: number
}

/** What a byte can number. */
const paletteSize = 256
/** Colours that so many pixels have are areas, not edges: they stay as they are, up to half of the palette. */
const areaPixels = 400
/** A picture of more colours holds a photograph. */
const colourLimit = 8_192

/**
 * A PNG of a drawing in its 256 most telling colours. Text on grounds has some thousand, most of them on edges between the
 * few of areas; looking for the palette among colours instead of pixels takes a tenth of the time of a general quantiser.
 *
 * @returns nothing for a picture of too many colours
 */
export function encodePalette(picture: RgbaPicture): Uint8Array | undefined {
  const counted = countColours(picture)

  if (!counted) return undefined

  const { colours, numbers } = counted
  const palette = choosePalette(colours, counted.counts)
  const { widthPx, heightPx } = picture
  const rows = new Uint8Array(heightPx * (widthPx + 1))

  for (let y = 0; y < heightPx; y++) {
    for (let x = 0; x < widthPx; x++) {
      rows[y * (widthPx + 1) + x + 1] = palette.nearest[numbers[y * widthPx + x] ?? 0] ?? 0
    }
  }

  return writePng({ widthPx, heightPx, bits: 8, colours: palette.colours, rows })
}

interface CountedColours {
  /** As the pixels have them. */
  readonly colours: readonly number[]
  /** Pixels of each. */
  readonly counts: readonly number[]
  /** For each pixel, which of the colours it has. */
  readonly numbers: Uint16Array
}

function countColours({ pixels }: RgbaPicture): CountedColours | undefined {
  const found = new Map<number, number>()
  const counts: number[] = []
  const numbers = new Uint16Array(pixels.length)

  // Most pixels are like the one before.
  for (let from = 0, to = 0; from < pixels.length; from = to) {
    const colour = pixels[from] ?? 0
    const number = found.get(colour) ?? found.size

    while (pixels[to] === colour) to += 1

    if (number === found.size) {
      if (number === colourLimit) return undefined

      found.set(colour, number)
    }

    counts[number] = (counts[number] ?? 0) + to - from
    numbers.fill(number, from, to)
  }

  return { colours: [...found.keys()], counts, numbers }
}

interface Palette {
  readonly colours: readonly Colour[]
  /** For each colour of the picture, which of the palette stands for it. */
  readonly nearest: Uint8Array
}

/** The colours of areas, then always the one that is worst told by those before (Gonzalez 1985, farthest-point clustering). */
function choosePalette(colours: readonly number[], counts: readonly number[]): Palette {
  const nearest = new Uint8Array(colours.length)
  const errors = new Float64Array(colours.length).fill(Number.POSITIVE_INFINITY)
  const chosen: number[] = []
  const areas = findAreas(counts)
  let worst = areas[0] ?? 0

  while (chosen.length < paletteSize && (errors[worst] ?? 0) > 0) {
    chosen.push(colours[worst] ?? 0)
    worst = takeNearer(colours, chosen, { nearest, errors })
    worst = areas[chosen.length] ?? worst
  }

  return { colours: chosen.map(channelsOf), nearest }
}

/** Lets the colour chosen last stand for those that it is nearer to than all before; gives the one worst told now. */
function takeNearer(
  colours: readonly number[],
  chosen: readonly number[],
  { nearest, errors }: { nearest: Uint8Array; errors: Float64Array },
): number {
  const colour = chosen.at(-1) ?? 0
  let worst = 0

  for (let i = 0; i < errors.length; i++) {
    const error = distance(colour, colours[i] ?? 0)

    if (error < (errors[i] ?? 0)) {
      errors[i] = error
      nearest[i] = chosen.length - 1
    }

    if ((errors[i] ?? 0) > (errors[worst] ?? 0)) worst = i
  }

  return worst
}

/** The commonest first; at least one. */
function findAreas(counts: readonly number[]): number[] {
  const byCount = [...counts.keys()].sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0))

  return byCount
    .filter((number, i) => i === 0 || (counts[number] ?? 0) >= areaPixels)
    .slice(0, paletteSize / 2)
}

/** Squared; the eye sees green best and blue least. */
function distance(one: number, other: number): number {
  const red = (one & 255) - (other & 255)
  const green = ((one >> 8) & 255) - ((other >> 8) & 255)
  const blue = ((one >> 16) & 255) - ((other >> 16) & 255)

  return 3 * red * red + 4 * green * green + 2 * blue * blue
}

function channelsOf(colour: number): Colour {
  return [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]
}
