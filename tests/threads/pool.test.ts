import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { type GuardedPool, type GuardedPoolOptions, openGuardedPool } from '../../src/threads/pool.ts'
import type { WildJob } from './wild-worker.ts'

/** Keys that stand for the three refusals of a pool. */
const refusals = {
  busy: () => new UserError('busy'),
  timeout: () => new UserError('calc.tooSlow'),
  memory: () => new UserError('calc.tooMuchMemory'),
}

type Bounds = Partial<Pick<GuardedPoolOptions, 'partMs' | 'jobMs' | 'queueLimit' | 'memberLimit'>>

function openWildPool(bounds: Bounds = {}) {
  return openGuardedPool<WildJob, string>({
    worker: new URL('./wild-worker.ts', import.meta.url),
    maxThreads: 1,
    heapMb: 64,
    partMs: 800,
    jobMs: 8_000,
    queueLimit: 8,
    memberLimit: 8,
    refusals,
    ...bounds,
  })
}

describe('a guarded pool', () => {
  let pool: GuardedPool<WildJob, string>

  beforeAll(() => {
    pool = openWildPool()
  })
  afterAll(() => pool.close())

  it('ends a job that would spin for ever within three seconds and answers the next', async () => {
    await pool.run({ say: 'warm' })
    const start = performance.now()

    await expect(pool.run('spin')).rejects.toMatchObject({ name: 'UserError', key: 'calc.tooSlow' })
    const waitedMs = performance.now() - start

    expect(waitedMs).toBeLessThan(3_000)
    expect(await pool.run({ say: 'next' })).toBe('next')
  })

  it('ends a job that would hoard memory for ever and answers the next', async () => {
    // Time enough that a busy machine meets the limit of the heap first.
    const patient = openWildPool({ partMs: 15_000, jobMs: 15_000 })

    await expect(patient.run('allocate')).rejects.toMatchObject({
      name: 'UserError',
      key: 'calc.tooMuchMemory',
    })
    expect(await patient.run({ say: 'next' })).toBe('next')
    await patient.close()
  })

  it('gives a person’s mistake back with its key and values', async () => {
    await expect(pool.run('refuse')).rejects.toMatchObject({
      name: 'UserError',
      key: 'input.tooLarge',
      values: { option: 'size', given: 9, limit: 3 },
    })
  })

  it('lets a fault of ours through as what it is', async () => {
    await expect(pool.run('break')).rejects.toThrow('a fault of ours')
  })

  it('gives every part of a job its own time', async () => {
    expect(await pool.run('twoParts')).toBe('both')
  })

  it('answers those that wait behind a job that is ended', async () => {
    const wild = pool.run('spin')
    const waiting = ['a', 'b', 'c'].map((say) => pool.run({ say }))

    await expect(wild).rejects.toMatchObject({ key: 'calc.tooSlow' })
    expect(await Promise.all(waiting)).toEqual(['a', 'b', 'c'])
  })
})

describe('a pool that is full, late or closed', () => {
  it('refuses the job beyond its queue', async () => {
    const pool = openWildPool({ queueLimit: 1 })
    const jobs = ['a', 'b', 'c', 'd'].map((say) => pool.run({ say }).catch((error: UserError) => error.key))

    const outcomes = await Promise.all(jobs)
    await pool.close()

    expect(outcomes).toContain('busy')
    expect(outcomes).toContain('a')
  })

  it('draws one member’s job after at most one of another’s fifty', async () => {
    const pool = openWildPool({ queueLimit: 100, memberLimit: 100 })
    await pool.run({ say: 'warm' })
    const order: string[] = []
    const flood = Array.from({ length: 50 }, async () =>
      order.push(await pool.run({ say: 'flood' }, { by: 'a' })),
    )
    const single = pool.run({ say: 'single' }, { by: 'b' }).then((said) => order.push(said))
    await Promise.all([...flood, single])
    await pool.close()

    expect(order).toHaveLength(51)
    expect(order.indexOf('single')).toBeLessThanOrEqual(1)
  })

  it('refuses the job beyond a member’s limit, and nobody else’s', async () => {
    const pool = openWildPool({ memberLimit: 2 })
    const outcome = (by: string) => pool.run({ say: by }, { by }).catch((error: UserError) => error.key)

    const outcomes = await Promise.all([outcome('a'), outcome('a'), outcome('a'), outcome('b')])
    await pool.close()

    expect(outcomes).toEqual(['a', 'a', 'busy', 'b'])
  })

  it('refuses those who still wait when it closes', async () => {
    const pool = openWildPool()
    const outcomes = ['a', 'b', 'c'].map((say) => pool.run({ say }).catch((error: UserError) => error.key))
    await pool.close()

    expect(await Promise.all(outcomes)).toEqual(['busy', 'busy', 'busy'])
  })

  it('tells a job that never began that it only waited', async () => {
    const pool = openWildPool({ jobMs: 1_500 })

    await expect(pool.run('neverBegin')).rejects.toMatchObject({ key: 'busy' })
    await pool.close()
  })

  it('refuses at once after it was closed', async () => {
    const pool = openWildPool()
    await pool.close()

    await expect(pool.run({ say: 'late' })).rejects.toMatchObject({ key: 'busy' })
  })
})
