/** Resolves at the first SIGINT or SIGTERM; a second one, or ten seconds without an end, ends the process at once. */
export function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => {
      process.off('SIGINT', stop).off('SIGTERM', stop)
      setTimeout(() => process.exit(1), 10_000).unref()
      resolve()
    }

    process.on('SIGINT', stop).on('SIGTERM', stop)
  })
}
