import {
  type APIInteractionResponse,
  type APIInteractionResponseCallbackData,
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  InteractionResponseType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10'
import { invalidForm, refuse } from '../api-error.ts'
import { dropNulls } from '../compose/drop-nulls.ts'
import type { Draft } from '../compose/message.ts'
import { rewriteMessage } from '../compose/write.ts'
import type { Interaction } from '../interactions/interaction.ts'
import { checkChoices, checkForm } from '../rules/forms.ts'
import { findMessage } from '../world/messages.ts'
import type { StoredMessage, World } from '../world/world.ts'
import type { Call } from './call.ts'
import { describeResponse, writeReply } from './reply.ts'

const Answer = InteractionResponseType

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object */
const answersTo: Readonly<Record<number, readonly InteractionResponseType[]>> = {
  [InteractionType.ApplicationCommand]: [
    Answer.ChannelMessageWithSource,
    Answer.DeferredChannelMessageWithSource,
    Answer.Modal,
  ],
  [InteractionType.MessageComponent]: [
    Answer.ChannelMessageWithSource,
    Answer.DeferredChannelMessageWithSource,
    Answer.DeferredMessageUpdate,
    Answer.UpdateMessage,
    Answer.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [Answer.ApplicationCommandAutocompleteResult],
  [InteractionType.ModalSubmit]: [Answer.ChannelMessageWithSource, Answer.DeferredChannelMessageWithSource],
}
const updates: readonly InteractionResponseType[] = [Answer.DeferredMessageUpdate, Answer.UpdateMessage]

/** The first answer to an interaction; the second is refused with 40060, a late one with 10062. */
export function respondToInteraction(call: Call<APIInteractionResponse>): object | undefined {
  const { world, params, body, query } = call
  const interaction = world.interactions.get(params.interaction_id ?? '')

  if (!interaction || interaction.token !== params.interaction_token) throw refuse('unknownInteraction')
  if (interaction.state === 'acknowledged') throw refuse('alreadyAcknowledged')
  if (interaction.state === 'failed' || world.now() > interaction.deadline) throw refuse('unknownInteraction')

  refuseWrongType(interaction, body.type)

  // The effect may throw; only then is the interaction still unanswered.
  const written = answerWith(call, interaction)

  interaction.state = 'acknowledged'
  interaction.acknowledgedWith = body.type
  interaction.originalMessage ??= written?.message.id ?? null
  world.changes.emit({ type: 'interactionSettled', interaction })
  if (interaction.form) world.changes.emit({ type: 'formOpened', interaction, form: interaction.form })

  return query.get('with_response') === 'true' ? describeResponse(interaction, written) : undefined
}

function refuseWrongType(interaction: Interaction, type: InteractionResponseType): void {
  const cameFromMessage =
    interaction.type === InteractionType.ModalSubmit && interaction.sourceMessage !== null
  const allowed = [...(answersTo[interaction.type] ?? []), ...(cameFromMessage ? updates : [])]

  if (allowed.includes(type)) return

  throw invalidForm([
    { path: ['type'], code: 'BASE_TYPE_CHOICES', message: `Value must be one of {${allowed.join(', ')}}.` },
  ])
}

function answerWith(
  { world, body, files }: Call<APIInteractionResponse>,
  interaction: Interaction,
): StoredMessage | undefined {
  switch (body.type) {
    case Answer.ChannelMessageWithSource:
      return writeReply(world, interaction, { draft: (body.data ?? {}) as Draft, files, path: ['data'] })
    case Answer.DeferredChannelMessageWithSource:
      return writeReply(world, interaction, {
        draft: deferral(body.data),
        files: [],
        flags: MessageFlags.Loading,
      })
    case Answer.DeferredMessageUpdate:
      interaction.originalMessage = interaction.sourceMessage

      return undefined
    case Answer.UpdateMessage: {
      const source = sourceOf(world, interaction)

      interaction.originalMessage = interaction.sourceMessage

      return rewriteMessage(world, source, {
        draft: (body.data ?? {}) as Draft,
        files,
        by: interaction.id,
        path: ['data'],
      })
    }
    case Answer.ApplicationCommandAutocompleteResult:
      refuseProblems(checkChoices(body.data.choices ?? [], isNumberFocused(interaction)))
      interaction.choices = dropNulls(body.data.choices ?? [])

      return undefined
    case Answer.Modal:
      refuseProblems(checkForm(body.data))
      interaction.form = dropNulls(body.data) as APIModalInteractionResponseCallbackData

      return undefined
    default:
      return undefined
  }
}

/** A deferral carries nothing but its privacy. */
function deferral(data: Pick<APIInteractionResponseCallbackData, 'flags'> | undefined): Draft {
  return { flags: (data?.flags ?? 0) & MessageFlags.Ephemeral }
}

function sourceOf(world: World, interaction: Interaction): StoredMessage {
  const stored = findMessage(world, interaction.channel, interaction.sourceMessage ?? '')

  if (!stored) throw refuse('unknownMessage')

  return stored
}

function isNumberFocused({ payload }: Interaction): boolean {
  const types: readonly number[] = [ApplicationCommandOptionType.Integer, ApplicationCommandOptionType.Number]

  return types.includes(focusedType(payload.data ?? {}) ?? 0)
}

function focusedType(owner: object): number | undefined {
  if ('focused' in owner && owner.focused === true && 'type' in owner) return Number(owner.type)

  const options = 'options' in owner && Array.isArray(owner.options) ? (owner.options as object[]) : []

  return options.map(focusedType).find((type) => type !== undefined)
}

function refuseProblems(problems: Parameters<typeof invalidForm>[0]): void {
  if (problems.length > 0) throw invalidForm(problems)
}
