import { describe, expect, it } from 'vitest'
import { formatTimestamp } from '../../../src/playground/page/markdown/timestamp.ts'

/** 2026-03-29T00:59:00Z, in seconds. */
const moment = 1774745940

const reader = (locale: string, secondsLater = 0) => ({
  locale,
  timeZone: 'UTC',
  now: (moment + secondsLater) * 1000,
})

/** Some versions of ICU put a narrow no-break space before AM and PM. */
const withPlainSpaces = (text: string) => text.replaceAll('\u202f', ' ')

describe('a timestamp', () => {
  it.each([
    ['t', 'en-US', '12:59 AM'],
    ['T', 'en-US', '12:59:00 AM'],
    ['d', 'en-US', '3/29/26'],
    ['D', 'en-US', 'March 29, 2026'],
    ['f', 'en-US', 'March 29, 2026 at 12:59 AM'],
    ['F', 'en-US', 'Sunday, March 29, 2026 at 12:59 AM'],
    ['D', 'zh-CN', '2026年3月29日'],
    ['t', 'zh-CN', '00:59'],
  ] as const)('in style %s for %s reads %s', (style, locale, expected) => {
    expect(withPlainSpaces(formatTimestamp(moment, style, reader(locale)))).toBe(expected)
  })

  it.each([
    [-30, 'en-US', 'in 30 seconds'],
    [-90, 'en-US', 'in 2 minutes'],
    [-1800, 'en-US', 'in 30 minutes'],
    [-3596, 'en-US', 'in 1 hour'],
    [-7200, 'en-US', 'in 2 hours'],
    [0, 'en-US', 'now'],
    [-86_400, 'en-US', 'tomorrow'],
    [86_400, 'en-US', 'yesterday'],
    [40 * 86_400, 'en-US', 'last month'],
    [3 * 3600, 'zh-CN', '3小时前'],
  ])('seen %i seconds later by %s is %s', (secondsLater, locale, expected) => {
    expect(formatTimestamp(moment, 'R', reader(locale, secondsLater))).toBe(expected)
  })

  it('beyond the end of time is shown as its number', () => {
    expect(formatTimestamp(1e15, 'F', reader('en-US'))).toBe('1000000000000000')
  })
})
