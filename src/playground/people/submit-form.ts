import { ComponentType, InteractionType } from 'discord-api-types/v10'
import { createInteraction } from '../interactions/create.ts'
import type { Interaction } from '../interactions/interaction.ts'
import type { Delivery, FormInput } from '../page-api.ts'
import { partsOf } from '../rules/forms.ts'
import type { Settings } from '../settings.ts'
import { findMessage } from '../world/messages.ts'
import type { World } from '../world/world.ts'
import { requireActor } from './acting.ts'
import { fillPart } from './form-parts.ts'
import { PageError } from './page-error.ts'
import { mergeChosen, resolveChosen } from './resolve.ts'

export interface FormUse {
  readonly person: string
  /** The interaction that was answered with the form. */
  readonly form: string
  readonly values: Readonly<Record<string, FormInput>>
  readonly delivery?: Delivery | undefined
}

/** Sends a filled-in form, once. @throws PageError naming the part that is wrong or missing. */
export function submitForm(world: World, settings: Settings, use: FormUse): Interaction {
  const opener = world.interactions.get(use.form)

  if (!opener?.form || opener.person !== use.person || opener.formSubmitted) {
    throw new PageError('gone', 'There is no such form open.')
  }

  const actor = requireActor(world, use.person, opener.channel)
  const form = opener.form
  const parts = partsOf(form)
  const unknown = Object.keys(use.values).find(
    (id) => !parts.some(({ component }) => component.custom_id === id),
  )

  if (unknown !== undefined) throw new PageError('invalid', 'The form has no such part.', unknown)

  const filled = new Map(parts.map((part) => [part.component, fillPart(world, actor, part, use.values)]))
  const resolved = resolveChosen(world, actor, mergeChosen([...filled.values()].map(({ chosen }) => chosen)))
  const source = opener.sourceMessage && findMessage(world, opener.channel, opener.sourceMessage)?.message

  opener.formSubmitted = true

  return createInteraction(world, settings, {
    type: InteractionType.ModalSubmit,
    person: use.person,
    channel: actor.channel,
    name: form.custom_id,
    data: {
      custom_id: form.custom_id,
      components: form.components.map((component, position) => ({
        type: component.type,
        id: component.id ?? position + 1,
        ...(component.type === ComponentType.Label && { component: filled.get(component.component)?.data }),
        ...(component.type === ComponentType.ActionRow && {
          components: component.components.map((input) => filled.get(input)?.data),
        }),
      })),
      ...(resolved && { resolved }),
    },
    ...(source && { message: source }),
    openedBy: opener,
    integrationTypes: Object.keys(opener.payload.authorizing_integration_owners).map(Number),
    delivery: use.delivery,
  })
}
