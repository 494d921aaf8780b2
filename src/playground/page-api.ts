/**
 * The contract between the playground's server and its page: types only. Whatever Discord itself would show is plain
 * Discord API JSON, untranslated.
 *
 * Every action is `POST /playground/api/<action>` with a JSON body; it answers 200 with the response below, or 400 with a
 * `PageFailure`. News comes over one WebSocket per person: `/playground/events?person=<user id>`.
 */
import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIDMChannel,
  APIGuildMember,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  APIOverwrite,
  APIRole,
  APIUser,
  ApplicationCommandType,
  GuildTextChannelType,
  Locale,
} from 'discord-api-types/v10'
import type { WorldEdit } from './world-edit.ts'

/** Discord's ids: 17–19 digits. */
export type Id = string

/** What every action answers with status 400: a sentence for the person, and a code for programs. */
export interface PageFailure {
  readonly error: {
    /** `invalid`: Discord's own client would not have sent this; `forbidden`: no permission; `gone`: no such thing. */
    readonly code: 'invalid' | 'forbidden' | 'gone' | 'noResponse' | 'unavailable'
    readonly message: string
    /** The option, component or part of a form that is wrong. */
    readonly at?: string
  }
}

/** A file a person hands in; `data` is base64. */
export interface PageFile {
  readonly name: string
  readonly contentType?: string
  readonly data: string
}

/** Someone the page can act as. */
export interface PagePerson {
  readonly user: APIUser
  /** The language of the person's client; it travels in every interaction. */
  readonly locale: Locale
  /** A word about the part they play, such as `owner`. */
  readonly note: string
}

/** A text channel or thread the person can see. */
export interface PageChannel {
  readonly id: Id
  readonly name: string
  readonly type: GuildTextChannelType
  readonly topic: string | null
  /** The channel a thread hangs under; a category of a channel is not told. */
  readonly parent: Id | null
  readonly archived: boolean
  /** The person's computed permission bits here, as a decimal string. */
  readonly permissions: string
  readonly overwrites: readonly APIOverwrite[]
  readonly lastMessage: Id | null
}

export interface PageGuild {
  readonly id: Id
  readonly name: string
  readonly owner: Id
  readonly roles: readonly APIRole[]
  /** Roles to which an administrator shows the commands that are hidden by default. */
  readonly commandRoles: readonly Id[]
  readonly members: readonly (APIGuildMember & { readonly user: APIUser })[]
  /** In order of display; threads follow their parents. */
  readonly channels: readonly PageChannel[]
}

export interface GatewaySession {
  readonly id: string
  readonly shard: readonly [number, number]
  readonly connected: boolean
  /** A silent session gets no events and no heartbeat acknowledgements. */
  readonly silent: boolean
  /** Last sequence number sent. */
  readonly sequence: number
}

/** The bot's clock; `null` where nobody wired one (the bot then lives in real time). */
export type ClockState = { readonly now: string; readonly canSkipToNextSlot: boolean } | null

export interface PageState {
  readonly application: { readonly id: Id; readonly name: string }
  readonly bot: APIUser
  readonly person: PagePerson
  readonly people: readonly PagePerson[]
  readonly guilds: readonly PageGuild[]
  /** Conversations of this person with the bot. */
  readonly dms: readonly APIDMChannel[]
  readonly sessions: readonly GatewaySession[]
  readonly faults: readonly PlacedFault[]
  readonly clock: ClockState
}

/** How an interaction reaches the bot; for showing what happens on a bad day. */
export interface Delivery {
  /** The same interaction this many times (default 1). */
  readonly copies?: number
  /** Milliseconds between its creation and its arrival (default 0); over 3000 it is dead on arrival. */
  readonly delayMs?: number
}

/** Every person acts somewhere. */
export interface Acting {
  readonly person: Id
  readonly channel: Id
  readonly delivery?: Delivery
}

/** Users, roles and channels are given by id, attachments as a file; numbers may be typed as text. */
export type OptionInput = string | number | boolean | PageFile

/** A part of a form by `custom_id`: text; chosen values; a tick; files. Parts that are not named stay empty. */
export type FormInput = string | readonly string[] | boolean | readonly PageFile[]

