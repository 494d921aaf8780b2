import { type APIUser, type REST, Routes } from 'discord.js'
import { LRUCache } from 'lru-cache'
import type { Avatars } from '../avatars.ts'
import { fetchPicture } from './fetch-picture.ts'

export interface AvatarOptions {
  /** Time for all pictures of one call; what comes later is there for the next. */
  readonly deadlineMs?: number
  /** Bytes of pictures that are kept. */
  readonly cacheBytes?: number
}

/** Twice what a board shows it in; Discord scales to powers of two. */
const sidePx = 128
const usersLimit = 10_000
/** For how long a member's picture is taken to be the same. */
const freshMs = 10 * 60_000
/** For how long nobody asks again after a failure. */
const pauseMs = 60_000

/** Pictures from the CDN that the REST client knows, and from nowhere else. */
export function openAvatars(rest: REST, options: AvatarOptions = {}): Avatars {
  const { deadlineMs = 1_500, cacheBytes = 8e6 } = options
  const hashes = new LRUCache<string, { readonly hash: string | null }>({
    max: usersLimit,
    ttl: freshMs,
    fetchMethod: (id, _old, { options: entry }) => readHash(rest, id, () => (entry.ttl = pauseMs)),
  })
  const pictures = new LRUCache<string, Uint8Array>({
    maxSize: cacheBytes,
    sizeCalculation: ({ byteLength }) => byteLength + 100,
    fetchMethod: (address, _old, { options: entry }) =>
      fetchPicture(address).catch(() => {
        entry.ttl = pauseMs
        return new Uint8Array()
      }),
  })

  async function find(id: string): Promise<Uint8Array | undefined> {
    const hash = (await hashes.fetch(id))?.hash

    if (!hash) return undefined

    const address = rest.cdn.avatar(id, hash, { extension: 'png', size: sidePx, forceStatic: true })
    const picture = await pictures.fetch(address)

    return picture && picture.byteLength > 0 ? picture : undefined
  }

  return async (memberIds) => {
    const found = new Map<string, Uint8Array>()
    const searches = memberIds.map(async (id) => {
      const picture = await find(id).catch(() => undefined)

      if (picture) found.set(id, picture)
    })

    await inTime(Promise.all(searches), deadlineMs)
    // Latecomers must not change what was handed out.
    return new Map(found)
  }
}

/** What Discord says of a member; nothing of what it might say instead reaches an address. */
async function readHash(rest: REST, id: string, pause: () => void): Promise<{ hash: string | null }> {
  try {
    const { avatar } = (await rest.get(Routes.user(id))) as APIUser

    return { hash: avatar && /^(a_)?[0-9a-f]{32}$/.test(avatar) ? avatar : null }
  } catch {
    pause()
    return { hash: null }
  }
}

async function inTime(work: Promise<unknown>, deadlineMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, deadlineMs)
  })

  await Promise.race([work, late])
  clearTimeout(timer)
}
