import { UserError } from '../errors.ts'
import { formatEvery } from './every.ts'
import { dateAt, type LocalDay, readDate } from './local-date.ts'
import { nextRun } from './next-runs.ts'
import { parseCron } from './parse-cron.ts'
import { readRhythm } from './rhythm.ts'
import { offsetIn } from './zone.ts'

const longestText = 200

const dayWords: Readonly<Record<string, string>> = {
  '': '*',
  daily: '*',
  'every day': '*',
  每天: '*',
  每日: '*',
  weekdays: '1-5',
  'every weekday': '1-5',
  工作日: '1-5',
  weekends: '0,6',
  周末: '0,6',
}

const hourly = ['hourly', 'every hour', '每小时']

const weekdayWords: readonly RegExp[] = [
  /^(?:sun(?:days?)?|(?:周|星期|礼拜)[日天])$/,
  /^(?:mon(?:days?)?|(?:周|星期|礼拜)一)$/,
  /^(?:tue(?:sdays?)?|(?:周|星期|礼拜)二)$/,
  /^(?:wed(?:nesdays?)?|(?:周|星期|礼拜)三)$/,
  /^(?:thu(?:rsdays?)?|(?:周|星期|礼拜)四)$/,
  /^(?:fri(?:days?)?|(?:周|星期|礼拜)五)$/,
  /^(?:sat(?:urdays?)?|(?:周|星期|礼拜)六)$/,
]

/** Where the clock stands on which a rhythm is counted. */
export interface Start {
  readonly zone: string
  /** Epoch milliseconds. */
  readonly now: number
}

/**
 * When a schedule fires, as people say it in English or Chinese, as cron: `every day 09:00`, `weekdays at 8:30`,
 * `mon, wed 20:00`, `周一到周五 9:00`, `every hour`; `every 3 days 09:00` and `每两周周一 20:00` are counted from the first
 * run after now, or from a date that follows: `from 2026-12-01`. Cron itself passes through.
 *
 * @throws UserError `schedule.whenUnreadable`, `schedule.minutesDiffer`, `schedule.every*` or `schedule.cron*`.
 */
export function readWhen(text: string, start: Start): string {
  if (text.length > longestText) {
    throw new UserError('schedule.cronTooLong', { length: text.length, limit: longestText })
  }

  const said = text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

  if (hourly.includes(said)) return '0 * * * *'
  if (/^[\d*?@][^:]*$/.test(said)) return parseCron(said).expression

  const rhythm = readRhythm(said)

  if (!rhythm) return readPhrase(said, text)

  const cron = readPhrase(rhythm.rest, text)

  if (rhythm.unit === 'weeks' && cron.endsWith('*')) throw new UserError('schedule.weekdayMissing')

  const from = rhythm.from === undefined ? firstDate(cron, start) : readDate(rhythm.from)

  return parseCron(`${cron} ${formatEvery({ ...rhythm, from })}`).expression
}

/** The local date of the first run. */
function firstDate(cron: string, { zone, now }: Start): LocalDay {
  const first = nextRun(cron, zone, now) ?? now

  return dateAt(first, offsetIn(zone)(first))
}

/** Days and times, without a rhythm. */
function readPhrase(said: string, text: string): string {
  const { days, times } = /^(?<days>\D*?)(?<times>[\d:,、 ]+)$/.exec(said)?.groups ?? {}

  if (days === undefined || times === undefined) throw unreadable(text)

  const weekdays = readDays(days.replace(/(?:,| at| @|的)?\s*$/, '').trim(), text)

  return parseCron(`${readTimes(times, text)} * * ${weekdays}`).expression
}

/** The minute and hour fields. */
function readTimes(times: string, text: string): string {
  const read = times
    .split(/[,、 ]+/)
    .filter((time) => time !== '')
    .map((time) => /^(?<hour>\d{1,2}):(?<minute>\d{2})$/.exec(time)?.groups)
  const minutes = new Set(read.map((time) => Number(time?.minute)))
  const [minute] = minutes

  if (read.length === 0 || read.includes(undefined)) throw unreadable(text)
  if (minutes.size > 1) throw new UserError('schedule.minutesDiffer')

  return `${minute} ${read.map((time) => Number(time?.hour)).join(',')}`
}

/** The weekday field. */
function readDays(days: string, text: string): string {
  const whole = dayWords[days]

  if (whole !== undefined) return whole

  return days
    .replace(/^(?:on |every |每逢|每个?)/, '')
    .split(/\s*(?:,|、|&|\band\b|和|\s)\s*/)
    .map((item) =>
      item
        .split(/-|到|至/)
        .map((word) => readWeekday(word, text))
        .join('-'),
    )
    .join(',')
}

function readWeekday(word: string, text: string): number {
  const at = weekdayWords.findIndex((pattern) => pattern.test(word.trim()))

  if (at < 0) throw unreadable(text)

  return at
}

function unreadable(text: string): UserError {
  return new UserError('schedule.whenUnreadable', { given: text })
}
