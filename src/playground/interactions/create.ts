import { randomBytes } from 'node:crypto'
import { type APIInteraction, type InteractionType, MessageType } from 'discord-api-types/v10'
import type { Delivery } from '../page-api.ts'
import type { Settings } from '../settings.ts'
import type { Channel, World } from '../world/world.ts'
import { guildIdOf } from '../world/world.ts'
import { describeSetting } from './describe-setting.ts'
import type { Interaction } from './interaction.ts'

/** How long an interaction is remembered after its token expired. */
const memoryMs = 3_600_000

/** What a person did, before it gets an id and a token. */
export interface Deed {
  readonly type: InteractionType
  readonly person: string
  readonly channel: Channel
  /** `/conv size`, or the `custom_id`. */
  readonly name: string
  readonly data: object
  /** The message whose component was used, as the person sees it. */
  readonly message?: object & { readonly id: string }
  readonly openedBy?: Interaction
  /** Ways the application may be installed to offer this; those of the command, or of the first interaction. */
  readonly integrationTypes: readonly number[]
  readonly delivery?: Delivery | undefined
}

/** Makes an interaction and hands it to the gateway; it fails by itself when the bot stays silent. */
export function createInteraction(world: World, settings: Settings, deed: Deed): Interaction {
  const id = world.newId()
  const token = randomBytes(60).toString('base64url')
  const createdAt = world.now()
  const { forcedPrivate, ...setting } = describeSetting(world, deed)
  const interaction: Interaction = {
    id,
    token,
    type: deed.type,
    person: deed.person,
    channel: deed.channel.id,
    guild: guildIdOf(deed.channel),
    name: deed.name,
    payload: {
      id,
      token,
      type: deed.type,
      version: 1,
      application_id: world.application.id,
      data: deed.data,
      ...setting,
      ...(deed.message && { message: deed.message }),
    } as unknown as APIInteraction,
    sourceMessage: deed.message?.id ?? null,
    openedBy: deed.openedBy ?? null,
    replyType: replyTypeOf(deed),
    createdAt,
    deadline: createdAt + settings.interactionDeadlineMs,
    tokenExpiresAt: createdAt + settings.tokenLifetimeMs,
    forcedPrivate,
    state: 'sent',
    acknowledgedWith: null,
    originalMessage: null,
    form: null,
    formSubmitted: false,
    choices: null,
    followUps: 0,
  }

  forgetOld(world)
  world.interactions.set(id, interaction)
  world.tokens.set(token, id)
  world.changes.emit({ type: 'interactionCreated', interaction, delivery: deed.delivery ?? {} })
  setTimeout(() => failIfSilent(world, interaction), settings.interactionDeadlineMs).unref()

  return interaction
}

/** The interaction a webhook token belongs to, expired ones included. */
export function findByToken(world: World, token: string): Interaction | undefined {
  return world.interactions.get(world.tokens.get(token) ?? '')
}

/** Tokens long expired; kept for a while, so that their use is told from nonsense. */
function forgetOld(world: World): void {
  for (const { id, token, tokenExpiresAt } of world.interactions.values()) {
    if (world.now() - tokenExpiresAt < memoryMs) return

    world.interactions.delete(id)
    world.tokens.delete(token)
  }
}

function failIfSilent(world: World, interaction: Interaction): void {
  if (interaction.state !== 'sent') return

  interaction.state = 'failed'
  world.changes.emit({ type: 'interactionSettled', interaction })
}

/** Answers to components are replies to their message; answers to commands say which command it was. */
function replyTypeOf({ message, openedBy, data }: Deed): MessageType {
  if (message) return MessageType.Reply
  if (openedBy) return openedBy.replyType

  return 'target_id' in data ? MessageType.ContextMenuCommand : MessageType.ChatInputCommand
}
