import { DeliveryFailure } from './messenger.ts'
import { formatReason, type ReasonCode } from './reason.ts'

const minuteMs = 60_000

/** Failures of the passing kind in a row, after which managers hear of it: about four minutes. */
const quietAttempts = 3

/** Why something could not be delivered, told apart by what helps. */
export interface Trouble {
  readonly code: ReasonCode
  /** As it is stored. */
  readonly reason: string
  /** Trying again soon is no use: a person has to do something first. */
  readonly needsPeople: boolean
}

export function troubleFrom(error: unknown): Trouble {
  const code = error instanceof DeliveryFailure ? error.kind : 'fault'
  const detail = error instanceof Error ? error.message : String(error)

  return {
    code,
    // What broke inside is for the log, not for the channel.
    reason: formatReason(code, code === 'fault' ? undefined : detail),
    needsPeople: code === 'forbidden' || code === 'channelGone',
  }
}

/**
 * How long to wait before the next try, in ms: half a minute, doubled with each try up to a quarter of an hour; hours
 * where a person has to act.
 *
 * @param attempts tries that failed before this one.
 */
export function waitAfter({ needsPeople }: Trouble, attempts: number): number {
  // Every 403 and 404 counts towards Discord's ban of the whole address.
  if (needsPeople) return Math.min(60 * minuteMs * 2 ** attempts, 24 * 60 * minuteMs)

  return Math.min(0.5 * minuteMs * 2 ** attempts, 15 * minuteMs)
}

/** Whether managers should hear of it. A hiccup that the next try mends is only noise to them. */
export function isWorthTelling({ code }: Trouble, attempts: number): boolean {
  return attempts >= quietAttempts || !(code === 'transient' || code === 'fault')
}
