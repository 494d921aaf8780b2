import type { PageChannel, PageGuild } from '../../page-api.ts'
import { isThread } from '../channels.ts'
import { Icon, Mark } from '../icon.tsx'
import { usePage } from '../page-context.ts'
import { PersonSwitcher } from './person-switcher.tsx'

/** Servers with their channels and threads, direct messages, and who one is. */
export function Sidebar({ onChosen }: { onChosen: () => void }) {
  const { t, state } = usePage()

  return (
    <div class="sidebar">
      <p class="brand">
        <Mark />
        <span>
          fan-in <small>{t('page.title')}</small>
        </span>
      </p>
      <nav class="channels" aria-label={t('nav.label')}>
        {state.guilds.map((guild) => (
          <GuildChannels key={guild.id} guild={guild} onChosen={onChosen} />
        ))}
        <section>
          <h2>{t('nav.direct')}</h2>
          <DirectMessages onChosen={onChosen} />
        </section>
      </nav>
      <PersonSwitcher />
    </div>
  )
}

function GuildChannels({ guild, onChosen }: { guild: PageGuild; onChosen: () => void }) {
  const { t } = usePage()

  return (
    <section>
      <h2>{guild.name}</h2>
      {guild.channels.length === 0 && <p class="channels-empty">{t('nav.noChannel')}</p>}
      <ul>
        {guild.channels.map((channel) => (
          <li key={channel.id} class={isThread(channel) ? 'is-thread' : undefined}>
            <ChannelButton channel={channel} onChosen={onChosen} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChannelButton({ channel, onChosen }: { channel: PageChannel; onChosen: () => void }) {
  const { t, openChannel } = usePage()

  return (
    <PlaceButton
      id={channel.id}
      icon={isThread(channel) ? 'thread' : 'hash'}
      name={channel.name}
      note={channel.archived ? t('nav.archived') : undefined}
      onClick={() => {
        openChannel(channel.id)
        onChosen()
      }}
    />
  )
}

/** The conversation with the bot; opened when it does not exist yet. */
function DirectMessages({ onChosen }: { onChosen: () => void }) {
  const { state, openDirect } = usePage()

  const open = async () => {
    await openDirect()
    onChosen()
  }

  return (
    <PlaceButton
      id={state.dms[0]?.id}
      icon="person"
      name={state.bot.username}
      note={undefined}
      onClick={() => void open()}
    />
  )
}

interface PlaceProperties {
  readonly id: string | undefined
  readonly icon: 'hash' | 'thread' | 'person'
  readonly name: string
  readonly note: string | undefined
  readonly onClick: () => void
}

function PlaceButton({ id, icon, name, note, onClick }: PlaceProperties) {
  const { t, here, model } = usePage()
  const isUnread = id !== undefined && model.unread.has(id)

  return (
    <button
      type="button"
      class={isUnread ? 'place is-unread' : 'place'}
      aria-current={id === here.channel ? 'page' : undefined}
      onClick={onClick}
    >
      <Icon name={icon} />
      <span class="place-name">{name}</span>
      {note && <small>{note}</small>}
      {isUnread && <span class="visually-hidden">{t('nav.unread')}</span>}
    </button>
  )
}
