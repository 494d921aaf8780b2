import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10'
import { refuse } from '../api-error.ts'
import { referTo, type Writing, writeMessage } from '../compose/write.ts'
import type { Interaction } from '../interactions/interaction.ts'
import { originOf } from '../interactions/metadata.ts'
import type { StoredMessage, World } from '../world/world.ts'

/** Writes a message with an interaction's token: its reply, or a follow-up. */
export function writeReply(
  world: World,
  interaction: Interaction,
  writing: Pick<Writing, 'draft' | 'files' | 'flags' | 'path'>,
): StoredMessage {
  const channel = world.channels.get(interaction.channel)

  if (!channel) throw refuse('unknownChannel')

  const isPrivate = interaction.forcedPrivate || ((writing.draft.flags ?? 0) & MessageFlags.Ephemeral) !== 0
  const refersTo = interaction.originalMessage ?? interaction.sourceMessage

  return writeMessage(world, {
    ...writing,
    flags: (writing.flags ?? 0) | (isPrivate ? MessageFlags.Ephemeral : 0),
    channel,
    author: world.bot,
    type: interaction.replyType,
    visibleTo: isPrivate ? interaction.person : null,
    interaction: interaction.id,
    extra: { ...originOf(world, interaction), ...(refersTo && referTo(world, channel, refersTo)) },
  })
}

/** What a bot is told of its first answer when it asks for a response. */
export function describeResponse(interaction: Interaction, written: StoredMessage | undefined): object {
  const { id, type, channel, guild } = interaction
  const flags = written?.message.flags ?? 0
  const isUpdate = interaction.acknowledgedWith === InteractionResponseType.UpdateMessage

  return {
    interaction: {
      id,
      type,
      channel_id: channel,
      ...(guild && { guild_id: guild }),
      ...(written && {
        response_message_id: written.message.id,
        response_message_loading: (flags & MessageFlags.Loading) !== 0,
        response_message_ephemeral: written.visibleTo !== null,
      }),
    },
    ...(written && {
      resource: {
        type: isUpdate
          ? InteractionResponseType.UpdateMessage
          : InteractionResponseType.ChannelMessageWithSource,
        message: written.message,
      },
    }),
  }
}
