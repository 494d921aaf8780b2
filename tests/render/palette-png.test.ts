import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { encodePalette, type RgbaPicture } from '../../src/render/palette-png.ts'

/** A picture of some colours, each of a number of pixels, one after the other. */
function picture(colours: readonly (readonly [colour: number, count: number])[], widthPx = 1): RgbaPicture {
  const pixels = colours.flatMap(([colour, count]) => Array.from({ length: count }, () => colour))
  const heightPx = Math.ceil(pixels.length / widthPx)
  const all = Array.from({ length: widthPx * heightPx }, (_, i) => pixels[i] ?? 0)

  return {
    pixels: Uint32Array.from(all, (colour) => (0xff000000 | colour) >>> 0),
    widthPx,
    heightPx,
  }
}

async function decode(png: Uint8Array | undefined): Promise<RgbaPicture> {
  const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true })

  return { pixels: new Uint32Array(Uint8Array.from(data).buffer), widthPx: info.width, heightPx: info.height }
}

/** The largest difference of a channel. */
function largestError(one: RgbaPicture, other: RgbaPicture): number {
  const second = new Uint8Array(other.pixels.buffer)

  return new Uint8Array(one.pixels.buffer).reduce(
    (most, value, i) => Math.max(most, Math.abs(value - (second[i] ?? 0))),
    0,
  )
}

/** All mixtures of two colours, as the edges of letters have them. */
function ramp(from: number, to: number, steps: number): (readonly [number, number])[] {
  const channel = (colour: number, shift: number) => (colour >> shift) & 255

  return Array.from({ length: steps + 1 }, (_, step) => {
    const mixed = [16, 8, 0].map((shift) =>
      Math.round(channel(from, shift) + ((channel(to, shift) - channel(from, shift)) * step) / steps),
    )

    return [((mixed[0] ?? 0) << 16) | ((mixed[1] ?? 0) << 8) | (mixed[2] ?? 0), 3] as const
  })
}

describe('encodePalette', () => {
  it('keeps up to 256 colours as they are, whatever the shape of the picture', async () => {
    const colours = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 0xffffff }), fc.integer({ min: 1, max: 9 })),
      {
        minLength: 1,
        maxLength: 255,
      },
    )

    await fc.assert(
      fc.asyncProperty(colours, fc.integer({ min: 1, max: 40 }), async (counted, widthPx) => {
        const original = picture(counted, widthPx)

        expect(await decode(encodePalette(original))).toEqual(original)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps the colours of areas where there are more, and tells all others closely', async () => {
    const [dark, light, ...accents] = [0x2b2d31, 0xf2f3f5, 0x5865f2, 0x7bd88f, 0xf5c469, 0xf595b0, 0xc8a6f7]
    const areas = [dark ?? 0, light ?? 0, ...accents].map((colour) => [colour, 1_000] as const)
    const edges = accents.flatMap((accent) => [
      ...ramp(dark ?? 0, accent, 200),
      ...ramp(light ?? 0, accent, 200),
    ])
    const original = picture([...areas, ...edges])

    const decoded = await decode(encodePalette(original))

    expect(largestError(picture(areas), { ...decoded, pixels: decoded.pixels.slice(0, 7_000) })).toBe(0)
    expect(largestError(original, decoded)).toBeLessThanOrEqual(8)
  })

  it('leaves a photograph to a general quantiser', () => {
    const colours = (count: number) =>
      picture(Array.from({ length: count }, (_, i) => [i * 1_000, 1] as const))

    expect(encodePalette(colours(8_192))).toBeDefined()
    expect(encodePalette(colours(8_193))).toBeUndefined()
  })
})
