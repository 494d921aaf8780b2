import { describe, expect, it } from 'vitest'
import { nearestZones, offsetIn, readZone } from '../../src/schedule/zone.ts'
import { refusalOf } from '../support/refusal.ts'

const hour = 3_600_000

describe('a time zone', () => {
  it.each([
    ['Europe/London', 'Europe/London'],
    [' asia/shanghai ', 'Asia/Shanghai'],
    ['utc', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['america/nuuk', 'America/Nuuk'],
    ['Etc/GMT+8', 'Etc/GMT+8'],
  ])('%j is kept as %s', (text, name) => {
    const zone = readZone(text)

    expect(zone).toBe(name)
  })

  it.each([
    ['+08:00', 'Asia/Shanghai'],
    ['EST', 'America/New_York'],
    ['Mars/X', expect.any(String)],
    ['shanghai', 'Asia/Shanghai'],
    ['Beijing', 'Asia/Shanghai'],
    ['北京', 'Asia/Shanghai'],
    ['new york', 'America/New_York'],
    ['Europe/Londno', 'Europe/London'],
    ['Asia/Tokio', 'Asia/Tokyo'],
    ['', expect.any(String)],
    ['/'.repeat(5000), expect.any(String)],
  ])('%j is refused with the nearest one', (text, nearest) => {
    const refusal = refusalOf(() => readZone(text))

    expect(refusal.key).toBe('schedule.unknownZone')
    expect(refusal.values).toEqual({ zone: text.slice(0, 64), nearest })
  })
})

describe('the nearest zones', () => {
  it('begin with what was typed, best first', () => {
    const zones = nearestZones('lon', 3)

    expect(zones[0]).toBe('Europe/London')
  })

  it('are all accepted as they are', () => {
    const zones = nearestZones('', 500)

    expect(zones.length).toBeGreaterThan(400)
    expect(zones.map(readZone)).toEqual(zones)
  })
})

describe('the offset of a zone', () => {
  it.each([
    ['UTC', '2026-01-01T00:00:00Z', 0],
    ['America/New_York', '2026-03-08T06:59:59Z', -5],
    ['America/New_York', '2026-03-08T07:00:00Z', -4],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', 5.75],
    ['Australia/Lord_Howe', '2026-01-01T00:00:00Z', 11],
    ['Pacific/Kiritimati', '2026-01-01T00:00:00Z', 14],
  ])('%s at %s is %d hours', (zone, instant, hours) => {
    const offset = offsetIn(zone)(Date.parse(instant))

    expect(offset).toBe(hours * hour)
  })

  it('counts the seconds zones had before 1972', () => {
    const offset = offsetIn('Africa/Monrovia')(0)

    // -0:44:30, in the tz database until 7 January 1972.
    expect(offset).toBe(-(44 * 60 + 30) * 1000)
  })
})
