import { useState } from 'preact/hooks'
import type { Id, PageGuild } from '../../page-api.ts'
import type { WorldEdit } from '../../world-edit.ts'
import { usePage } from '../page-context.ts'
import { EditButton } from './edit-button.tsx'
import { givableRoles, withRole } from './server-edits.ts'

/** The roles of the server's members, and who is one. */
export function MemberEdits({ guild, edit }: { guild: PageGuild; edit: (change: WorldEdit) => void }) {
  const { t, state } = usePage()
  const [chosen, choose] = useState<Id>(state.person.user.id)
  const person = state.people.find(({ user }) => user.id === chosen) ?? state.person
  const { id } = person.user
  const name = person.user.global_name ?? person.user.username
  const member = guild.members.find(({ user }) => user.id === id)
  // The page would lose the server if the person it acts as left it.
  const mayLeave = id !== guild.owner && id !== state.person.user.id

  return (
    <section aria-label={t('server.member')} class="server-edits">
      <label class="labelled">
        {t('server.member')}
        <select value={id} onChange={(event) => choose(event.currentTarget.value)}>
          {state.people.map(({ user }) => (
            <option key={user.id} value={user.id}>
              {user.global_name ?? user.username}
            </option>
          ))}
        </select>
      </label>
      {member && (
        <fieldset class="choices">
          <legend>{t('server.roles', { name })}</legend>
          {givableRoles(guild).length === 0 && <p class="panel-text">{t('server.noRoles')}</p>}
          {givableRoles(guild).map((role) => (
            <label key={role.id}>
              <input
                type="checkbox"
                checked={member.roles.includes(role.id)}
                onChange={({ currentTarget }) =>
                  edit(withRole(guild.id, member, role.id, currentTarget.checked))
                }
              />
              {role.name}
            </label>
          ))}
        </fieldset>
      )}
      {member && mayLeave && (
        <EditButton
          label={t('server.removeMember', { name })}
          onClick={() => edit({ do: 'removeMember', guild: guild.id, user: id })}
          isDanger
        />
      )}
      {!member && (
        <EditButton
          label={t('server.addMember', { name })}
          onClick={() => edit({ do: 'addMember', guild: guild.id, user: id })}
        />
      )}
    </section>
  )
}
