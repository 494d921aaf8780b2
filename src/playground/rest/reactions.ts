import { type APIMessage, type APIReaction, PermissionFlagsBits } from 'discord-api-types/v10'
import { refuse } from '../api-error.ts'
import type { StoredMessage, World } from '../world/world.ts'
import { requireChannel, requireMessage } from './access.ts'
import type { Call } from './call.ts'

const { AddReactions, ReadMessageHistory } = PermissionFlagsBits

/** One Unicode emoji; the playground has no custom ones. */
const emojiPattern = /^\p{RGI_Emoji}$/v

/** @throws ApiError 10014 for anything but one Unicode emoji */
export function addMyReaction({ world, params }: Call): void {
  const channel = requireChannel(world, params.channel_id, AddReactions | ReadMessageHistory)
  const stored = requireMessage(world, channel.id, params.message_id)
  const emoji = params.emoji_name ?? ''

  if (!emojiPattern.test(emoji)) throw refuse('unknownEmoji')

  react(world, stored, emoji, true)
}

export function deleteMyReaction({ world, params }: Call): void {
  const channel = requireChannel(world, params.channel_id)

  react(world, requireMessage(world, channel.id, params.message_id), params.emoji_name ?? '', false)
}

/** The bot is the only one who reacts here, so that a count is 0 or 1. */
function react(world: World, stored: StoredMessage, emoji: string, isAdded: boolean): void {
  const others = (stored.message.reactions ?? []).filter((reaction) => reaction.emoji.name !== emoji)
  const reactions = isAdded ? [...others, ownReaction(emoji)] : others
  const message: APIMessage = { ...stored.message, reactions }

  world.messages.get(message.channel_id)?.set(message.id, { ...stored, message })
  world.changes.emit({
    type: isAdded ? 'reactionAdded' : 'reactionRemoved',
    stored: { ...stored, message },
    user: world.bot.id,
    emoji,
  })
}

function ownReaction(emoji: string): APIReaction {
  return {
    emoji: { id: null, name: emoji },
    count: 1,
    count_details: { burst: 0, normal: 1 },
    me: true,
    me_burst: false,
    burst_colors: [],
  }
}
