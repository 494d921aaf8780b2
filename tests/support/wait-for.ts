import type { Changes } from '../../src/playground/world/changes.ts'

/**
 * Resolves with what `select` makes of the first change it does not pass over. Event-driven: nothing polls.
 *
 * @param what is awaited, for the sentence when it does not come.
 */
export function waitFor<C, T>(
  changes: Changes<C>,
  what: string,
  timeoutMs: number,
  select: (change: C) => T | undefined,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>()
  const timer = setTimeout(() => reject(new Error(`waited ${timeoutMs} ms in vain for ${what}`)), timeoutMs)
  const stop = changes.subscribe((change) => {
    try {
      const selected = select(change)

      if (selected !== undefined) resolve(selected)
    } catch (error) {
      reject(error)
    }
  })

  return promise.finally(() => {
    clearTimeout(timer)
    stop()
  })
}
