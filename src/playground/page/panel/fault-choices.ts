import type { Fault, FaultKind } from '../../page-api.ts'
import type { PageTextKey } from '../texts.ts'

export type FaultName = Extract<PageTextKey, `fault.${string}`>

/** The faults the panel offers, by the text that names them; tests place finer ones through the page API. */
export const faultKinds: Readonly<Record<FaultName, FaultKind>> = {
  'fault.rateLimit': { kind: 'rateLimit', scope: 'user', retryAfterMs: 2000 },
  'fault.globalLimit': { kind: 'rateLimit', scope: 'global', retryAfterMs: 2000 },
  'fault.errorBefore': { kind: 'status', status: 500, when: 'before' },
  'fault.errorAfter': { kind: 'status', status: 500, when: 'after' },
  'fault.resetBefore': { kind: 'reset', when: 'before' },
  'fault.resetAfter': { kind: 'reset', when: 'after' },
  'fault.closeBefore': { kind: 'close', when: 'before' },
  'fault.closeAfter': { kind: 'close', when: 'after' },
  'fault.hold': { kind: 'hold' },
  'fault.delay': { kind: 'delay', delayMs: 2000 },
  'fault.slow': { kind: 'delay', delayMs: 10_000 },
}

export const faultNames = Object.keys(faultKinds) as FaultName[]

/** How often a fault strikes, by the text that says so. */
export const faultTimes = {
  'faults.once': 1,
  'faults.thrice': 3,
  'faults.always': null,
} as const satisfies Partial<Record<PageTextKey, number | null>>

export type TimesName = keyof typeof faultTimes
export const timesNames = Object.keys(faultTimes) as TimesName[]

/** The name of a placed fault; one that was placed by other means may have none. */
export function nameFault({ effect }: Pick<Fault, 'effect'>): FaultName | undefined {
  const wanted = fingerprint(effect)

  return faultNames.find((name) => fingerprint(faultKinds[name]) === wanted)
}

function fingerprint(effect: FaultKind): string {
  return JSON.stringify(Object.entries(effect).sort(([one], [other]) => one.localeCompare(other)))
}
