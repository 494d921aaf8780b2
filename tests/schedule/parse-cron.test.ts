import fc from 'fast-check'
import { parse } from 'node-cron'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { format, languages } from '../../src/i18n/catalog.ts'
import { parseCron } from '../../src/schedule/parse-cron.ts'
import { refusalOf } from '../support/refusal.ts'

const ascending = (values: readonly (number | string)[]) =>
  [...new Set(values.map(Number))].sort((a, b) => a - b)

/** The fields as node-cron expands them. */
function expanded(expression: string) {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = parse(expression)

  return {
    minutes: ascending(minute),
    hours: ascending(hour),
    days: ascending(dayOfMonth),
    months: ascending(month),
    weekdays: ascending(dayOfWeek),
  }
}

describe('a cron expression', () => {
  it.each([
    '0 9 * * *',
    '*/15 * * * *',
    '0-59/7 22-2 * * *',
    '50-10/5 23-1/2 * * *',
    '0 9 1,15,1-3 * *',
    '0 9 ? * MON-FRI',
    '0 9 * jan-Mar,DECEMBER sunday,tue',
    '0 9 * 11-2/2 5-7',
    '0 9 * * 7',
    '0 9 * * 0-7',
    '0 9 * * fri-mon/2',
    '01 09 31-2 * ?',
    '0 9 31 2,3 *',
    '0 9 */31 */12 */7',
  ])('%s allows the values node-cron reads in it', (expression) => {
    const cron = parseCron(expression)

    expect(cron).toMatchObject(expanded(expression))
  })

  it.each([
    ['  0   9\t* *  * ', '0 9 * * *'],
    ['@hourly', '0 * * * *'],
    ['@Daily', '0 0 * * *'],
    ['@weekly', '0 0 * * 0'],
    ['@monthly', '0 0 1 * *'],
    ['@yearly', '0 0 1 1 *'],
  ])('%j is stored as %s', (text, expression) => {
    const cron = parseCron(text)

    expect(cron.expression).toBe(expression)
  })

  it.each([
    ['0 9 13 * 5', 'either'],
    ['0 9 13 * *', 'both'],
    ['0 9 * * 5', 'both'],
    ['0 9 ? * 5', 'both'],
    ['0 9 */2 * ?', 'both'],
    ['0 9 1-31/2 * 1-5', 'either'],
  ])('%s needs %s of its day fields', (expression, dayRule) => {
    const cron = parseCron(expression)

    expect(cron.dayRule).toBe(dayRule)
  })

  it.each([
    ['*/15 3 * * *', true],
    ['0 */2 * * *', true],
    ['* * * * *', true],
    ['0-59/15 3 * * *', false],
    ['0 3 * * *', false],
  ])('%s follows real time: %s', (expression, wild) => {
    const cron = parseCron(expression)

    expect(cron.wild).toBe(wild)
  })

  it.each([
    ['', 'schedule.cronFieldCount', { count: 1 }],
    ['0 9 * *', 'schedule.cronFieldCount', { count: 4 }],
    ['0 0 9 * * * *', 'schedule.cronFieldCount', { count: 7 }],
    ['30 0 9 * * *', 'schedule.cronSeconds', { fix: '0 9 * * *' }],
    ['@reboot', 'schedule.cronMacro', { given: '@reboot' }],
    ['0 9 L * *', 'schedule.cronSpecial', { given: 'L' }],
    ['0 9 15W * *', 'schedule.cronSpecial', { given: '15W' }],
    ['0 9 * * 5L', 'schedule.cronSpecial', { given: '5L' }],
    ['0 9 * * 5#2', 'schedule.cronSpecial', { given: '5#2' }],
    ['1,* * * * *', 'schedule.cronStarInList', { given: '1,*' }],
    ['0 9 ?,5 * *', 'schedule.cronStarInList', { given: '?,5' }],
    ['*/61 * * * *', 'schedule.cronStep', { given: '61', largest: 60 }],
    ['*/0 * * * *', 'schedule.cronStep', { given: '0' }],
    ['5/10 * * * *', 'schedule.cronStepAlone', { fix: '5-59/10' }],
    ['0 9 * * 1/2', 'schedule.cronStepAlone', { fix: '1-6/2' }],
    ['0 24 * * *', 'schedule.cronOutOfRange', { field: 'hour', given: '24', min: 0, max: 23 }],
    ['60 9 * * *', 'schedule.cronOutOfRange', { field: 'minute' }],
    ['0 9 0 * *', 'schedule.cronOutOfRange', { field: 'day', min: 1 }],
    ['0 9 * 13 *', 'schedule.cronOutOfRange', { field: 'month' }],
    ['0 9 * * 8', 'schedule.cronOutOfRange', { field: 'weekday', max: 7 }],
    ['0 9 99999999999999999999 * *', 'schedule.cronOutOfRange', { field: 'day' }],
    ['0 9 31 2 *', 'schedule.cronImpossibleDate', { day: 31, last: 29 }],
    ['0 9 30 2 1', 'schedule.cronImpossibleDate', { day: 30, last: 29 }],
    ['0 9 31 4,6 *', 'schedule.cronImpossibleDate', { day: 31, last: 30 }],
    ['0 9 */2 * 1', 'schedule.cronDayStep', { fix: '1-31/2' }],
    ['0 9 1 * */2', 'schedule.cronDayStep', { fix: '0-6/2' }],
    ['0 9 * sept *', 'schedule.cronUnreadable', { field: 'month', given: 'sept' }],
    ['0 9 ?/2 * *', 'schedule.cronUnreadable', { field: 'day' }],
    ['? 9 * * *', 'schedule.cronUnreadable', { field: 'minute' }],
    ['1,,2 9 * * *', 'schedule.cronUnreadable', { field: 'minute' }],
    ['-5 9 * * *', 'schedule.cronUnreadable', { field: 'minute' }],
    ['1-2-3 9 * * *', 'schedule.cronUnreadable', { field: 'minute' }],
    ['*/2/2 9 * * *', 'schedule.cronUnreadable', { field: 'minute' }],
    ['1e1 9 * * *', 'schedule.cronUnreadable', { field: 'minute' }],
    ['0 9 * * ٣', 'schedule.cronUnreadable', { field: 'weekday' }],
    ['0 '.repeat(101), 'schedule.cronTooLong', { length: 202, limit: 200 }],
  ])('%j is refused by %s', (text, key, values) => {
    const refusal = refusalOf(() => parseCron(text))

    expect(refusal.key).toBe(key)
    expect(refusal.values).toMatchObject(values)
  })

  it.each(languages)('that is refused names its field in words in %s', (language) => {
    const { key, values } = refusalOf(() => parseCron('0 9 * * 8'))

    const text = format(language, key, values)

    expect(text).toContain(language === 'en' ? 'the weekday' : '星期')
    expect(text).toContain('0')
    expect(text).toContain('7')
  })

  it('of any kind is read as node-cron reads it, or refused in words', () => {
    const token = fc.constantFrom(...'0123456789*/-,?LW# '.split(''), 'mon', 'JAN', '22-2', '*/5')
    const text = fc.array(token, { maxLength: 16 }).map((tokens) => tokens.join(''))
    const five = fc.array(text, { minLength: 5, maxLength: 5 }).map((fields) => fields.join(' '))

    fc.assert(
      fc.property(fc.oneof(text, five, fc.string({ maxLength: 250 })), (expression) => {
        try {
          const cron = parseCron(expression)

          expect(cron).toMatchObject(expanded(cron.expression))
        } catch (error) {
          expect(error).toBeInstanceOf(UserError)
        }
      }),
      { numRuns: 500 },
    )
  })
})
