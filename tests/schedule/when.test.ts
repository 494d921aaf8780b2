import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { parseCron } from '../../src/schedule/parse-cron.ts'
import { readWhen } from '../../src/schedule/when.ts'
import { refusalOf } from '../support/refusal.ts'

/** A Tuesday, 16:00 in Shanghai. */
const start = { zone: 'Asia/Shanghai', now: Date.parse('2026-11-24T08:00:00Z') }

describe('when a schedule fires', () => {
  it.each([
    ['every day 09:00', '0 9 * * *'],
    ['Every Day at 9:00', '0 9 * * *'],
    ['daily 9:05', '5 9 * * *'],
    ['09:00', '0 9 * * *'],
    ['9:00, 21:00', '0 9,21 * * *'],
    ['weekdays at 8:30', '30 8 * * 1-5'],
    ['every weekday 8:30', '30 8 * * 1-5'],
    ['weekends 10:00', '0 10 * * 0,6'],
    ['mon,wed,fri 20:00', '0 20 * * 1,3,5'],
    ['Mondays and Thursdays 20:00', '0 20 * * 1,4'],
    ['on monday 7:00', '0 7 * * 1'],
    ['mon-fri 7:00', '0 7 * * 1-5'],
    ['fri-mon 7:00', '0 7 * * 5-1'],
    ['sunday 00:00', '0 0 * * 0'],
    ['every hour', '0 * * * *'],
    ['hourly', '0 * * * *'],
    ['每天 9:00', '0 9 * * *'],
    ['每天9：00', '0 9 * * *'],
    ['工作日 18:30', '30 18 * * 1-5'],
    ['周末 10:00', '0 10 * * 0,6'],
    ['每周一、周三 20:30', '30 20 * * 1,3'],
    ['星期二和星期四 20:30', '30 20 * * 2,4'],
    ['周一到周五 9:00', '0 9 * * 1-5'],
    ['周日 9:00', '0 9 * * 0'],
    ['礼拜天的 9:00', '0 9 * * 0'],
    ['每小时', '0 * * * *'],
    ['0 9 * * 1-5', '0 9 * * 1-5'],
    ['  */15  * * * * ', '*/15 * * * *'],
    ['@daily', '0 0 * * *'],
    ['every 3 days 09:00', '0 9 * * * every 3 days from 2026-11-25'],
    ['every 3 days at 20:00', '0 20 * * * every 3 days from 2026-11-24'],
    ['Every other day 20:00, 22:00', '0 20,22 * * * every 2 days from 2026-11-24'],
    ['every 10 days 9:00 from 2026-12-24', '0 9 * * * every 10 days from 2026-12-24'],
    ['every 2 weeks mon 20:00', '0 20 * * 1 every 2 weeks from 2026-11-30'],
    ['every 2 weeks on tue,thu 20:00', '0 20 * * 2,4 every 2 weeks from 2026-11-24'],
    ['every other week fri 9:30 starting 2026-12-01', '30 9 * * 5 every 2 weeks from 2026-12-01'],
    ['每三天 9:00', '0 9 * * * every 3 days from 2026-11-25'],
    ['每 3 天 20:00', '0 20 * * * every 3 days from 2026-11-24'],
    ['每隔一天 9:00', '0 9 * * * every 2 days from 2026-11-25'],
    ['每两周周一 20:00', '0 20 * * 1 every 2 weeks from 2026-11-30'],
    ['每两周的周二、周四 20:00', '0 20 * * 2,4 every 2 weeks from 2026-11-24'],
    ['每 2 个星期 星期五 9:30 从 2026-12-01 起', '30 9 * * 5 every 2 weeks from 2026-12-01'],
    ['0 9 * * *  Every 3 days from 2026-11-24', '0 9 * * * every 3 days from 2026-11-24'],
    ['@daily every 1 week from 2026-11-24', '0 0 * * * every 1 weeks from 2026-11-24'],
  ])('said as “%s” is %s', (text, expression) => {
    const cron = readWhen(text, start)

    expect(cron).toBe(expression)
  })

  it.each([
    ['', 'schedule.whenUnreadable'],
    ['every day', 'schedule.whenUnreadable'],
    ['every day at 9', 'schedule.whenUnreadable'],
    ['someday 9:00', 'schedule.whenUnreadable'],
    ['every day 9:00 pm', 'schedule.whenUnreadable'],
    ['mon-wed-fri 9:00', 'schedule.cronUnreadable'],
    ['every day 24:00', 'schedule.cronOutOfRange'],
    ['every day 9:60', 'schedule.cronOutOfRange'],
    ['9:00 9:30', 'schedule.minutesDiffer'],
    ['0 9 * *', 'schedule.cronFieldCount'],
    ['every 2 weeks 20:00', 'schedule.weekdayMissing'],
    ['每两周 20:00', 'schedule.weekdayMissing'],
    ['every 0 days 20:00', 'schedule.everyCount'],
    ['every 366 days 20:00', 'schedule.everyCount'],
    ['每 53 周周一 20:00', 'schedule.everyCount'],
    ['every 2 days mon 20:00', 'schedule.everyRestricted'],
    ['0 9 1 * * every 2 weeks from 2026-11-24', 'schedule.everyRestricted'],
    ['0 9 * * * every 2 days', 'schedule.everyUnreadable'],
    ['0 9 * * * every 2 days from 2026-02-30', 'schedule.dateUnreadable'],
    ['every 2 days 9:00 from 2026-2-3', 'schedule.dateUnreadable'],
    ['x'.repeat(201), 'schedule.cronTooLong'],
  ])('is refused when said as “%s”', (text, key) => {
    const refusal = refusalOf(() => readWhen(text, start))

    expect(refusal.key).toBe(key)
  })

  it('is cron, or refused in words, whatever is typed', () => {
    const words = fc.constantFrom(
      'every',
      '2 weeks',
      '3 days',
      'from 2026-12-01',
      '每两周',
      'day',
      'mon',
      'fri',
      '-',
      ',',
      ' ',
      '9:00',
      '每',
      '周一',
      '到',
      '：',
      '*',
      '@',
    )
    const text = fc.oneof(
      fc.string({ maxLength: 220, unit: 'grapheme' }),
      fc.array(words).map((all) => all.join('')),
    )

    fc.assert(
      fc.property(text, (typed) => {
        try {
          const cron = readWhen(typed, start)

          expect(parseCron(cron).expression).toBe(cron)
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
