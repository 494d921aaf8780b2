import type { Translate } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { escapeMarkdown } from '../message.ts'
import type { Schedule, Slot } from '../store/store.ts'
import { nextClockChange, runsAround } from './clock-change.ts'
import { describeCron } from './describe-cron.ts'
import { tellReason } from './reason.ts'
import { firstScheduleRuns, type Timing } from './schedule-runs.ts'
import { formatOffset } from './zone.ts'

/** Runs shown ahead: enough to see a weekend and most clock changes. */
const shownRuns = 5

/** What a schedule is, without what has become of it. */
export type Plan = Timing &
  Pick<Schedule, 'name' | 'channelId' | 'nextRunAt'> & {
    readonly paused?: boolean
  }

/** Two lines that say what a schedule is and when it fires next. */
export function scheduleHead(t: Translate, language: Language, plan: Plan): string {
  return [
    t('schedules.head', { name: escapeMarkdown(plan.name), channel: `<#${plan.channelId}>` }),
    t('schedules.rule', {
      rule: describeCron(plan.cron, language),
      zone: plan.timezone,
      cron: plan.cron,
      next: plan.paused ? t('schedules.isPaused') : tellMoment(t, plan.nextRunAt),
    }),
  ].join('\n')
}

/** The next runs, and those on both sides of the next change of clocks, where a plan is most easily broken. */
export function runLines(t: Translate, plan: Plan, now: number): string[] {
  const { timezone, nextRunAt } = plan
  const from = beforeNext(plan, now)
  const runs = nextRunAt === null ? [] : firstScheduleRuns(plan, from, shownRuns)
  const change = nextRunAt === null ? undefined : nextClockChange(timezone, now)
  const around = change ? runsAround(plan, change).filter((at) => at > from) : []

  return [
    t('schedules.nextRuns', { count: runs.length }),
    ...runs.map((at) => runLine(t, at, timezone)),
    ...(change && around.length > 0
      ? [
          t('schedules.clockChange', {
            at: seconds(change.at),
            before: formatOffset(change.before),
            after: formatOffset(change.after),
          }),
          ...around.map((at) => runLine(t, at, timezone)),
        ]
      : []),
  ]
}

/** From when on a schedule fires by its pattern: its next run may have been taken out. */
export function beforeNext({ nextRunAt, paused }: Plan, now: number): number {
  return paused || nextRunAt === null ? now : Math.max(now, nextRunAt - 1)
}

/** In the schedule's own time and, by Discord's timestamps, in the reader's. */
function runLine(t: Translate, at: number, timeZone: string): string {
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  })

  return `- ${local.format(at).replace(',', '')} · ${tellMoment(t, at)}`
}

/** One line of the ledger. */
export function slotLine(t: Translate, { fireAt, state, reason }: Slot): string {
  const line = t('schedules.slot', { at: seconds(fireAt), state: t(`schedules.slotState.${state}`) })

  return reason === null ? line : `${line} · ${reasonInWords(t, reason)}`
}

export function tellMoment(t: Translate, at: number | null): string {
  return at === null ? t('schedules.never') : `<t:${seconds(at)}:F> (<t:${seconds(at)}:R>)`
}

export function tellDay(at: number): string {
  return `<t:${seconds(at)}:D> (<t:${seconds(at)}:R>)`
}

/** Ours in the reader's language, and what Discord said as it said it. */
export function reasonInWords(t: Translate, reason: string): string {
  const { text, detail } = tellReason(reason, t)

  return detail === undefined ? text : `${text} (${escapeMarkdown(detail)})`
}

export function seconds(at: number): number {
  return Math.floor(at / 1000)
}
