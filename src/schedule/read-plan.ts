import type { Level } from '../bank/question.ts'
import type { Picking } from '../quiz/pick.ts'
import type { CatchUp } from '../store/server-settings.ts'
import type { Numbers, Schedule } from '../store/store.ts'
import { formatDate, readDate } from './local-date.ts'
import { formatQuietDates, readQuietDates } from './quiet-dates.ts'
import { readWhen } from './when.ts'
import { readZone } from './zone.ts'

/** What managers choose of a schedule. */
export type Chosen = Pick<
  Schedule,
  | 'channelId'
  | 'name'
  | 'cron'
  | 'timezone'
  | 'quietDates'
  | 'endsOn'
  | 'topic'
  | 'level'
  | 'picking'
  | 'numbers'
  | 'catchUp'
  | 'latestHours'
  | 'thread'
  | 'pin'
  | 'pingRoleId'
>

/** As it is typed; undefined where nothing was said. */
export interface Wanted {
  readonly channel: string | undefined
  readonly when: string | undefined
  readonly zone: string | undefined
  readonly topic: string | undefined
  /** 0: every level. */
  readonly level: number | undefined
  readonly picking: Picking | undefined
  readonly numbers: Numbers | undefined
  readonly catch_up: CatchUp | undefined
  /** 0: no limit. */
  readonly latest_hours: number | undefined
  readonly quiet: string | undefined
  readonly until: string | undefined
  readonly thread: boolean | undefined
  readonly pin: boolean | undefined
  /** A role. */
  readonly ping: string | undefined
  readonly no_ping?: boolean | undefined
  readonly name: string | undefined
}

/** What can be changed, by the names that `Wanted` has for it. */
export type Part = Exclude<keyof Wanted, 'no_ping'>

/** What takes a topic, quiet dates or an end away again. */
const nothing: readonly string[] = ['none', '-', '–', '无']

/**
 * What a schedule becomes by what was typed; the rest stays as it stands.
 *
 * @throws UserError `schedule.*`
 */
export function readPlan(wanted: Wanted, standing: Chosen, now: number): Chosen {
  const timezone = wanted.zone === undefined ? standing.timezone : readZone(wanted.zone)
  const { channel, when, topic, level, quiet, until } = wanted

  return {
    channelId: channel ?? standing.channelId,
    name: wanted.name?.trim() || standing.name,
    cron: when === undefined ? standing.cron : readWhen(when, { zone: timezone, now }),
    timezone,
    quietDates:
      quiet === undefined
        ? standing.quietDates
        : formatQuietDates(readQuietDates(isNothing(quiet) ? '' : quiet)),
    endsOn: until === undefined ? standing.endsOn : isNothing(until) ? null : formatDate(readDate(until)),
    topic: topic === undefined ? standing.topic : isNothing(topic) ? null : topic,
    level: level === undefined ? standing.level : level === 0 ? null : (level as Level),
    picking: wanted.picking ?? standing.picking,
    numbers: wanted.numbers ?? standing.numbers,
    catchUp: wanted.catch_up ?? standing.catchUp,
    latestHours: wanted.latest_hours === undefined ? standing.latestHours : wanted.latest_hours || null,
    thread: wanted.thread ?? standing.thread,
    pin: wanted.pin ?? standing.pin,
    pingRoleId: wanted.ping ?? (wanted.no_ping ? null : standing.pingRoleId),
  }
}

/** What differs. */
export function changedParts(before: Chosen, after: Chosen): Part[] {
  const columns = {
    channel: 'channelId',
    when: 'cron',
    zone: 'timezone',
    topic: 'topic',
    level: 'level',
    picking: 'picking',
    numbers: 'numbers',
    catch_up: 'catchUp',
    latest_hours: 'latestHours',
    quiet: 'quietDates',
    until: 'endsOn',
    thread: 'thread',
    pin: 'pin',
    ping: 'pingRoleId',
    name: 'name',
  } as const satisfies Record<Part, keyof Chosen>
  const parts = Object.keys(columns) as Part[]

  return parts.filter((part) => before[columns[part]] !== after[columns[part]])
}

function isNothing(text: string): boolean {
  return nothing.includes(text.trim().toLowerCase())
}
