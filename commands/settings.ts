import { defineAction, defineCommand, serverOf } from '../src/command.ts'
import { themes } from '../src/render/renderer.ts'
import { nearestZones, readZone } from '../src/schedule/zone.ts'

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
      catch_up: { type: 'string', choices: ['skip', 'latest', 'all:5'] },
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
          t('settings.catchUp', { policy: t(`settings.catchUp.${policyName(server.catchUp)}`) }),
          server.logChannelId === null
            ? t('settings.noLogChannel')
            : t('settings.logChannel', { channel: `<#${server.logChannelId}>` }),
          t('settings.theme', { theme: t(`choice.theme.${server.theme}`) }),
        ].join('\n'),
      }
    },
    async suggest(_context, _option, typed) {
      return nearestZones(typed, 25).map((name) => ({ name, value: name }))
    },
  }),
})

function policyName(policy: string): 'skip' | 'latest' | 'all' {
  return policy === 'skip' || policy === 'latest' ? policy : 'all'
}
