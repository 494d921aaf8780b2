import {
  type APIButtonComponent,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
  type RawFile,
  type RESTAPIAttachment,
} from 'discord.js'
import { cutText } from '../cut-text.ts'
import type { Button, Menu, Message } from '../message.ts'

/** All Text Displays of a message together; https://docs.discord.com/developers/components/reference#text-display */
const textLimit = 4000
const altLimit = 1024
const labelLimit = 80
/** Placeholder, and an option's label and description; https://docs.discord.com/developers/components/reference#string-select */
const menuTextLimit = 100

export interface MessageBody {
  readonly body: {
    readonly flags: number
    readonly components: APIMessageTopLevelComponent[]
    readonly attachments: RESTAPIAttachment[]
    readonly allowed_mentions: { readonly parse: []; readonly roles?: string[] }
  }
  readonly files: RawFile[]
}

/** Writes a message in Discord's Components V2: text, pictures, files, buttons, then the quiet notes. */
export function writeMessage(message: Message, options: { private?: boolean } = {}): MessageBody {
  const notes = (message.notes ?? []).map((note) => `-# ${note.replaceAll('\n', ' ')}`).join('\n')
  const shownNotes = cutText(notes, 1000)
  const text = message.text ?? ''
  const shownText = cutText(text, textLimit - shownNotes.length)
  const images = message.images ?? []
  const files = [
    ...(message.files ?? []),
    // What does not fit is never lost: the whole text rides along.
    ...(shownText === text ? [] : [{ name: 'full-text.md', bytes: new TextEncoder().encode(text) }]),
  ]

  const components: APIMessageTopLevelComponent[] = []
  if (shownText) components.push({ type: ComponentType.TextDisplay, content: shownText })
  // A gallery of its own for each: several in one are cut to tiles.
  for (const { name, alt } of images) {
    components.push({
      type: ComponentType.MediaGallery,
      items: [{ media: { url: `attachment://${name}` }, description: cutText(alt, altLimit) }],
    })
  }
  for (const { name } of files)
    components.push({ type: ComponentType.File, file: { url: `attachment://${name}` } })
  for (const row of message.rows ?? []) {
    components.push({
      type: ComponentType.ActionRow,
      components: 'options' in row ? [writeMenu(row)] : row.map(writeButton),
    })
  }
  if (shownNotes) components.push({ type: ComponentType.TextDisplay, content: shownNotes })

  return {
    body: {
      flags: MessageFlags.IsComponentsV2 | (options.private ? MessageFlags.Ephemeral : 0),
      components,
      // An edit keeps only the attachments it lists: naming the new ones lets the old pictures go.
      attachments: [
        ...images.map(({ name, alt }, id) => ({
          id: String(id),
          filename: name,
          description: cutText(alt, altLimit),
        })),
        ...files.map(({ name }, index) => ({ id: String(images.length + index), filename: name })),
      ],
      allowed_mentions: { parse: [], ...(message.pingRoleIds && { roles: [...message.pingRoleIds] }) },
    },
    files: [
      ...images.map(({ name, png }) => ({ name, data: Buffer.from(png), contentType: 'image/png' })),
      ...files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) })),
    ],
  }
}

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
  danger: ButtonStyle.Danger,
} as const

function writeButton(button: Button): APIButtonComponent {
  const label = cutText(button.label, labelLimit)

  if ('url' in button) return { type: ComponentType.Button, style: ButtonStyle.Link, url: button.url, label }

  return {
    type: ComponentType.Button,
    style: styles[button.style ?? 'secondary'],
    custom_id: button.customId,
    label,
    ...(button.disabled && { disabled: true }),
  }
}

function writeMenu({ customId, placeholder, options, least, most }: Menu): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder: cutText(placeholder, menuTextLimit),
    ...(least !== undefined && { min_values: least }),
    max_values: most,
    options: options.map(({ value, label, description, chosen }) => ({
      value,
      label: cutText(label, menuTextLimit),
      ...(chosen && { default: true }),
      ...(description && { description: cutText(description.replaceAll('\n', ' '), menuTextLimit) }),
    })),
  }
}
