import { describe, expect, it } from 'vitest'
import type { Context } from '../../../src/command.ts'
import { translator } from '../../../src/i18n/catalog.ts'
import type { Language } from '../../../src/i18n/texts.ts'
import { headingOf } from '../../../src/quiz/board/heading.ts'

function contextAt(
  instant: string,
  timezone: string,
  language: Language = 'en',
  seasonStarts: number[] = [],
) {
  return {
    t: translator(language),
    language,
    serverId: '9',
    now: Date.parse(instant),
    store: { server: async () => ({ timezone }), seasonStarts: async () => seasonStarts },
  } as unknown as Context
}

/** Intl sets thin blanks around the dash. */
const plain = (text: string | undefined) => text?.replace(/\s/g, ' ')

describe('the heading of a board', () => {
  it.each([
    // The same instant is on two dates.
    ['2026-11-24T16:30:00Z', 'Asia/Shanghai', '7d', 'Nov 19 – 25, 2026'],
    ['2026-11-24T16:30:00Z', 'America/Los_Angeles', '7d', 'Nov 18 – 24, 2026'],
    ['2026-11-24T16:30:00Z', 'UTC', '30d', 'Oct 26 – Nov 24, 2026'],
    // Over the end of summer time, and over New Year.
    ['2026-10-26T00:30:00Z', 'Europe/London', '7d', 'Oct 20 – 26, 2026'],
    ['2027-01-02T12:00:00Z', 'UTC', '7d', 'Dec 27, 2026 – Jan 2, 2027'],
    ['2026-12-31T23:30:00Z', 'UTC', 'season', 'since Oct 1, 2026'],
    ['2026-12-31T23:30:00Z', 'Asia/Tokyo', 'season', 'since Jan 1, 2027'],
    ['2026-12-31T23:30:00Z', 'UTC', 'all', undefined],
  ] as const)('at %s in %s tells the dates of %s', async (instant, zone, window, dates) => {
    expect(plain((await headingOf(contextAt(instant, zone), window, undefined)).dates)).toBe(dates)
  })

  it('tells when a season began that a manager began', async () => {
    const context = contextAt('2026-11-24T12:00:00Z', 'UTC', 'en', [Date.parse('2026-11-05T09:00:00Z')])

    expect(await headingOf(context, 'season', undefined)).toEqual({
      title: 'Leaderboard · Season 2026 Q4',
      window: 'Season 2026 Q4',
      dates: 'since Nov 5, 2026',
    })
  })

  it.each([
    ['en', 'Leaderboard · Last 7 days · Daily'],
    ['zh-CN', '排行榜 · 最近 7 天 · Daily'],
  ] as const)('names the scope, in %s', async (language, title) => {
    const context = contextAt('2026-11-24T12:00:00Z', 'UTC', language)

    expect((await headingOf(context, '7d', 'Daily')).title).toBe(title)
  })
})
