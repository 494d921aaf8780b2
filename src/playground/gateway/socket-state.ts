import type { WebSocket } from 'ws'
import { type Gateway, sendTo } from './send.ts'
import type { Frame, Session } from './session.ts'

/** One socket: it identifies or resumes, then beats. */
export interface Connection {
  readonly gateway: Gateway
  readonly socket: WebSocket
  /** The session it last spoke for, which may have moved to another socket or been invalidated since. */
  session: Session | null
}

/** The session of a socket, unless it was taken over or invalidated. */
export function currentSession({ session, socket }: Connection): Session | null {
  return session?.socket === socket ? session : null
}

/** Sends what is not an event: hello, acknowledgements, invalid session. */
export function control(connection: Connection, op: number, d: unknown): void {
  const frame: Frame = { op, d, t: null, s: null }

  sendTo(connection.gateway, connection.socket, frame, currentSession(connection)?.id ?? null)
}
