import sharp from 'sharp'
import type { CardImage } from './renderer.ts'

/** A picture file made ready to stand on a card. */
export interface DecodedImage {
  /** A data address of ours: nothing is ever fetched. */
  readonly href: string
  readonly widthPx: number
  readonly heightPx: number
}

interface FittedImage {
  readonly width: number
  readonly ascent: number
  readonly descent: number
  /** In 1000 units per em. */
  readonly svg: string
}

const formats = ['png', 'jpeg', 'webp', 'gif']
const inputPixels = 16e6
/** Two pixels for each unit of the widest and tallest that is drawn. */
const sideLimits = { width: 1_360, height: 1_200 }
/** A PNG larger than this, in bytes, is a photograph: JPEG says the same in less. */
const photographBytes = 300_000
const imageLimit = 10

/** One pixel of a file is one unit of a card, a twentieth of an em of its text. */
const emPx = 20

/** Decodes pictures, shrinks large ones and puts them on white; what cannot be decoded is left out. */
export async function decodeImages(images: readonly CardImage[]): Promise<ReadonlyMap<string, DecodedImage>> {
  const decoded = new Map<string, DecodedImage>()

  for (const { address, base64 } of images.slice(0, imageLimit)) {
    const image = await decodeImage(Buffer.from(base64, 'base64')).catch(() => undefined)

    if (image) decoded.set(address, image)
  }

  return decoded
}

/** A picture at most `widthEm` wide, in em; it hangs from its line, so that a list's marker stands at its top. */
export function fitImage({ href, widthPx, heightPx }: DecodedImage, widthEm: number): FittedImage {
  const scale = Math.min(1 / emPx, widthEm / widthPx, sideLimits.height / 2 / emPx / heightPx)
  const [width, height] = [widthPx * scale, heightPx * scale]
  const ascent = Math.min(1, height)
  const [w, h, y] = [width, height, -ascent].map((em) => Math.round(1000 * em))

  return {
    width,
    ascent,
    descent: height - ascent,
    svg: `<image y="${y}" width="${w}" height="${h}" href="${href}"/>`,
  }
}

async function decodeImage(file: Buffer): Promise<DecodedImage | undefined> {
  const { format } = await sharp(file).metadata()

  // By what it is, whatever its name says: an SVG could ask for fonts and files.
  if (!formats.includes(format)) return undefined

  const image = sharp(file, { limitInputPixels: inputPixels })
    .rotate()
    .flatten({ background: '#ffffff' })
    .resize({ ...sideLimits, fit: 'inside', withoutEnlargement: true })
  const { data, info } = await image.clone().png().toBuffer({ resolveWithObject: true })
  const isPhotograph = data.byteLength > photographBytes
  const bytes = isPhotograph ? await image.jpeg({ quality: 88 }).toBuffer() : data

  return {
    href: `data:image/${isPhotograph ? 'jpeg' : 'png'};base64,${bytes.toString('base64')}`,
    widthPx: info.width,
    heightPx: info.height,
  }
}
