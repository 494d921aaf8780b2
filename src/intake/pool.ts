import type { Bank } from '../bank/bank.ts'
import type { Question } from '../bank/question.ts'
import { UserError } from '../errors.ts'
import { openGuardedPool } from '../threads/pool.ts'
import type { Intake, Unpacked } from './intake.ts'
import type { Done, Job } from './worker.ts'

export interface IntakePoolOptions {
  /** Time for one job from the moment a worker begins it: a thousand questions take some seconds. */
  readonly deadlineMs?: number
  readonly onFault?: (error: Error) => void
}

/** One thread that comes when it is needed: banks are read when they change. */
export function openIntakePool({ deadlineMs = 20_000, onFault }: IntakePoolOptions = {}): Intake {
  const pool = openGuardedPool<Job, Done>({
    worker: new URL('./worker.ts', import.meta.url),
    minThreads: 0,
    maxThreads: 1,
    heapMb: 256,
    partMs: deadlineMs,
    jobMs: deadlineMs + 60_000,
    queueLimit: 50,
    memberLimit: 3,
    refusals: {
      busy: () => new UserError('busy'),
      timeout: () => new UserError('intake.tooSlow', { seconds: Math.round(deadlineMs / 1_000) }),
      memory: () => new UserError('intake.tooMuchMemory'),
    },
    onFault,
  })

  return {
    unpack: (zip, by) => pool.run({ operation: 'unpack', zip }, { by }) as Promise<Unpacked>,
    check: (folder, rules, by) => pool.run({ operation: 'check', folder, rules }, { by }) as Promise<Bank>,
    parse: (folders, rules) =>
      pool.run({ operation: 'parse', folders, rules }) as Promise<ReadonlyMap<string, Question>>,
    pack: (folder, by) => pool.run({ operation: 'pack', folder }, { by }) as Promise<Uint8Array>,
    close: () => pool.close(),
  }
}
