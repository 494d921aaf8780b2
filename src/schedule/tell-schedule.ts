import type { Translate } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { escapeMarkdown } from '../message.ts'
import type { Schedule, Slot, Step } from '../store/store.ts'
import { nextClockChange, runsAround } from './clock-change.ts'
import { describeCron } from './describe-cron.ts'
import type { Permission } from './messenger.ts'
import { firstRuns } from './next-runs.ts'
import { tellReason } from './reason.ts'

/** Runs shown ahead: enough to see a weekend and most clock changes. */
const shownRuns = 5

/** What a schedule is, without what has become of it. */
export type Plan = Pick<Schedule, 'name' | 'channelId' | 'cron' | 'timezone' | 'nextRunAt'> & {
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
export function runLines(t: Translate, plan: Pick<Schedule, 'cron' | 'timezone'>, now: number): string[] {
  const { cron, timezone } = plan
  const runs = firstRuns(cron, timezone, now, shownRuns)
  const change = nextClockChange(timezone, now)
  const around = change ? runsAround(cron, timezone, change).filter((at) => at > now) : []

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

/** `UTC−5`, `UTC+5:45`. */
function formatOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`

  return `UTC${offsetMs < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`
}

export function slotLine(t: Translate, { fireAt, state, reason }: Slot): string {
  const line = t('schedules.slot', { at: seconds(fireAt), state: t(`schedules.slotState.${state}`) })

  return reason === null ? line : `${line} · ${reasonInWords(t, reason)}`
}

export function stepLine(t: Translate, { name, state, lastError }: Step): string {
  return t('schedules.step', {
    step: t(`schedules.step.${name}`),
    state: t(`schedules.stepState.${state}`),
    reason: lastError === null ? '–' : reasonInWords(t, lastError),
  })
}

export function tellPermissions(t: Translate, permissions: readonly Permission[]): string {
  return permissions.map((permission) => t(`permission.${permission}`)).join(t('schedules.comma'))
}

export function tellMoment(t: Translate, at: number | null): string {
  return at === null ? t('schedules.never') : `<t:${seconds(at)}:F> (<t:${seconds(at)}:R>)`
}

export function tellDay(at: number): string {
  return `<t:${seconds(at)}:D> (<t:${seconds(at)}:R>)`
}

/** Ours in the reader's language, and what Discord said as it said it. */
function reasonInWords(t: Translate, reason: string): string {
  const { text, detail } = tellReason(reason, t)

  return detail === undefined ? text : `${text} (${escapeMarkdown(detail)})`
}

function seconds(at: number): number {
  return Math.floor(at / 1000)
}
