import { type APIMessage, InteractionType } from 'discord-api-types/v10'
import type { World } from '../world/world.ts'
import type { Interaction } from './interaction.ts'

/** What a message written with an interaction's token says about where it came from. */
export function originOf(world: World, interaction: Interaction): Partial<APIMessage> {
  const user = world.users.get(interaction.person)
  const isCommand = interaction.type === InteractionType.ApplicationCommand

  return {
    webhook_id: world.application.id,
    application_id: world.application.id,
    interaction_metadata: metadataOf(world, interaction),
    ...(isCommand &&
      user && {
        interaction: {
          id: interaction.id,
          type: InteractionType.ApplicationCommand,
          name: interaction.name.replace(/^\//, ''),
          user,
        },
      }),
  } as Partial<APIMessage>
}

function metadataOf(world: World, interaction: Interaction): object {
  const { id, type, payload, originalMessage, sourceMessage, openedBy } = interaction

  return {
    id,
    type,
    user: world.users.get(interaction.person),
    authorizing_integration_owners: payload.authorizing_integration_owners,
    ...(originalMessage && { original_response_message_id: originalMessage }),
    ...(type === InteractionType.MessageComponent && { interacted_message_id: sourceMessage }),
    ...(openedBy && { triggering_interaction_metadata: metadataOf(world, openedBy) }),
  }
}
