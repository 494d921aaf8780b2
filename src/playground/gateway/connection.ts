import {
  type APIUnavailableGuild,
  GatewayDispatchEvents,
  GatewayIntentBits,
  GatewayOpcodes,
} from 'discord-api-types/v10'
import type { RawData, WebSocket } from 'ws'
import type { Settings } from '../settings.ts'
import { shardOf } from '../world/snowflake.ts'
import { createdGuild } from './dispatch.ts'
import { type Gateway, send, sendTo } from './send.ts'
import {
  createSession,
  describeSession,
  type Frame,
  missedFrames,
  nextFrame,
  type Session,
} from './session.ts'

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closeCodes = {
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSequence: 4007,
  invalidShard: 4010,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const

/** How long Discord keeps a session without a connection; roughly. */
const resumableForMs = 120_000
/** A client that closes with these has ended its session. */
const finalCloseCodes: readonly number[] = [1000, 1001]
const knownIntents = Object.values(GatewayIntentBits).reduce<number>((all, bit) => all | Number(bit), 0)
const privilegedIntents =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent

/** One socket: it identifies or resumes, then beats. */
interface Connection {
  readonly gateway: Gateway
  readonly socket: WebSocket
  /** The session it last spoke for, which may have moved to another socket or been invalidated since. */
  session: Session | null
}

function currentSession({ session, socket }: Connection): Session | null {
  return session?.socket === socket ? session : null
}

type Payload = { readonly op: number; readonly d: unknown }

export function acceptConnection(gateway: Gateway, socket: WebSocket): void {
  const connection: Connection = { gateway, socket, session: null }

  socket.on('message', (data) => receive(connection, data))
  socket.on('close', (code) => lose(connection, code))
  // A reset socket says so by an error before it closes; the close is what counts.
  socket.on('error', () => undefined)
  control(connection, GatewayOpcodes.Hello, { heartbeat_interval: gateway.settings.heartbeatIntervalMs })
}

function receive(connection: Connection, data: RawData): void {
  const payload = parsePayload(data)
  const code = payload ? obey(connection, payload) : closeCodes.decodeError

  if (code !== undefined) connection.socket.close(code)
}

/** Does what the client asks; a close code when it must not be done. */
function obey(connection: Connection, { op, d }: Payload): number | undefined {
  const { gateway } = connection
  const session = currentSession(connection)
  // A token never goes into a record that people look at.
  const shown = d !== null && typeof d === 'object' && 'token' in d ? { ...d, token: '…' } : d

  gateway.recorder.frame({ session: session?.id ?? null, from: 'bot', op, t: null, s: null, d: shown })

  switch (op) {
    case GatewayOpcodes.Heartbeat:
      if (!session?.silent) control(connection, GatewayOpcodes.HeartbeatAck, null)
      return undefined
    case GatewayOpcodes.Identify:
      return session ? closeCodes.alreadyAuthenticated : identify(connection, d)
    case GatewayOpcodes.Resume:
      return session ? closeCodes.alreadyAuthenticated : resume(connection, d)
    case GatewayOpcodes.PresenceUpdate:
      return session ? undefined : closeCodes.notAuthenticated
    default:
      return session ? closeCodes.unknownOpcode : closeCodes.notAuthenticated
  }
}

interface Identity {
  readonly token?: string
  readonly intents?: number
  readonly shard?: readonly [number, number]
}

function identify(connection: Connection, d: unknown): number | undefined {
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

function resume(connection: Connection, d: unknown): number | undefined {
  const { gateway, socket } = connection
  const { token, session_id, seq } = (d ?? {}) as { token?: string; session_id?: string; seq?: number }
  const session = gateway.sessions.get(session_id ?? '')
  const isKnown = session !== undefined && session.token === token

  if (isKnown && (typeof seq !== 'number' || seq > session.sequence)) return closeCodes.invalidSequence

  const missed = isKnown ? missedFrames(session, seq ?? 0) : undefined

  if (!isKnown || !missed) {
    control(connection, GatewayOpcodes.InvalidSession, false)

    return undefined
  }

  session.socket?.terminate()
  Object.assign(session, { socket, silent: false, lostAt: null })
  connection.session = session
  for (const frame of missed) send(gateway, session, frame)
  send(gateway, session, nextFrame(session, GatewayDispatchEvents.Resumed, {}))
  gateway.news.emit(describeSession(session))

  return undefined
}

function lose(connection: Connection, code: number): void {
  const { gateway } = connection
  const session = currentSession(connection)

  if (!session) return

  session.socket = null
  session.lostAt = gateway.world.now()
  if (finalCloseCodes.includes(code)) gateway.sessions.delete(session.id)
  gateway.news.emit(describeSession(session))
}

function control(connection: Connection, op: number, d: unknown): void {
  const frame: Frame = { op, d, t: null, s: null }

  sendTo(connection.gateway, connection.socket, frame, currentSession(connection)?.id ?? null)
}

function parsePayload(data: RawData): Payload | undefined {
  try {
    const payload: unknown = JSON.parse(data.toString())

    return payload !== null &&
      typeof payload === 'object' &&
      'op' in payload &&
      typeof payload.op === 'number'
      ? { op: payload.op, d: 'd' in payload ? payload.d : null }
      : undefined
  } catch {
    return undefined
  }
}
