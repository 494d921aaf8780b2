/** Waits for work, but no longer than `ms`; what becomes of it then is nobody's concern. */
export async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)

  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
