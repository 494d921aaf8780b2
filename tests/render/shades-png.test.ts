import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodeShades, readCoverage, tellingChannel } from '../../src/render/shades-png.ts'

async function decode(png: Uint8Array) {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })

  return { pixels: [...data], width: info.width, height: info.height, channels: info.channels }
}

describe('tellingChannel', () => {
  it.each([
    ['#313338', '#f2f3f5', 0],
    ['#ffffff', '#000000', 0],
    ['#102030', '#10c030', 1],
    ['#102030', '#1120ff', 2],
  ])('of %s and %s is %i', (background, text, channel) => {
    expect(tellingChannel(background, text)).toBe(channel)
  })
})

describe('readCoverage', () => {
  it.each([
    ['dark', '#313338', '#f2f3f5', [0x31, 0xf2, 0x91, 0], [0, 255, 127, 0]],
    ['light', '#ffffff', '#000000', [255, 0, 128, 64], [0, 255, 127, 191]],
  ])('tells how much of a pixel is text on a %s ground', (_name, background, text, channel, shares) => {
    const { bytes } = readCoverage(
      { bytes: Uint8Array.from(channel), widthPx: 2, heightPx: 2 },
      background,
      text,
    )

    expect([...bytes]).toEqual(shares)
  })
})

describe('encodeShades', () => {
  it('draws background, text and what lies between', async () => {
    const bytes = Uint8Array.from([0, 255, 128])
    const { pixels, width, height, channels } = await decode(
      encodeShades({ bytes, widthPx: 3, heightPx: 1 }, '#313338', '#f2f3f5'),
    )

    expect({ width, height, channels }).toEqual({ width: 3, height: 1, channels: 3 })
    expect(pixels.slice(0, 6)).toEqual([0x31, 0x33, 0x38, 0xf2, 0xf3, 0xf5])
    // Half of the way: the nearest of sixteen shades is off by a thirtieth of it at most.
    expect(Math.abs((pixels[6] ?? 0) - (0x31 + 0xf2) / 2)).toBeLessThanOrEqual((0xf2 - 0x31) / 30 + 1)
  })

  it('is read back as it was written, whatever its size', async () => {
    const channel = fc
      .record({ widthPx: fc.integer({ min: 1, max: 9 }), heightPx: fc.integer({ min: 1, max: 5 }) })
      .chain(({ widthPx, heightPx }) =>
        fc.record({
          widthPx: fc.constant(widthPx),
          heightPx: fc.constant(heightPx),
          bytes: fc.uint8Array({ minLength: widthPx * heightPx, maxLength: widthPx * heightPx }),
        }),
      )

    await fc.assert(
      fc.asyncProperty(channel, fc.boolean(), async (given, isDark) => {
        const [background, text] = isDark ? ['#000000', '#ffffff'] : ['#ffffff', '#000000']
        const seen = (share: number) => (isDark ? share : 255 - share)
        const { pixels, width, height } = await decode(encodeShades(given, background, text))
        const reds = pixels.filter((_, i) => i % 3 === 0)

        expect([width, height]).toEqual([given.widthPx, given.heightPx])
        expect(reds).toHaveLength(given.bytes.length)
        reds.forEach((red, i) => {
          expect(Math.abs(red - seen(given.bytes[i] ?? 0))).toBeLessThanOrEqual(255 / 30)
        })
      }),
      { numRuns: 40 },
    )
  })
})
