// What Discord's document leaves out about messages, from
// https://docs.discord.com/developers/resources/message and https://docs.discord.com/developers/components/reference
import {
  type APIEmbed,
  type APIMessageComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from 'discord-api-types/v10'
import { walkComponents } from '../compose/components.ts'
import { attachmentName } from '../compose/media.ts'
import type { Draft } from '../compose/message.ts'
import type { Problem } from '../spec/problem.ts'

type Path = readonly (string | number)[]

/** "Create Message": without Nitro. The document allows 4,000. */
const contentLimit = 2_000
/** "Embed limits": over all embeds of a message. */
const embedCharacterLimit = 6_000
/** "Components: legacy message component behaviour". */
const rowLimit = 5
/** "Components: component limits with IS_COMPONENTS_V2". */
const componentLimit = 40
const textLimit = 4_000

export interface MessageSetting {
  /** Flags of the message once the draft is in. */
  readonly flags: number
  /** Names of all files the message will have. */
  readonly fileNames: readonly string[]
  /** Where in the request the message stands. */
  readonly path?: Path
}

/** Says what Discord would refuse about a draft whose shape is right. */
export function checkMessage(draft: Draft, { flags, fileNames, path = [] }: MessageSetting): Problem[] {
  const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0
  const components = draft.components ?? []

  return [
    ...checkContent(draft, path),
    ...checkEmbeds(draft.embeds ?? [], path),
    ...(isV2 ? checkV2(draft, path) : checkRows(components, path)),
    ...checkCustomIds(components, [...path, 'components']),
    ...components.flatMap((component, position) =>
      checkComponent(component, [...path, 'components', position]),
    ),
    ...checkReferences(draft, fileNames, path),
  ]
}

function checkContent({ content }: Draft, path: Path): Problem[] {
  return (content?.length ?? 0) > contentLimit
    ? [
        {
          path: [...path, 'content'],
          code: 'BASE_TYPE_MAX_LENGTH',
          message: `Must be ${contentLimit} or fewer in length.`,
        },
      ]
    : []
}

function checkEmbeds(embeds: readonly APIEmbed[], path: Path): Problem[] {
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0)

  return total > embedCharacterLimit
    ? [
        {
          path: [...path, 'embeds'],
          code: 'MAX_EMBED_SIZE_EXCEEDED',
          message: 'Embed size exceeds maximum size of 6000',
        },
      ]
    : []
}

function embedLength({ title, description, footer, author, fields }: APIEmbed): number {
  const texts = [
    title,
    description,
    footer?.text,
    author?.name,
    ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
  ]

  return texts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
}

