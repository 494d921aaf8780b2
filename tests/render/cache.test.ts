import { describe, expect, it, vi } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { cacheKey, createPictureCache } from '../../src/render/cache.ts'
import type { Picture } from '../../src/render/renderer.ts'

function picture(bytes: number): Picture {
  return { png: new Uint8Array(bytes), widthPx: 1, heightPx: 1 }
}

describe('createPictureCache', () => {
  it('draws once for a key', async () => {
    const cache = createPictureCache(10_000)
    const draw = vi.fn(async () => [picture(10)])

    const [first, second] = [await cache.recall('a', draw), await cache.recall('a', draw)]

    expect(draw).toHaveBeenCalledTimes(1)
    expect(second).toBe(first)
  })

  it('shares one drawing among those who ask while it runs', async () => {
    const cache = createPictureCache(10_000)
    const draw = vi.fn(async () => [picture(10)])

    const [first, second] = await Promise.all([cache.recall('a', draw), cache.recall('a', draw)])

    expect(draw).toHaveBeenCalledTimes(1)
    expect(second).toBe(first)
  })

  it('forgets the longest unused when its bytes run out', async () => {
    const cache = createPictureCache(5_000)
    const draw = vi.fn(async () => [picture(2_000)])

    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cache.recall(key, draw)

    // a, b and c are drawn; c pushes out b, which is drawn again.
    expect(draw).toHaveBeenCalledTimes(4)
  })

  it('does not keep what is larger than itself', async () => {
    const cache = createPictureCache(1_000)
    const draw = vi.fn(async () => [picture(2_000)])

    await cache.recall('a', draw)
    await cache.recall('a', draw)

    expect(draw).toHaveBeenCalledTimes(2)
  })

  it('remembers a mistake that would be made again', async () => {
    const cache = createPictureCache(10_000)
    const draw = vi.fn(async (): Promise<Picture[]> => {
      throw new UserError('render.tex', { message: 'no' })
    })

    await expect(cache.recall('a', draw)).rejects.toMatchObject({ key: 'render.tex' })
    await expect(cache.recall('a', draw)).rejects.toMatchObject({ key: 'render.tex' })
    expect(draw).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['a deadline', new UserError('render.timeout')],
    ['memory', new UserError('render.memory')],
    ['a full queue', new UserError('render.busy')],
    ['the raster', new UserError('render.raster')],
    ['a fault of ours', new Error('boom')],
  ])('tries again after a failure of %s', async (_name, failure) => {
    const cache = createPictureCache(10_000)
    const draw = vi.fn(async (): Promise<Picture[]> => [picture(10)]).mockRejectedValueOnce(failure)

    await expect(cache.recall('a', draw)).rejects.toBe(failure)

    await expect(cache.recall('a', draw)).resolves.toHaveLength(1)
  })
})

describe('cacheKey', () => {
  it('is the same for the same content and different for any other', () => {
    const key = cacheKey(1, { tex: 'x', theme: 'dark' })

    expect(cacheKey(1, { tex: 'x', theme: 'dark' })).toBe(key)
    expect(cacheKey(2, { tex: 'x', theme: 'dark' })).not.toBe(key)
    expect(cacheKey(1, { tex: 'x', theme: 'light' })).not.toBe(key)
    expect(cacheKey(1, { tex: 'y', theme: 'dark' })).not.toBe(key)
  })

  it('says nothing of the content', () => {
    expect(cacheKey('secret')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('knows bytes by what they hold, and in few characters', () => {
    const [one, same, other] = [new Uint8Array(1e5), new Uint8Array(1e5), new Uint8Array(1e5).fill(1)]

    expect(cacheKey({ avatar: one })).toBe(cacheKey({ avatar: same }))
    expect(cacheKey({ avatar: one })).not.toBe(cacheKey({ avatar: other }))
    expect(cacheKey({ avatar: one })).toMatch(/^[0-9a-f]{64}$/)
  })
})
