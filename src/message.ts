import type { Picture } from './render/renderer.ts'

/** A picture in a message. Every picture says in words, or in its TeX source, what it shows. */
export interface Image extends Picture {
  /** Alt text; cut at Discord's 1,024 characters by the transport. */
  readonly alt: string
  /** File name with its extension, unique within the message. */
  readonly name: string
}

export interface File {
  readonly name: string
  readonly bytes: Uint8Array
}

export type ButtonStyle = 'primary' | 'secondary' | 'success' | 'danger'

export type Button =
  | {
      readonly customId: string
      readonly label: string
      readonly style?: ButtonStyle
      readonly disabled?: boolean
    }
  | { readonly url: string; readonly label: string }

/** A menu to choose from; what was chosen reaches the press as its values. It takes a row of its own. */
export interface Menu {
  readonly customId: string
  readonly placeholder: string
  readonly options: readonly {
    readonly value: string
    readonly label: string
    readonly description?: string
    /** Chosen already when the menu is shown. */
    readonly chosen?: boolean
  }[]
  /** How few may be chosen; one unless given. */
  readonly least?: 0 | 1
  /** How many may be chosen; at least one. */
  readonly most: number
}

/** At most five buttons, or a menu. */
export type Row = readonly Button[] | Menu

/** A message as the product means it; only `src/discord/` knows how Discord wants it written. */
export interface Message {
  /** Discord Markdown. Anything that came from a person was escaped with `escapeMarkdown`. */
  readonly text?: string
  readonly images?: readonly Image[]
  readonly files?: readonly File[]
  readonly rows?: readonly Row[]
  /** Smaller, quieter lines under everything else. */
  readonly notes?: readonly string[]
  /** Roles that are notified where the text mentions them; every other mention is inert. */
  readonly pingRoleIds?: readonly string[]
}

/**
 * The state of a button, menu or form, carried in Discord's custom id: `kind:version:argument…`, ASCII, at most 100
 * characters. It survives restarts and deploys, and comes back from outside: parse it, never trust it.
 */
export interface CustomId {
  readonly kind: string
  readonly version: number
  readonly args: readonly string[]
}

export function formatCustomId(kind: string, version: number, ...args: readonly string[]): string {
  const id = [kind, version, ...args].join(':')

  if (!/^[\x21-\x7e]{1,100}$/.test(id)) throw new Error(`custom id does not fit: ${id}`)

  return id
}

export function parseCustomId(id: string): CustomId | undefined {
  const [kind, version, ...args] = id.split(':')

  if (!kind || !/^[a-z-]+$/.test(kind) || !version || !/^\d{1,4}$/.test(version)) return undefined

  return { kind, version: Number(version), args }
}

/** Makes text from a person inert in Discord Markdown: no emphasis, mention, heading, list, link or code. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_~|[\]()<>#:@-]/g, (character) => `\\${character}`)
    .replace(/^(\s*)(\d+)\./gm, '$1$2\\.')
}

/** Where a click leads to a message. Discord's clients open these addresses themselves. */
export function jumpLink(serverId: string | null, channelId: string, messageId: string | null): string {
  return `https://discord.com/channels/${serverId ?? '@me'}/${channelId}/${messageId ?? ''}`
}
