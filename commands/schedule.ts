import { suggestTopics } from '../src/bank/topics.ts'
import {
  type Context,
  defineAction,
  defineCommand,
  type Option,
  type Reply,
  type Suggestion,
  serverOf,
} from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { escapeMarkdown, jumpLink } from '../src/message.ts'
import { type Change, tellChange } from '../src/quiz/audit.ts'
import { pickings } from '../src/quiz/pick.ts'
import { catchUps } from '../src/schedule/catch-up.ts'
import { comingRun } from '../src/schedule/coming-run.ts'
import { findSchedule, suggestSchedules } from '../src/schedule/find-schedule.ts'
import { formatReason } from '../src/schedule/reason.ts'
import { createSchedule, editSchedule } from '../src/schedule/save-schedule.ts'
import { nextScheduleRun } from '../src/schedule/schedule-runs.ts'
import { showPreview, showSchedule, showStatus } from '../src/schedule/show-schedule.ts'
import { suggestTimes } from '../src/schedule/suggest-times.ts'
import { scheduleHead, tellMoment } from '../src/schedule/tell-schedule.ts'
import { isZone, suggestZones } from '../src/schedule/zone.ts'
import type { Schedule } from '../src/store/store.ts'

/** Names a schedule of this server; suggestions give its id. */
const one = {
  schedule: { type: 'string', required: true, maxLength: 100, autocomplete: true },
} as const satisfies Record<string, Option>

const choices = {
  zone: { type: 'string', maxLength: 64, autocomplete: true },
  topic: { type: 'string', maxLength: 60, autocomplete: true },
  level: { type: 'integer', choices: [0, 1, 2, 3] },
  picking: { type: 'string', choices: pickings },
  numbers: { type: 'string', choices: ['shared', 'own'] },
  catch_up: { type: 'string', choices: catchUps },
  latest_hours: { type: 'integer', min: 0, max: 720 },
  quiet: { type: 'string', maxLength: 500 },
  until: { type: 'string', maxLength: 10 },
  thread: { type: 'boolean' },
  pin: { type: 'boolean' },
  ping: { type: 'role' },
  name: { type: 'string', maxLength: 40 },
} as const satisfies Record<string, Option>

const when = { type: 'string', maxLength: 200, autocomplete: true } as const satisfies Option

const created = {
  channel: { type: 'channel', required: true },
  when: { ...when, required: true },
  ...choices,
} as const satisfies Record<string, Option>

const edited = {
  ...one,
  channel: { type: 'channel' },
  when,
  ...choices,
  no_ping: { type: 'boolean' },
} as const satisfies Record<string, Option>

/** `/schedule`: where, when and which questions a server gets, and what became of them. */
export default defineCommand({
  name: 'schedule',
  place: 'server',
  access: 'manager',
  subcommands: {
    create: defineAction({
      access: 'manager',
      private: true,
      defer: true,
      options: created,
      run: createSchedule,
      suggest: suggestFor,
    }),
    edit: defineAction({
      access: 'manager',
      private: true,
      defer: true,
      options: edited,
      run: async (context, wanted) =>
        editSchedule(context, await findSchedule(context, wanted.schedule), wanted),
      suggest: suggestFor,
    }),
    list: defineAction({ access: 'manager', private: true, run: list }),
    show: onSchedule(showSchedule),
    preview: onSchedule(showPreview),
    pause: onSchedule(async (context, schedule) => {
      await context.store.pauseSchedule(schedule.id)
      await tellDone(context, 'schedulePaused', schedule)
      return { text: context.t('schedules.paused', { name: nameOf(schedule) }) }
    }),
    resume: onSchedule(async (context, schedule) => {
      const next = await comingRun(context.store, schedule, context.now)
      await context.store.resumeSchedule(schedule.id, next)
      await tellDone(context, 'scheduleResumed', schedule)
      return {
        text: context.t('schedules.resumed', { name: nameOf(schedule), next: tellMoment(context.t, next) }),
      }
    }),
    skip: onSchedule(skip),
    delete: onSchedule(async (context, schedule) => {
      await context.store.deleteSchedule(schedule.id, context.now)
      await tellDone(context, 'scheduleDeleted', schedule)
      return { text: context.t('schedules.deleted', { name: nameOf(schedule) }) }
    }),
    run: onSchedule(async (context, schedule) => {
      const post = await context.delivery.runNow(schedule, context.now)
      await tellDone(context, 'scheduleRun', schedule)
      return {
        text: context.t('schedules.ran', { link: jumpLink(post.serverId, post.channelId, post.messageId) }),
      }
    }),
    status: onSchedule(showStatus),
  },
})

/** An action on one schedule of this server, chosen by name. */
function onSchedule(run: (context: Context, schedule: Schedule) => Promise<Reply>) {
  return defineAction({
    access: 'manager',
    private: true,
    defer: true,
    options: one,
    run: async (context, { schedule }) => run(context, await findSchedule(context, schedule)),
    suggest: async (context, _option, typed) => suggestSchedules(context, typed),
  })
}

function tellDone(
  context: Context,
  what: Change,
  { name }: Schedule,
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  return tellChange(context, { what, details: { name: escapeMarkdown(name), ...details } })
}

async function skip(context: Context, schedule: Schedule): Promise<Reply> {
  const { t, store, now } = context
  const { id, nextRunAt } = schedule
  const name = nameOf(schedule)

  if (schedule.paused) throw new UserError('schedules.pausedNoSkip', { name })
  if (nextRunAt === null) throw new UserError('schedules.nothingToSkip', { name })

  const next = nextScheduleRun(schedule, nextRunAt)
  const isInTime = nextRunAt > now && (await store.moveNextRun(id, nextRunAt, next))

  if (!isInTime) throw new UserError('schedules.skipTooLate', { at: tellMoment(t, nextRunAt) })

  await store.skipSlots(id, [nextRunAt], formatReason('byManager'))
  await tellDone(context, 'scheduleSkipped', schedule, { at: `<t:${Math.floor(nextRunAt / 1000)}:f>` })

  return { text: t('schedules.skipped', { at: tellMoment(t, nextRunAt), next: tellMoment(t, next) }) }
}

async function list(context: Context): Promise<Reply> {
  const { t, language } = context

  const schedules = await context.store.schedules(serverOf(context))

  if (schedules.length === 0) return { text: t('schedules.none') }

  return { text: schedules.map((schedule) => scheduleHead(t, language, schedule)).join('\n\n') }
}

async function suggestFor(
  context: Context,
  option: string,
  typed: string,
  others: Readonly<Record<string, unknown>>,
): Promise<Suggestion[]> {
  const { store, bank, language, now } = context

  if (option === 'schedule') return suggestSchedules(context, typed)
  if (option === 'zone') return suggestZones(typed, now)
  if (option === 'topic') return suggestTopics(bank, language, typed)

  const zone = typeof others.zone === 'string' ? others.zone : ''
  const server = await store.server(serverOf(context))

  return suggestTimes(typed, language, { zone: isZone(zone) ? zone : server.timezone, now })
}

function nameOf({ name }: { name: string }): string {
  return escapeMarkdown(name)
}
