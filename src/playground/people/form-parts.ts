import { type APIAttachment, type APIComponentInLabel, ComponentType } from 'discord-api-types/v10'
import type { FormInput, PageFile } from '../page-api.ts'
import type { FormPart } from '../rules/forms.ts'
import type { World } from '../world/world.ts'
import type { Actor } from './acting.ts'
import { PageError } from './page-error.ts'
import { keepFile } from './page-files.ts'
import type { Chosen } from './resolve.ts'
import { checkSelection, chosenBySelect } from './selection.ts'

/** A part as it is sent, and what the chosen ids in it stand for. */
export interface FilledPart {
  readonly data: object
  readonly chosen: Chosen
}

/** Reads what a person gave for one part. @throws PageError `invalid` naming the part. */
export function fillPart(
  world: World,
  actor: Actor,
  part: FormPart,
  values: Readonly<Record<string, FormInput>>,
): FilledPart {
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
