import { type APIMessage, InteractionType, MessageFlags } from 'discord-api-types/v10'
import { refuse } from '../api-error.ts'
import type { Draft } from '../compose/message.ts'
import { rewriteMessage } from '../compose/write.ts'
import { findByToken } from '../interactions/create.ts'
import type { Interaction } from '../interactions/interaction.ts'
import { findMessage, removeMessage } from '../world/messages.ts'
import type { StoredMessage } from '../world/world.ts'
import type { Call } from './call.ts'
import { writeReply } from './reply.ts'

/** Where the application is only installed by the person. */
const userInstallFollowUpLimit = 5

/** The first follow-up to a reply that still says "thinking…" fills that reply. */
export function executeWebhook(call: Call<Draft>): APIMessage {
  const { world, body, files } = call
  const interaction = requireToken(call)
  const original =
    interaction.originalMessage && findMessage(world, interaction.channel, interaction.originalMessage)

  if (original && (original.message.flags ?? 0) & MessageFlags.Loading) {
    return rewriteMessage(world, original, { draft: body, files, by: interaction.id }).message
  }

  countFollowUp(interaction)

  return writeReply(world, interaction, { draft: body, files }).message
}

/** @throws ApiError 10008, 10015, 50027 */
export function getWebhookMessage(call: Call): APIMessage {
  return requireOwnMessage(call).message
}

/** Edits the reply or a follow-up; an edit cannot change its privacy. @throws ApiError 10008, 10015, 50027 */
export function updateWebhookMessage(call: Call<Draft>): APIMessage {
  const { world, body, files } = call
  const by = requireToken(call).id

  return rewriteMessage(world, requireOwnMessage(call), { draft: body, files, by }).message
}

/** @throws ApiError 10008, 10015, 50027 */
export function deleteWebhookMessage(call: Call): void {
  removeMessage(call.world, requireOwnMessage(call), requireToken(call).id)
}

/** @throws ApiError 50027 after the token's life, 10015 before the first answer. */
function requireToken({ world, params }: Call<unknown>): Interaction {
  const interaction = findByToken(world, params.webhook_token ?? '')

  if (!interaction || params.webhook_id !== world.application.id) throw refuse('unknownWebhook')
  if (world.now() > interaction.tokenExpiresAt) throw refuse('invalidToken')
  if (
    interaction.state !== 'acknowledged' ||
    interaction.type === InteractionType.ApplicationCommandAutocomplete
  ) {
    throw refuse('unknownWebhook')
  }

  return interaction
}

/** `@original`, or a message written with this token. */
function requireOwnMessage(call: Call<unknown>): StoredMessage {
  const interaction = requireToken(call)
  const { message_id: messageId } = call.params
  const id = messageId ?? interaction.originalMessage ?? ''
  const stored = findMessage(call.world, interaction.channel, id)
  const isOwn = stored?.interaction === interaction.id || id === interaction.originalMessage

  if (!stored || !isOwn) throw refuse('unknownMessage')

  return stored
}

function countFollowUp(interaction: Interaction): void {
  const owners = interaction.payload.authorizing_integration_owners
  const onlyByUser = '1' in owners && !('0' in owners)

  if (onlyByUser && interaction.followUps >= userInstallFollowUpLimit) throw refuse('tooManyFollowUps')

  interaction.followUps += 1
}
