import {
  type APIMessageComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10'
import { walkComponents } from '../compose/components.ts'
import { createInteraction } from '../interactions/create.ts'
import type { Interaction } from '../interactions/interaction.ts'
import type { Delivery } from '../page-api.ts'
import type { Settings } from '../settings.ts'
import type { StoredMessage, World } from '../world/world.ts'
import { type Actor, requireSeenMessage } from './acting.ts'
import { PageError } from './page-error.ts'
import { resolveChosen } from './resolve.ts'
import { checkSelection, chosenBySelect } from './selection.ts'

/** A press or a selection. */
export interface ComponentUse {
  readonly message: string
  readonly customId: string
  /** Of a select; absent for a button. */
  readonly values?: readonly string[]
  readonly delivery?: Delivery | undefined
}

/** Presses a button or makes a selection. @throws PageError when Discord's client would not send this. */
export function useComponent(world: World, settings: Settings, actor: Actor, use: ComponentUse): Interaction {
  const stored = requireSeenMessage(world, actor, use.message)
  const component = findComponent(stored, use.customId)

  if (component.disabled) throw new PageError('invalid', 'This is disabled.', use.customId)

  const data = isButton(component) ? pressed(component, use) : selected(world, actor, component, use)

  return createInteraction(world, settings, {
    type: InteractionType.MessageComponent,
    person: actor.person.user.id,
    channel: actor.channel,
    name: use.customId,
    data: { custom_id: use.customId, component_type: component.type, id: component.id, ...data },
    message: stored.message,
    integrationTypes: integrationTypesOf(world, stored),
    delivery: use.delivery,
  })
}

type Usable = (APIMessageComponent & { type: ComponentType.Button }) | APISelectMenuComponent

function findComponent({ message }: StoredMessage, customId: string): Usable {
  const found = walkComponents(message.components ?? []).find(
    (component) => 'custom_id' in component && component.custom_id === customId,
  )

  if (!found) throw new PageError('gone', 'The message has no such component.', customId)

  return found as Usable
}

function pressed(
  button: APIMessageComponent & { type: ComponentType.Button },
  { values, customId }: ComponentUse,
): object {
  if (values) throw new PageError('invalid', 'A button takes no values.', customId)
  if (button.style === ButtonStyle.Link) throw new PageError('invalid', 'A link opens a page.', customId)

  return {}
}

function selected(
  world: World,
  actor: Actor,
  select: APISelectMenuComponent,
  { values = [], customId }: ComponentUse,
): object {
  checkSelection(world, actor, select, values, customId)

  const resolved = resolveChosen(world, actor, chosenBySelect(world, select, values))

  return { values, ...(resolved && { resolved }) }
}

function isButton(component: Usable): component is APIMessageComponent & { type: ComponentType.Button } {
  return component.type === ComponentType.Button
}

/** What the message's own interaction was allowed by; a plain message of the bot means the server. */
function integrationTypesOf(world: World, { interaction }: StoredMessage): number[] {
  const owners = world.interactions.get(interaction ?? '')?.payload.authorizing_integration_owners

  return owners ? Object.keys(owners).map(Number) : [0]
}
