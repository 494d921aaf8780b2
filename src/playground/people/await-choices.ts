import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10'
import type { Interaction } from '../interactions/interaction.ts'
import type { World } from '../world/world.ts'
import { PageError } from './page-error.ts'

/** The bot's answer to an autocomplete. @throws PageError `noResponse` when none comes in time. */
export function waitForChoices(
  world: World,
  interaction: Interaction,
): Promise<readonly APIApplicationCommandOptionChoice[]> {
  const { promise, resolve, reject } = Promise.withResolvers<readonly APIApplicationCommandOptionChoice[]>()
  const finish = (): void => {
    if (interaction.choices) resolve(interaction.choices)
    else reject(new PageError('noResponse', 'The application did not respond.'))
  }

  if (interaction.state !== 'sent') {
    finish()

    return promise
  }

  const stop = world.changes.subscribe((change) => {
    if (change.type !== 'interactionSettled' || change.interaction !== interaction) return

    stop()
    finish()
  })

  return promise
}
