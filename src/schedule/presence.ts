import type { Logger } from '../log.ts'
import type { Presence } from '../presence.ts'
import type { Store } from '../store/store.ts'

/** Schedules of a server that was left do nothing until the bot is back. */
export function openPresence({
  store,
  log,
  now,
}: {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
}): Presence {
  const joined = async (serverId: string) => {
    if ((await store.server(serverId)).leftAt === null) return

    await store.rejoinServer(serverId)
    log.info({ server: serverId }, 'back in a server')
  }
  const left = async (serverId: string) => {
    await store.leaveServer(serverId, now())
    log.info({ server: serverId }, 'left a server')
  }

  return {
    joined,
    left,
    async settle(present, isOurs) {
      for (const id of await store.presentServers()) if (isOurs(id) && !present.has(id)) await left(id)
      for (const id of await store.leftServers(now())) if (present.has(id)) await joined(id)
    },
  }
}
