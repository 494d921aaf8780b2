import { type APIUnavailableGuild, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { Settings } from '../settings.ts'
import { shardOf } from '../world/snowflake.ts'
import { closeCodes } from './close-codes.ts'
import { createdGuild } from './created-guild.ts'
import { type Gateway, send } from './send.ts'
import { createSession, describeSession, nextFrame, type Session } from './session.ts'
import type { Connection } from './socket-state.ts'

/** How long Discord keeps a session without a connection; roughly. */
const resumableForMs = 120_000
const knownIntents = Object.values(GatewayIntentBits).reduce<number>((all, bit) => all | Number(bit), 0)
const privilegedIntents =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent

interface Identity {
  readonly token?: string
  readonly intents?: number
  readonly shard?: readonly [number, number]
}

/**
 * Opens a session and greets it.
 *
 * @returns a close code when the client may not log in like this.
 */
export function identify(connection: Connection, d: unknown): number | undefined {
  const { gateway, socket } = connection
  const identity = (d ?? {}) as Identity
  const refusal = takeRefusal(gateway) ?? refuseIdentity(gateway.settings, identity)

  if (refusal !== undefined) return refusal

  const { token = '', intents = 0, shard = [0, 1] } = identity
  const session = createSession({ token, shard, intents }, socket)

  forgetLost(gateway)
  connection.session = session
  gateway.sessions.set(session.id, session)
  greet(gateway, session)
  gateway.news.emit(describeSession(session))

  return undefined
}

function takeRefusal({ refusal }: Gateway): number | undefined {
  if (!refusal || refusal.left <= 0) return undefined

  refusal.left -= 1

  return refusal.code
}

function refuseIdentity(
  settings: Settings,
  { token, intents, shard: [id, count] = [0, 1] }: Identity,
): number | undefined {
  if (!token || (settings.token !== undefined && token !== settings.token))
    return closeCodes.authenticationFailed
  if (typeof intents !== 'number' || intents & ~knownIntents) return closeCodes.invalidIntents
  if (intents & privilegedIntents && !settings.privilegedIntents) return closeCodes.disallowedIntents
  if (!(id >= 0 && id < count)) return closeCodes.invalidShard

  return undefined
}

/** Sessions nobody came back for. */
function forgetLost({ sessions, world }: Gateway): void {
  for (const { id, lostAt } of [...sessions.values()]) {
    if (lostAt !== null && world.now() - lostAt > resumableForMs) sessions.delete(id)
  }
}

/** READY with every server as unavailable, then the servers one by one. */
function greet(gateway: Gateway, session: Session): void {
  const { world } = gateway
  const guilds = [...world.guilds.values()].filter(
    ({ id, members }) => members.has(world.bot.id) && shardOf(id, session.shard[1]) === session.shard[0],
  )
  const unavailable: APIUnavailableGuild[] = guilds.map(({ id }) => ({ id, unavailable: true }))

  send(
    gateway,
    session,
    nextFrame(session, GatewayDispatchEvents.Ready, {
      v: 10,
      user: { ...world.bot, mfa_enabled: true, verified: true, email: null },
      guilds: unavailable,
      session_id: session.id,
      resume_gateway_url: `${world.place.url.replace(/^http/, 'ws')}/gateway`,
      shard: session.shard,
      application: { id: world.application.id, flags: 0 },
    }),
  )

  for (const guild of guilds) {
    const created = structuredClone(createdGuild(world, guild))

    send(gateway, session, nextFrame(session, GatewayDispatchEvents.GuildCreate, created))
  }
}
