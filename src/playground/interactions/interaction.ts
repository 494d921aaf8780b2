import type {
  APIApplicationCommandOptionChoice,
  APIInteraction,
  APIModalInteractionResponseCallbackData,
  InteractionResponseType,
  InteractionType,
  MessageType,
} from 'discord-api-types/v10'

/** An interaction's life, from the person's press to the end of its token. Times are milliseconds since the epoch. */
export interface Interaction {
  readonly id: string
  readonly token: string
  readonly type: InteractionType
  readonly person: string
  readonly channel: string
  readonly guild: string | null
  /** As the bot receives it. */
  readonly payload: APIInteraction
  /** What was used: `/conv size`, or the `custom_id`. */
  readonly name: string
  /** The message whose component was used; for a form, the one that opened it. */
  readonly sourceMessage: string | null
  /** The interaction that opened the form of this one. */
  readonly openedBy: Interaction | null
  /** The type of the message a first answer creates. */
  readonly replyType: MessageType
  readonly createdAt: number
  /** A first answer after this moment is refused. */
  readonly deadline: number
  /** The token serves until this moment. */
  readonly tokenExpiresAt: number
  /** The reply must be private whatever the bot asks for. */
  readonly forcedPrivate: boolean

  state: 'sent' | 'acknowledged' | 'failed'
  acknowledgedWith: InteractionResponseType | null
  /** The message `@original` means. */
  originalMessage: string | null
  form: APIModalInteractionResponseCallbackData | null
  /** True once the person sent the form: Discord shows it once. */
  formSubmitted: boolean
  choices: readonly APIApplicationCommandOptionChoice[] | null
  followUps: number
}
