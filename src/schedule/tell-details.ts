import type { Translate } from '../i18n/catalog.ts'
import { escapeMarkdown } from '../message.ts'
import type { Schedule } from '../store/store.ts'
import type { Extras } from './messenger.ts'
import { formatOffset, offsetIn } from './zone.ts'

/** What a schedule does about posts that cannot come in time. */
export function lateLines(
  t: Translate,
  { catchUp, latestHours }: Pick<Schedule, 'catchUp' | 'latestHours'>,
): string[] {
  return [
    tellCatchUp(t, catchUp),
    t('schedules.retryUntil'),
    ...(latestHours === null ? [] : [t('schedules.latestHours', { hours: latestHours })]),
  ]
}

function tellCatchUp(t: Translate, catchUp: string): string {
  if (catchUp === 'skip' || catchUp === 'latest') return t(`schedules.catchUp.${catchUp}`)

  return t('schedules.catchUp.all', { count: catchUp.slice('all:'.length) })
}

/** What its posts get besides, where they get anything. */
export function extraLines(t: Translate, { thread, pin, pingRoleId }: Extras): string[] {
  const extras = [
    ...(thread ? [t('schedules.extra.thread')] : []),
    ...(pin ? [t('schedules.extra.pin')] : []),
    ...(pingRoleId === null ? [] : [t('schedules.extra.ping', { role: `<@&${pingRoleId}>` })]),
  ]

  return extras.length === 0 ? [] : [t('schedules.extras', { extras: extras.join(t('schedules.comma')) })]
}

/** Dates without posts and the end, where a schedule has them. */
export function restLines(
  t: Translate,
  { quietDates, endsOn }: Pick<Schedule, 'quietDates' | 'endsOn'>,
): string[] {
  return [
    ...(quietDates === '' ? [] : [t('schedules.quiet', { dates: quietDates })]),
    ...(endsOn === null ? [] : [t('schedules.ends', { date: endsOn })]),
  ]
}

/** What is chosen of a schedule besides where and when. */
export function choiceLines(t: Translate, schedule: Schedule, now: number): string[] {
  const { topic, level, picking, language, numbers, timezone } = schedule

  return [
    timezone === 'UTC'
      ? t('schedules.clockUtc')
      : t('schedules.clock', { zone: timezone, offset: formatOffset(offsetIn(timezone)(now)) }),
    t('schedules.selection', {
      topic: topic === null ? t('schedules.every') : escapeMarkdown(topic),
      level: level === null ? t('schedules.every') : t(`choice.level.${level}`),
      picking: t(`choice.picking.${picking}`),
    }),
    t('schedules.voice', {
      language: language === null ? t('schedules.serverLanguage') : t(`choice.language.${language}`),
      numbers: t(`choice.numbers.${numbers}`),
    }),
    ...extraLines(t, schedule),
    ...lateLines(t, schedule),
    ...restLines(t, schedule),
  ]
}
