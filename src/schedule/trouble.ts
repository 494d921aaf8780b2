import { DeliveryFailure, type Extras } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { formatPermissions, formatReason, type ReasonCode } from './reason.ts'

const minuteMs = 60_000

/** Failures of the passing kind in a row, after which managers hear of it: about four minutes. */
const quietAttempts = 3

/** Only a person can mend them. */
const forPeople: readonly ReasonCode[] = [
  'forbidden',
  'channelGone',
  'roleGone',
  'pinLimit',
  'threadLimit',
  'wrongChannel',
]

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
    needsPeople: forPeople.includes(code),
  }
}

/** As `troubleFrom`; of a refusal it finds out which permissions are missing, so that people read what to give. */
export async function explainTrouble(
  { messenger }: Pick<DeliveryParts, 'messenger'>,
  error: unknown,
  place: { readonly channelId: string; readonly extras: Extras },
): Promise<Trouble> {
  const trouble = troubleFrom(error)

  if (trouble.code !== 'forbidden') return trouble

  try {
    const { missing, kind } = await messenger.inspect(place.channelId, place.extras)
    const lacking = kind === undefined ? (['ViewChannel'] as const) : missing

    return lacking.length === 0
      ? trouble
      : { ...trouble, reason: formatReason('forbidden', formatPermissions(lacking)) }
  } catch {
    // What Discord said has to do.
    return trouble
  }
}

/**
 * How long to wait before the next try, in ms: half a minute, doubled with each try up to a quarter of an hour; hours
 * where a person has to act.
 *
 * @param attempts tries that failed before this one.
 */
export function waitAfter({ needsPeople }: Pick<Trouble, 'needsPeople'>, attempts: number): number {
  // Every 403 and 404 counts towards Discord's ban of the whole address.
  if (needsPeople) return Math.min(60 * minuteMs * 2 ** attempts, 24 * 60 * minuteMs)

  return Math.min(0.5 * minuteMs * 2 ** attempts, 15 * minuteMs)
}

/** Whether managers should hear of it. A hiccup that the next try mends is only noise to them. */
export function isWorthTelling({ code }: Trouble, attempts: number): boolean {
  return attempts >= quietAttempts || !(code === 'transient' || code === 'fault')
}
