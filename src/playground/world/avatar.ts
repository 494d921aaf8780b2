import { createHash } from 'node:crypto'
import { crc32, deflateSync } from 'node:zlib'

/** Cells per side of the pattern, mirrored left to right, with a margin of one cell around it. */
const cells = 5
const cellPx = 16
const sizePx = (cells + 2) * cellPx

/** A square PNG with a coloured pattern that is the same for the same name: the picture of a person without one. */
export function drawAvatar(name: string): Uint8Array {
  const digest = createHash('sha256').update(name).digest()
  const ink = [0, 1, 2].map((channel) => 64 + ((digest[channel] ?? 0) % 128))
  const paper = [240, 242, 245]
  const rows = Array.from({ length: sizePx }, (_, y) => {
    const pixels = Array.from({ length: sizePx }, (_, x) => (isInked(digest, x, y) ? ink : paper)).flat()

    return [0, ...pixels]
  })

  return encodePng(sizePx, sizePx, Uint8Array.from(rows.flat()))
}

function isInked(digest: Uint8Array, x: number, y: number): boolean {
  const column = Math.floor(x / cellPx) - 1
  const row = Math.floor(y / cellPx) - 1

  if (column < 0 || column >= cells || row < 0 || row >= cells) return false

  const mirrored = Math.min(column, cells - 1 - column)

  return ((digest[3 + row * cells + mirrored] ?? 0) & 1) === 1
}

/** @param scanlines eight-bit RGB rows, each after its filter byte. */
function encodePng(width: number, height: number, scanlines: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  const colourTypeRgb = 2

  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, colourTypeRgb, 0, 0, 0], 8)

  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(scanlines)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(body.length + 8)

  frame.writeUInt32BE(data.length, 0)
  body.copy(frame, 4)
  frame.writeUInt32BE(crc32(body), body.length + 4)

  return frame
}
