import sharp from 'sharp'

/** A member's picture, small and square, as a data URI of our own making. */
export type AvatarPicture = `data:image/png;base64,${string}`

/** Larger files and pictures are not what a chat shows beside a name. */
const bytesLimit = 512 * 1024
const pixelLimit = 1024 * 1024

/**
 * Decodes a picture that came from outside and makes a square PNG of it; undefined when it is broken, too large or of
 * another format than PNG, JPEG and WebP.
 */
export async function readAvatar(bytes: Uint8Array, sidePx: number): Promise<AvatarPicture | undefined> {
  if (bytes.byteLength > bytesLimit || !isPicture(bytes)) return undefined

  try {
    const png = await sharp(bytes, { limitInputPixels: pixelLimit })
      .autoOrient()
      .resize(sidePx, sidePx, { fit: 'cover' })
      .png()
      .toBuffer()

    return `data:image/png;base64,${png.toString('base64')}`
  } catch {
    return undefined
  }
}

/** By its first bytes: left to itself the decoder would read SVG, PDF and more. */
function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 12))
  const isPng = start.subarray(0, 8).toString('hex') === '89504e470d0a1a0a'
  const isJpeg = start.subarray(0, 3).toString('hex') === 'ffd8ff'
  const isWebp = start.toString('latin1', 0, 4) === 'RIFF' && start.toString('latin1', 8) === 'WEBP'

  return isPng || isJpeg || isWebp
}
