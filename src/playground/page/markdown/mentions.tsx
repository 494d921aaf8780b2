import { nameOf } from '../names.ts'
import { usePage } from '../page-context.ts'
import { formatTimestamp } from './timestamp.ts'
import type { TimestampStyle } from './tree.ts'

/** A person by the name they have here; the reader themself stands out. */
export function MemberMention({ id }: { id: string }) {
  const { state, guild } = usePage()
  const member = guild?.members.find(({ user }) => user.id === id)
  const user =
    member?.user ?? [state.bot, ...state.people.map((person) => person.user)].find((one) => one.id === id)
  const isSelf = id === state.person.user.id

  return (
    <span class={isSelf ? 'mention is-self' : 'mention'}>
      @<bdi>{user ? nameOf(user, member) : id}</bdi>
    </span>
  )
}

/** A role by its name, or by its id when it is gone. */
export function RoleMention({ id }: { id: string }) {
  const { guild } = usePage()
  const role = guild?.roles.find((one) => one.id === id)

  return <span class="mention">@{role?.name ?? id}</span>
}

/** A channel as a way to go there. */
export function ChannelMention({ id }: { id: string }) {
  const { state, openChannel } = usePage()
  const channel = state.guilds.flatMap(({ channels }) => channels).find((one) => one.id === id)

  return channel ? (
    <button type="button" class="mention" onClick={() => openChannel(id)}>
      #{channel.name}
    </button>
  ) : (
    <span class="mention">#{id}</span>
  )
}

/** A moment in the reader's words; the full date on hover. */
export function Timestamp({ seconds, style }: { seconds: number; style: TimestampStyle }) {
  const { state, now } = usePage()
  const reader = { locale: state.person.locale, now }

  return (
    <time dateTime={isoDate(seconds)} title={formatTimestamp(seconds, 'F', reader)}>
      {formatTimestamp(seconds, style, reader)}
    </time>
  )
}

function isoDate(seconds: number): string | undefined {
  const date = new Date(seconds * 1000)

  return Number.isFinite(date.getTime()) ? date.toISOString() : undefined
}
