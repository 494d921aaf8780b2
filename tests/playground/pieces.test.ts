import { SnowflakeUtil } from 'discord.js'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { findRoute } from '../../src/playground/rest/route.ts'
import { errorTree } from '../../src/playground/spec/problem.ts'
import { drawAvatar } from '../../src/playground/world/avatar.ts'
import { imageSize } from '../../src/playground/world/image-size.ts'
import { compareIds, createSnowflakes, shardOf, timeOf } from '../../src/playground/world/snowflake.ts'

describe('an id', () => {
  it('tells its time to discord.js', () => {
    const at = Date.parse('2026-08-01T12:34:56.789Z')

    const id = createSnowflakes(() => at)()

    expect([SnowflakeUtil.timestampFrom(id), timeOf(id)]).toEqual([at, at])
    expect(id).toMatch(/^\d{17,19}$/)
  })

  it('is greater than every id before it, even when the clock stands or goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1.6e12, max: 1.9e12 }), { minLength: 2 }), (times) => {
        let at = 0
        const newId = createSnowflakes(() => times[at] ?? 0)

        const ids = times.map((_, position) => {
          at = position

          return BigInt(newId())
        })

        return ids.every((id, position) => position === 0 || id > (ids[position - 1] ?? 0n))
      }),
    )
  })

  it('sorts by age, not as text', () => {
    expect(['1000', '999', '1001'].sort(compareIds)).toEqual(['999', '1000', '1001'])
  })

  // The example of https://docs.discord.com/developers/topics/gateway#sharding: (guild_id >> 22) % num_shards.
  it('falls to its shard', () => {
    expect(shardOf('197038439483310086', 10)).toBe(0)
  })
})

describe('a picture', () => {
  it.each(['png', 'jpeg', 'gif', 'webp'] as const)('tells its size in its header: %s', async (format) => {
    const image = sharp({ create: { width: 37, height: 21, channels: 3, background: 'teal' } })

    const bytes = await image.toFormat(format).toBuffer()

    expect(imageSize(bytes)).toEqual({ width: 37, height: 21 })
  })

  it.each([
    ['lossless', { lossless: true }, 3],
    ['with transparency', {}, 4],
  ] as const)('tells its size in its header: WebP %s', async (_, options, channels) => {
    const image = sharp({ create: { width: 37, height: 21, channels, background: '#12345678' } })

    const bytes = await image.webp(options).toBuffer()

    expect(imageSize(bytes)).toEqual({ width: 37, height: 21 })
  })

  it('is not seen in anything else, however short or strange', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const size = imageSize(bytes)

        return size === undefined || size.width >= 0
      }),
    )
    expect(imageSize(Buffer.from('plain text, nothing more'))).toBeUndefined()
  })

  it('is drawn for people who have none: always the same, mirrored, and readable by others', async () => {
    const bytes = drawAvatar('ada')

    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })

    expect(drawAvatar('ada')).toEqual(bytes)
    expect(drawAvatar('noor')).not.toEqual(bytes)
    expect([info.width, info.height]).toEqual([112, 112])
    const pixel = (x: number, y: number) => [...data.subarray((y * 112 + x) * info.channels).subarray(0, 3)]
    const isMirrored = Array.from({ length: 112 }, (_, y) => y).every((y) =>
      [20, 36, 50].every((x) => pixel(x, y).join() === pixel(111 - x, y).join()),
    )
    expect(isMirrored).toBe(true)
  })
})

describe('a route', () => {
  it.each([
    ['GET', '/users/@me', 'get_my_user', {}],
    ['GET', '/users/123', 'get_user', { user_id: '123' }],
    [
      'PATCH',
      '/webhooks/1/t/messages/%40original',
      'update_original_webhook_message',
      { webhook_id: '1', webhook_token: 't' },
    ],
    [
      'PATCH',
      '/webhooks/1/t/messages/9',
      'update_webhook_message',
      { webhook_id: '1', webhook_token: 't', message_id: '9' },
    ],
    ['GET', '/channels/1/messages/pins', 'list_pins', { channel_id: '1' }],
    [
      'PUT',
      '/channels/1/messages/2/reactions/%F0%9F%91%8D/@me',
      'add_my_message_reaction',
      { channel_id: '1', message_id: '2', emoji_name: '👍' },
    ],
  ])('of %s %s is %s', (method, path, id, params) => {
    expect(findRoute(method, path)).toMatchObject({ id, params })
  })

  it.each([
    ['GET', '/channels//messages'],
    ['POST', '/users/@me'],
    ['GET', '/channels/1/'],
    ['GET', '/%E0%A4%A'],
  ])('of %s %s is not there', (method, path) => {
    expect(findRoute(method, path)).toBeUndefined()
  })
})

describe('problems', () => {
  it('nest by their paths, several in one place', () => {
    const at = (path: (string | number)[], code: string) => ({ path, code, message: code })

    const tree = errorTree([
      at(['options', 0, 'name'], 'A'),
      at(['options', 0, 'name'], 'B'),
      at(['content'], 'C'),
    ])

    expect(tree).toEqual({
      options: {
        0: {
          name: {
            _errors: [
              { code: 'A', message: 'A' },
              { code: 'B', message: 'B' },
            ],
          },
        },
      },
      content: { _errors: [{ code: 'C', message: 'C' }] },
    })
  })
})
