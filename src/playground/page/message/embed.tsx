import type { APIEmbed } from 'discord-api-types/v10'
import { isSafeLink } from '../jump-link.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { Timestamp } from '../markdown/mentions.tsx'
import { cssColour } from './components.tsx'
import { Picture } from './media.tsx'

/** The older way to lay out a message. */
export function Embed({ embed }: { embed: APIEmbed }) {
  const { color, author, title, url, description, fields, image, thumbnail } = embed

  return (
    <div class="container embed" style={color === undefined ? undefined : { '--stripe': cssColour(color) }}>
      <div class="section">
        <div class="section-texts">
          {author && <small class="embed-author">{author.name}</small>}
          {title && <Title title={title} url={url} />}
          {description && (
            <div class="text">
              <Markdown source={description} />
            </div>
          )}
        </div>
        {thumbnail && (
          <div class="section-accessory">
            <Picture media={thumbnail} alt={thumbnail.description} />
          </div>
        )}
      </div>
      {fields && fields.length > 0 && <Fields fields={fields} />}
      {image && <Picture media={image} alt={image.description} />}
      <Footer embed={embed} />
    </div>
  )
}

function Title({ title, url }: { title: string; url: string | undefined }) {
  const text = <Markdown source={title} />

  return (
    <p class="embed-title">
      {url && isSafeLink(url) ? (
        <a href={url} target="_blank" rel="noopener noreferrer">
          {text}
        </a>
      ) : (
        text
      )}
    </p>
  )
}

function Fields({ fields }: { fields: NonNullable<APIEmbed['fields']> }) {
  return (
    <dl class="embed-fields">
      {fields.map(({ name, value, inline }, position) => (
        <div key={position} class={inline ? 'is-inline' : ''}>
          <dt>
            <Markdown source={name} />
          </dt>
          <dd>
            <Markdown source={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Footer({ embed: { footer, timestamp } }: { embed: APIEmbed }) {
  if (!footer && !timestamp) return null

  return (
    <small class="embed-footer">
      {footer?.text}
      {footer && timestamp && ' · '}
      {timestamp && <Timestamp seconds={Date.parse(timestamp) / 1000} style="f" />}
    </small>
  )
}
