import { type APIMessage, MessageType } from 'discord-api-types/v10'
import { walkComponents } from '../../src/playground/compose/components.ts'
import type { World } from '../../src/playground/world/world.ts'
import { messageText } from '../support/playground.ts'

/** What the bot left in a channel and its threads, in the words of somebody who looks. */
export interface Seen {
  readonly questions: readonly APIMessage[]
  readonly reveals: readonly APIMessage[]
  readonly pings: readonly APIMessage[]
  /** Told by Discord: whom the bot pinned. */
  readonly pinnings: readonly APIMessage[]
  readonly stillPinned: readonly APIMessage[]
  /** The messages that threads were started from. */
  readonly threadsFrom: readonly string[]
}

export function readChannel(world: World, channelId: string): Seen {
  const threads = [...world.channels.values()].filter(
    (channel) => 'parent_id' in channel && channel.parent_id === channelId,
  )
  const ours = [channelId, ...threads.map(({ id }) => id)].flatMap((id) =>
    [...(world.messages.get(id)?.values() ?? [])]
      .map(({ message }) => message)
      .filter(({ author }) => author.bot),
  )
  const said = ours.filter(({ type }) => type === MessageType.Default || type === MessageType.Reply)
  const isPing = (message: APIMessage) => messageText(message).startsWith('<@&')
  const isReveal = (message: APIMessage) => customIds(message).some((id) => id.startsWith('mine:'))

  return {
    questions: said.filter((message) => !isPing(message) && !isReveal(message)),
    reveals: said.filter(isReveal),
    pings: said.filter(isPing),
    pinnings: ours.filter(({ type }) => type === MessageType.ChannelPinnedMessage),
    stillPinned: ours.filter(({ pinned }) => pinned),
    // A thread has the id of the message it hangs on.
    threadsFrom: threads.map(({ id }) => id),
  }
}

export function customIds(message: APIMessage): string[] {
  return walkComponents(message.components ?? []).flatMap((component) =>
    'custom_id' in component && component.custom_id ? [component.custom_id] : [],
  )
}
