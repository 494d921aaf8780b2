import { defineAction, defineCommand, serverOf } from '../src/command.ts'
import type { Translate } from '../src/i18n/catalog.ts'
import { themes } from '../src/render/renderer.ts'
import { catchUps } from '../src/schedule/catch-up.ts'
import { readZone, suggestZones } from '../src/schedule/zone.ts'
import type { CatchUp } from '../src/store/store.ts'

/** `/settings`: shows the server's settings, and changes those that are given. */
export default defineCommand({
  name: 'settings',
  place: 'server',
  access: 'manager',
  action: defineAction({
    private: true,
    access: 'manager',
    options: {
      language: { type: 'string', choices: ['en', 'zh-CN'] },
      zone: { type: 'string', maxLength: 64, autocomplete: true },
      catch_up: { type: 'string', choices: catchUps },
      log_channel: { type: 'channel' },
      theme: { type: 'string', choices: themes },
    },
    async run(context, { language, zone, catch_up: catchUp, log_channel: logChannelId, theme }) {
      const { t, store } = context
      const serverId = serverOf(context)
      const changes = {
        ...(language !== undefined && { language }),
        ...(zone !== undefined && { timezone: readZone(zone) }),
        ...(catchUp !== undefined && { catchUp }),
        ...(logChannelId !== undefined && { logChannelId }),
        ...(theme !== undefined && { theme }),
      }
      const isChanged = Object.keys(changes).length > 0
      const server = isChanged ? await store.saveServer(serverId, changes) : await store.server(serverId)

      return {
        text: [
          t(isChanged ? 'settings.saved' : 'settings.title'),
          t('settings.language', {
            language: t(server.language === 'en' ? 'choice.language.en' : 'choice.language.zh-CN'),
          }),
          t('settings.zone', { zone: server.timezone }),
          t('settings.catchUp', { policy: tellPolicy(t, server.catchUp) }),
          server.logChannelId === null
            ? t('settings.noLogChannel')
            : t('settings.logChannel', { channel: `<#${server.logChannelId}>` }),
          t('settings.theme', { theme: t(`choice.theme.${server.theme}`) }),
        ].join('\n'),
      }
    },
    async suggest({ now }, _option, typed) {
      return suggestZones(typed, now)
    },
  }),
})

function tellPolicy(t: Translate, policy: CatchUp): string {
  if (policy === 'skip' || policy === 'latest') return t(`settings.catchUp.${policy}`)

  return t('settings.catchUp.all', { count: policy.slice('all:'.length) })
}
