import type { DeliveryParts } from '../../src/schedule/parts.ts'
import { deadEnd, type Office } from './office.ts'

/**
 * Parts of a process that is killed at the `nth` call of an operation: before it has an effect, or after. Whatever else it
 * has under way gets no further, either.
 */
export function dyingAt(
  { store, messenger }: Office,
  [operation, when, nth]: readonly [string, 'before' | 'after', number],
): { changes: Partial<DeliveryParts>; reached: Promise<void> } {
  const { reached, die } = deadEnd()
  let calls = 0
  let isDead = false
  const dying = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name) => {
        const own = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>

        return async (...args: unknown[]) => {
          if (name === operation) calls += 1

          const isHere = name === operation && calls === nth

          if (isHere && when === 'before') isDead = true
          if (isDead) return die()

          const result = await own(...args)

          if (isHere) isDead = true

          return isDead ? die() : result
        }
      },
    })

  return { changes: { store: dying(store), messenger: dying(messenger) }, reached }
}
