import fc from 'fast-check'
import { expect, it } from 'vitest'
import { askedDays, type DayMark, streakOver } from '../../src/quiz/streak.ts'
import { dateAt, formatDate } from '../../src/schedule/local-date.ts'
import { offsetIn } from '../../src/schedule/zone.ts'
import type { AskedSlot } from '../../src/store/asking.ts'
import { isThorough } from '../support/thorough.ts'

const hour = 3_600_000
const day = 24 * hour

/** Weeks in which the clocks change: by an hour, by half of one, at midnight, never. */
const weeks = [
  ['Europe/London', '2026-03-29T00:00:00Z'],
  ['Europe/London', '2026-10-25T00:00:00Z'],
  ['America/New_York', '2026-03-08T00:00:00Z'],
  ['America/New_York', '2026-11-01T00:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T00:00:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T00:00:00Z'],
  ['America/Sao_Paulo', '2018-11-04T00:00:00Z'],
  ['America/Sao_Paulo', '2018-02-18T00:00:00Z'],
  ['Asia/Shanghai', '2026-03-29T00:00:00Z'],
] as const

const fates = ['inTime', 'late', 'lost', 'failed', 'missed', 'byManager'] as const

interface Event {
  /** Hours since the one before: about a day, so that days are left out and asked twice. */
  readonly wait: number
  readonly fate: (typeof fates)[number]
  readonly openHours: number
  readonly isAnswered: boolean
}

const event: fc.Arbitrary<Event> = fc.record({
  wait: fc.oneof({ weight: 5, arbitrary: fc.constant(24) }, fc.double({ min: 0.5, max: 50, noNaN: true })),
  fate: fc.oneof(
    { weight: 12, arbitrary: fc.constant('inTime' as const) },
    { weight: 2, arbitrary: fc.constantFrom(...fates) },
  ),
  openHours: fc.constantFrom(1, 12, 24),
  isAnswered: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
})

interface Slot extends Event {
  readonly fireAt: number
}

/** As the store gives them. */
function toAsked({ fireAt, fate, openHours }: Slot): AskedSlot {
  const closesAt = fireAt + openHours * hour
  const made = { fireAt, reason: null, closesAt, sentAt: fireAt + 1_000, isLost: false }

  switch (fate) {
    case 'inTime':
      return { ...made, state: 'sent' }
    case 'late':
      return { ...made, state: 'sent', sentAt: fireAt + hour / 2 }
    case 'lost':
      return { ...made, state: 'sent', isLost: true }
    case 'failed':
      return { ...made, state: 'failed', reason: 'forbidden', sentAt: null }
    case 'missed':
    case 'byManager':
      return { ...made, state: 'skipped', reason: fate, sentAt: null, closesAt: null }
  }
}

const canAnswer = ({ fate }: Slot) => fate === 'inTime' || fate === 'late'

/** The rules once more, with a calendar of dates as texts, walked day by day. */
function walk(slots: readonly Slot[], zone: string, now: number) {
  const calendar = new Intl.DateTimeFormat('en-CA', { timeZone: zone })
  const dateOf = (instant: number) => calendar.format(instant)
  const marks: [string, DayMark][] = []
  let inRow = 0
  let toFreeze = 7
  const freezer: string[] = []
  let best = 0

  for (let noon = slots[0]?.fireAt ?? now; dateOf(noon) <= dateOf(now); noon = nextDate(noon, dateOf)) {
    const date = dateOf(noon)
    const asked = slots.filter(({ fireAt, fate }) => fate !== 'byManager' && dateOf(fireAt) === date)
    const open = asked.some(
      (slot) => ['inTime', 'late', 'lost'].includes(slot.fate) && slot.fireAt + slot.openHours * hour > now,
    )

    if (asked.length === 0) continue
    if (asked.some((slot) => canAnswer(slot) && slot.isAnswered)) {
      marks.push([date, 'answered'])
      inRow += 1
      toFreeze -= 1
      if (toFreeze === 0) {
        if (freezer.length < 2) freezer.push(date)
        toFreeze = 7
      }
    } else if (open || date === dateOf(now)) marks.push([date, 'open'])
    else if (asked.every(({ fate }) => fate !== 'inTime')) marks.push([date, 'excused'])
    else if (freezer.pop() !== undefined) {
      marks.push([date, 'frozen'])
      toFreeze = 7
    } else {
      marks.push([date, 'missed'])
      inRow = 0
      toFreeze = 7
    }
    best = Math.max(best, inRow)
  }

  return { current: inRow, longest: best, freezes: freezer.length, marks }
}

/** Some instant of the next date. */
function nextDate(instant: number, dateOf: (instant: number) => string): number {
  let next = instant

  while (dateOf(next) === dateOf(instant)) next += hour / 2

  return next
}

it.each(weeks)('a streak in %s around %s is what a walk through the calendar gives', (zone, change) => {
  fc.assert(
    fc.property(
      fc.array(event, { minLength: 1, maxLength: 40, size: 'max' }),
      fc.double({ min: 0, max: 30, noNaN: true }),
      (events, hoursAfter) => {
        let fireAt = Date.parse(change) - 12 * day
        const slots = events.map((each): Slot => {
          fireAt += Math.round(each.wait * 2) * (hour / 2)
          return { ...each, fireAt }
        })
        const now = fireAt + Math.round(hoursAfter * hour)
        const offsetAt = offsetIn(zone)
        const answered = slots
          .filter((slot) => canAnswer(slot) && slot.isAnswered)
          .map((slot) => dateAt(slot.fireAt, offsetAt(slot.fireAt)))

        const streak = streakOver(askedDays(slots.map(toAsked).reverse(), offsetAt, now), new Set(answered))

        expect({
          current: streak.current,
          longest: streak.longest,
          freezes: streak.freezes,
          marks: [...streak.marks].map(([date, mark]) => [formatDate(date), mark]),
        }).toEqual(walk(slots, zone, now))
      },
    ),
    { numRuns: isThorough ? 300 : 12 },
  )
})
