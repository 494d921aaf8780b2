import type { Question } from './bank/question.ts'
import type { Banks } from './banks.ts'
import type { Compute } from './compute/compute.ts'
import { UserError } from './errors.ts'
import type { Translate } from './i18n/catalog.ts'
import type { Language } from './i18n/texts.ts'
import type { Intake } from './intake/intake.ts'
import type { Members } from './members.ts'
import type { Message } from './message.ts'
import type { Look, Renderer } from './render/renderer.ts'
import type { Delivery } from './schedule/delivery.ts'
import type { Store } from './store/store.ts'

/*
 * What a file in commands/ may say. Its texts live in the catalogue under these keys, all looked up by the transport and
 * checked by the registry's tests in every language:
 *
 *   command.<command>.name · .description                        (the English name is the command's own; a message
 *                                                                command has a title for a name, and no description)
 *   command.<command>.<subcommand>.name · .description
 *   command.<command>[.<subcommand>].<option>.name · .description, else option.<option>.name · .description
 *   choice.<option>.<value>, else the value itself
 */

interface Shared {
  readonly required?: true
}

export interface StringOption extends Shared {
  readonly type: 'string'
  readonly default?: string
  readonly minLength?: number
  readonly maxLength?: number
  /** A closed list. */
  readonly choices?: readonly string[]
  /** Suggestions while typing, from the action's `suggest`. */
  readonly autocomplete?: true
}

export interface NumberOption extends Shared {
  readonly type: 'integer' | 'number'
  readonly default?: number
  readonly min?: number
  readonly max?: number
  readonly choices?: readonly number[]
}

export interface BooleanOption extends Shared {
  readonly type: 'boolean'
  readonly default?: boolean
}

/** The id of a text channel of this server. */
export interface ChannelOption extends Shared {
  readonly type: 'channel'
}

/** The id of a role of this server. */
export interface RoleOption extends Shared {
  readonly type: 'role'
}

/** Somebody who is picked. */
export interface UserOption extends Shared {
  readonly type: 'user'
}

/** Who was picked for an option; they need not be in this server any more. */
export interface Person {
  readonly id: string
  /** As others see them in this server; from a person, so escape it. */
  readonly name: string
  readonly isBot: boolean
}

/** A file that the member hands in. */
export interface AttachmentOption extends Shared {
  readonly type: 'attachment'
}

/** A file in a member's hands: nothing of it is fetched before it is read. */
export interface Upload {
  /** As the member's machine called it. */
  readonly name: string
  readonly bytes: number
  /**
   * Its contents.
   *
   * @throws UserError `input.fileTooLarge`, before anything is fetched where that can be known, or `input.fileUnreadable`.
   */
  read(limitBytes: number): Promise<Uint8Array>
}

export type TypedOption = StringOption | NumberOption | BooleanOption | ChannelOption | RoleOption
export type Option = TypedOption | UserOption | AttachmentOption
export type Options = Readonly<Record<string, Option>>
/** Those that can be typed, in the terminal too. */
export type TypedOptions = Readonly<Record<string, TypedOption>>

type ValueOf<O extends Option> = O extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : O['type'] extends 'string' | 'channel' | 'role'
    ? string
    : O['type'] extends 'boolean'
      ? boolean
      : O['type'] extends 'attachment'
        ? Upload
        : O['type'] extends 'user'
          ? Person
          : number

/** The values of a set of options: present when required or defaulted, else possibly undefined. */
export type OptionValues<O extends Options> = {
  readonly [K in keyof O]: O[K] extends
    | { readonly required: true }
    | { readonly default: string | number | boolean }
    ? ValueOf<O[K]>
    : ValueOf<O[K]> | undefined
}

export interface Member {
  readonly id: string
  /** As others see it in this server; from a person, so escape it. */
  readonly name: string
  /** Manage Server, or the server's manager role. */
  readonly isManager: boolean
  /** The ids of the roles they hold in this server. */
  readonly roles: readonly string[]
}

/** What is known of a message whose button was pressed. */
export interface Pressed {
  /** The alt texts of its pictures, in order. */
  readonly alts: readonly string[]
  /** The id of the member whose command it answers; undefined where no command made it. */
  readonly askedBy?: string
}

