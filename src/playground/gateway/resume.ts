import { GatewayDispatchEvents, GatewayOpcodes } from 'discord-api-types/v10'
import { closeCodes } from './close-codes.ts'
import { send } from './send.ts'
import { describeSession, missedFrames, nextFrame } from './session.ts'
import { type Connection, control } from './socket-state.ts'

/**
 * Takes a session up again and replays what it missed; op 9 when it is unknown or too much was missed.
 *
 * @returns a close code when the client claims to have seen what was never sent.
 */
export function resume(connection: Connection, d: unknown): number | undefined {
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
