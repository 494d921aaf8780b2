import type { Message } from '../message.ts'
import type { Schedule } from '../store/store.ts'

export const permissions = [
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'PinMessages',
  'MentionEveryone',
] as const
/** A permission the delivery may need in a channel. */
export type Permission = (typeof permissions)[number]

/** What posts get besides: each needs permissions of its own. */
export type Extras = Pick<Schedule, 'thread' | 'pin' | 'pingRoleId'>

export const noExtras: Extras = { thread: false, pin: false, pingRoleId: null }

/** What Discord has channels for. Questions go into the first two. */
export const channelKinds = [
  'text',
  'announcement',
  'thread',
  'voice',
  'stage',
  'forum',
  'media',
  'category',
  'other',
] as const
export type ChannelKind = (typeof channelKinds)[number]

/** What stands in the way of posts in a channel. */
export interface ChannelState {
  /** Undefined where the bot cannot see it. */
  readonly kind: ChannelKind | undefined
  /** The permissions the bot lacks; View Channel is among them where it cannot see the channel. */
  readonly missing: readonly Permission[]
  /** The role to mention was deleted. */
  readonly isRoleGone: boolean
}

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
  /** The role to mention was deleted. */
  | 'roleGone'
  /** As many pins as Discord allows (30003). */
  | 'pinLimit'
  /** As many active threads as Discord allows (160006, 160007). */
  | 'threadLimit'
  /** Not in a channel of this kind (50024). */
  | 'wrongChannel'
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
   * The newest message of ours in a channel with `mark` in a custom id or in its text, among the last thousand back to
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
  /** Starts a public thread from a message and gives its id, which is the message's; a repeat gives the same thread. */
  startThread(channelId: string, messageId: string, name: string): Promise<string>
  /** A repeat changes nothing. */
  pin(channelId: string, messageId: string): Promise<void>
  unpin(channelId: string, messageId: string): Promise<void>
  /** A channel as it is now, and what the bot may do in it. */
  inspect(channelId: string, extras: Extras): Promise<ChannelState>
  /** Ends what is under way, with `Stopped`; nothing is sent from now on. */
  close(): void
}
