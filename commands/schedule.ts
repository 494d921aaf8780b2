import type { Level } from '../src/bank/question.ts'
import { suggestTopics, topicsOf } from '../src/bank/topics.ts'
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
import { fittingQuestions, type Picking, pickings } from '../src/quiz/pick.ts'
import { describeCron } from '../src/schedule/describe-cron.ts'
import { nextRun } from '../src/schedule/next-runs.ts'
import { suggestTimes } from '../src/schedule/suggest-times.ts'
import {
  type Plan,
  runLines,
  scheduleHead,
  slotLine,
  stepLine,
  tellMoment,
  tellPermissions,
} from '../src/schedule/tell-schedule.ts'
import { stockLines, stockOf } from '../src/schedule/tell-stock.ts'
import { readWhen } from '../src/schedule/when.ts'
import { nearestZones, readZone } from '../src/schedule/zone.ts'
import type { Numbers, Schedule } from '../src/store/store.ts'

const shownSlots = 10

/** Names a schedule of this server; suggestions give its id. */
const one = {
  schedule: { type: 'string', required: true, maxLength: 100, autocomplete: true },
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
      options: {
        channel: { type: 'channel', required: true },
        when: { type: 'string', required: true, maxLength: 200, autocomplete: true },
        zone: { type: 'string', maxLength: 64, autocomplete: true },
        topic: { type: 'string', maxLength: 60, autocomplete: true },
        level: { type: 'integer', choices: [1, 2, 3] },
        picking: { type: 'string', choices: pickings, default: 'random' },
        numbers: { type: 'string', choices: ['shared', 'own'], default: 'shared' },
        catch_up: { type: 'string', choices: ['skip', 'latest', 'all:5'] },
        name: { type: 'string', maxLength: 40 },
      },
      run: create,
      suggest: async (context, option, typed) => suggestFor(context, option, typed),
    }),
    list: defineAction({ access: 'manager', private: true, run: list }),
    preview: onSchedule(async (context, schedule) => ({
      text: [
        head(context, schedule),
        ...(await tellStock(context, schedule)),
        ...runLines(context.t, schedule, context.now),
      ].join('\n'),
    })),
    pause: onSchedule(async (context, schedule) => {
      await context.store.pauseSchedule(schedule.id)
      return { text: context.t('schedules.paused', { name: nameOf(schedule) }) }
    }),
    resume: onSchedule(async (context, schedule) => {
      const next = nextRun(schedule.cron, schedule.timezone, context.now)
      await context.store.resumeSchedule(schedule.id, next)
      return {
        text: context.t('schedules.resumed', { name: nameOf(schedule), next: tellMoment(context.t, next) }),
      }
    }),
    delete: onSchedule(async (context, schedule) => {
      await context.store.deleteSchedule(schedule.id, context.now)
      return { text: context.t('schedules.deleted', { name: nameOf(schedule) }) }
    }),
    run: onSchedule(async (context, schedule) => {
      const post = await context.delivery.runNow(schedule, context.now)
      return {
        text: context.t('schedules.ran', { link: jumpLink(post.serverId, post.channelId, post.messageId) }),
      }
    }),
    status: onSchedule(status),
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

interface Wanted {
  readonly channel: string
  readonly when: string
  readonly zone: string | undefined
  readonly topic: string | undefined
  readonly level: number | undefined
  readonly picking: Picking
  readonly numbers: Numbers
  readonly catch_up: 'skip' | 'latest' | 'all:5' | undefined
  readonly name: string | undefined
}

async function create(context: Context, wanted: Wanted): Promise<Reply> {
  const { t, store, bank, member, now, interactionId } = context
  const server = await store.server(serverOf(context))
  const cron = readWhen(wanted.when)
  const timezone = wanted.zone === undefined ? server.timezone : readZone(wanted.zone)

  requireQuestions(context, wanted)
  await requirePermissions(context, wanted.channel)

  const schedule = {
    id: interactionId,
    serverId: server.id,
    channelId: wanted.channel,
    name: wanted.name?.trim() || describeCron(cron, server.language).slice(0, 40),
    cron,
    timezone,
    topic: wanted.topic ?? null,
    level: (wanted.level ?? null) as Level | null,
    language: null,
    picking: wanted.picking,
    numbers: wanted.numbers,
    catchUp: wanted.catch_up ?? server.catchUp,
    createdBy: member.id,
    createdAt: now,
    nextRunAt: nextRun(cron, timezone, now),
  }

  if ((await store.createSchedule(schedule)) === 'nameTaken') {
    throw new UserError('schedules.nameTaken', { name: escapeMarkdown(schedule.name) })
  }

  return {
    text: [
      t('schedules.created', { name: nameOf(schedule) }),
      head(context, schedule),
      ...stockLines(t, schedule, stockOf(bank.values(), schedule, [], now)),
      ...(schedule.numbers === 'own' ? [t('schedules.ownNumbers')] : []),
      t(`schedules.catchUp.${policyName(schedule.catchUp)}`),
      ...runLines(t, schedule, now),
    ].join('\n'),
  }
}

