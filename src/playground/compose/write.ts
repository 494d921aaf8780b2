import { type APIMessage, MessageFlags, MessageReferenceType, MessageType } from 'discord-api-types/v10'
import { invalidForm, refuse } from '../api-error.ts'
import { checkMessage } from '../rules/messages.ts'
import { addMessage, changeMessage, findMessage } from '../world/messages.ts'
import { type Channel, guildIdOf, type StoredMessage, type World } from '../world/world.ts'
import { composeMessage, type Draft, type DraftFile, editedFlags, newFlags } from './message.ts'

/** A message about to be written, and what its writing depends on. */
export interface Writing {
  readonly channel: Channel
  readonly author: APIMessage['author']
  readonly draft: Draft
  readonly files: readonly DraftFile[]
  readonly type?: MessageType
  /** The only person who will see it. */
  readonly visibleTo?: string | null
  /** The interaction whose token is used. */
  readonly interaction?: string | null
  /** Members that only some messages have, such as `nonce`. */
  readonly extra?: Partial<APIMessage>
  /** Flags besides those the draft asks for, such as "thinking…". */
  readonly flags?: number
  /** Where in the request the draft stands, for error messages. */
  readonly path?: readonly string[]
}

/** @throws ApiError 50035 for what Discord refuses, 50006 for a message with nothing in it. */
export function writeMessage(world: World, writing: Writing): StoredMessage {
  const { channel, draft, files, visibleTo = null, interaction = null } = writing
  const flags = newFlags(draft) | (writing.flags ?? 0)

  refuseProblems(draft, { flags, fileNames: files.map(({ name }) => name), path: writing.path ?? [] })

  const composed = composeMessage(world, { channelId: channel.id, author: writing.author.id }, draft, files)

  if (isEmpty(composed.parts, flags) && !isSystem(writing.type)) throw refuse('emptyMessage')

  const message: APIMessage = {
    id: world.newId(),
    channel_id: channel.id,
    author: writing.author,
    type: writing.type ?? MessageType.Default,
    timestamp: new Date(world.now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    pinned: false,
    flags,
    ...composed.parts,
    ...writing.extra,
  }
  const stored = { message, visibleTo, files: composed.files, interaction, pinnedAt: null }

  addMessage(world, stored, interaction)

  return stored
}

/**
 * Changes a message as a draft says; ends its "thinking…".
 *
 * @throws ApiError as `writeMessage`.
 */
export function rewriteMessage(
  world: World,
  stored: StoredMessage,
  {
    draft,
    files,
    by = null,
    path = [],
  }: {
    draft: Draft
    files: readonly DraftFile[]
    by?: string | null
    path?: readonly string[]
  },
): StoredMessage {
  const before = stored.message
  const flags = editedFlags(draft, before.flags ?? 0)
  const names = [...stored.files.map(({ filename }) => filename), ...files.map(({ name }) => name)]

  refuseProblems(draft, { flags, fileNames: names, path })

  const composed = composeMessage(
    world,
    { channelId: before.channel_id, author: before.author.id },
    draft,
    files,
    stored,
  )

  if (isEmpty(composed.parts, flags)) throw refuse('emptyMessage')

  const wasThinking = ((before.flags ?? 0) & MessageFlags.Loading) !== 0
  const edited_timestamp = wasThinking ? null : new Date(world.now()).toISOString()
  const message = { ...before, ...composed.parts, flags, edited_timestamp }

  return changeMessage(world, { ...stored, message, files: composed.files }, by)
}

/** The `message_reference` of a reply with the message it means, as far as it still exists. */
export function referTo(
  world: World,
  channel: Channel,
  messageId: string,
): Required<Pick<APIMessage, 'message_reference' | 'referenced_message'>> {
  const referenced = findMessage(world, channel.id, messageId)?.message
  const guildId = guildIdOf(channel)

  return {
    message_reference: {
      type: MessageReferenceType.Default,
      channel_id: channel.id,
      message_id: messageId,
      ...(guildId && { guild_id: guildId }),
    },
    referenced_message: referenced ? withoutReferences(referenced) : null,
  }
}

/** A quoted message does not quote in turn. */
function withoutReferences({ referenced_message, reactions, ...message }: APIMessage): APIMessage {
  return message
}

function refuseProblems(draft: Draft, setting: Parameters<typeof checkMessage>[1]): void {
  const problems = checkMessage(draft, setting)

  if (problems.length > 0) throw invalidForm(problems)
}

/** Discord writes these itself, in the reader's language. */
function isSystem(type: MessageType | undefined): boolean {
  return type === MessageType.ChannelPinnedMessage
}

function isEmpty(parts: Partial<APIMessage>, flags: number): boolean {
  const { content, embeds, components, attachments } = parts

  return (
    !(flags & MessageFlags.Loading) &&
    !content &&
    ![embeds, components, attachments].some((list) => list?.length)
  )
}
