import type { Context, Reply } from '../command.ts'
import { serverOf } from '../command.ts'
import { UserError } from '../errors.ts'
import { escapeMarkdown } from '../message.ts'
import { tellChange } from '../quiz/audit.ts'
import type { Schedule } from '../store/store.ts'
import { describeRule } from './describe-cron.ts'
import { noExtras } from './messenger.ts'
import { parseCron } from './parse-cron.ts'
import { requireChannel, requireQuestions } from './preflight.ts'
import { type Chosen, changedParts, readPlan, type Wanted } from './read-plan.ts'
import { nextScheduleRun } from './schedule-runs.ts'
import { stockOfSchedule } from './show-schedule.ts'
import { extraLines, lateLines, restLines } from './tell-details.ts'
import { runLines, scheduleHead } from './tell-schedule.ts'
import { stockLines, stockOf } from './tell-stock.ts'

/**
 * Plans a schedule as it is wanted.
 *
 * @throws UserError `schedule.*`, or `schedules.*` naming what keeps it from posting.
 */
export async function createSchedule(
  context: Context,
  wanted: Wanted & { readonly channel: string },
): Promise<Reply> {
  const { t, language, store, bank, member, now, interactionId } = context
  const server = await store.server(serverOf(context))
  const chosen = readPlan(
    wanted,
    {
      channelId: wanted.channel,
      name: '',
      cron: '',
      timezone: server.timezone,
      quietDates: '',
      endsOn: null,
      topic: null,
      level: null,
      picking: 'random',
      numbers: 'shared',
      catchUp: server.catchUp,
      latestHours: null,
      ...noExtras,
    },
    now,
  )

  await preflight(context, chosen)

  const schedule = {
    ...chosen,
    id: interactionId,
    serverId: server.id,
    name: chosen.name || describeRule(parseCron(chosen.cron), server.language).slice(0, 40),
    language: null,
    createdBy: member.id,
    createdAt: now,
    nextRunAt: nextScheduleRun(chosen, now),
  }

  if ((await store.createSchedule(schedule)) === 'nameTaken') throw nameTaken(schedule)
  await tellChange(context, { what: 'scheduleCreated', details: { name: escapeMarkdown(schedule.name) } })

  return {
    text: [
      t('schedules.created', { name: escapeMarkdown(schedule.name) }),
      scheduleHead(t, language, schedule),
      ...stockLines(t, schedule, stockOf(bank.values(), schedule, [], now)),
      ...(schedule.numbers === 'own' ? [t('schedules.ownNumbers')] : []),
      ...extraLines(t, schedule),
      ...lateLines(t, schedule),
      ...restLines(t, schedule),
      ...runLines(t, schedule, now),
    ].join('\n'),
  }
}

/**
 * Changes what is given of a schedule; the rest stays.
 *
 * @throws UserError as `createSchedule` does.
 */
export async function editSchedule(context: Context, before: Schedule, wanted: Wanted): Promise<Reply> {
  const { t, language, store, now } = context
  const chosen = readPlan(wanted, before, now)
  const parts = changedParts(before, chosen)
  const isRetimed = ['when', 'zone', 'quiet', 'until'].some((part) =>
    parts.some((changed) => changed === part),
  )
  // What is due was promised; it goes out, and the new times count from there.
  const isDue = !before.paused && before.nextRunAt !== null && before.nextRunAt <= now
  const nextRunAt = isRetimed && !isDue ? nextScheduleRun(chosen, now) : before.nextRunAt
  const after = { ...before, ...chosen, nextRunAt }

  if (parts.length === 0)
    return { text: [t('schedules.unchanged'), scheduleHead(t, language, before)].join('\n') }

  await preflight(context, chosen)
  const outcome = await store.editSchedule(before.id, { ...chosen, nextRunAt })
  if (outcome === 'nameTaken') throw nameTaken(chosen)
  if (outcome === 'gone') throw new UserError('schedules.gone', { name: escapeMarkdown(before.name) })
  await tellChange(context, { what: 'scheduleEdited', details: { name: escapeMarkdown(after.name) } })

  return {
    text: [
      t('schedules.edited', { name: escapeMarkdown(after.name) }),
      t('schedules.changed', {
        parts: parts.map((part) => t(`schedules.part.${part}`)).join(t('schedules.comma')),
      }),
      scheduleHead(t, language, after),
      ...(isDue ? [t('schedules.dueStays')] : []),
      ...(await stockOfSchedule(context, after)),
      ...extraLines(t, after),
      ...lateLines(t, after),
      ...restLines(t, after),
      ...runLines(t, after, now),
    ].join('\n'),
  }
}

/** Everything that would keep a schedule from posting is said before it is saved. */
async function preflight(context: Context, chosen: Chosen): Promise<void> {
  requireQuestions(context, chosen)
  if (nextScheduleRun(chosen, context.now) === null) throw new UserError('schedules.neverFires')
  await requireChannel(context, chosen.channelId, chosen)
}

function nameTaken({ name }: Pick<Schedule, 'name'>): UserError {
  return new UserError('schedules.nameTaken', { name: escapeMarkdown(name) })
}
