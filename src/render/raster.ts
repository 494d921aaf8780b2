import sharp from 'sharp'
import { UserError } from '../errors.ts'
import type { Picture } from './renderer.ts'

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
const svgLimitBytes = 3e6

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
  const { width, height, scale } = fitLimits(drawing)
  const widthPx = Math.max(1, Math.ceil(width * scale - 1e-6))
  const heightPx = Math.max(1, Math.ceil(height * scale - 1e-6))
  const svg = toSvg(drawing, widthPx, heightPx)

  if (svg.length > svgLimitBytes) throw new UserError('render.tooLarge')

  return { png: await encode(svg, drawing.coloured), widthPx, heightPx }
}

function fitLimits({ width, height, scale }: Drawing): { width: number; height: number; scale: number } {
  const [w, h] = [width * scale, height * scale]
  const shrink = Math.min(1, sideLimitPx / w, sideLimitPx / h, Math.sqrt(areaLimitPx / (w * h)))

  if (!(shrink >= smallestShrink)) throw new UserError('render.tooLarge')

  return { width, height, scale: scale * shrink }
}

function toSvg(
  { x, y, width, height, background, text, svg }: Drawing,
  widthPx: number,
  heightPx: number,
): string {
  const box = `x="${x}" y="${y}" width="${width}" height="${height}"`

  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}" viewBox="${x} ${y} ${width} ${height}" preserveAspectRatio="xMinYMin slice" color="${text}" fill="${text}"><rect ${box} fill="${background}"/>${svg}</svg>`
}

/** 16 colours are shades enough for one text colour; anything coloured takes 256, or its tints would turn grey. */
async function encode(svg: string, coloured: boolean): Promise<Uint8Array> {
  try {
    return await sharp(Buffer.from(svg), { limitInputPixels: 20e6 })
      .png({ palette: true, effort: 1, dither: 0, colours: coloured ? 256 : 16 })
      .toBuffer()
  } catch {
    throw new UserError('render.raster')
  }
}
