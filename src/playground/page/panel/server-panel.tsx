import type { Locale } from 'discord-api-types/v10'
import { findChannel, isThread } from '../channels.ts'
import { usePage } from '../page-context.ts'
import { CommandRoles } from './command-roles.tsx'
import { EditButton } from './edit-button.tsx'
import { MemberEdits } from './member-edits.tsx'
import { botMayWrite, clientLocales, forbidBot } from './server-edits.ts'

/** What an administrator would do to the server by hand, and the language of the person's own client. */
export function ServerPanel() {
  const { t, state, guild, here, act } = usePage()
  const channel = findChannel(state, here.channel)
  const hasBot = guild?.members.some(({ user }) => user.id === state.bot.id) ?? false
  const edit = (change: Parameters<typeof act<'world'>>[1]['edit']) => void act('world', { edit: change })

  return (
    <>
      <LocaleChoice onChoose={(locale) => edit({ do: 'setLocale', user: here.person, locale })} />
      {guild && channel && (
        <section aria-label={t('panel.server')} class="server-edits">
          <p class="panel-text">{t('server.explain')}</p>
          {isThread(channel) ? (
            <EditButton
              label={t(channel.archived ? 'server.reopenThread' : 'server.archiveThread')}
              onClick={() => edit({ do: 'archiveThread', channel: channel.id, archived: !channel.archived })}
            />
          ) : (
            <EditButton
              label={t(botMayWrite(channel, state.bot.id) ? 'server.forbidBot' : 'server.allowBot')}
              onClick={() => edit(forbidBot(channel, state.bot.id, botMayWrite(channel, state.bot.id)))}
            />
          )}
          <EditButton
            label={t('server.deleteChannel', { channel: channel.name })}
            onClick={() => edit({ do: 'deleteChannel', channel: channel.id })}
            isDanger
          />
          <EditButton
            label={t('server.createChannel')}
            onClick={() =>
              edit({ do: 'createChannel', guild: guild.id, name: `new-${guild.channels.length}` })
            }
          />
          <EditButton
            label={t(hasBot ? 'server.kickBot' : 'server.inviteBot')}
            onClick={() => edit({ do: hasBot ? 'kickBot' : 'inviteBot', guild: guild.id })}
            isDanger={hasBot}
          />
        </section>
      )}
      {guild && <MemberEdits guild={guild} edit={edit} />}
      {guild && <CommandRoles guild={guild} edit={edit} />}
    </>
  )
}

function LocaleChoice({ onChoose }: { onChoose: (locale: Locale) => void }) {
  const { t, state } = usePage()
  const { locale } = state.person
  const locales = [...new Set([locale, ...clientLocales])]

  return (
    <label class="labelled">
      {t('server.locale')}
      <select value={locale} onChange={(event) => onChoose(event.currentTarget.value as Locale)}>
        {locales.map((one) => (
          <option key={one} value={one}>
            {new Intl.DisplayNames(one, { type: 'language' }).of(one)}
          </option>
        ))}
      </select>
    </label>
  )
}
