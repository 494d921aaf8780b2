// What Discord's document leaves out about messages, from
// https://docs.discord.com/developers/resources/message and https://docs.discord.com/developers/components/reference
import { type APIEmbed, type APIMessageComponent, ComponentType, MessageFlags } from 'discord-api-types/v10'
import { walkComponents } from '../compose/components.ts'
import type { Draft } from '../compose/message.ts'
import { type Path, type Problem, problem } from '../spec/problem.ts'
import { checkComponents } from './components.ts'
import { checkReferences } from './references.ts'

/** "Create Message": without Nitro. The document allows 4,000. */
const contentLimit = 2_000
/** "Embed limits": over all embeds of a message. */
const embedCharacterLimit = 6_000
/** "Components: legacy message component behaviour". */
const rowLimit = 5
/** "Components: component limits with IS_COMPONENTS_V2". */
const componentLimit = 40
const textLimit = 4_000

/** What a draft is judged by besides itself. */
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
    ...checkComponents(components, [...path, 'components']),
    ...checkReferences(draft, fileNames, path),
  ]
}

function checkContent({ content }: Draft, path: Path): Problem[] {
  return (content?.length ?? 0) > contentLimit
    ? [problem([...path, 'content'], 'BASE_TYPE_MAX_LENGTH', `Must be ${contentLimit} or fewer in length.`)]
    : []
}

function checkEmbeds(embeds: readonly APIEmbed[], path: Path): Problem[] {
  const total = embeds.reduce((sum, embed) => sum + embedLength(embed), 0)

  return total > embedCharacterLimit
    ? [problem([...path, 'embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')]
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
    ...forbidden.map((key) =>
      problem(
        [...path, key],
        'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
        `The '${key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
      ),
    ),
    ...(all.length > componentLimit
      ? [
          problem(
            [...path, 'components'],
            'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
            `Must be ${componentLimit} or fewer components in total.`,
          ),
        ]
      : []),
    ...(text > textLimit
      ? [
          problem(
            [...path, 'components'],
            'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
            `Displayable text is limited to ${textLimit} characters.`,
          ),
        ]
      : []),
  ]
}

function checkRows(components: readonly APIMessageComponent[], path: Path): Problem[] {
  const strange = components.flatMap(({ type }, position) =>
    type === ComponentType.ActionRow ? [] : position,
  )

  return [
    ...strange.map((position) =>
      problem(
        [...path, 'components', position, 'type'],
        'UNION_TYPE_CHOICES',
        'Value of field "type" must be one of (1,) without MessageFlags.IS_COMPONENTS_V2.',
      ),
    ),
    ...(components.length > rowLimit
      ? [
          problem(
            [...path, 'components'],
            'BASE_TYPE_BAD_LENGTH',
            `Must be between 1 and ${rowLimit} in length.`,
          ),
        ]
      : []),
  ]
}
