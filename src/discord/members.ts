import { type APIGuildMember, type APIRole, type REST, Routes } from 'discord.js'
import { LRUCache } from 'lru-cache'
import type { Members, Membership } from '../members.ts'
import { hasCode } from './api-error.ts'
import { fetchPicture } from './fetch-picture.ts'

export interface MemberOptions {
  /** Time for all that one call asks for; what comes later is there for the next. */
  readonly deadlineMs?: number
  /** Bytes of pictures that are kept. */
  readonly cacheBytes?: number
}

/** Twice what a board shows a picture in; Discord scales to powers of two. */
const sidePx = 128
const membersLimit = 10_000
const serversLimit = 1_000
/** For how long what was read of a member is taken to be the same. */
const freshMs = 10 * 60_000
/** Names of roles stand in a title: a new one should be seen soon. */
const rolesFreshMs = 60_000
/** For how long nobody asks again after a failure. */
const pauseMs = 60_000

interface Read {
  readonly hasLeft: boolean
  readonly roleIds?: readonly string[]
  /** Where the picture is. */
  readonly address?: string
}

/** What REST and CDN say of members, pictures from the CDN that the REST client knows and from nowhere else. */
export function openMembers(rest: REST, options: MemberOptions = {}): Members {
  const { deadlineMs = 1_500, cacheBytes = 8e6 } = options
  const readings = new LRUCache<string, Read>({
    max: membersLimit,
    ttl: freshMs,
    fetchMethod: (key, _old, { options: entry }) => {
      const [serverId = '', memberId = ''] = key.split(' ')

      return readMember(rest, serverId, memberId).then(
        (read) => {
          // Nobody looks for long at those who left, and they may come back at any time.
          if (read.hasLeft) entry.ttl = 1
          return read
        },
        () => {
          entry.ttl = pauseMs
          return { hasLeft: false }
        },
      )
    },
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
  const roles = new LRUCache<string, ReadonlyMap<string, string>>({
    max: serversLimit,
    ttl: rolesFreshMs,
    fetchMethod: (serverId, old) =>
      readRoleNames(rest, serverId).catch(() => old ?? new Map<string, string>()),
  })

  async function find(serverId: string, memberId: string, tell: (found: Membership) => void): Promise<void> {
    const { address, ...member } = (await readings.fetch(`${serverId} ${memberId}`)) ?? { hasLeft: false }

    // Whether somebody is here must not wait for their picture.
    tell(member)
    if (address === undefined) return

    const picture = await pictures.fetch(address)

    if (picture && picture.byteLength > 0) tell({ ...member, picture })
  }

  return {
    async look(serverId, memberIds) {
      const found = new Map<string, Membership>()
      const searches = memberIds.map((id) =>
        find(serverId, id, (member) => found.set(id, member)).catch(() => undefined),
      )

      await inTime(Promise.all(searches), deadlineMs)
      // Latecomers must not change what was handed out.
      return new Map(found)
    },
    async roleNames(serverId) {
      return (await inTime(roles.fetch(serverId), deadlineMs)) ?? new Map()
    },
    forget(memberId) {
      for (const key of readings.keys()) if (key.endsWith(` ${memberId}`)) readings.delete(key)
      for (const address of pictures.keys()) if (address.includes(`/${memberId}/`)) pictures.delete(address)
    },
  }
}

/** What Discord says of a member; nothing of what it might say instead reaches an address. */
async function readMember(rest: REST, serverId: string, memberId: string): Promise<Read> {
  try {
    const { avatar, roles, user } = (await rest.get(Routes.guildMember(serverId, memberId))) as APIGuildMember
    const format = { extension: 'png', size: sidePx, forceStatic: true } as const
    const address = isHash(avatar)
      ? rest.cdn.guildMemberAvatar(serverId, memberId, avatar, format)
      : isHash(user.avatar) && rest.cdn.avatar(memberId, user.avatar, format)

    return {
      hasLeft: false,
      roleIds: roles.filter((id) => /^\d{1,20}$/.test(id)),
      ...(address && { address }),
    }
  } catch (error) {
    // Gone from this server, or from Discord. Anything else, such as a server that we may not look into, says nothing.
    if (hasCode(error, 'unknownMember') || hasCode(error, 'unknownUser')) return { hasLeft: true }
    throw error
  }
}

async function readRoleNames(rest: REST, serverId: string): Promise<ReadonlyMap<string, string>> {
  const roles = (await rest.get(Routes.guildRoles(serverId))) as APIRole[]

  return new Map(roles.map(({ id, name }) => [id, name]))
}

function isHash(text: unknown): text is string {
  return typeof text === 'string' && /^(a_)?[0-9a-f]{32}$/.test(text)
}

async function inTime<T>(work: Promise<T>, deadlineMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), deadlineMs)
  })

  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
