import { GatewayDispatchEvents, GatewayOpcodes, PermissionFlagsBits } from 'discord-api-types/v10'
import { WebSocketServer } from 'ws'
import type { GatewayRequest, GatewaySession } from '../page-api.ts'
import type { Recorder } from '../recorder.ts'
import type { Settings } from '../settings.ts'
import { createChanges } from '../world/changes.ts'
import { can } from '../world/permissions.ts'
import { shardOf } from '../world/snowflake.ts'
import type { World } from '../world/world.ts'
import { acceptConnection } from './connection.ts'
import { type Dispatch, dispatchOf } from './dispatch.ts'
import { redact } from './redact.ts'
import { type Gateway, send } from './send.ts'
import { describeSession, nextFrame, type Session } from './session.ts'

/** Opens the gateway and lets it tell the bot whatever changes in the world. */
export function createGateway(world: World, settings: Settings, recorder: Recorder): Gateway {
  const gateway: Gateway = {
    sockets: new WebSocketServer({ noServer: true, maxPayload: 1 << 20 }),
    sessions: new Map(),
    world,
    settings,
    recorder,
    refusal: null,
    news: createChanges(),
  }

  gateway.sockets.on('connection', (socket) => acceptConnection(gateway, socket))
  world.changes.subscribe((change) => {
    const dispatch = dispatchOf(world, change)

    if (!dispatch) return
    if (change.type === 'interactionCreated') deliverRepeatedly(gateway, dispatch, change.delivery)
    else deliver(gateway, dispatch)
  })

  return gateway
}

/** Sends an event to every session of its shard that asked for it and may see it. */
export function deliver(gateway: Gateway, dispatch: Dispatch): void {
  for (const session of gateway.sessions.values()) {
    if (concerns(gateway.world, dispatch, session)) {
      const d = redact(dispatch, session.intents, gateway.world.bot.id)

      send(gateway, session, nextFrame(session, dispatch.t, structuredClone(d)))
    }
  }
}

/** Does to the connections what only a bad day does. */
export function disturb(gateway: Gateway, request: GatewayRequest): GatewaySession[] {
  if (request.do === 'refuseIdentify') gateway.refusal = { code: request.code, left: request.times }

  for (const session of gateway.sessions.values()) {
    const isMeant = !('shard' in request) || request.shard === undefined || request.shard === session.shard[0]

    if (isMeant) disturbSession(gateway, session, request)
  }

  return [...gateway.sessions.values()].map(describeSession)
}

function disturbSession(gateway: Gateway, session: Session, request: GatewayRequest): void {
  const control = (op: number, d: unknown): void => send(gateway, session, { op, d, t: null, s: null })

  switch (request.do) {
    case 'cut':
      session.socket?.terminate()
      break
    case 'reconnect':
      control(GatewayOpcodes.Reconnect, null)
      break
    case 'silence':
    case 'speak':
      session.silent = request.do === 'silence'
      break
    case 'invalidate':
      control(GatewayOpcodes.InvalidSession, request.resumable)
      // The socket stays: the client resumes or identifies over it, or closes it.
      session.socket = null
      session.lostAt = gateway.world.now()
      if (!request.resumable) gateway.sessions.delete(session.id)
      break
  }

  if (request.do !== 'list') gateway.news.emit(describeSession(session))
}

function deliverRepeatedly(
  gateway: Gateway,
  dispatch: Dispatch,
  { copies = 1, delayMs = 0 }: { copies?: number; delayMs?: number },
): void {
  const deliverAll = (): void => {
    for (let copy = 0; copy < copies; copy += 1) deliver(gateway, dispatch)
  }

  if (delayMs > 0) setTimeout(deliverAll, delayMs).unref()
  else deliverAll()
}

function concerns(
  world: World,
  { t, guild, channel, intent }: Dispatch,
  { shard, intents }: Session,
): boolean {
  const [id, count] = shard
  const isItsShard = guild === null ? id === 0 : shardOf(guild, count) === id
  const isAskedFor = intent === 0 || (intents & intent) !== 0
  const isVisible = channel === null || can(world, channel, world.bot.id, PermissionFlagsBits.ViewChannel)
  const isMember = guild === null || t === GatewayDispatchEvents.GuildDelete || isInstalled(world, guild, t)

  return isItsShard && isAskedFor && isVisible && isMember
}

/** Interactions also come from servers where only a member has installed the application. */
function isInstalled(world: World, guildId: string, t: string): boolean {
  return (
    t === GatewayDispatchEvents.InteractionCreate ||
    (world.guilds.get(guildId)?.members.has(world.bot.id) ?? false)
  )
}
