import {
  type CacheWithLimitsOptions,
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayIntentBits,
  type GuildMember,
  Options,
  REST,
  Routes,
  type User,
} from 'discord.js'
import { atMost } from '../at-most.ts'
import type { Presence } from '../presence.ts'
import { deployCommands } from './deploy.ts'
import { answerInteraction, type Dispatch } from './interaction.ts'
import { atEvenPace } from './pace.ts'
import { watchServers } from './watch-servers.ts'

export interface Connection {
  readonly token: string
  /** The REST API's address without the version; undefined: Discord's. */
  readonly apiUrl: string | undefined
  readonly cdnUrl: string | undefined
  readonly shards: readonly number[] | undefined
  readonly shardCount: number | undefined
}

/** Discord refuses us for a reason that trying again will not mend. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused'
}

/** How long leaving the gateway, and answers under way, may take when the process stops. */
const lastAnswersMs = 1_000

/** A REST client for the same Discord the bot speaks to; works without a gateway. */
export function openRest({ token, apiUrl, cdnUrl }: Connection): REST {
  const address = { ...(apiUrl && { api: apiUrl }), ...(cdnUrl && { cdn: cdnUrl }) }

  return new REST({ ...address, makeRequest: atEvenPace() }).setToken(token)
}

/** The bot's own user id, asked for once and when first needed. */
export function readBotId(rest: REST): () => Promise<string> {
  let id: Promise<string> | undefined

  return () => {
    id ??= (rest.get(Routes.user('@me')) as Promise<{ id: string }>).then((user) => user.id)
    // A failure must not stick: the next caller asks again.
    id.catch(() => {
      id = undefined
    })

    return id
  }
}

/** Nobody who presses a button is remembered for it: handlers read from the interaction alone. The bot itself stays. */
export const cacheLimits = {
  ...Options.DefaultMakeCacheSettings,
  MessageManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: ({ id, client }: User) => id === client.user?.id },
  GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }: GuildMember) => id === client.user?.id },
} satisfies CacheWithLimitsOptions

/**
 * Logs in, registers the commands and answers interactions until closed; those under way then are answered still.
 *
 * @throws ConnectionRefused with a readable sentence for a wrong token or intents.
 */
export async function openBot(
  connection: Connection,
  { presence, ...dispatch }: Omit<Dispatch, 'rest'> & { readonly presence: Presence },
): Promise<{ close(): Promise<void> }> {
  const { log, registry } = dispatch
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    failIfNotExists: false,
    makeCache: Options.cacheWithLimits(cacheLimits),
    shards: connection.shards ?? 'auto',
    ...(connection.shardCount !== undefined && { shardCount: connection.shardCount }),
    rest: {
      ...(connection.apiUrl && { api: connection.apiUrl }),
      ...(connection.cdnUrl && { cdn: connection.cdnUrl }),
    },
  })
  const full: Dispatch = { ...dispatch, rest: client.rest }

  const underWay = new Set<Promise<void>>()

  client.on(Events.InteractionCreate, (interaction) => {
    const answer = answerInteraction(full, interaction).finally(() => underWay.delete(answer))
    underWay.add(answer)
  })
  watchAccess(client, (serverId) =>
    dispatch.surroundings.delivery
      .accessChanged(serverId)
      .catch((err: unknown) => log.warn({ err, server: serverId }, 'waits not ended')),
  )
  watchServers(client, presence, log)
  client.on(Events.Error, (err) => log.error({ err }, 'client error'))
  client.on(Events.ShardError, (err, shard) => log.warn({ err, shard }, 'shard error'))
  client.on(Events.ShardReconnecting, (shard) => log.info({ shard }, 'shard reconnecting'))
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'shard resumed'))

  const ready = new Promise<void>((resolve) => client.once(Events.ClientReady, () => resolve()))

  try {
    await client.login(connection.token)
  } catch (error) {
    await client.destroy()
    throw readable(error, connection)
  }
  await ready

  const applicationId = client.application?.id ?? ''
  const changed = await deployCommands(client.rest, applicationId, registry.commands.values())
  log.info(
    { user: client.user?.tag, servers: client.guilds.cache.size, commandsWritten: changed },
    'logged in',
  )

  return {
    async close() {
      // Nothing new is taken on; what was is answered.
      await atMost(lastAnswersMs, client.destroy())
      await atMost(lastAnswersMs, Promise.all(underWay))
    },
  }
}

/** Roles, a channel's permissions, the bot's own roles: whoever has just given a permission back waits for what it is for. */
function watchAccess(client: Client, changed: (serverId: string) => Promise<void>): void {
  client.on(Events.GuildRoleUpdate, (_before, { guild }) => void changed(guild.id))
  client.on(Events.ChannelUpdate, (_before, channel) => {
    if ('guildId' in channel) void changed(channel.guildId)
  })
  client.on(Events.GuildMemberUpdate, (_before, { id, guild }) => {
    if (id === client.user?.id) void changed(guild.id)
  })
}

/** Codes of a server that is not there. */
const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT']

function readable(error: unknown, { apiUrl = 'https://discord.com/api' }: Connection): unknown {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid) {
    return new ConnectionRefused(
      'Discord does not know this token. Copy it again from discord.com/developers → your application → Bot → Reset Token, and set DISCORD_TOKEN.',
      { cause: error },
    )
  }
  if (error instanceof Error && 'code' in error && unreachable.includes(String(error.code))) {
    return new ConnectionRefused(
      `Nothing answers at ${apiUrl} (${error.code}). Check the network, and DISCORD_API_URL if it is set; then start again.`,
      { cause: error },
    )
  }

  return error
}
