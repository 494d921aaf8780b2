import type { TimestampStyle } from './tree.ts'

type Style = Exclude<TimestampStyle, 'R'>

const formats: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
}

/** Seconds per unit, largest first. */
const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** Where and when the reader is: BCP 47 locale, IANA zone (absent: the browser's), epoch milliseconds. */
export interface Reader {
  readonly locale: string
  readonly timeZone?: string
  readonly now: number
}

/** `<t:…>` in the reader's language and zone. `seconds` outside what a date can hold is shown as it is. */
export function formatTimestamp(seconds: number, style: TimestampStyle, reader: Reader): string {
  if (!Number.isFinite(new Date(seconds * 1000).getTime())) return String(seconds)

  return style === 'R' ? formatRelative(seconds, reader) : formatAbsolute(seconds, style, reader)
}

function formatAbsolute(seconds: number, style: Style, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { ...formats[style], ...(timeZone && { timeZone }) }).format(
    seconds * 1000,
  )
}

function formatRelative(seconds: number, { locale, now }: Reader): string {
  const distance = Math.round(seconds - now / 1000)
  const [unit, size] = unitFor(Math.abs(distance))

  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.round(distance / size), unit)
}

/** The largest unit that the distance fills once it is rounded to the next finer one: 59.9 minutes are an hour. */
function unitFor(distance: number): (typeof units)[number] {
  const found = units.find(([, size], position) => {
    const finer = units[position + 1]?.[1] ?? 1

    return Math.round(distance / finer) * finer >= size
  })

  return found ?? ['second', 1]
}
