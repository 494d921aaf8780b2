import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startClock } from '../../src/schedule/clock.ts'
import type { Deliverer } from '../../src/schedule/deliver.ts'

const log = pino({ level: 'silent' })

function countingDelivery(work: () => Promise<void> = async () => undefined) {
  const calls: string[] = []
  const delivery: Pick<Deliverer, 'tick' | 'close'> = {
    tick: () => {
      calls.push('tick')
      return work()
    },
    close: async () => {
      calls.push('close')
    },
  }

  return { calls, delivery }
}

describe('the clock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-10-25T00:30:30Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('ticks at the start and then with every minute, also where clocks go back', async () => {
    const { calls, delivery } = countingDelivery()
    const clock = startClock({ delivery, log })
    const atStart = calls.length

    await vi.advanceTimersByTimeAsync(90 * 60_000)

    expect([atStart, calls.length]).toEqual([1, 91])
    await clock.close()
  })

  it('goes on after a tick that failed', async () => {
    const { calls, delivery } = countingDelivery(() => Promise.reject(new Error('database away')))
    const clock = startClock({ delivery, log })

    await vi.advanceTimersByTimeAsync(2 * 60_000)

    expect(calls).toEqual(['tick', 'tick', 'tick'])
    await clock.close()
  })

  it('stops ticking, then lets the delivery hand over', async () => {
    const { calls, delivery } = countingDelivery()
    const clock = startClock({ delivery, log })

    await clock.close()
    await vi.advanceTimersByTimeAsync(5 * 60_000)

    expect(calls).toEqual(['tick', 'close'])
  })

  it('does not wait longer than ten seconds for what hangs', async () => {
    const { delivery } = countingDelivery()
    const clock = startClock({ delivery: { ...delivery, close: () => new Promise(() => undefined) }, log })
    let isClosed = false
    void clock.close().then(() => {
      isClosed = true
    })

    await vi.advanceTimersByTimeAsync(10_000)

    expect(isClosed).toBe(true)
  })
})
