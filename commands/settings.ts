import {
  type Context,
  defineAction,
  defineCommand,
  type Option,
  type OptionValues,
  type Reply,
  serverOf,
} from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import type { Translate } from '../src/i18n/catalog.ts'
import { escapeMarkdown } from '../src/message.ts'
import { tellChange } from '../src/quiz/audit.ts'
import { planChampions, planSummaries } from '../src/quiz/plan-summaries.ts'
import { changeRoles, listRoles, mentionRole } from '../src/quiz/role-lists.ts'
import { readChampionRole, readSummary, tellChampionRole, tellSummary } from '../src/quiz/summary-settings.ts'
import { themes } from '../src/render/renderer.ts'
import { catchUps } from '../src/schedule/catch-up.ts'
import { readZone, suggestZones } from '../src/schedule/zone.ts'
import { type CatchUp, type Server, summaryKinds } from '../src/store/server-settings.ts'

const options = {
  language: { type: 'string', choices: ['en', 'zh-CN'] },
  zone: { type: 'string', maxLength: 64, autocomplete: true },
  catch_up: { type: 'string', choices: catchUps },
  log_channel: { type: 'channel' },
  theme: { type: 'string', choices: themes },
  manager_role: { type: 'role' },
  add_team: { type: 'role' },
  remove_team: { type: 'role' },
  exclude_role: { type: 'role' },
  include_role: { type: 'role' },
  summary: { type: 'string', choices: summaryKinds },
  summary_channel: { type: 'channel' },
  champion_role: { type: 'role' },
  clear: {
    type: 'string',
    choices: ['manager_role', 'log_channel', 'teams', 'excluded_roles', 'champion_role'],
  },
} as const satisfies Record<string, Option>

type Wanted = OptionValues<typeof options>

/** `/settings`: shows the server's settings, and changes those that are given. */
export default defineCommand({
  name: 'settings',
  place: 'server',
  access: 'manager',
  action: defineAction({
    private: true,
    access: 'manager',
    options,
    run: changeSettings,
    async suggest({ now }, _option, typed) {
      return suggestZones(typed, now)
    },
  }),
})

async function changeSettings(context: Context, wanted: Wanted): Promise<Reply> {
  const { t, store } = context
  const serverId = serverOf(context)
  const before = await store.server(serverId)
  const changes = {
    ...readChanges(before, wanted),
    ...(await readSummary(context, before, wanted)),
    ...(await readChampionRole(context, before, wanted)),
  }
  const isChanged = Object.keys(changes).length > 0
  const server = isChanged ? await store.saveServer(serverId, changes) : before

  if (isChanged) await planSummaries(store, server, context.now)
  if (wanted.champion_role !== undefined) await planChampions(store, server, context.now)
  if (isChanged) await tellChange(context, { what: 'settings', details: tellWanted(wanted) })

  return {
    text: [
      t(isChanged ? 'settings.saved' : 'settings.title'),
      ...tellSettings(t, server),
      await tellSummary(context, server),
      tellChampionRole(t, server),
    ].join('\n'),
    // Discord hides what only managers may do from whoever may not manage the server, and only an administrator can
    // change that.
    ...(changes.managerRoleId && { notes: [t('settings.managerHint')] }),
  }
}

/** @throws UserError where a zone is unknown or roles cannot be as was asked. */
function readChanges(before: Server, wanted: Wanted): Partial<Omit<Server, 'id'>> {
  const { language, zone, catch_up: catchUp, log_channel: logChannelId, theme, clear } = wanted

  if (wanted.manager_role === before.id) throw new UserError('settings.everyone')

  return {
    ...(language !== undefined && { language }),
    ...(zone !== undefined && { timezone: readZone(zone) }),
    ...(catchUp !== undefined && { catchUp }),
    ...(logChannelId !== undefined && { logChannelId }),
    ...(theme !== undefined && { theme }),
    ...(wanted.manager_role !== undefined && { managerRoleId: wanted.manager_role }),
    ...readRoles(before, wanted),
    ...(clear !== undefined && cleared[clear]),
  }
}

const cleared = {
  manager_role: { managerRoleId: null },
  log_channel: { logChannelId: null },
  teams: { teams: [] },
  excluded_roles: { excludedRoles: [] },
  champion_role: { championRoleId: null },
} as const satisfies Record<NonNullable<Wanted['clear']>, Partial<Server>>

function readRoles(before: Server, wanted: Wanted): Partial<Server> {
  const changes = {
    addTeam: wanted.add_team,
    removeTeam: wanted.remove_team,
    exclude: wanted.exclude_role,
    include: wanted.include_role,
  }

  const { teams, excludedRoles } = changeRoles(before, changes, before.id)

  return {
    ...((changes.addTeam ?? changes.removeTeam) !== undefined && { teams }),
    // Everybody is placed anew on the boards when these are saved.
    ...((changes.exclude ?? changes.include) !== undefined && { excludedRoles }),
  }
}

/** What was asked for, by option: in Markdown, and choices as they are called in commands. */
function tellWanted(wanted: Wanted): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wanted).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, tellValue(options[name as keyof Wanted], value)]],
    ),
  )
}

function tellValue(option: Option, value: string): string {
  if (option.type === 'role') return mentionRole(value)
  if (option.type === 'channel') return mentionChannel(value)

  return 'choices' in option ? value : escapeMarkdown(value)
}

function mentionChannel(id: string): string {
  return `<#${id}>`
}

function tellSettings(t: Translate, server: Server): string[] {
  const { language, timezone, catchUp, logChannelId, theme, managerRoleId, teams, excludedRoles } = server

  return [
    t('settings.language', { language: t(`choice.language.${language}`) }),
    t('settings.zone', { zone: timezone }),
    t('settings.catchUp', { policy: tellPolicy(t, catchUp) }),
    logChannelId === null
      ? t('settings.noLogChannel')
      : t('settings.logChannel', { channel: mentionChannel(logChannelId) }),
    t('settings.theme', { theme: t(`choice.theme.${theme}`) }),
    managerRoleId === null
      ? t('settings.noManagerRole')
      : t('settings.managerRole', { role: mentionRole(managerRoleId) }),
    t('settings.teams', { teams: listRoles(teams) }),
    ...(excludedRoles.length > 0 ? [t('settings.excluded', { roles: listRoles(excludedRoles) })] : []),
  ]
}

function tellPolicy(t: Translate, policy: CatchUp): string {
  if (policy === 'skip' || policy === 'latest') return t(`settings.catchUp.${policy}`)

  return t('settings.catchUp.all', { count: policy.slice('all:'.length) })
}
