import { useRef, useState } from 'preact/hooks'
import type { PagePerson } from '../../page-api.ts'
import { Avatar } from '../avatar.tsx'
import { Icon } from '../icon.tsx'
import { Menu } from '../menu.tsx'
import { nameOf } from '../names.ts'
import { useOutsideClick } from '../outside-click.ts'
import { usePage } from '../page-context.ts'

/** Shows who one is, and lets one be someone else. */
export function PersonSwitcher() {
  const { t, state } = usePage()
  const [isOpen, setOpen] = useState(false)
  const container = useRef<HTMLDivElement>(null)

  useOutsideClick(container, isOpen, () => setOpen(false))

  return (
    <div class="person-switcher" ref={container}>
      {isOpen && <People onDone={() => setOpen(false)} />}
      <button
        type="button"
        class="person"
        aria-label={t('person.switch')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <PersonFace person={state.person} />
        <Icon name="down" />
      </button>
    </div>
  )
}

function People({ onDone }: { onDone: () => void }) {
  const { t, state, switchPerson } = usePage()

  return (
    <Menu class="people" label={t('person.people')} onClose={onDone}>
      {state.people.map((person) => (
        <button
          key={person.user.id}
          type="button"
          role="menuitemradio"
          class="menu-entry"
          aria-checked={person.user.id === state.person.user.id}
          onClick={() => {
            switchPerson(person.user.id)
            onDone()
          }}
        >
          <PersonFace person={person} />
          {person.user.id === state.person.user.id && <Icon name="check" />}
        </button>
      ))}
    </Menu>
  )
}

function PersonFace({ person }: { person: PagePerson }) {
  const { t, guild, state } = usePage()
  const home = guild ?? state.guilds[0]
  const member = home?.members.find(({ user }) => user.id === person.user.id)
  const roles = home?.roles.filter(({ id }) => member?.roles.includes(id)).map(({ name }) => name) ?? []

  return (
    <>
      <Avatar user={person.user} />
      <span class="person-words">
        <span class="person-name">
          <bdi>{nameOf(person.user, member)}</bdi>
          <span class="badge is-quiet">{person.locale}</span>
        </span>
        <small>{[person.note, roles.join(', ') || t('person.noRoles')].filter(Boolean).join(' · ')}</small>
      </span>
    </>
  )
}
