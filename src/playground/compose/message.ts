import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageTopLevelComponent,
  MessageFlags,
} from 'discord-api-types/v10'
import type { IncomingFile } from '../world/files.ts'
import { guildIdOf, type StoredMessage, type World } from '../world/world.ts'
import { fillComponents } from './components.ts'
import { dropNulls } from './drop-nulls.ts'
import { fillEmbeds } from './embeds.ts'
import { createMedia } from './media.ts'
import { findMentions, type Mentions, textOf } from './mentions.ts'

/** What a bot or a person writes: the members every message request has in common. `null` empties, absent keeps. */
export interface Draft {
  readonly content?: string | null
  readonly embeds?: readonly APIEmbed[] | null
  readonly components?: readonly APIMessageTopLevelComponent[] | null
  readonly attachments?:
    | readonly { id: string; description?: string | null; filename?: string | null }[]
    | null
  readonly allowed_mentions?: APIAllowedMentions | null
  readonly flags?: number | null
}

/** A file of a multipart request; `field` is the number in `files[n]`. */
export interface DraftFile extends IncomingFile {
  readonly field: string
}

/** A message's content as it will be shown. */
export interface Composed {
  readonly parts: Mentions & Pick<APIMessage, 'content' | 'embeds' | 'components' | 'attachments'>
  /** Every file, shown or listed. */
  readonly files: readonly APIAttachment[]
}

/** Builds the visible parts of a message from a draft, over what an edited message already had. */
export function composeMessage(
  world: World,
  { channelId, author }: { readonly channelId: string; readonly author: string },
  draft: Draft,
  incoming: readonly DraftFile[],
  existing?: StoredMessage,
): Composed {
  const files = attachmentsOf(world, channelId, draft, incoming, existing)
  const media = createMedia(world.newId, files)
  const before = existing?.message
  const content = given(draft.content, before?.content ?? '', '')
  const embeds = fillEmbeds(dropNulls([...given(draft.embeds, before?.embeds ?? [], [])]), media)
  const components = fillComponents(
    dropNulls([...given(draft.components, before?.components ?? [], [])]) as APIMessageTopLevelComponent[],
    media,
  )
  const channel = world.channels.get(channelId)
  const guild = channel && world.guilds.get(guildIdOf(channel) ?? '')
  const mentions = findMentions(
    world,
    { author, channel, guild },
    textOf(content, components),
    draft.allowed_mentions ?? undefined,
  )

  return {
    parts: {
      content,
      embeds,
      components,
      ...mentions,
      attachments: files.filter(({ id }) => !media.shown.has(id)),
    },
    files,
  }
}

/** The flags a request may set on a new message. */
const settableFlags =
  MessageFlags.SuppressEmbeds |
  MessageFlags.SuppressNotifications |
  MessageFlags.IsComponentsV2 |
  MessageFlags.Ephemeral

/** The flags of a new message, as far as a request may set them. */
export function newFlags(draft: Draft): number {
  return (draft.flags ?? 0) & settableFlags
}

/** An edit may show or hide embeds and turn V2 on, never off; it always ends "thinking…". */
export function editedFlags(draft: Draft, before: number): number {
  const asked = draft.flags ?? before
  const embeds = asked & MessageFlags.SuppressEmbeds
  const v2 = (asked | before) & MessageFlags.IsComponentsV2

  return (before & ~(MessageFlags.SuppressEmbeds | MessageFlags.Loading)) | embeds | v2
}

/** In an edit, `attachments` lists what to keep (with new descriptions); without it everything stays. */
function attachmentsOf(
  world: World,
  channelId: string,
  draft: Draft,
  incoming: readonly DraftFile[],
  existing: StoredMessage | undefined,
): APIAttachment[] {
  const listed = draft.attachments ?? []
  const kept = (existing?.files ?? []).flatMap((file) => {
    const entry = listed.find(({ id }) => id === file.id)

    if (!entry) return draft.attachments === undefined ? file : []

    return entry.description ? { ...file, description: entry.description } : file
  })
  const added = incoming.map((file) => {
    const description = listed.find(({ id }) => id === file.field)?.description ?? null
    const ephemeral = existing?.visibleTo != null || ((draft.flags ?? 0) & MessageFlags.Ephemeral) !== 0

    return world.files.add(channelId, file, { description, ephemeral })
  })

  return [...kept, ...added]
}

function given<T>(value: T | null | undefined, before: T, empty: T): T {
  return value === undefined ? before : (value ?? empty)
}