function checkV2(draft: Draft, path: Path): Problem[] {
  const all = walkComponents(draft.components ?? [])
  const text = all.reduce(
    (sum, component) => sum + (component.type === ComponentType.TextDisplay ? component.content.length : 0),
    0,
  )
  const forbidden = (['content', 'embeds', 'poll', 'sticker_ids'] as const).filter((key) => {
    const value = (draft as Readonly<Record<string, unknown>>)[key]

    return Array.isArray(value) ? value.length > 0 : Boolean(value)
  })

  return [
    ...forbidden.map((key) => ({
      path: [...path, key],
      code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
      message: `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
    })),
    ...(all.length > componentLimit
      ? [
          {
            path: [...path, 'components'],
            code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
            message: `Must be ${componentLimit} or fewer components in total.`,
          },
        ]
      : []),
    ...(text > textLimit
      ? [
          {
            path: [...path, 'components'],
            code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
            message: `Displayable text is limited to ${textLimit} characters.`,
          },
        ]
      : []),
  ]
}

function checkRows(components: readonly APIMessageComponent[], path: Path): Problem[] {
  const strange = components.flatMap(({ type }, position) =>
    type === ComponentType.ActionRow ? [] : position,
  )

  return [
    ...strange.map((position) => ({
      path: [...path, 'components', position, 'type'],
      code: 'UNION_TYPE_CHOICES',
      message: 'Value of field "type" must be one of (1,) without MessageFlags.IS_COMPONENTS_V2.',
    })),
    ...(components.length > rowLimit
      ? [
          {
            path: [...path, 'components'],
            code: 'BASE_TYPE_BAD_LENGTH',
            message: `Must be between 1 and ${rowLimit} in length.`,
          },
        ]
      : []),
  ]
}

function checkCustomIds(components: readonly APIMessageComponent[], path: Path): Problem[] {
  const ids = walkComponents(components).flatMap((component) =>
    'custom_id' in component && component.custom_id ? component.custom_id : [],
  )

  return new Set(ids).size < ids.length
    ? [{ path, code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message: 'Component custom id cannot be duplicated' }]
    : []
}

function checkComponent(component: APIMessageComponent, path: Path): Problem[] {
  switch (component.type) {
    case ComponentType.Container:
      return component.components.flatMap((child, position) =>
        checkComponent(child, [...path, 'components', position]),
      )
    case ComponentType.Section:
      return checkComponent(component.accessory, [...path, 'accessory'])
    case ComponentType.ActionRow:
      return checkRow(component.components, [...path, 'components'])
    case ComponentType.Button:
      return checkButton(component, path)
    case ComponentType.StringSelect: {
      const { options, max_values = 1, min_values = 1 } = component

      return (max_values ?? 1) > options.length || (min_values ?? 1) > (max_values ?? 1)
        ? [
            {
              path: [...path, 'max_values'],
              code: 'BASE_TYPE_BAD_LENGTH',
              message: 'Must fit the number of options.',
            },
          ]
        : []
    }
    default:
      return []
  }
}

/** Up to five buttons or one select. */
function checkRow(children: readonly APIMessageComponent[], path: Path): Problem[] {
  const selects = children.filter(({ type }) => type !== ComponentType.Button).length

  return [
    ...(selects > 0 && children.length > 1
      ? [
          {
            path,
            code: 'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
            message: 'The specified component exceeds the maximum width',
          },
        ]
      : []),
    ...children.flatMap((child, position) => checkComponent(child, [...path, position])),
  ]
}

/** A link has a URL, every other button a custom id; never both. */
function checkButton(button: APIMessageComponent & { type: ComponentType.Button }, path: Path): Problem[] {
  const hasUrl = 'url' in button && Boolean(button.url)
  const hasId = 'custom_id' in button && Boolean(button.custom_id)
  const isLink = button.style === ButtonStyle.Link
  const hasFace = ('label' in button && button.label) || ('emoji' in button && button.emoji)

  return [
    ...(hasUrl && hasId
      ? [
          {
            path,
            code: 'COMPONENT_CUSTOM_ID_AND_URL',
            message: 'A custom id and url cannot both be specified',
          },
        ]
      : []),
    ...(isLink && !hasUrl
      ? [{ path: [...path, 'url'], code: 'BASE_TYPE_REQUIRED', message: 'A url is required' }]
      : []),
    ...(!isLink && button.style !== ButtonStyle.Premium && !hasId
      ? [{ path: [...path, 'custom_id'], code: 'BASE_TYPE_REQUIRED', message: 'A custom id required' }]
      : []),
    ...(!hasFace && button.style !== ButtonStyle.Premium
      ? [{ path, code: 'BUTTON_COMPONENT_INVALID_EMOJI', message: 'A label or an emoji is required' }]
      : []),
  ]
}

/** `attachment://name` must name a file of the message. */
function checkReferences(draft: Draft, fileNames: readonly string[], path: Path): Problem[] {
  return mediaUrls(draft).flatMap(({ at, url }) => {
    const name = attachmentName(url)

    return name !== undefined && !fileNames.includes(name)
      ? [
          {
            path: [...path, ...at],
            code: 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
            message: `The referenced attachment '${name}' was not found`,
          },
        ]
      : []
  })
}

function mediaUrls({ embeds, components }: Draft): { at: Path; url: string }[] {
  const inEmbeds = (embeds ?? []).flatMap((embed, position) =>
    (['image', 'thumbnail'] as const).flatMap((key) => {
      const url = embed[key]?.url

      return url ? [{ at: ['embeds', position, key, 'url'], url }] : []
    }),
  )
  const inComponents = walkComponents(components ?? []).flatMap((component) =>
    urlsOf(component).map((url) => ({ at: ['components'], url })),
  )

  return [...inEmbeds, ...inComponents]
}

function urlsOf(component: APIMessageComponent): string[] {
  switch (component.type) {
    case ComponentType.Thumbnail:
      return [component.media.url]
    case ComponentType.MediaGallery:
      return component.items.map(({ media }) => media.url)
    case ComponentType.File:
      return [component.file.url]
    default:
      return []
  }
}
