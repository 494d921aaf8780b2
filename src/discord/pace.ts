import { setTimeout as wait } from 'node:timers/promises'
import { DefaultRestOptions, type RESTOptions } from 'discord.js'

/** What Discord allows a bot in any second. */
const requestsAtOnce = 50
/** A second, and what requests may crowd on their way. */
const windowMs = 1_020
/** So that fifty do not go out in one breath. */
const gapMs = 10

type MakeRequest = RESTOptions['makeRequest']

/** Milliseconds of a clock that nobody sets: one put back by an hour would otherwise hold everything up for an hour. */
interface SteadyClock {
  now(): number
  wait(ms: number): Promise<unknown>
}

const steadyClock: SteadyClock = { now: () => performance.now(), wait: (ms) => wait(ms) }

/**
 * Sends requests in the order they come, and at most fifty in any second. The client's own limiter counts in fixed
 * seconds, so that fifty at the end of one meet fifty at the beginning of the next: Discord refuses some, and everybody
 * waits for it.
 */
export function atEvenPace(
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
  clock = steadyClock,
): MakeRequest {
  /** When the last fifty really went out, oldest first: after a stall, what waited must not go at once. */
  const sent: number[] = []
  let turn: Promise<void> = Promise.resolve()

  const takeTurn = async () => {
    const nextAt = Math.max(
      (sent.at(-1) ?? -gapMs) + gapMs,
      (sent.at(-requestsAtOnce) ?? -windowMs) + windowMs,
    )
    const leftMs = nextAt - clock.now()
    // Timers may be a millisecond early.
    if (leftMs > 0) await clock.wait(Math.ceil(leftMs))

    sent.push(clock.now())
    if (sent.length > requestsAtOnce) sent.shift()
  }

  return async (url, init) => {
    turn = turn.then(takeTurn)
    await turn

    return makeRequest(url, init)
  }
}
