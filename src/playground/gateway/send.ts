import type { WebSocket, WebSocketServer } from 'ws'
import type { GatewaySession } from '../page-api.ts'
import type { Recorder } from '../recorder.ts'
import type { Settings } from '../settings.ts'
import type { Changes } from '../world/changes.ts'
import type { World } from '../world/world.ts'
import type { Frame, Session } from './session.ts'

/** The gateway: the sessions of the bot's processes, and what goes wrong with them. */
export interface Gateway {
  readonly sockets: WebSocketServer
  readonly sessions: Map<string, Session>
  readonly world: World
  readonly settings: Settings
  readonly recorder: Recorder
  /** The next IDENTIFYs are closed with this code. */
  refusal: { readonly code: number; left: number } | null
  /** Told whenever a session comes, goes or changes its state. */
  readonly news: Changes<GatewaySession>
}

/** Sends to a session; what it cannot receive now waits for its resumption. */
export function send(gateway: Gateway, session: Session, frame: Frame): void {
  if (session.silent || !session.socket) return

  sendTo(gateway, session.socket, frame, session.id)
}

/** Sends a frame over a socket and records it. */
export function sendTo(gateway: Gateway, socket: WebSocket, frame: Frame, session: string | null): void {
  gateway.recorder.frame({ session, from: 'playground', ...frame })
  socket.send(JSON.stringify(frame))
}
