import { describe, expect, it } from 'vitest'
import { type AskedDay, askedDays, streakOver } from '../../src/quiz/streak.ts'
import { formatDate } from '../../src/schedule/local-date.ts'
import { offsetIn } from '../../src/schedule/zone.ts'
import type { AskedSlot } from '../../src/store/asking.ts'

const at = Date.parse
const day = 86_400_000

function slot(fireAt: string, changes: Partial<AskedSlot> = {}): AskedSlot {
  const time = at(fireAt)

  return {
    fireAt: time,
    state: 'sent',
    reason: null,
    sentAt: time + 5_000,
    closesAt: time + day,
    isLost: false,
    ...changes,
  }
}

/**
 * A streak from one letter a day: `a` answered, `.` asked and not answered, `x` the bot failed, `X` answered all the same, blank
 * not asked, `o` still open.
 */
function read(letters: string): { days: AskedDay[]; answered: Set<number> } {
  const all = [...letters].map((letter, index) => ({ letter, day: index }))

  return {
    days: all
      .filter(({ letter }) => letter !== ' ')
      .map(({ letter, day }) => ({ day, isFair: !'xX'.includes(letter), isOver: letter !== 'o' })),
    answered: new Set(all.filter(({ letter }) => 'aX'.includes(letter)).map(({ day }) => day)),
  }
}

const letterOf = { answered: 'a', missed: '.', frozen: 'f', excused: 'x', open: 'o' } as const

function marksOf(letters: string, mostKept?: number): string {
  const { days, answered } = read(letters)
  const { marks } = streakOver(days, answered, mostKept)

  return [...marks.values()].map((mark) => letterOf[mark]).join('')
}

describe('a streak', () => {
  it.each([
    ['nothing was ever asked', '', 0, 0, 0],
    ['nothing was ever answered', '...', 0, 0, 0],
    ['the first day', 'a', 1, 1, 0],
    ['five in a row', 'aaaaa', 5, 5, 0],
    ['a day missed without a freeze breaks it', 'aaa.', 0, 3, 0],
    ['and it begins anew', 'aaa.aa', 2, 3, 0],
    ['days without a question do not count', 'a  a   a', 3, 3, 0],
    ['a day on which the bot failed does not break it', 'aaxxaa', 4, 4, 0],
    ['nor does one that it answered late', 'aaX', 3, 3, 0],
    ['an open day neither lengthens nor breaks it', 'aaao', 3, 3, 0],
    ['a later answer counts while a day before it is open', 'aaoa', 3, 3, 0],
    ['six in a row earn nothing', 'aaaaaa.', 0, 6, 0],
    ['seven earn a freeze', 'aaaaaaa', 7, 7, 1],
    ['that is used by itself', 'aaaaaaa.', 7, 7, 0],
    ['and keeps the streak', 'aaaaaaa.a', 8, 8, 0],
    ['a second miss in a row breaks it', 'aaaaaaa..', 0, 7, 0],
    ['seven begin anew after a freeze', 'aaaaaaa.aaaaaa', 13, 13, 0],
    ['and earn the next one', 'aaaaaaa.aaaaaaa', 14, 14, 1],
    ['nine, a freeze and five earn none', 'aaaaaaaaa.aaaaa', 14, 14, 0],
    ['fourteen earn two', 'aaaaaaaaaaaaaa..', 14, 14, 0],
    ['twenty-one earn no third', 'aaaaaaaaaaaaaaaaaaaaa...', 0, 21, 0],
    ['what the bot failed at costs no freeze and no row', 'aaaxaaaa', 7, 7, 1],
    ['days not asked cost neither', 'aaa  aaaa', 7, 7, 1],
  ])('%s', (_name, letters, current, longest, freezes) => {
    const { days, answered } = read(letters)

    expect(streakOver(days, answered)).toMatchObject({ current, longest, freezes })
  })

  it('marks each asked day', () => {
    expect(marksOf('aaaaaaa.xo')).toBe('aaaaaaafxo')
    expect(marksOf('.aaaaaaa..')).toBe('.aaaaaaaf.')
  })

  it('of a group has no freezes', () => {
    const { days, answered } = read('aaaaaaaa.a')

    expect(streakOver(days, answered, 0)).toMatchObject({ current: 1, longest: 8, freezes: 0 })
  })

  it('says when there is something to keep', () => {
    const open = read('aao')
    const done = read('aaa')

    expect(streakOver(open.days, open.answered).isOpen).toBe(true)
    expect(streakOver(done.days, done.answered).isOpen).toBe(false)
  })
})

