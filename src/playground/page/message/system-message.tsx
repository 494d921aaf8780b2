import type { APIMessage } from 'discord-api-types/v10'
import { Icon } from '../icon.tsx'
import { MessageType } from '../kinds.ts'
import { nameOf } from '../names.ts'
import { usePage } from '../page-context.ts'

/** Something that happened in the channel rather than something said. */
export function SystemMessage({ message }: { message: APIMessage }) {
  const { t, openChannel } = usePage()
  const name = nameOf(message.author)
  const thread = message.message_reference?.channel_id

  switch (message.type) {
    case MessageType.ThreadCreated:
      return (
        <p class="system-message">
          <Icon name="thread" />
          {t('message.threadStarted', { name, thread: message.content })}
          {thread && (
            <button
              type="button"
              class="link"
              aria-label={t('message.openThread', { name: message.content })}
              onClick={() => openChannel(thread)}
            >
              →
            </button>
          )}
        </p>
      )
    default:
      return (
        <p class="system-message">
          <Icon name="pin" />
          {t('message.pinned', { name })}
        </p>
      )
  }
}
