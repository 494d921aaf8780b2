import { createServer } from 'node:net'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeImages } from '../../src/render/card-image.ts'
import { openInlineRenderer } from '../../src/render/inline.ts'
import type { CardImage, Renderer } from '../../src/render/renderer.ts'
import { countNear, findColour, readInk } from './ink.ts'

const red = '#cc2233'

let renderer: Renderer

beforeAll(async () => {
  renderer = await openInlineRenderer()
})

async function imageOf(
  format: 'png' | 'jpeg' | 'webp' | 'gif',
  width = 300,
  height = 100,
  address = 'a.png',
): Promise<CardImage> {
  const file = await sharp({ create: { width, height, channels: 3, background: red } })
    .toFormat(format)
    .toBuffer()

  return { address, base64: file.toString('base64') }
}

async function drawn(body: string, images: readonly CardImage[]) {
  const card = { title: '', tags: [], body, images, footer: { left: '', right: '' } }
  const [page] = await renderer.card(card, { theme: 'dark', language: 'en' })

  return page?.png ?? expect.fail('no page')
}

async function boxOf(body: string, image: CardImage) {
  const { left, right, top, bottom } = await findColour(await drawn(body, [image]), red, {
    left: 0,
    width: 1_520,
  })

  return { width: right - left + 1, height: bottom - top + 1, left, top }
}

describe('an image of the bank', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('is drawn from %s', async (format) => {
    const ink = await readInk(await drawn('![words](a.png)', [await imageOf(format)]))

    // 300 × 100 units at two pixels each; JPEG may change a shade.
    const shades = [...ink.colours].filter(([colour]) => /^#c[89a-f]/.test(colour)).map(([, count]) => count)

    expect(Math.max(...shades)).toBeGreaterThan(0.9 * 600 * 200)
  })

  it('stands in the middle of the column, one unit for each of its pixels', async () => {
    const { left, width, height } = await boxOf('![words](a.png)', await imageOf('png'))

    expect([width, height]).toEqual([600, 200])
    expect(left + width / 2).toBeCloseTo(760, 0)
  })

  it.each([
    ['wide', 4_000, 400, 1_360, 136],
    ['tall', 100, 3_000, 40, 1_200],
  ])('is shrunk where it is too %s', async (_name, width, height, seenWidth, seenHeight) => {
    const box = await boxOf('![words](a.png)', await imageOf('png', width, height))

    expect(Math.abs(box.width - seenWidth)).toBeLessThanOrEqual(2)
    expect(Math.abs(box.height - seenHeight)).toBeLessThanOrEqual(2)
  })

  it('fits the cell of a table and the item of a list', async () => {
    const image = await imageOf('png', 900, 300)

    const inTable = await boxOf('| a | b |\n|---|---|\n| ![w](a.png) | ![w](a.png) |', image)
    const inList = await boxOf('- ![w](a.png)', image)

    expect(inTable.left).toBeGreaterThanOrEqual(80)
    expect(inTable.left + inTable.width).toBeLessThanOrEqual(1_440)
    expect(inList.left).toBeGreaterThanOrEqual(80 + 48)
    expect(inList.left + inList.width).toBeLessThanOrEqual(1_440)
  })

  it('stands on white, whatever shines through it', async () => {
    const file = await sharp({ create: { width: 300, height: 100, channels: 4, background: '#0000' } })
      .png()
      .toBuffer()

    const png = await drawn('![words](a.png)', [{ address: 'a.png', base64: file.toString('base64') }])

    expect(countNear(await readInk(png), '#ffffff')).toBeGreaterThan(0.98 * 600 * 200)
  })

  it.each([
    ['no picture at all', Buffer.from('not a picture')],
    ['half a picture', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB', 'base64')],
    ['an SVG by another name', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('is its words in brackets when the file is %s', async (_name, file) => {
    const png = await drawn('![words](a.png)', [{ address: 'a.png', base64: file.toString('base64') }])

    expect(png).toEqual(await drawn('![words](missing.png)', []))
  })

  it('is read up to 16 million pixels', async () => {
    const images = await Promise.all([
      imageOf('png', 4_000, 4_000, 'fits.png'),
      imageOf('png', 4_000, 4_001, 'large.png'),
    ])

    expect([...(await decodeImages(images)).keys()]).toEqual(['fits.png'])
  })

  it('is never fetched', async () => {
    const asked: string[] = []
    const server = createServer((socket) => {
      asked.push('asked')
      socket.destroy()
    })

    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const url = `http://127.0.0.1:${port}/a.png`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="${url}"/></svg>`

    await drawn(
      `![words](${url}) <img src="${url}"> ![x](file:///etc/hostname) ![x](/etc/hostname) ![s](s.png)`,
      [{ address: 's.png', base64: Buffer.from(svg).toString('base64') }],
    )
    await new Promise<void>((resolve) => server.close(() => resolve()))

    expect(asked).toEqual([])
  })
})