/** What a command gets: who asks, where, when, and the ports it may use. */
export interface Context {
  readonly t: Translate
  /** The asker's language. */
  readonly language: Language
  readonly look: Look
  readonly member: Member
  /** Undefined outside a server. */
  readonly serverId: string | undefined
  readonly channelId: string
  /** The message under the pressed button; undefined where nothing was pressed. */
  readonly pressed: Pressed | undefined
  /** Unique per interaction: the key of every write it causes. */
  readonly interactionId: string
  /** Epoch milliseconds. */
  readonly now: number
  readonly store: Store
  /** What may be asked here, by id; what a post asks is `banks.asked`. */
  readonly bank: ReadonlyMap<string, Question>
  readonly banks: Banks
  readonly render: Renderer
  readonly members: Members
  readonly compute: Compute
  readonly intake: Intake
  readonly delivery: Delivery
  readonly status: () => Promise<Status>
  /**
   * Shows in a deferred reply how far the work has come: at most once a second, what comes between is left out, and
   * never after the reply itself.
   */
  readonly progress: (message: Message) => void
}

export interface Status {
  readonly version: string
  readonly startedAt: number
  readonly questions: number
  readonly nextRunAt: number | undefined
  readonly databaseMs: number
}

/** A reply to the one who asked. */
export interface Reply extends Message {
  /** Overrides the action's own visibility; impossible once the reply was deferred. */
  readonly private?: boolean
  /** Opens a form instead; must be the first answer, so never from a deferred action or from another form. */
  readonly form?: Form
  /** Takes away the message under the pressed button; only from a press that updates. */
  readonly remove?: true
}

export interface TextField {
  readonly id: string
  readonly label: string
  readonly description?: string
  readonly paragraph?: true
  readonly required?: boolean
  readonly placeholder?: string
  readonly value?: string
  readonly maxLength?: number
}

export interface Form {
  readonly customId: string
  readonly title: string
  readonly fields: readonly TextField[]
}

export interface Suggestion {
  readonly name: string
  readonly value: string
}

export interface Action<O extends Options = Options> {
  readonly options?: O
  /** Only the asker sees the reply. */
  readonly private?: boolean
  /** It renders, simulates or waits for another machine: defer at once instead of after 700 ms. */
  readonly defer?: true
  /** Checked by the transport before `run`. */
  readonly access?: 'manager'
  run(context: Context, options: OptionValues<O>): Promise<Reply>
  /** At most 25 suggestions for the option being typed. */
  suggest?(
    context: Context,
    option: string,
    typed: string,
    others: Readonly<Record<string, unknown>>,
  ): Promise<readonly Suggestion[]>
}

/** What pressing a button or choosing from a menu does; its arguments ride in the custom id. */
export interface Press {
  readonly version: number
  readonly private?: boolean
  readonly defer?: true
  /** Replaces the message above the button or menu instead of replying; an error is still told privately. */
  readonly update?: true
  readonly access?: 'manager'
  /** @param values what was chosen from a menu; nothing for a button. From outside, like `args`. */
  run(context: Context, args: readonly string[], values: readonly string[]): Promise<Reply>
}

export interface Submit {
  readonly version: number
  readonly private?: boolean
  readonly defer?: true
  readonly access?: 'manager'
  run(context: Context, args: readonly string[], fields: Readonly<Record<string, string>>): Promise<Reply>
}

/** What an entry in the menu of a message does. */
export interface MessageAction {
  readonly private?: boolean
  readonly defer?: true
  /** @param message what it says, Markdown and all: it comes from a person */
  run(context: Context, message: { readonly id: string; readonly text: string }): Promise<Reply>
}

interface Interactive {
  readonly name: string
  /** `anywhere`: also in private messages and by user install. */
  readonly place: 'server' | 'anywhere'
  /** Hides the whole command from members who cannot manage the server. */
  readonly access?: 'manager'
  /** By the kind of their custom id, unique over all commands. */
  readonly presses?: Readonly<Record<string, Press>>
  readonly forms?: Readonly<Record<string, Submit>>
}

export type SlashCommand = Interactive & { readonly kind?: never } & (
    | { readonly action: Action; readonly subcommands?: never }
    | { readonly subcommands: Readonly<Record<string, Action>>; readonly action?: never }
  )

/** An entry in the menu of every message, shown under the text `command.<command>.name` and without a description. */
export interface MessageCommand extends Interactive {
  readonly kind: 'message'
  readonly action: MessageAction
  readonly subcommands?: never
}

export type Command = SlashCommand | MessageCommand

/**
 * The server of a command that works in servers only.
 *
 * @throws UserError `access.serverOnly` outside one.
 */
export function serverOf({ serverId }: Context): string {
  if (serverId === undefined) throw new UserError('access.serverOnly')

  return serverId
}

/** Gives an action the types of its own options. */
export function defineAction<const O extends Options>(action: Action<O>): Action {
  return action as unknown as Action
}

export function defineCommand(command: Command): Command {
  return command
}
