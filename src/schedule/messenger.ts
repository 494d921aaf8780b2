import type { Message } from '../message.ts'

export const permissions = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
] as const
/** A permission the delivery needs in a channel. */
export type Permission = (typeof permissions)[number]

/** Why a message could not be delivered, told apart by what helps. */
export type FailureKind =
  /** Network, 5xx, 429: try again soon. */
  | 'transient'
  /** Missing permission (50001, 50013): try again in hours, tell the managers. */
  | 'forbidden'
  /** The channel is gone (10003). */
  | 'channelGone'
  /** The message is gone (10008). */
  | 'messageGone'
  /** Discord refuses what we wrote: our fault. */
  | 'invalid'

export class DeliveryFailure extends Error {
  override readonly name = 'DeliveryFailure'
  readonly kind: FailureKind

  constructor(kind: FailureKind, reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.kind = kind
  }
}

/** The messenger was closed meanwhile. Whether the message arrived is not known: whoever goes on looks for it first. */
export class Stopped extends DeliveryFailure {
  constructor() {
    super('transient', 'the process is stopping')
  }
}

/**
 * How the delivery speaks to channels; works over REST alone, without a gateway.
 *
 * @throws DeliveryFailure from every operation.
 */
export interface Messenger {
  /** Posts a message and gives its id. A repeat with the same nonce within minutes gives the first message. */
  post(channelId: string, message: Message, nonce: string): Promise<string>
  /**
   * The same into a member's private messages.
   *
   * @throws DeliveryFailure `forbidden` where the member takes none.
   */
  postPrivately(memberId: string, message: Message, nonce: string): Promise<string>
  /**
   * The newest message of ours in a channel with a custom id that contains `mark`, among the last thousand back to
   * `since` (epoch milliseconds).
   */
  find(channelId: string, mark: string, since: number): Promise<string | undefined>
  /**
   * Replaces a message of ours, pictures included: give the whole message again (pictures come from the renderer's
   * cache). Discord tells no safe way to keep a picture that a component shows.
   */
  edit(channelId: string, messageId: string, message: Message): Promise<void>
  /** Replies to a message; same nonce rule as `post`. */
  reply(channelId: string, messageId: string, message: Message, nonce: string): Promise<string>
  /** The permissions the bot lacks in a channel; all of them when it cannot see it. */
  missingPermissions(channelId: string): Promise<readonly Permission[]>
  /** Ends what is under way, with `Stopped`; nothing is sent from now on. */
  close(): void
}
