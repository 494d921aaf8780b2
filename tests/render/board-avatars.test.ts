import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { readAvatar } from '../../src/render/avatar-picture.ts'
import { openInlineRenderer } from '../../src/render/inline.ts'
import type { Board, BoardRow, Renderer } from '../../src/render/renderer.ts'
import { countNear, readInk } from './ink.ts'

const look = { theme: 'dark', language: 'en' } as const
const row: BoardRow = { rank: 4, name: 'Ada', points: 100, note: '', highlighted: false }
/** Of the first row, in pixels: where the avatar is. */
const disc = { left: 200, top: 216, width: 72, height: 80 }

let renderer: Renderer

beforeAll(async () => {
  renderer = await openInlineRenderer()
})

function paint(colour: string, width = 128, height = 128) {
  return sharp({ create: { width, height, channels: 3, background: colour } })
}

async function inkOf(avatar: Uint8Array | undefined) {
  const board: Board = {
    title: '',
    subtitle: '',
    rows: [{ ...row, ...(avatar && { avatar: new Uint8Array(avatar) }) }],
    footer: { left: '', right: '' },
  }

  return readInk((await renderer.board(board, look)).png, { area: disc })
}

describe('a board with pictures', () => {
  it.each(['png', 'jpeg', 'webp'] as const)('shows a %s as a disc', async (format) => {
    const ink = await inkOf(await paint('#00ff00')[format]({ quality: 100 }).toBuffer())

    const green = countNear(ink, '#00ff00')

    // π · 34² pixels; a square would have 4,624.
    expect(green).toBeGreaterThan(3_200)
    expect(green).toBeLessThan(3_700)
  })

  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['nothing', () => new Uint8Array()],
    ['no picture', () => Buffer.from('hello')],
    [
      'a drawing',
      () =>
        Buffer.from(
          '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9" fill="#0f0"/></svg>',
        ),
    ],
    ['a GIF', () => paint('#00ff00').gif().toBuffer()],
    ['a broken PNG', async () => (await paint('#00ff00').png().toBuffer()).subarray(0, 60)],
    ['a picture of two million pixels', () => paint('#00ff00', 2_000, 1_000).png().toBuffer()],
    [
      'a file of 600 KB',
      async () => Buffer.concat([await paint('#00ff00').png().toBuffer(), Buffer.alloc(6e5)]),
    ],
  ])('shows initials instead of %s', async (_name, bytes) => {
    const [shown, initials] = [await inkOf(await bytes()), await inkOf(undefined)]

    expect(shown.colours).toEqual(initials.colours)
  })

  it('shrinks a tall picture to a square, so that little of it travels', async () => {
    const uri = await readAvatar(await paint('#123456', 200, 800).png().toBuffer(), 68)
    const { width, height } = await sharp(Buffer.from(uri?.split(',')[1] ?? '', 'base64')).metadata()

    expect([width, height]).toEqual([68, 68])
  })

  it('tells two boards apart that differ in a picture only', async () => {
    const [one, other] = [
      await inkOf(await paint('#00ff00').png().toBuffer()),
      await inkOf(await paint('#ff0000').png().toBuffer()),
    ]

    expect(one.colours).not.toEqual(other.colours)
  })
})
