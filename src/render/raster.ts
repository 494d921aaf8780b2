import sharp, { type Sharp } from 'sharp'
import { UserError } from '../errors.ts'
import { encodePalette } from './palette-png.ts'
import { coverPlainly } from './plain-shapes.ts'
import type { Picture } from './renderer.ts'
import { encodeShades, readCoverage, tellingChannel } from './shades-png.ts'

/** An SVG drawing before it is rastered; sizes in its own units. */
export interface Drawing {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Pixels per unit. */
  readonly scale: number
  readonly background: string
  /** What `currentColor` means. */
  readonly text: string
  /** Whether colours other than `text` on `background` occur. */
  readonly coloured: boolean
  readonly svg: string
}

const sideLimitPx = 4_096
const areaLimitPx = 16e6
const smallestShrink = 0.25
/** Characters of SVG: a page of the most intricate Chinese characters has 7 million. */
const svgLimit = 8e6

// One worker draws one picture at a time; more threads and caches in it would only cost memory.
sharp.concurrency(1)
sharp.cache(false)

/**
 * Draws onto an opaque background: a reader's theme is not known, so nothing may depend on what lies behind. A drawing
 * over the limits is shrunk, down to a quarter.
 *
 * @throws UserError `render.tooLarge` beyond that, `render.raster` when librsvg refuses the drawing.
 */
export async function rasterize(drawing: Drawing): Promise<Picture> {
  const scale = drawing.scale * shrinkFor(drawing.width * drawing.scale, drawing.height * drawing.scale)
  const widthPx = wholePixels(drawing.width * scale)
  const heightPx = wholePixels(drawing.height * scale)
  const svg = toSvg(drawing, widthPx, heightPx, scale)

  if (svg.length > svgLimit) throw new UserError('render.tooLarge')

  const bytes = coverPlainly(drawing, widthPx, heightPx, scale)
  const png = bytes
    ? encodeShades({ bytes, widthPx, heightPx }, drawing.background, drawing.text)
    : await encode(svg, drawing)

  return { png, widthPx, heightPx }
}

function shrinkFor(widthPx: number, heightPx: number): number {
  const shrink = Math.min(
    1,
    sideLimitPx / widthPx,
    sideLimitPx / heightPx,
    Math.sqrt(areaLimitPx / (widthPx * heightPx)),
  )

  if (!(shrink >= smallestShrink)) throw new UserError('render.tooLarge')

  return shrink
}

/** The least number of pixels that holds a length, forgiving what adding up fractions leaves. */
function wholePixels(length: number): number {
  return Math.max(1, Math.ceil(length - 1e-6))
}

/** The part of a last pixel that the drawing does not fill becomes background: nothing is stretched. */
function toSvg(
  { x, y, background, text, svg }: Drawing,
  widthPx: number,
  heightPx: number,
  scale: number,
): string {
  const [width, height] = [widthPx / scale, heightPx / scale]

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="${x} ${y} ${width} ${height}" color="${text}" fill="${text}"><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${background}"/>${svg}</svg>`
}

/**
 * Text in one colour needs the shades between it and its background, which are known: they are written as they come, in a
 * third of the time that a search for the best palette takes. Anything coloured gets 256 colours, or its tints would turn
 * grey.
 */
async function encode(svg: string, { coloured, background, text }: Drawing): Promise<Uint8Array> {
  const image = sharp(Buffer.from(svg), { limitInputPixels: 20e6 })

  try {
    if (coloured) return await encodeColours(image)

    const channel = image.extractChannel(tellingChannel(background, text)).raw()
    const { data, info } = await channel.toBuffer({ resolveWithObject: true })

    const seen = readCoverage({ bytes: data, widthPx: info.width, heightPx: info.height }, background, text)

    return encodeShades(seen, background, text)
  } catch {
    throw new UserError('render.raster')
  }
}

async function encodeColours(image: Sharp): Promise<Uint8Array> {
  const { data, info } = await image.ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const pixels = new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4)

  return (
    encodePalette({ pixels, widthPx: width, heightPx: height }) ??
    (await sharp(data, { raw: { width, height, channels } })
      .removeAlpha()
      .png({ palette: true, effort: 1, dither: 0, colours: 256 })
      .toBuffer())
  )
}
