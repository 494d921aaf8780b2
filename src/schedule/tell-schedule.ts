import type { Translate } from '../i18n/catalog.ts'
import type { Language } from '../i18n/texts.ts'
import { escapeMarkdown } from '../message.ts'
import type { Schedule, Slot, Step } from '../store/store.ts'
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

/** The next runs in the schedule's own time and, by Discord's timestamps, in the reader's. */
export function runLines(
  t: Translate,
  { cron, timezone }: Pick<Schedule, 'cron' | 'timezone'>,
  now: number,
): string[] {
  const runs = firstRuns(cron, timezone, now, shownRuns)
  const local = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  })

  return [
    t('schedules.nextRuns', { count: runs.length }),
    ...runs.map((at) => `- ${local.format(at).replace(',', '')} · ${tellMoment(t, at)}`),
  ]
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
