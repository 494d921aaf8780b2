import type * as Discord from 'discord-api-types/v10'

/*
 * Discord's numbers by name. The enums of discord-api-types would bring the whole package into the page; the types below
 * hold every number against them instead.
 */
type NumbersOf<E> = {
  readonly [K in keyof E]?: `${E[K] & number}` extends `${infer Value extends number}` ? Value : never
}

export const ComponentType = {
  ActionRow: 1,
  Button: 2,
  StringSelect: 3,
  TextInput: 4,
  UserSelect: 5,
  RoleSelect: 6,
  MentionableSelect: 7,
  ChannelSelect: 8,
  Section: 9,
  TextDisplay: 10,
  Thumbnail: 11,
  MediaGallery: 12,
  File: 13,
  Separator: 14,
  Container: 17,
  Label: 18,
  FileUpload: 19,
  RadioGroup: 21,
  CheckboxGroup: 22,
  Checkbox: 23,
} as const satisfies NumbersOf<typeof Discord.ComponentType>

export const ButtonStyle = {
  Primary: 1,
  Secondary: 2,
  Success: 3,
  Danger: 4,
  Link: 5,
  Premium: 6,
} as const satisfies NumbersOf<typeof Discord.ButtonStyle>

export const OptionType = {
  Subcommand: 1,
  SubcommandGroup: 2,
  String: 3,
  Integer: 4,
  Boolean: 5,
  User: 6,
  Channel: 7,
  Role: 8,
  Mentionable: 9,
  Number: 10,
  Attachment: 11,
} as const satisfies NumbersOf<typeof Discord.ApplicationCommandOptionType>

export const CommandType = {
  ChatInput: 1,
  User: 2,
  Message: 3,
} as const satisfies NumbersOf<typeof Discord.ApplicationCommandType>

export const InteractionType = {
  ApplicationCommand: 2,
  MessageComponent: 3,
} as const satisfies NumbersOf<typeof Discord.InteractionType>

export const MessageFlags = {
  Ephemeral: 64,
  Loading: 128,
  IsComponentsV2: 32768,
} as const satisfies NumbersOf<typeof Discord.MessageFlags>

export const MessageType = {
  ChannelPinnedMessage: 6,
  ThreadCreated: 18,
  ThreadStarterMessage: 21,
} as const satisfies NumbersOf<typeof Discord.MessageType>

export const ChannelType = {
  GuildText: 0,
  AnnouncementThread: 10,
  PublicThread: 11,
  PrivateThread: 12,
} as const satisfies NumbersOf<typeof Discord.ChannelType>

export const TextInputStyle = { Short: 1, Paragraph: 2 } as const satisfies NumbersOf<
  typeof Discord.TextInputStyle
>
