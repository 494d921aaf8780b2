import { LRUCache } from 'lru-cache'
import type { Logger } from '../log.ts'
import type { Members } from '../members.ts'
import type { Server } from '../store/server-settings.ts'
import type { Store } from '../store/store.ts'

/** Remembers in the store who holds which of the roles that a server named; never fails whoever tells it. */
export interface RoleBook {
  /** Somebody acts in a server: so they are there, with these roles. */
  note(server: Server, memberId: string, roleIds: readonly string[]): Promise<void>
  /** Lets go of what is remembered of somebody: should they come back, they are noted anew. */
  forget(memberId: string): void
}

const membersLimit = 20_000
/** After so long it is written again: somebody may have left and come back, or had their data deleted. */
const noteMs = 60 * 60_000

/** Writes only what changed since it was written last. */
export function openRoleBook(store: Pick<Store, 'saveMemberRoles'>, log: Logger): RoleBook {
  const noted = new LRUCache<string, string>({ max: membersLimit, ttl: noteMs })

  return {
    async note(server, memberId, roleIds) {
      const named = namedRoles(server).filter((id) => roleIds.includes(id))
      const [key, roles] = [`${server.id} ${memberId}`, named.join(' ')]

      if (noted.get(key) === roles) return

      try {
        await store.saveMemberRoles(server.id, memberId, named)
        noted.set(key, roles)
      } catch (err) {
        log.warn({ err }, 'roles not noted')
      }
    },
    forget(memberId) {
      for (const key of [...noted.keys()]) if (key.endsWith(` ${memberId}`)) noted.delete(key)
    },
  }
}

function namedRoles({ teams, excludedRoles }: Server): string[] {
  return [...teams, ...excludedRoles]
}

/** Members who are looked up have their roles noted too: a team's may never have acted since it was made one. */
export function noteLookedUp(members: Members, book: RoleBook, store: Pick<Store, 'server'>): Members {
  return {
    ...members,
    async look(serverId, memberIds) {
      const found = await members.look(serverId, memberIds)
      const server = await store.server(serverId)

      for (const [id, { hasLeft }] of found) if (hasLeft) book.forget(id)

      if (namedRoles(server).length > 0) {
        await Promise.all([...found].map(([id, { roleIds }]) => roleIds && book.note(server, id, roleIds)))
      }

      return found
    },
    forget(memberId) {
      book.forget(memberId)
      members.forget(memberId)
    },
  }
}
