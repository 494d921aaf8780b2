import type {
  APIComponentInContainer,
  APIContainerComponent,
  APIFileComponent,
  APIMessage,
  APIMessageTopLevelComponent,
  APISectionComponent,
} from 'discord-api-types/v10'
import { ComponentType } from '../kinds.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { usePage } from '../page-context.ts'
import { ActionRow, MessageButton } from './controls.tsx'
import { FileCard, Gallery, Picture } from './media.tsx'

type Part = APIMessageTopLevelComponent | APIComponentInContainer

/** The components of a message, one below the other. */
export function Components({ message, parts }: { message: APIMessage; parts: readonly Part[] }) {
  return (
    <>
      {parts.map((part, position) => (
        <Component key={part.id ?? position} message={message} part={part} />
      ))}
    </>
  )
}

function Component({ message, part }: { message: APIMessage; part: Part }) {
  const { t } = usePage()

  switch (part.type) {
    case ComponentType.ActionRow:
      return <ActionRow message={message} row={part} />
    case ComponentType.TextDisplay:
      return (
        <div class="text">
          <Markdown source={part.content} />
        </div>
      )
    case ComponentType.Section:
      return <Section message={message} section={part} />
    case ComponentType.MediaGallery:
      return (
        <Gallery
          items={part.items.map(({ media, description, spoiler }) => ({
            id: media.url,
            media,
            alt: description,
            isSpoiler: spoiler ?? false,
          }))}
        />
      )
    case ComponentType.File:
      return <FilePart message={message} part={part} />
    case ComponentType.Separator:
      return (
        <hr
          class={`separator ${part.spacing === 2 ? 'is-large' : ''} ${part.divider === false ? 'is-blank' : ''}`}
        />
      )
    case ComponentType.Container:
      return <Container message={message} container={part} />
    default:
      return <p class="notice">{t('message.unknownPart', { type: (part as { type: number }).type })}</p>
  }
}

function Container({ message, container }: { message: APIMessage; container: APIContainerComponent }) {
  const { accent_color: accent } = container

  return (
    <div class="container" style={accent == null ? undefined : { '--stripe': cssColour(accent) }}>
      <Components message={message} parts={container.components} />
    </div>
  )
}

function Section({ message, section }: { message: APIMessage; section: APISectionComponent }) {
  const { accessory } = section

  return (
    <div class="section">
      <div class="section-texts">
        <Components message={message} parts={section.components} />
      </div>
      <div class="section-accessory">
        {accessory.type === ComponentType.Thumbnail ? (
          <Picture
            media={accessory.media}
            alt={accessory.description}
            isSpoiler={accessory.spoiler ?? false}
          />
        ) : (
          <MessageButton message={message} button={accessory} />
        )}
      </div>
    </div>
  )
}

function FilePart({ message, part }: { message: APIMessage; part: APIFileComponent }) {
  const attachment = message.attachments.find(
    ({ id, url }) => id === part.file.attachment_id || url === part.file.url,
  )
  const name = part.name ?? attachment?.filename ?? part.file.url.split('/').at(-1)?.split('?')[0] ?? ''

  return <FileCard name={name} url={part.file.url} sizeBytes={part.size ?? attachment?.size} />
}

/** Discord's colours are 24-bit numbers. */
export function cssColour(colour: number): string {
  return `#${colour.toString(16).padStart(6, '0')}`
}
