import { UserError } from '../../src/errors.ts'
import { guardedTask } from '../../src/threads/task.ts'

export type WildJob =
  | 'spin'
  | 'allocate'
  | 'refuse'
  | 'break'
  | 'twoParts'
  | 'neverBegin'
  | { readonly say: string }

/** Does what no job should, to see that the pool outlives it. */
export default guardedTask(async (job: WildJob, begin): Promise<string> => {
  if (job === 'neverBegin') return forever()

  begin()

  switch (job) {
    case 'spin':
      for (;;);
    case 'allocate':
      return allocate()
    case 'refuse':
      throw new UserError('input.tooLarge', { option: 'size', given: 9, limit: 3 })
    case 'break':
      throw new TypeError('a fault of ours')
    case 'twoParts':
      return twoParts(begin)
    default:
      return job.say
  }
})

function forever(): Promise<never> {
  return new Promise(() => setInterval(() => {}, 1_000))
}

function allocate(): string {
  const hoard: number[][] = []

  for (;;) hoard.push(Array.from({ length: 100_000 }, (_, index) => index))
}

/** Each part is within a deadline of 800 ms, both together are not. */
async function twoParts(begin: () => void): Promise<string> {
  await pause(500)
  begin()
  await pause(500)

  return 'both'
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
