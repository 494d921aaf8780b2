import { UserError } from '../errors.ts'

const longestName = 64

/** What people write for a zone that has no such name, and the name we offer instead. */
const usualNames: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
  china: 'Asia/Shanghai',
  北京: 'Asia/Shanghai',
  '+08:00': 'Asia/Shanghai',
  cst: 'Asia/Shanghai',
  est: 'America/New_York',
  edt: 'America/New_York',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  cet: 'Europe/Berlin',
  bst: 'Europe/London',
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  gmt: 'UTC',
  z: 'UTC',
}

/** `Intl.supportedValuesOf` lists one name per zone and prefers old ones; these are in wide use. */
const unlisted = ['UTC', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Ho_Chi_Minh', 'America/Nuuk', 'Europe/Kyiv']

let names: readonly string[] | undefined

function listedZones(): readonly string[] {
  names ??= [...unlisted, ...Intl.supportedValuesOf('timeZone')]

  return names
}

/**
 * An IANA zone as it will be stored and shown.
 *
 * Only names with a `/`, and `UTC`: a bare offset such as `+08:00` knows no daylight saving, and `EST` silently is Panama.
 *
 * @throws UserError `schedule.unknownZone`, naming the nearest zone.
 */
export function readZone(text: string): string {
  const given = text.trim()
  const listed = listedZones().find((name) => name.toLowerCase() === given.toLowerCase())

  if (listed !== undefined) return listed
  if (isZone(given)) return given

  const [nearest = 'UTC'] = nearestZones(given, 1)

  throw new UserError('schedule.unknownZone', { zone: given.slice(0, longestName), nearest })
}

/** Whether a name can be used as it is; `readZone` also knows it in other letters. */
export function isZone(name: string): boolean {
  if (name === 'UTC') return true
  if (!name.includes('/') || name.length > longestName) return false

  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name })
    return true
  } catch {
    return false
  }
}

/** Zones for what is being typed, each with its present offset. */
export function suggestZones(typed: string, now: number): { name: string; value: string }[] {
  return nearestZones(typed, 25).map((zone) => ({
    name: `${zone} (${formatOffset(offsetIn(zone)(now))})`,
    value: zone,
  }))
}

/** Up to `limit` zones that look or sound like what was typed, best first; for hints and suggestions while typing. */
export function nearestZones(typed: string, limit: number): string[] {
  const query = typed.trim().slice(0, longestName).toLowerCase().replaceAll(' ', '_')
  const usual = usualNames[query]
  const ranked = listedZones()
    .map((name) => ({ name, score: name === usual ? Number.POSITIVE_INFINITY : likeness(query, name) }))
    .filter(({ score }) => query === '' || score > 0)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))

  return ranked.slice(0, limit).map(({ name }) => name)
}

/** From 0, nothing shared, to 3: the city is what was typed. */
function likeness(query: string, zone: string): number {
  const name = zone.toLowerCase()
  const city = name.slice(name.lastIndexOf('/') + 1)

  if (city === query || name === query) return 3
  if (city.startsWith(query)) return 2 + sharedPairs(query, city)
  if (name.startsWith(query)) return 2 + sharedPairs(query, name)

  return Math.max(sharedPairs(query, name), sharedPairs(query.slice(query.lastIndexOf('/') + 1), city))
}

/** Dice coefficient of the sets of neighbouring letter pairs of two words, 0 to 1. */
function sharedPairs(a: string, b: string): number {
  const [ofA, ofB] = [pairsOf(a), pairsOf(b)]
  const shared = [...ofA].filter((pair) => ofB.has(pair)).length

  return (2 * shared) / Math.max(1, ofA.size + ofB.size)
}

function pairsOf(word: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)))
}

const minute = 60_000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Local wall time minus real time at an instant, both in ms: positive east of Greenwich. */
export type OffsetAt = (instant: number) => number

/** The offset rule of a zone that `readZone` accepts. */
export function offsetIn(zone: string): OffsetAt {
  const format = formatFor(zone)

  return (instant) => {
    const [, sign, hours, minutes, seconds] =
      /GMT(?:([+-])(\d+):(\d+)(?::(\d+))?)?/.exec(format.format(instant)) ?? []
    const size = Number(hours ?? 0) * 3_600_000 + Number(minutes ?? 0) * 60_000 + Number(seconds ?? 0) * 1000

    return sign === '-' ? -size : size
  }
}

/** An offset in ms as `UTC−5`, `UTC+5:45`. */
export function formatOffset(offsetMs: number): string {
  const minutes = Math.round(Math.abs(offsetMs) / 60_000)
  const rest = minutes % 60 === 0 ? '' : `:${String(minutes % 60).padStart(2, '0')}`

  return `UTC${offsetMs < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`
}

/** The minute at which the offset becomes `offset`, somewhere in (`low`, `high`], which hold one change. */
export function firstInstantWith(offset: number, low: number, high: number, offsetAt: OffsetAt): number {
  let [without, withIt] = [Math.floor(low / minute), Math.ceil(high / minute)]

  while (withIt - without > 1) {
    const middle = Math.floor((without + withIt) / 2)

    if (offsetAt(middle * minute) === offset) withIt = middle
    else without = middle
  }

  return withIt * minute
}

/** Making a format costs fifty times its use. Keyed without case, so the map cannot outgrow the list of zones. */
function formatFor(zone: string): Intl.DateTimeFormat {
  const key = zone.toLowerCase()
  let format = formats.get(key)

  if (!format) {
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' })
    formats.set(key, format)
  }

  return format
}