/** An option, sub-command or choice with the texts of the person's language in `…_localized`. */
export interface LocalizedOption {
  readonly type: number
  readonly name: string
  readonly name_localized: string
  readonly description: string
  readonly description_localized: string
  readonly required?: boolean
  readonly autocomplete?: boolean
  readonly choices?: readonly { name: string; name_localized: string; value: string | number }[]
  readonly options?: readonly LocalizedOption[]
  readonly min_value?: number
  readonly max_value?: number
  readonly min_length?: number
  readonly max_length?: number
  readonly channel_types?: readonly number[]
}

/** A command the person may use in the channel. */
export interface LocalizedCommand
  extends Pick<APIApplicationCommand, 'id' | 'type' | 'name' | 'description' | 'default_member_permissions'> {
  readonly name_localized: string
  readonly description_localized: string
  readonly options: readonly LocalizedOption[]
}

/** One REST request of the bot and what it got. */
export interface RecordedRequest {
  /** Counts from 1. */
  readonly number: number
  /** Milliseconds since the epoch, real time. */
  readonly at: number
  /** Our operation id, such as `create_message`; `null` for what the playground does not know. */
  readonly operation: string | null
  readonly method: string
  readonly path: string
  readonly channel: Id | null
  /** The JSON body, also of a multipart request. */
  readonly body: unknown
  readonly files: readonly { readonly name: string; readonly sizeBytes: number }[]
  /** `null`: the connection was dropped by a fault. */
  readonly status: number | null
  /** Discord's error JSON when the status says so. */
  readonly error: unknown
  readonly durationMs: number
  /** The id of the fault that hit this request. */
  readonly fault: number | null
}

/** One gateway payload; `d` as sent. */
export interface RecordedFrame {
  readonly number: number
  readonly at: number
  readonly session: string | null
  readonly from: 'bot' | 'playground'
  readonly op: number
  readonly t: string | null
  readonly s: number | null
  readonly d: unknown
}

/**
 * What goes wrong with a REST request. `when` says whether its effect happens nevertheless.
 * `reset` is a RST, which discord.js retries; `close` is a FIN, which it does not.
 */
export type FaultKind =
  | {
      readonly kind: 'rateLimit'
      readonly scope: 'user' | 'shared' | 'global'
      readonly retryAfterMs: number
    }
  | { readonly kind: 'status'; readonly status: number; readonly when: 'before' | 'after' }
  | { readonly kind: 'reset' | 'close'; readonly when: 'before' | 'after' }
  /** The effect happens; the answer waits until the fault is removed. */
  | { readonly kind: 'hold' }
  | { readonly kind: 'delay'; readonly delayMs: number }

export interface Fault {
  readonly effect: FaultKind
  /** Operation id; absent: every operation. */
  readonly operation?: string
  /** Absent: every channel. */
  readonly channel?: Id
  /** How many requests it hits (default 1); `null`: all until removed. */
  readonly times?: number | null
  /** Chance per matching request, 0–1 (default 1), drawn from the playground's seed. */
  readonly probability?: number
}

export type PlacedFault = Fault & { readonly id: number; readonly left: number | null; readonly hits: number }

export type FaultRequest =
  | { readonly do: 'list' }
  | { readonly do: 'add'; readonly fault: Fault }
  | { readonly do: 'remove'; readonly id: number }
  | { readonly do: 'clear' }

/** `cut` drops the socket; `reconnect` is op 7; `invalidate` op 9; `refuseIdentify` closes the next IDENTIFYs with `code`. */
export type GatewayRequest =
  | { readonly do: 'list' | 'cut' | 'reconnect' | 'silence' | 'speak'; readonly shard?: number }
  | { readonly do: 'invalidate'; readonly resumable: boolean; readonly shard?: number }
  | { readonly do: 'refuseIdentify'; readonly code: number; readonly times: number }

/** Answer of every action that makes an interaction: its outcome comes as `interaction`, `message` and `form` events. */
export interface InteractionSent {
  readonly interaction: Id
}