describe('the days a server was asked', () => {
  const days = (zone: string, now: string, ...slots: AskedSlot[]) =>
    askedDays(slots, offsetIn(zone), at(now)).map(({ day, ...rest }) => ({ day: formatDate(day), ...rest }))

  it('are those of its own clock, also where the clocks change', () => {
    // 2026-03-08 has 23 hours in New York, 2026-11-01 has 25.
    const found = days(
      'America/New_York',
      '2026-12-01T00:00:00Z',
      slot('2026-03-08T04:59:00Z'),
      slot('2026-03-08T05:00:00Z'),
      slot('2026-03-09T03:59:00Z'),
      slot('2026-03-09T04:00:00Z'),
      slot('2026-11-02T04:59:00Z'),
      slot('2026-11-02T05:00:00Z'),
    )

    expect(found.map(({ day }) => day)).toEqual([
      '2026-03-07',
      '2026-03-08',
      '2026-03-09',
      '2026-11-01',
      '2026-11-02',
    ])
  })

  it.each([
    ['came out in time', {}, true],
    ['came out within ten minutes', { sentAt: at('2026-03-02T09:10:00Z') }, true],
    ['came out later', { sentAt: at('2026-03-02T09:10:01Z') }, false],
    ['came out before that was noted', { sentAt: null }, true],
    ['failed', { state: 'failed', reason: 'forbidden', sentAt: null }, false],
    ['was missed', { state: 'skipped', reason: 'missed', sentAt: null, closesAt: null }, false],
    ['went with its channel', { isLost: true }, false],
  ] satisfies [string, Partial<AskedSlot>, boolean][])(
    'are fair where a question %s: %s',
    (_name, changes, isFair) => {
      expect(days('UTC', '2026-03-04T00:00:00Z', slot('2026-03-02T09:00:00Z', changes))).toEqual([
        { day: '2026-03-02', isFair, isOver: true },
      ])
    },
  )

  it('are fair where one of several came out', () => {
    const failed = slot('2026-03-02T09:00:00Z', { state: 'failed', sentAt: null })

    expect(days('UTC', '2026-03-04T00:00:00Z', failed, slot('2026-03-02T10:00:00Z'))).toMatchObject([
      { isFair: true },
    ])
  })

  it('leave out what a manager took out', () => {
    const skipped = slot('2026-03-02T09:00:00Z', { state: 'skipped', reason: 'byManager', sentAt: null })

    expect(days('UTC', '2026-03-04T00:00:00Z', skipped)).toEqual([])
  })

  it.each([
    ['2026-03-02T23:59:59Z', at('2026-03-02T20:00:00Z'), false],
    ['2026-03-03T00:00:00Z', at('2026-03-02T20:00:00Z'), true],
    ['2026-03-03T08:59:59Z', at('2026-03-03T09:00:00Z'), false],
    ['2026-03-03T09:00:00Z', at('2026-03-03T09:00:00Z'), true],
  ])('at %s are over once midnight and closing have passed', (now, closesAt, isOver) => {
    expect(days('UTC', now, slot('2026-03-02T09:00:00Z', { closesAt }))).toMatchObject([{ isOver }])
  })

  it('are not over while one is still being sent, and do not wait for one that failed', () => {
    const [sending] = days(
      'UTC',
      '2026-03-04T00:00:00Z',
      slot('2026-03-02T09:00:00Z', { state: 'sending', sentAt: null, closesAt: null }),
    )
    const [failed] = days(
      'UTC',
      '2026-03-03T08:00:00Z',
      slot('2026-03-02T09:00:00Z', { state: 'failed', sentAt: null }),
    )

    expect([sending?.isOver, failed?.isOver]).toEqual([false, true])
  })
})
