import type { Message } from '../../src/message.ts'
import {
  DeliveryFailure,
  type FailureKind,
  type Messenger,
  type Permission,
} from '../../src/schedule/messenger.ts'

export interface SentMessage {
  readonly id: string
  readonly channelId: string
  readonly repliesTo?: string
  message: Message
}

type Operation = keyof Messenger

export interface FakeMessenger extends Messenger {
  /** Every message that stands in a channel, oldest first. */
  readonly sent: readonly SentMessage[]
  /** The operations asked for in a channel, in order, also those that failed. */
  askedIn(channelId: string): Operation[]
  /** The calls of an operation in all channels. */
  count(operation: Operation): number
  /** Lets the next `times` calls of an operation fail; `after` it took effect: its answer is lost on the way. */
  fail(operation: Operation, kind: FailureKind, options?: { times?: number; after?: boolean }): void
  /** Everything in a channel fails until `mend`. */
  breakChannel(channelId: string, kind: FailureKind): void
  mendChannel(channelId: string): void
  /** Some minutes pass: nonces no longer protect. */
  forgetNonces(): void
  remove(messageId: string): void
  /** Threads that stand, with their names, by the id they share with their message. */
  readonly threads: Map<string, string>
  /** Pinned messages. */
  readonly pins: Set<string>
  /** What the bot lacks everywhere, and whether the role to mention is gone. */
  readonly lacks: { permissions: Permission[]; isRoleGone: boolean }
  in(channelId: string): SentMessage[]
}

/** Discord as the delivery sees it: channels in memory, nonces honoured until forgotten, failures on demand. */
export function fakeMessenger(): FakeMessenger {
  const sent: SentMessage[] = []
  const asked: { operation: Operation; channelId: string }[] = []
  const nonces = new Map<string, string>()
  const broken = new Map<string, FailureKind>()
  const threads = new Map<string, string>()
  const pins = new Set<string>()
  const lacks: FakeMessenger['lacks'] = { permissions: [], isRoleGone: false }
  const failures: { operation: Operation; kind: FailureKind; after: boolean; left: number }[] = []

  const attempt = async <T>(operation: Operation, channelId: string, effect: () => T): Promise<T> => {
    asked.push({ operation, channelId })
    await new Promise((resolve) => setImmediate(resolve))

    const kind = broken.get(channelId)
    if (kind) throw new DeliveryFailure(kind, `${operation} in ${channelId}`)

    const failure = failures.find((one) => one.operation === operation && one.left > 0)
    if (!failure) return effect()

    failure.left -= 1
    if (failure.after) effect()
    throw new DeliveryFailure(failure.kind, `${operation} refused`)
  }
  const send = (channelId: string, message: Message, nonce: string, repliesTo?: string) => {
    const key = `${channelId} ${nonce}`
    const id = nonces.get(key) ?? `message-${sent.length + 1}`

    if (!nonces.has(key)) sent.push({ id, channelId, message, ...(repliesTo !== undefined && { repliesTo }) })
    nonces.set(key, id)

    return id
  }

  return {
    sent,
    threads,
    pins,
    lacks,
    askedIn: (channelId) =>
      asked.filter((one) => one.channelId === channelId).map(({ operation }) => operation),
    count: (operation) => asked.filter((one) => one.operation === operation).length,
    fail: (operation, kind, { times = 1, after = false } = {}) => {
      failures.push({ operation, kind, after, left: times })
    },
    breakChannel: (channelId, kind) => broken.set(channelId, kind),
    mendChannel: (channelId) => broken.delete(channelId),
    forgetNonces: () => nonces.clear(),
    remove: (messageId) => {
      sent.splice(
        sent.findIndex(({ id }) => id === messageId),
        1,
      )
    },
    in: (channelId) => sent.filter((message) => message.channelId === channelId),

    post: (channelId, message, nonce) => attempt('post', channelId, () => send(channelId, message, nonce)),
    postPrivately: (memberId, message, nonce) =>
      attempt('postPrivately', privateChannel(memberId), () =>
        send(privateChannel(memberId), message, nonce),
      ),
    reply: (channelId, messageId, message, nonce) =>
      attempt('reply', channelId, () => send(channelId, message, nonce, messageId)),
    find: (channelId, mark) =>
      attempt(
        'find',
        channelId,
        () => sent.findLast((one) => one.channelId === channelId && carries(one, mark))?.id,
      ),
    edit: (channelId, messageId, message) =>
      attempt('edit', channelId, () => {
        const found = sent.find(({ id }) => id === messageId)
        if (!found) throw new DeliveryFailure('messageGone', 'Unknown Message')
        found.message = message
      }),
    startThread: (channelId, messageId, name) =>
      attempt('startThread', channelId, () => {
        if (!sent.some(({ id }) => id === messageId))
          throw new DeliveryFailure('messageGone', 'Unknown Message')
        if (!threads.has(messageId)) threads.set(messageId, name)

        return messageId
      }),
    pin: (channelId, messageId) => attempt('pin', channelId, () => void pins.add(messageId)),
    unpin: (channelId, messageId) => attempt('unpin', channelId, () => void pins.delete(messageId)),
    inspect: (channelId) =>
      attempt('inspect', channelId, () => ({
        kind: 'text',
        missing: lacks.permissions,
        isRoleGone: lacks.isRoleGone,
      })),
    close: () => undefined,
  }
}

/** Where a member's private messages from the bot stand. */
export function privateChannel(memberId: string): string {
  return `private-${memberId}`
}

export function customIds({ message }: SentMessage): string[] {
  return (message.rows ?? []).flat().flatMap((button) => ('customId' in button ? [button.customId] : []))
}

function carries(one: SentMessage, mark: string): boolean {
  return [...customIds(one), one.message.text ?? ''].some((text) => text.includes(mark))
}
