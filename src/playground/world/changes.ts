import type { APIModalInteractionResponseCallbackData, APIRole } from 'discord-api-types/v10'
import type { Interaction } from '../interactions/interaction.ts'
import type { Delivery } from '../page-api.ts'
import type { Channel, Guild, Member, StoredMessage, Thread } from './world.ts'

/** What just happened in the world: the gateway tells the bot, the page's sockets tell people. */
export type Change =
  /** `by` is the interaction whose token was used. */
  | {
      readonly type: 'messageCreated' | 'messageUpdated'
      readonly stored: StoredMessage
      readonly by: string | null
    }
  | { readonly type: 'messageDeleted'; readonly stored: StoredMessage; readonly by: string | null }
  | { readonly type: 'pinsUpdated'; readonly channel: Channel; readonly at: string | null }
  | {
      readonly type: 'reactionAdded' | 'reactionRemoved'
      readonly stored: StoredMessage
      readonly user: string
      readonly emoji: string
    }
  | { readonly type: 'typing'; readonly channel: Channel; readonly user: string }
  | { readonly type: 'channelCreated' | 'channelUpdated' | 'channelDeleted'; readonly channel: Channel }
  | {
      readonly type: 'threadMembersUpdated'
      readonly thread: Thread
      readonly added: readonly string[]
      readonly removed: readonly string[]
    }
  | {
      readonly type: 'roleCreated' | 'roleUpdated' | 'roleDeleted'
      readonly guild: Guild
      readonly role: APIRole
    }
  | {
      readonly type: 'memberJoined' | 'memberUpdated' | 'memberLeft'
      readonly guild: Guild
      readonly member: Member
    }
  | { readonly type: 'guildJoined' | 'guildLeft'; readonly guild: Guild }
  | { readonly type: 'commandsUpdated' }
  | { readonly type: 'interactionCreated'; readonly interaction: Interaction; readonly delivery: Delivery }
  /** Acknowledged or failed; `interaction.state` says which. */
  | { readonly type: 'interactionSettled'; readonly interaction: Interaction }
  | {
      readonly type: 'formOpened'
      readonly interaction: Interaction
      readonly form: APIModalInteractionResponseCallbackData
    }

/** Tells everyone who listens, at once and in order. */
export interface Changes<C> {
  emit(change: C): void
  /** @returns a function that ends the subscription. */
  subscribe(listener: (change: C) => void): () => void
}

/** A channel for changes, without listeners yet. */
export function createChanges<C>(): Changes<C> {
  const listeners = new Set<(change: C) => void>()

  return {
    emit: (change) => {
      for (const listener of [...listeners]) listener(change)
    },
    subscribe: (listener) => {
      listeners.add(listener)

      return () => void listeners.delete(listener)
    },
  }
}
