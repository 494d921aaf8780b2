import type { APIMessage } from 'discord-api-types/v10'
import { useId } from 'preact/hooks'
import { Avatar } from '../avatar.tsx'
import { Icon } from '../icon.tsx'
import { MessageFlags, MessageType } from '../kinds.ts'
import { Markdown } from '../markdown/markdown.tsx'
import { usePage } from '../page-context.ts'
import { Author } from './author.tsx'
import { Components } from './components.tsx'
import { ContextLine } from './context-line.tsx'
import { Embed } from './embed.tsx'
import { FileCard, Gallery } from './media.tsx'
import { SystemMessage } from './system-message.tsx'
import { Toolbar } from './toolbar.tsx'

interface Properties {
  readonly message: APIMessage
  /** It goes on from the message above: author and time are not said again. */
  readonly isContinued: boolean
  readonly onReply: (message: APIMessage) => void
}

/** One entry of the log; a thread begins with the message it was started from. */
export function Message({ message, isContinued, onReply }: Properties) {
  const { type, referenced_message: original } = message

  if (type === MessageType.ChannelPinnedMessage || type === MessageType.ThreadCreated) {
    return <SystemMessage message={message} />
  }

  const shown = type === MessageType.ThreadStarterMessage && original ? original : message

  return <Said message={shown} isContinued={isContinued} onReply={onReply} />
}

function Said({ message, isContinued, onReply }: Properties) {
  const nameId = useId()
  const isPrivate = hasFlag(message, MessageFlags.Ephemeral)

  return (
    <article
      class={`message ${isContinued ? 'is-continued' : ''} ${isPrivate ? 'is-private' : ''}`}
      aria-labelledby={nameId}
      id={`message-${message.id}`}
    >
      {!isContinued && <ContextLine message={message} />}
      {!isContinued && <Avatar user={message.author} />}
      <div class="message-main">
        <Author message={message} id={nameId} isHidden={isContinued} />
        <Body message={message} />
        <Failure message={message} />
        {isPrivate && <PrivateNote message={message} />}
      </div>
      <Toolbar message={message} onReply={onReply} />
    </article>
  )
}

/** `flag` is one of MessageFlags. */
export function hasFlag({ flags }: Pick<APIMessage, 'flags'>, flag: number): boolean {
  return ((flags ?? 0) & flag) !== 0
}

function Body({ message }: { message: APIMessage }) {
  const { t } = usePage()

  if (hasFlag(message, MessageFlags.Loading)) return <Thinking name={message.author.username} />

  return (
    <>
      {message.content && (
        <div class="text">
          <Markdown source={message.content} />
          {message.edited_timestamp && <small class="edited">{t('message.edited')}</small>}
        </div>
      )}
      <Attachments message={message} />
      {message.embeds.map((embed, position) => (
        <Embed key={position} embed={embed} />
      ))}
      <Components message={message} parts={message.components ?? []} />
      {!message.content && message.edited_timestamp && <small class="edited">{t('message.edited')}</small>}
      {message.thread && <ThreadLink id={message.thread.id} name={message.thread.name ?? ''} />}
    </>
  )
}

function Thinking({ name }: { name: string }) {
  const { t } = usePage()

  return (
    <p class="thinking" role="status">
      <span class="dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t('message.thinking', { name })}
    </p>
  )
}

/** Files of a message without Components V2; those with them name each file in a component. */
function Attachments({ message }: { message: APIMessage }) {
  if (hasFlag(message, MessageFlags.IsComponentsV2)) return null

  const pictures = message.attachments.filter(({ content_type }) => content_type?.startsWith('image/'))
  const files = message.attachments.filter((attachment) => !pictures.includes(attachment))

  return (
    <>
      {pictures.length > 0 && (
        <Gallery
          items={pictures.map(({ id, url, width = null, height = null, description }) => ({
            id,
            media: { url, width, height },
            alt: description,
          }))}
        />
      )}
      {files.map(({ id, filename, url, size }) => (
        <FileCard key={id} name={filename} url={url} sizeBytes={size} />
      ))}
    </>
  )
}

function ThreadLink({ id, name }: { id: string; name: string }) {
  const { t, openChannel } = usePage()

  return (
    <button
      type="button"
      class="thread-link"
      aria-label={t('message.openThread', { name })}
      onClick={() => openChannel(id)}
    >
      <Icon name="thread" />
      {name}
    </button>
  )
}

/** A component of this message was used and the bot kept silent. */
function Failure({ message }: { message: APIMessage }) {
  const { t, model } = usePage()
  const isFailed = [...model.progress.values()].some(
    (one) => one.message === message.id && one.state === 'failed',
  )

  return isFailed ? (
    <p class="failure" role="status">
      <Icon name="warning" />
      {t('message.noResponse')}
    </p>
  ) : null
}

function PrivateNote({ message }: { message: APIMessage }) {
  const { t, dispatch } = usePage()

  return (
    <p class="private-note">
      <Icon name="eye" />
      {t('message.private')}
      <span aria-hidden="true">·</span>
      <button type="button" class="link" onClick={() => dispatch({ type: 'dismissed', message: message.id })}>
        {t('message.dismiss')}
      </button>
    </p>
  )
}
