import sharp from 'sharp'

/** What can be said of a picture without a reference: where something is drawn, and in which colours. */
export interface Ink {
  readonly widthPx: number
  readonly heightPx: number
  /** As #rrggbb. */
  readonly background: string
  /** The smallest box around every pixel that is not background, edges included. */
  readonly box: {
    readonly left: number
    readonly top: number
    readonly right: number
    readonly bottom: number
  }
  /** Share of pixels that are not background. */
  readonly share: number
  /** Every colour, with the number of its pixels. */
  readonly colours: ReadonlyMap<string, number>
}

export interface Area {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/**
 * Decodes a PNG and looks at every pixel.
 *
 * @param look.area the pixels to look at
 * @param look.background what counts as empty; the colour of the corner when not given
 */
export async function readInk(
  png: Uint8Array,
  look: { area?: Area; background?: string } = {},
): Promise<Ink> {
  const image = look.area ? sharp(png).extract(look.area) : sharp(png)
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const background = look.background ?? hex(readPixel(data, 0))
  const counts = new Map<number, number>()
  const box = { left: info.width, top: info.height, right: -1, bottom: -1 }
  const seen = rememberSeen(background)
  let drawn = 0

  for (let i = 0; i < info.width * info.height; i++) {
    const pixel = readPixel(data, i)

    counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
    if (!seen(pixel)) continue

    const [x, y] = [i % info.width, Math.floor(i / info.width)]

    drawn += 1
    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }

  return {
    widthPx: info.width,
    heightPx: info.height,
    background,
    box,
    share: drawn / (info.width * info.height),
    colours: new Map([...counts].map(([pixel, count]) => [hex(pixel), count])),
  }
}

/** Whether a pixel differs from the background; every colour is compared once. */
function rememberSeen(background: string): (pixel: number) => boolean {
  const known = new Map<number, boolean>()

  return (pixel) => {
    let seen = known.get(pixel)

    if (seen === undefined) {
      seen = distance(hex(pixel), background) > paletteError
      known.set(pixel, seen)
    }

    return seen
  }
}

/** What a palette may cost, in steps of a channel. */
const paletteError = 3

/** The smallest box around the pixels of a colour, within some rows and columns. */
export async function findColour(
  png: Uint8Array,
  colour: string,
  within: { left: number; width: number; top?: number; bottom?: number },
): Promise<Ink['box']> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const box = { left: info.width, top: info.height, right: -1, bottom: -1 }

  for (let y = within.top ?? 0; y <= (within.bottom ?? info.height - 1); y++) {
    for (let x = within.left; x < within.left + within.width; x++) {
      if (distance(hex(readPixel(data, y * info.width + x)), colour) > paletteError) continue

      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
    }
  }

  return box
}

/** How many pixels have a colour, as well as a palette has it. */
export function countNear(ink: Ink, colour: string): number {
  let count = 0

  for (const [other, pixels] of ink.colours) if (distance(other, colour) <= paletteError) count += pixels

  return count
}

/** The largest difference of a channel. */
export function distance(one: string, other: string): number {
  return Math.max(...[1, 3, 5].map((at) => Math.abs(channel(one, at) - channel(other, at))))
}

function channel(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16)
}

function readPixel(data: Uint8Array, i: number): number {
  return ((data[3 * i] ?? 0) << 16) | ((data[3 * i + 1] ?? 0) << 8) | (data[3 * i + 2] ?? 0)
}

function hex(pixel: number): string {
  return `#${pixel.toString(16).padStart(6, '0')}`
}
