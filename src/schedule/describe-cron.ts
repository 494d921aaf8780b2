import { type Language, type Translate, translator } from '../i18n/catalog.ts'
import { formatDate } from './local-date.ts'
import { type Cron, parseCron } from './parse-cron.ts'

const mostTimesNamed = 6

/** Any Sunday: weekday names are asked for by date. */
const sunday = Date.UTC(2026, 0, 4)
const dayMs = 86_400_000

/** A cron expression in words, such as “on the 13th of the month and every Friday at 09:00”; for previews. */
export function describeCron(expression: string, language: Language): string {
  const cron = parseCron(expression)
  const rule = describeRule(cron, language)

  return cron.every === null
    ? rule
    : translator(language)('schedule.countedFrom', { rule, date: formatDate(cron.every.from) })
}

/** The same without the date that a rhythm is counted from. */
export function describeRule(cron: Cron, language: Language): string {
  const t = translator(language)
  const times = describeTimes(cron, language, t)
  const everyDay = cron.days.length === 31 && cron.weekdays.length === 7
  const everyMonth = cron.months.length === 12

  if (everyDay && everyMonth && !cron.every && !hasNamedTimes(cron)) return times

  const days = describeDays(cron, language, t)

  if (everyMonth) return t('schedule.rule', { days, times })

  const months = list(
    inRanges(cron.months, (month) => monthName(month, language), t),
    language,
  )

  return t('schedule.ruleInMonths', { days, months, times })
}

function describeDays({ days, weekdays, dayRule, every }: Cron, language: Language, t: Translate): string {
  const ordinal = (day: number) => t('schedule.dayOfMonth', { day })
  // Monday first, so that the working week is one range.
  const fromMonday = weekdays.map((day) => (day === 0 ? 7 : day)).sort((a, b) => a - b)
  const dates = list(inRanges(days, ordinal, t), language)
  const names = list(
    inRanges(fromMonday, (day) => weekdayName(day, language), t),
    language,
  )

  if (every?.unit === 'days') return t('schedule.everyDays', { count: every.count })
  if (every) return t('schedule.everyWeeks', { count: every.count, names })
  if (dayRule === 'either') return t('schedule.onDatesAndWeekdays', { dates, names })
  if (days.length === 31)
    return weekdays.length === 7 ? t('schedule.everyDay') : t('schedule.onWeekdays', { names })

  return weekdays.length === 7
    ? t('schedule.onDates', { dates })
    : t('schedule.onDatesIfWeekday', { dates, names })
}

function describeTimes({ hours, minutes }: Cron, language: Language, t: Translate): string {
  if (hasNamedTimes({ hours, minutes })) {
    const times = hours.flatMap((hour) => minutes.map((minute) => `${twoDigits(hour)}:${twoDigits(minute)}`))

    return t('schedule.atTimes', { times: list(times, language) })
  }

  const minuteList = list(inRanges(minutes, String, t), language)
  const [onlyMinute = 0] = minutes

  if (hours.length === 24) return describeHourly(minutes, minuteList, t)
  if (minutes.length === 1 && isEven(hours, 24)) {
    return t('schedule.everyHours', { count: 24 / hours.length, minute: onlyMinute })
  }

  return t('schedule.atMinutesOfHours', {
    minutes: minuteList,
    hours: list(inRanges(hours, String, t), language),
  })
}

/** Few enough to list each as a time of day. */
function hasNamedTimes({ hours, minutes }: Pick<Cron, 'hours' | 'minutes'>): boolean {
  return hours.length * minutes.length <= mostTimesNamed
}

function describeHourly(minutes: readonly number[], minuteList: string, t: Translate): string {
  if (!isEven(minutes, 60)) return t('schedule.atMinutes', { minutes: minuteList })
  if (minutes.length === 1) return t('schedule.everyHour')

  return t('schedule.everyMinutes', { count: 60 / minutes.length })
}

/** Whether values from 0 divide a whole evenly, as a step does. */
function isEven(values: readonly number[], whole: number): boolean {
  return values.every((value, at) => value === (at * whole) / values.length)
}

/** Ascending numbers by name, three or more in a row as “first to last”. */
function inRanges(numbers: readonly number[], name: (number: number) => string, t: Translate): string[] {
  const runs: number[][] = []

  for (const number of numbers) {
    const run = runs.at(-1)

    if (run?.at(-1) === number - 1) run.push(number)
    else runs.push([number])
  }

  return runs.flatMap((run) => {
    const [first = 0] = run

    if (run.length < 3) return run.map(name)

    return [t('schedule.range', { first: name(first), last: name(first + run.length - 1) })]
  })
}

function list(items: readonly string[], language: Language): string {
  const style = language === 'en' ? 'long' : 'narrow'

  return new Intl.ListFormat(language, { type: 'conjunction', style }).format(items)
}

function weekdayName(day: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(sunday + day * dayMs)
}

function monthName(month: number, language: Language): string {
  return new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, month - 1),
  )
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
