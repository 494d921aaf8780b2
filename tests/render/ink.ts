import sharp from 'sharp'

/** What can be said of a picture without a reference: where something is drawn, and in which colours. */
export interface Ink {
  readonly widthPx: number
  readonly heightPx: number
  /** Colour of the corner at the top left, as #rrggbb. */
  readonly background: string
  /** The smallest box around every pixel that is not background, edges included; zero-sized when there is none. */
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

/** Decodes a PNG and looks at every pixel, at those of `area` only when it is given. */
export async function readInk(
  png: Uint8Array,
  area?: { left: number; top: number; width: number; height: number },
): Promise<Ink> {
  const image = area ? sharp(png).extract(area) : sharp(png)
  const { data, info } = await image.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const colours = new Map<string, number>()
  const box = { left: info.width, top: info.height, right: -1, bottom: -1 }
  const background = hex(data, 0)

  for (let i = 0; i < info.width * info.height; i++) {
    const colour = hex(data, 3 * i)
    const [x, y] = [i % info.width, Math.floor(i / info.width)]

    colours.set(colour, (colours.get(colour) ?? 0) + 1)
    if (colour === background) continue

    box.left = Math.min(box.left, x)
    box.right = Math.max(box.right, x)
    box.top = Math.min(box.top, y)
    box.bottom = Math.max(box.bottom, y)
  }

  const share = 1 - (colours.get(background) ?? 0) / (info.width * info.height)

  return { widthPx: info.width, heightPx: info.height, background, box, share, colours }
}

/** How many pixels have a colour, give or take the three steps that a palette may cost in each channel. */
export function countNear(ink: Ink, colour: string): number {
  let count = 0

  for (const [other, pixels] of ink.colours) if (distance(other, colour) <= 3) count += pixels

  return count
}

/** The largest difference of a channel. */
export function distance(one: string, other: string): number {
  return Math.max(...[1, 3, 5].map((at) => Math.abs(channel(one, at) - channel(other, at))))
}

function channel(colour: string, at: number): number {
  return Number.parseInt(colour.slice(at, at + 2), 16)
}

function hex(data: Uint8Array, at: number): string {
  return `#${[0, 1, 2].map((i) => (data[at + i] ?? 0).toString(16).padStart(2, '0')).join('')}`
}