/** A selection without questions would fail on every slot. */
function requireQuestions(
  { bank, language }: Context,
  { topic, level }: Pick<Wanted, 'topic' | 'level'>,
): void {
  const topics = topicsOf(bank, language)

  if (topic !== undefined && !topics.has(topic)) {
    throw new UserError('schedules.unknownTopic', {
      topic: escapeMarkdown(topic),
      topics: [...topics.keys()].join(', '),
    })
  }

  const selection = { topic: topic ?? null, level: (level ?? null) as Level | null }

  if (fittingQuestions(bank.values(), selection).length === 0)
    throw new UserError('schedules.emptySelection', { topic: topic ?? '–', level: level ?? '–' })
}

async function requirePermissions({ t, delivery }: Context, channelId: string): Promise<void> {
  const missing = await delivery.missingPermissions(channelId)
  const channel = `<#${channelId}>`

  if (missing === undefined || missing.includes('ViewChannel')) {
    throw new UserError('schedules.channelInvisible', { channel })
  }
  if (missing.length > 0) {
    throw new UserError('schedules.permissionsMissing', { channel, permissions: tellPermissions(t, missing) })
  }
}

async function list(context: Context): Promise<Reply> {
  const schedules = await context.store.schedules(serverOf(context))

  if (schedules.length === 0) return { text: context.t('schedules.none') }

  return { text: schedules.map((schedule) => head(context, schedule)).join('\n\n') }
}

async function status(context: Context, schedule: Schedule): Promise<Reply> {
  const { t, store, delivery } = context
  const slots = await store.slots(schedule.id, shownSlots)
  const steps = await store.steps(slots.flatMap(({ postId }) => postId ?? []))
  const missing = await delivery.missingPermissions(schedule.channelId)
  const lacking = missing && tellPermissions(t, missing)

  return {
    text: [
      head(context, schedule),
      ...(await tellStock(context, schedule)),
      schedule.attempts > 0 ? t('schedules.retrying', { attempts: schedule.attempts }) : undefined,
      lacking === undefined ? t('schedules.channelGone', { channel: `<#${schedule.channelId}>` }) : undefined,
      lacking ? t('schedules.lacking', { permissions: lacking }) : undefined,
      slots.length === 0 ? t('schedules.noSlots') : undefined,
      ...slots.map((slot) => slotLine(t, slot)),
      ...steps
        .filter(({ state, lastError }) => state === 'failed' || lastError !== null)
        .map((step) => stepLine(t, step)),
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
  }
}

async function tellStock({ t, store, bank, now }: Context, schedule: Schedule): Promise<string[]> {
  const asked = await store.askedQuestions(schedule.id)

  return stockLines(t, schedule, stockOf(bank.values(), schedule, asked, now))
}

async function findSchedule(context: Context, typed: string): Promise<Schedule> {
  const schedules = await context.store.schedules(serverOf(context))
  const found = schedules.find(
    ({ id, name }) => id === typed || name.toLowerCase() === typed.trim().toLowerCase(),
  )

  if (!found) {
    const names = schedules.map(({ name }) => escapeMarkdown(name)).join(context.t('schedules.comma'))
    throw schedules.length === 0
      ? new UserError('schedules.none')
      : new UserError('schedules.unknown', { given: escapeMarkdown(typed), names })
  }

  return found
}

async function suggestSchedules(context: Context, typed: string): Promise<Suggestion[]> {
  const schedules = await context.store.schedules(serverOf(context))

  return schedules
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .map(({ id, name }) => ({ name, value: id }))
}

async function suggestFor({ bank, language }: Context, option: string, typed: string): Promise<Suggestion[]> {
  if (option === 'zone') return nearestZones(typed, 25).map((name) => ({ name, value: name }))
  if (option === 'topic') return suggestTopics(bank, language, typed)

  return suggestTimes(typed, language)
}

function policyName(policy: string): 'skip' | 'latest' | 'all' {
  return policy === 'skip' || policy === 'latest' ? policy : 'all'
}

function nameOf({ name }: { name: string }): string {
  return escapeMarkdown(name)
}

function head({ t, language }: Context, plan: Plan): string {
  return scheduleHead(t, language, plan)
}
