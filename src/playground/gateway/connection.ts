import { GatewayOpcodes } from 'discord-api-types/v10'
import type { RawData, WebSocket } from 'ws'
import { closeCodes } from './close-codes.ts'
import { identify } from './identify.ts'
import { resume } from './resume.ts'
import type { Gateway } from './send.ts'
import { describeSession } from './session.ts'
import { type Connection, control, currentSession } from './socket-state.ts'

/** A client that closes with these has ended its session. */
const finalCloseCodes: readonly number[] = [1000, 1001]
type Payload = { readonly op: number; readonly d: unknown }

/** Says hello to a socket and then does what it asks, until it closes. */
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

function lose(connection: Connection, code: number): void {
  const { gateway } = connection
  const session = currentSession(connection)

  if (!session) return

  session.socket = null
  session.lostAt = gateway.world.now()
  if (finalCloseCodes.includes(code)) gateway.sessions.delete(session.id)
  gateway.news.emit(describeSession(session))
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
