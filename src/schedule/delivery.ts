import type { Message } from '../message.ts'
import type { Post, Schedule } from '../store/store.ts'
import type { ChannelState, Extras } from './messenger.ts'
import type { RoleTrouble } from './roles.ts'

/** What commands may ask of the delivery; the ticking itself is nobody's command. */
export interface Delivery {
  /**
   * Posts a question into a channel now, outside any schedule (it earns no board points).
   *
   * @throws UserError `delivery.*` when the bot may not post there, the channel is gone, or no question fits.
   */
  postNow(request: {
    readonly serverId: string
    readonly channelId: string
    readonly questionId?: string
    readonly topic?: string
    readonly interactionId: string
    readonly now: number
  }): Promise<Post>
  /**
   * Delivers a schedule's question now, as a slot of its own; its next run stays as it is.
   *
   * @throws UserError `delivery.*` as for `postNow`.
   */
  runNow(schedule: Schedule, now: number): Promise<Post>
  /** A channel as it is now, and what the bot lacks there for posts with these extras; undefined when it is gone. */
  inspectChannel(channelId: string, extras: Extras): Promise<ChannelState | undefined>
  /** Somebody changed what the bot may do in a server: what waits for a permission is tried with the next tick. */
  accessChanged(serverId: string): Promise<void>
  /** Why the bot cannot give a role to members; undefined when it can. */
  roleTrouble(serverId: string, roleId: string): Promise<RoleTrouble | undefined>
  /** Writes into the server's log channel, once by the id, where there is one that can be reached. */
  tellManagers(news: {
    readonly serverId: string
    readonly id: string
    readonly message: Message
  }): Promise<void>
}