/** Request and response of each action, by its name. */
export interface PageActions {
  /** Without a person: as the first one, which is how the page begins. */
  state: { request: { person?: Id }; response: PageState }
  /** Oldest first, with the person's own private messages in place; at most `limit` (default 50). */
  messages: {
    request: { person: Id; channel: Id; before?: Id; limit?: number }
    response: { messages: readonly APIMessage[] }
  }
  say: {
    request: { person: Id; channel: Id; content: string; files?: readonly PageFile[]; replyTo?: Id }
    response: { message: APIMessage }
  }
  /** The person's conversation with the bot, opened if need be. */
  openDm: { request: { person: Id }; response: { channel: APIDMChannel } }
  /** What the person's `/` menu or context menu offers here. */
  commands: {
    request: { person: Id; channel: Id; type?: ApplicationCommandType }
    response: { commands: readonly LocalizedCommand[] }
  }
  /** `command` is the default name with its sub-commands, `conv size`. */
  command: {
    request: Acting & { command: string; options?: Readonly<Record<string, OptionInput>> }
    response: InteractionSent
  }
  /** Choices for the option `focused`, whose text so far is in `options`; answered when the bot has answered. */
  autocomplete: {
    request: Acting & { command: string; options: Readonly<Record<string, OptionInput>>; focused: string }
    response: InteractionSent & { choices: readonly APIApplicationCommandOptionChoice[] }
  }
  /** `target` is a user's or a message's id, as the command's type says. */
  menuCommand: { request: Acting & { command: string; target: Id }; response: InteractionSent }
  press: { request: Acting & { message: Id; customId: string }; response: InteractionSent }
  /** Values of a string select; ids for the other kinds. */
  select: {
    request: Acting & { message: Id; customId: string; values: readonly string[] }
    response: InteractionSent
  }
  /** `form` is the `interaction` of the `form` event. */
  submit: {
    request: { person: Id; form: Id; values: Readonly<Record<string, FormInput>>; delivery?: Delivery }
    response: InteractionSent
  }
  requests: {
    request: { after?: number; limit?: number }
    response: { requests: readonly RecordedRequest[]; misfits: readonly Misfit[] }
  }
  frames: { request: { after?: number; limit?: number }; response: { frames: readonly RecordedFrame[] } }
  fault: { request: FaultRequest; response: { faults: readonly PlacedFault[] } }
  gateway: { request: GatewayRequest; response: { sessions: readonly GatewaySession[] } }
  /** Reads, advances or skips the bot's clock; `null` where no clock is wired. */
  clock: { request: { advanceMs?: number; nextSlot?: boolean }; response: { clock: ClockState } }
  world: { request: { edit: WorldEdit }; response: Record<never, never> }
}

export type PageAction = keyof PageActions

/** An answer of the playground's own that does not fit Discord's document: always a fault of the playground. */
export interface Misfit {
  /** The operation or gateway event. */
  readonly source: string
  readonly path: string
  readonly message: string
}

/**
 * What became of an interaction of this person: `sent` (show "thinking…" once deferred: the reply is then a message with
 * the LOADING flag), `acknowledged`, or `failed` ("did not respond").
 */
export interface InteractionProgress {
  readonly interaction: Id
  readonly state: 'sent' | 'acknowledged' | 'failed'
  readonly channel: Id
  /** What was used: `/conv size`, or the `custom_id`. */
  readonly name: string
  /** The message whose component was used. */
  readonly message: Id | null
}

/** News for one person; nothing they could not see. */
export type PageEvent =
  | { readonly type: 'hello'; readonly person: Id }
  | { readonly type: 'message'; readonly change: 'created' | 'updated'; readonly message: APIMessage }
  | { readonly type: 'messageDeleted'; readonly channel: Id; readonly message: Id }
  | { readonly type: 'typing'; readonly channel: Id; readonly user: Id }
  | {
      readonly type: 'form'
      readonly interaction: Id
      readonly channel: Id
      readonly form: APIModalInteractionResponseCallbackData
    }
  | ({ readonly type: 'interaction' } & InteractionProgress)
  /** Channels, roles, members, faults or sessions changed: ask for `state` again. */
  | { readonly type: 'stateChanged' }
  /** Ask for `commands` again. */
  | { readonly type: 'commandsChanged' }
  | { readonly type: 'request'; readonly request: RecordedRequest }
  | { readonly type: 'clock'; readonly clock: ClockState }
