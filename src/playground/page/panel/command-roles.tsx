import type { PageGuild } from '../../page-api.ts'
import type { WorldEdit } from '../../world-edit.ts'
import { usePage } from '../page-context.ts'
import { givableRoles } from './server-edits.ts'

/** Who is shown the commands that Discord hides from members without a permission. */
export function CommandRoles({ guild, edit }: { guild: PageGuild; edit: (change: WorldEdit) => void }) {
  const { t } = usePage()

  return (
    <section aria-label={t('server.commands')} class="server-edits">
      <fieldset class="choices">
        <legend>{t('server.commands')}</legend>
        {givableRoles(guild).map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={guild.commandRoles.includes(id)}
              onChange={({ currentTarget }) =>
                edit({ do: 'showCommands', guild: guild.id, role: id, isShown: currentTarget.checked })
              }
            />
            {name}
          </label>
        ))}
      </fieldset>
    </section>
  )
}
