import {
  type Client,
  Events,
  GatewayDispatchEvents,
  type GatewayReadyDispatchData,
  ShardClientUtil,
} from 'discord.js'
import type { Logger } from '../log.ts'
import type { Presence } from '../presence.ts'

/** Tells which servers the bot is in: with each shard’s greeting, which lists all of them, and with each change. */
export function watchServers(client: Client, presence: Presence, log: Logger): void {
  let turn = Promise.resolve()
  // One after the other: a server may be joined while the list from before is still being compared.
  const note = (work: () => Promise<void>) => {
    turn = turn.then(work).catch((err: unknown) => log.error({ err }, 'servers could not be noted'))
  }

  client.ws.on(GatewayDispatchEvents.Ready, ({ guilds, shard }: GatewayReadyDispatchData) => {
    const [shardId, shardCount] = shard ?? [0, 1]
    const present = new Set(guilds.map(({ id }) => id))
    const isOurs = (id: string) =>
      /^\d+$/.test(id) && ShardClientUtil.shardIdForGuildId(id, shardCount) === shardId

    // After a second greeting the client still holds what was left in between, and would not tell when it is joined again.
    client.guilds.cache.sweep(({ id }) => isOurs(id) && !present.has(id))
    note(() => presence.settle(present, isOurs))
  })
  client.on(Events.GuildCreate, ({ id }) => note(() => presence.joined(id)))
  client.on(Events.GuildDelete, ({ id }) => note(() => presence.left(id)))
}
