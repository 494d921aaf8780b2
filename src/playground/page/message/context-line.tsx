import type { APIMessage } from 'discord-api-types/v10'
import { Icon } from '../icon.tsx'
import { InteractionType } from '../kinds.ts'
import { nameOf } from '../names.ts'
import { usePage } from '../page-context.ts'
import { summarise } from './summary.ts'

/** What a message came from, above it: the command someone used, or the message it replies to. */
export function ContextLine({ message }: { message: APIMessage }) {
  const { interaction_metadata: origin } = message

  if (origin?.type === InteractionType.ApplicationCommand)
    return <CommandUsed message={message} user={origin.user} />
  if (message.message_reference?.message_id !== undefined) return <ReplyTo message={message} />

  return null
}

function CommandUsed({ message, user }: { message: APIMessage; user: APIMessage['author'] }) {
  const { t } = usePage()
  const command = message.interaction?.name
  const person = nameOf(user)

  return (
    <p class="context-line">
      <Icon name="apps" />
      <span>
        {command === undefined
          ? t('message.usedSomething', { person })
          : t('message.used', { person, command: message.interaction?.type === 2 ? `/${command}` : command })}
      </span>
    </p>
  )
}

function ReplyTo({ message }: { message: APIMessage }) {
  const { t, state, now } = usePage()
  const original = message.referenced_message

  return (
    <p class="context-line">
      <Icon name="reply" />
      {original ? (
        <button type="button" class="link is-quiet" onClick={() => showMessage(original.id)}>
          <b>{t('message.replyTo', { name: nameOf(original.author) })}</b>{' '}
          {summarise(original, { locale: state.person.locale, now })}
        </button>
      ) : (
        <span>{t('message.replyGone')}</span>
      )}
    </p>
  )
}

/** Scrolls to a message of the open channel and lights it up for a moment. */
export function showMessage(id: string): void {
  const element = document.getElementById(`message-${id}`)

  element?.scrollIntoView({ block: 'center' })
  element?.animate([{ backgroundColor: 'var(--accent-wash)' }, {}], { duration: 1500 })
}
