import {
  type APIApplicationCommandBasicOption,
  type APIAttachment,
  ApplicationCommandOptionType,
} from 'discord-api-types/v10'
import type { OptionInput, PageFile } from '../page-api.ts'
import { channelPermissions } from '../world/permissions.ts'
import { guildIdOf, type World } from '../world/world.ts'
import type { Actor } from './acting.ts'
import { PageError } from './page-error.ts'
import { keepFile } from './page-files.ts'
import type { Chosen } from './resolve.ts'

const Type = ApplicationCommandOptionType
/** Discord's limit on whole and decimal numbers: what a double holds exactly. */
const numberLimit = 2 ** 53

/** A value as it goes to the bot, and what it stands for. */
export interface OptionValue {
  readonly value: string | number | boolean
  readonly chosen: Chosen
}

/**
 * Reads what a person gave for an option the way Discord's client does.
 *
 * @throws PageError `invalid` naming the option.
 */
export function readOption(
  world: World,
  actor: Actor,
  option: APIApplicationCommandBasicOption,
  input: OptionInput,
): OptionValue {
  switch (option.type) {
    case Type.String:
      return plain(readText(option, input))
    case Type.Integer:
    case Type.Number:
      return plain(readNumber(option, input))
    case Type.Boolean:
      return plain(readBoolean(option, input))
    case Type.Attachment: {
      const attachment = readAttachment(world, actor, option, input)

      return { value: attachment.id, chosen: { attachments: [attachment] } }
    }
    case Type.User:
    case Type.Channel:
    case Type.Role:
    case Type.Mentionable:
      return readMention(world, actor, option, input)
  }
}

function readText(
  option: APIApplicationCommandBasicOption & { type: ApplicationCommandOptionType.String },
  input: OptionInput,
): string {
  const text = String(input)
  const { min_length: least = 0, max_length: most = 6_000 } = option as {
    min_length?: number
    max_length?: number
  }

  refuseUnchosen(option, text)
  if (text.length < least) throw wrong(option, `is at least ${least} characters long`)
  if (text.length > most) throw wrong(option, `is at most ${most} characters long`)

  return text
}

type NumberOption = APIApplicationCommandBasicOption & {
  type: ApplicationCommandOptionType.Integer | ApplicationCommandOptionType.Number
}

function readNumber(option: NumberOption, input: OptionInput): number {
  const text = String(input).trim()
  const number = text === '' ? Number.NaN : Number(text)
  const { min_value: least = -numberLimit, max_value: most = numberLimit } = option as {
    min_value?: number
    max_value?: number
  }

  if (!Number.isFinite(number)) throw wrong(option, 'is a number')
  if (option.type === Type.Integer && !Number.isInteger(number)) throw wrong(option, 'is a whole number')
  if (number < least || number > most) throw wrong(option, `lies between ${least} and ${most}`)

  refuseUnchosen(option, number)

  return number
}

function readBoolean(option: APIApplicationCommandBasicOption, input: OptionInput): boolean {
  if (input === true || input === 'true') return true
  if (input === false || input === 'false') return false

  throw wrong(option, 'is true or false')
}

function readAttachment(
  world: World,
  actor: Actor,
  option: APIApplicationCommandBasicOption,
  input: OptionInput,
): APIAttachment {
  if (typeof input !== 'object') throw wrong(option, 'is a file')

  return keepFile(world, actor.channel.id, input as PageFile, { ephemeral: true })
}

function readMention(
  world: World,
  actor: Actor,
  option: APIApplicationCommandBasicOption,
  input: OptionInput,
): OptionValue {
  const id = String(input)
  const guild = world.guilds.get(guildIdOf(actor.channel) ?? '')
  const takes = (...types: ApplicationCommandOptionType[]) => types.includes(option.type)

  if (takes(Type.User, Type.Mentionable) && world.users.has(id)) return { value: id, chosen: { users: [id] } }
  if (takes(Type.Role, Type.Mentionable) && guild?.roles.has(id))
    return { value: id, chosen: { roles: [id] } }
  if (takes(Type.Channel) && isOfferedChannel(world, actor, option, id))
    return { value: id, chosen: { channels: [id] } }

  throw wrong(option, 'names someone or something that is here')
}

function isOfferedChannel(
  world: World,
  { person, channel: here }: Actor,
  option: APIApplicationCommandBasicOption,
  id: string,
): boolean {
  const channel = world.channels.get(id)
  const types = 'channel_types' in option ? (option.channel_types ?? []) : []

  return (
    channel !== undefined &&
    guildIdOf(channel) === guildIdOf(here) &&
    channelPermissions(world, channel, person.user.id) !== 0n &&
    (types.length === 0 || (types as readonly number[]).includes(channel.type))
  )
}

function refuseUnchosen(option: APIApplicationCommandBasicOption, value: string | number): void {
  const choices = 'choices' in option ? (option.choices ?? []) : []

  if (choices.length > 0 && !choices.some((choice) => choice.value === value)) {
    throw wrong(option, 'is one of its choices')
  }
}

function plain(value: string | number | boolean): OptionValue {
  return { value, chosen: {} }
}

function wrong({ name }: { name: string }, rule: string): PageError {
  return new PageError('invalid', `“${name}” ${rule}.`, name)
}
