import type { APIMessage } from 'discord-api-types/v10'
import { nameOf } from '../names.ts'
import { usePage } from '../page-context.ts'
import { cssColour } from './components.tsx'

/** Who wrote a message, and when; for a continued message only for those who listen. */
export function Author({ message, id, isHidden }: { message: APIMessage; id: string; isHidden: boolean }) {
  const { t, guild, state } = usePage()
  const { author } = message
  const member = guild?.members.find(({ user }) => user.id === author.id)
  const colour = roleColour(guild?.roles.filter((role) => member?.roles.includes(role.id)) ?? [])

  return (
    <p class={isHidden ? 'author visually-hidden' : 'author'}>
      <bdi id={id} class="author-name" style={colour ? { '--role': colour } : undefined}>
        {nameOf(author, member)}
      </bdi>
      {author.bot && <span class="badge">{t('message.app')}</span>}
      <Sent iso={message.timestamp} locale={state.person.locale} />
    </p>
  )
}

function Sent({ iso, locale }: { iso: string; locale: string }) {
  const date = new Date(iso)

  return (
    <time dateTime={iso} title={date.toLocaleString(locale, { dateStyle: 'full', timeStyle: 'medium' })}>
      {date.toLocaleTimeString(locale, { timeStyle: 'short' })}
    </time>
  )
}

/** The colour of the highest role that has one. */
function roleColour(
  roles: readonly { readonly color: number; readonly position: number }[],
): string | undefined {
  const [highest] = roles
    .filter(({ color }) => color !== 0)
    .sort((one, other) => other.position - one.position)

  return highest && cssColour(highest.color)
}
