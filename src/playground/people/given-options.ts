import type { APIApplicationCommandBasicOption } from 'discord-api-types/v10'
import type { OptionInput } from '../page-api.ts'
import type { World } from '../world/world.ts'
import type { Actor } from './acting.ts'
import { readOption } from './option-values.ts'
import { PageError } from './page-error.ts'
import { type Chosen, mergeChosen } from './resolve.ts'

type Options = readonly APIApplicationCommandBasicOption[]
type Inputs = Readonly<Record<string, OptionInput>>

/** Options as they are sent, and what the ids in them stand for. */
export interface ReadOptions {
  readonly values: object[]
  readonly chosen: Chosen
}

/** In the order the person gave them. */
export function readAll(world: World, actor: Actor, options: Options, inputs: Inputs): ReadOptions {
  const missing = options.find(({ name, required }) => required && inputs[name] === undefined)

  if (missing) throw new PageError('invalid', `“${missing.name}” is required.`, missing.name)

  const read = Object.entries(inputs).map(([name, input]) => {
    const option = requireOption(options, name)

    if (input === '') throw new PageError('invalid', `“${name}” is empty.`, name)

    return { option, ...readOption(world, actor, option, input) }
  })

  return {
    values: read.map(({ option: { name, type }, value }) => ({ name, type, value })),
    chosen: mergeChosen(read.map(({ chosen }) => chosen)),
  }
}

/** While a person types, values are sent as they stand, unfinished and unchecked. */
export function readTyped(options: Options, inputs: Inputs, focused: string): ReadOptions {
  const option = requireOption(options, focused)

  if (!('autocomplete' in option && option.autocomplete)) {
    throw new PageError('invalid', `“${focused}” offers no suggestions.`, focused)
  }

  const values = Object.entries({ ...inputs, [focused]: inputs[focused] ?? '' }).map(([name, value]) => ({
    name,
    type: requireOption(options, name).type,
    value: name === focused ? String(value) : value,
    ...(name === focused && { focused: true }),
  }))

  return { values, chosen: {} }
}

function requireOption(options: Options, name: string): APIApplicationCommandBasicOption {
  const option = options.find((candidate) => candidate.name === name)

  if (!option) throw new PageError('invalid', `There is no option “${name}”.`, name)

  return option
}
