import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { expect } from 'vitest'

/*
 * Pictures that a person has looked at, kept at one pixel for each unit of the layout, half of what members get.
 *
 *   UPDATE_PICTURES=1 npx vitest run tests/render/<file>    draws them anew: look at every one before it is committed
 *
 * A picture that differs is left in var/pictures/ beside the path of its reference, to be looked at.
 */

const references = 'tests/render/reference'
const rejected = 'var/pictures'
const updates = process.env.UPDATE_PICTURES === '1'

/** Shades of edges may fall another way on another processor; a letter that moved by a pixel goes far beyond. */
const meanLimit = 0.4
const mostLimit = 56

/**
 * Compares a picture with the reviewed one of that name.
 *
 * @param name path below `tests/render/reference`, without the ending, such as `histogram-dark-en`
 */
export async function expectPicture(png: Uint8Array, name: string): Promise<void> {
  const path = join(references, `${name}.png`)
  const small = await halve(png)

  if (updates) await write(path, small)

  const reference = await readFile(path).catch(() => undefined)
  const difference = reference && (await compare(small, reference))

  if (
    !difference ||
    difference.size !== undefined ||
    difference.mean > meanLimit ||
    difference.most > mostLimit
  ) {
    await write(join(rejected, `${name}.png`), small)
  }

  expect(difference, `${path} is missing: draw it with UPDATE_PICTURES=1 and look at it`).toBeDefined()
  expect(difference?.size, 'width and height, beside those of the reference').toBeUndefined()
  expect(difference?.mean, 'mean difference of a channel, of 255').toBeLessThanOrEqual(meanLimit)
  expect(difference?.most, 'largest difference of a channel, of 255').toBeLessThanOrEqual(mostLimit)
}

interface Difference {
  /** Both sizes, where they are not the same. */
  readonly size?: string
  readonly mean: number
  readonly most: number
}

async function compare(one: Sharp, other: Uint8Array): Promise<Difference> {
  const [first, second] = await Promise.all([readPixels(one), readPixels(sharp(other))])
  let [sum, most] = [0, 0]

  if (first.size !== second.size) return { size: `${first.size} beside ${second.size}`, mean: 255, most: 255 }

  for (const [i, value] of first.data.entries()) {
    const difference = Math.abs(value - (second.data[i] ?? 0))

    sum += difference
    most = Math.max(most, difference)
  }

  return { mean: sum / first.data.length, most }
}

async function readPixels(image: Sharp): Promise<{ size: string; data: Uint8Array }> {
  const { data, info } = await image.clone().removeAlpha().raw().toBuffer({ resolveWithObject: true })

  return { size: `${info.width} × ${info.height}`, data }
}

async function halve(png: Uint8Array): Promise<Sharp> {
  const { width = 2 } = await sharp(png).metadata()

  return sharp(png).resize({ width: Math.ceil(width / 2), kernel: 'linear' })
}

/** Small files: what they lose to a palette is far within the limits. */
async function write(path: string, image: Sharp): Promise<void> {
  const bytes = await image.clone().png({ palette: true, colours: 256, effort: 10, dither: 0 }).toBuffer()

  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
}
