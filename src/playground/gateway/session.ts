import { randomBytes } from 'node:crypto'
import { GatewayOpcodes } from 'discord-api-types/v10'
import type { WebSocket } from 'ws'
import type { GatewaySession } from '../page-api.ts'

/** How many events a session can be told again after a lost connection. */
const replayLimit = 1_000

/** A payload of the gateway. */
export interface Frame {
  readonly op: number
  readonly d: unknown
  readonly t: string | null
  readonly s: number | null
}

/** One logged-in connection of a bot; it outlives its socket until it is resumed or forgotten. */
export interface Session {
  readonly id: string
  readonly token: string
  readonly shard: readonly [id: number, count: number]
  readonly intents: number
  socket: WebSocket | null
  /** Since when it has no socket, in milliseconds since the epoch. */
  lostAt: number | null
  /** Neither events nor heartbeat acknowledgements are sent. */
  silent: boolean
  sequence: number
  /** The last events, in order of sequence. */
  readonly replay: Frame[]
}

/** A session with nothing sent yet. */
export function createSession(
  identity: Pick<Session, 'token' | 'shard' | 'intents'>,
  socket: WebSocket,
): Session {
  return {
    ...identity,
    id: randomBytes(16).toString('hex'),
    socket,
    lostAt: null,
    silent: false,
    sequence: 0,
    replay: [],
  }
}

/** Numbers an event and keeps it for a replay. */
export function nextFrame(session: Session, t: string, d: unknown): Frame {
  session.sequence += 1
  const frame = { op: GatewayOpcodes.Dispatch, t, d, s: session.sequence }

  session.replay.push(frame)
  if (session.replay.length > replayLimit) session.replay.shift()

  return frame
}

/** The events after a sequence number; undefined when they are no longer all there. */
export function missedFrames(session: Session, sequence: number): readonly Frame[] | undefined {
  const oldest = session.replay[0]?.s ?? session.sequence + 1

  return sequence + 1 < oldest && sequence < session.sequence
    ? undefined
    : session.replay.filter(({ s }) => (s ?? 0) > sequence)
}

export function describeSession({ id, shard, socket, silent, sequence }: Session): GatewaySession {
  return { id, shard, connected: socket !== null, silent, sequence }
}
