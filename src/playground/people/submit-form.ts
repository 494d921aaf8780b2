import {
  type APIAttachment,
  type APIComponentInLabel,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10'
import { createInteraction } from '../interactions/create.ts'
import type { Interaction } from '../interactions/interaction.ts'
import type { Delivery, FormInput, PageFile } from '../page-api.ts'
import { type FormPart, partsOf } from '../rules/forms.ts'
import type { Settings } from '../settings.ts'
import { findMessage } from '../world/messages.ts'
import type { World } from '../world/world.ts'
import { type Actor, requireActor } from './acting.ts'
import { PageError } from './page-error.ts'
import { keepFile } from './page-files.ts'
import { type Chosen, mergeChosen, resolveChosen } from './resolve.ts'
import { checkSelection, chosenBySelect } from './selection.ts'

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

interface FilledPart {
  readonly data: object
  readonly chosen: Chosen
}

function fillPart(world: World, actor: Actor, part: FormPart, values: FormUse['values']): FilledPart {
  const { component, path } = part
  const input = values[component.custom_id]
  // Ids of nested parts follow those of the top level; nobody addresses them.
  const head = {
    type: component.type,
    id: component.id ?? 100 + Number(path[0]),
    custom_id: component.custom_id,
  }
  const { chosen = {}, ...data } = readPart(world, actor, part, input)

  return { data: { ...head, ...data }, chosen }
}

interface ReadPart {
  readonly value?: string | boolean | null
  readonly values?: readonly string[]
  readonly chosen?: Chosen
}

function readPart(
  world: World,
  actor: Actor,
  { component, label }: FormPart,
  input: FormInput | undefined,
): ReadPart {
  const at = component.custom_id

  switch (component.type) {
    case ComponentType.TextInput:
      return { value: readText(component, label, input) }
    case ComponentType.Checkbox:
      return { value: readTick(input, at, component.default ?? false) }
    case ComponentType.RadioGroup: {
      const [value = null] = readValues(input, at)

      if (value === null && isRequired(component)) throw missing(label, at)
      if (value !== null && !component.options.some((option) => option.value === value)) throw unoffered(at)

      return { value }
    }
    case ComponentType.CheckboxGroup: {
      const values = readValues(input, at)
      const most = component.max_values ?? component.options.length

      refuseCount(
        values.length,
        { least: component.min_values ?? 1, most, isRequired: isRequired(component) },
        label,
        at,
      )
      if (!values.every((value) => component.options.some((option) => option.value === value)))
        throw unoffered(at)

      return { values }
    }
    case ComponentType.FileUpload: {
      const files = readFiles(world, actor, input, at)
      const count = {
        least: component.min_values ?? 1,
        most: component.max_values ?? 1,
        isRequired: isRequired(component),
      }

      refuseCount(files.length, count, label, at)

      return { values: files.map(({ id }) => id), chosen: { attachments: files } }
    }
    default: {
      const values = readValues(input, at)

      if (values.length === 0 && !isRequired(component)) return { values }
      if (values.length === 0) throw missing(label, at)

      checkSelection(world, actor, component, values, at)

      return { values, chosen: chosenBySelect(world, component, values) }
    }
  }
}

function readText(
  component: APIComponentInLabel & { type: ComponentType.TextInput },
  label: string,
  input: FormInput | undefined,
): string {
  const { custom_id: at, min_length: least = 0, max_length: most = 4_000 } = component

  if (input !== undefined && typeof input !== 'string')
    throw new PageError('invalid', 'This part takes text.', at)

  const text = input ?? component.value ?? ''

  if (text === '' && isRequired(component)) throw missing(label, at)
  if (text !== '' && text.length < (least ?? 0))
    throw new PageError('invalid', `“${label}” takes at least ${least} characters.`, at)
  if (text.length > (most ?? 4_000))
    throw new PageError('invalid', `“${label}” takes at most ${most} characters.`, at)

  return text
}

function readTick(input: FormInput | undefined, at: string, preset: boolean): boolean {
  if (input === undefined) return preset
  if (typeof input === 'boolean') return input

  throw new PageError('invalid', 'This part is ticked or not.', at)
}

function readValues(input: FormInput | undefined, at: string): string[] {
  if (input === undefined) return []
  if (typeof input === 'string') return input === '' ? [] : [input]
  if (Array.isArray(input) && input.every((value) => typeof value === 'string')) return [...input]

  throw new PageError('invalid', 'This part takes choices.', at)
}

function readFiles(world: World, actor: Actor, input: FormInput | undefined, at: string): APIAttachment[] {
  if (input === undefined) return []
  if (!Array.isArray(input)) throw new PageError('invalid', 'This part takes files.', at)

  return input.map((file: string | PageFile) => {
    if (typeof file === 'string') throw new PageError('invalid', 'This part takes files.', at)

    return keepFile(world, actor.channel.id, file, { ephemeral: true })
  })
}

function refuseCount(
  count: number,
  { least, most, isRequired }: { least: number; most: number; isRequired: boolean },
  label: string,
  at: string,
): void {
  if (count === 0 && isRequired) throw missing(label, at)
  if (count > 0 && count < least) throw new PageError('invalid', `“${label}” takes at least ${least}.`, at)
  if (count > most) throw new PageError('invalid', `“${label}” takes at most ${most}.`, at)
}

/** Parts are required unless they say otherwise. */
function isRequired(component: object): boolean {
  return !('required' in component) || component.required !== false
}

function missing(label: string, at: string): PageError {
  return new PageError('invalid', `“${label}” is required.`, at)
}

function unoffered(at: string): PageError {
  return new PageError('invalid', 'This is not on offer.', at)
}
