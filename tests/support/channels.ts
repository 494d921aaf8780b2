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
  readonly replyTo: string | undefined
  message: Message
}

export interface TestChannels extends Messenger {
  /** What stands in the channels, oldest first. */
  readonly messages: readonly SentMessage[]
  /** How often each operation was asked, whatever became of it. */
  readonly calls: Record<keyof Messenger, number>
  /** The next call of an operation fails: before anything happened, or after, its answer lost. */
  failNext(operation: 'post' | 'reply' | 'edit' | 'find', kind: FailureKind, when?: 'before' | 'after'): void
  /** All calls fail until given `undefined`. */
  failAlways(kind: FailureKind | undefined): void
  forgetNonces(): void
  remove(messageId: string): void
  missing: readonly Permission[]
}

/** Channels in memory that keep Discord's promises: one message per nonce, and failures on demand. */
export function testChannels(): TestChannels {
  const messages: SentMessage[] = []
  const nonces = new Map<string, string>()
  const planned: { operation: string; kind: FailureKind; when: 'before' | 'after' }[] = []
  const calls = { post: 0, reply: 0, edit: 0, find: 0, missingPermissions: 0 }
  let always: FailureKind | undefined
  let count = 0

  const acting = async <T>(operation: keyof Messenger, effect: () => T): Promise<T> => {
    calls[operation] += 1
    const index = planned.findIndex((plan) => plan.operation === operation)
    const plan = index < 0 ? undefined : planned.splice(index, 1)[0]

    if (always) throw new DeliveryFailure(always, 'told to fail')
    if (plan?.when === 'before') throw new DeliveryFailure(plan.kind, 'told to fail')
    const result = effect()
    if (plan) throw new DeliveryFailure(plan.kind, 'answer lost')

    return result
  }
  const send = (channelId: string, message: Message, nonce: string, replyTo?: string): string => {
    const known = nonces.get(nonce)
    if (known !== undefined) return known

    count += 1
    const id = `message-${count}`
    messages.push({ id, channelId, replyTo, message })
    nonces.set(nonce, id)

    return id
  }

  return {
    messages,
    calls,
    missing: [],
    failNext: (operation, kind, when = 'before') => void planned.push({ operation, kind, when }),
    failAlways: (kind) => {
      always = kind
    },
    forgetNonces: () => nonces.clear(),
    remove: (messageId) => {
      const index = messages.findIndex(({ id }) => id === messageId)
      if (index >= 0) messages.splice(index, 1)
    },
    post: (channelId, message, nonce) => acting('post', () => send(channelId, message, nonce)),
    reply: (channelId, messageId, message, nonce) =>
      acting('reply', () => send(channelId, message, nonce, messageId)),
    edit: (_channelId, messageId, message) =>
      acting('edit', () => {
        const found = messages.find(({ id }) => id === messageId)
        if (!found) throw new DeliveryFailure('messageGone', 'Unknown Message')
        found.message = message
      }),
    find: (channelId, mark) =>
      acting(
        'find',
        () =>
          messages.findLast(
            (sent) =>
              sent.channelId === channelId &&
              sent.message.rows
                ?.flat()
                .some((button) => 'customId' in button && button.customId.includes(mark)),
          )?.id,
      ),
    async missingPermissions() {
      return this.missing
    },
  }
}
