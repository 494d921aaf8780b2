import type { Messenger } from '../../src/schedule/messenger.ts'
import type { Store } from '../../src/store/store.ts'

/** Every place where a delivery can be cut in two. */
export const storeBoundaries = [
  'claimSchedules',
  'slots',
  'skipSlots',
  'recordSlot',
  'renewClaim',
  'finishSlot',
  'backOff',
  'claimSteps',
  'closePost',
  'finishStep',
  'retryStep',
  'recordAttempt',
  'editSchedule',
  'moveNextRun',
] as const satisfies readonly (keyof Store)[]
export const messengerBoundaries = [
  'post',
  'find',
  'edit',
  'reply',
  'startThread',
  'pin',
  'unpin',
] as const satisfies readonly (keyof Messenger)[]

/** Where a process kills itself: at the `visit`th call of an operation, before or after it took effect. */
export interface Death {
  readonly at: (typeof storeBoundaries)[number] | (typeof messengerBoundaries)[number]
  readonly after: boolean
  readonly visit: number
}

/** Each boundary, on both sides. */
export const deaths: readonly Omit<Death, 'visit'>[] = [...storeBoundaries, ...messengerBoundaries].flatMap(
  (at) => [
    { at, after: false },
    { at, after: true },
  ],
)

/** The same object, whose process dies (as by `kill -9`) where it is told to. */
export function mortal<T extends object>(part: T, death: Death | undefined): T {
  if (death === undefined || !(death.at in part)) return part

  const operation = part[death.at as keyof T] as (...args: unknown[]) => Promise<unknown>
  let visits = 0
  const die = () => {
    process.kill(process.pid, 'SIGKILL')

    return new Promise<never>(() => undefined)
  }
  const lethal = async (...args: unknown[]) => {
    visits += 1
    if (visits !== death.visit) return operation(...args)
    if (death.after) await operation(...args)

    return die()
  }

  return { ...part, [death.at]: lethal }
}
