import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTurns, type TurnLimits } from '../../src/threads/turns.ts'

/** Turns whose jobs are done one by one: what entered, in order, and how to end the one that entered first. */
function openHall(limits: Partial<TurnLimits> = {}) {
  const turns = createTurns({ places: 1, waiting: 1_000, perOwner: 1_000, ...limits })
  const entered: string[] = []
  const running: (() => void)[] = []
  const { signal } = new AbortController()

  return {
    entered,
    running,
    /** True once the job runs, false when it was turned away. */
    async bring(name: string, owner: string | undefined, until: AbortSignal = signal): Promise<boolean> {
      const leave = await turns.enter(owner, until)
      if (!leave) return false

      entered.push(name)
      running.push(leave)
      return true
    },
    async finishOne(): Promise<void> {
      await settled()
      running.shift()?.()
      await settled()
    },
  }
}

/** Lets everything that waits for nothing but promises go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

describe('turns', () => {
  it('let another member in after at most one of somebody’s fifty jobs', async () => {
    const hall = openHall()
    for (let i = 0; i < 50; i++) void hall.bring(`flood ${i}`, 'flooder')
    await settled()
    for (let i = 0; i < 20; i++) await hall.finishOne()

    const before = hall.entered.length
    void hall.bring('single', 'other')
    await hall.finishOne()

    // The one that was running when the other came; then it is the other's turn.
    expect(hall.entered.indexOf('single')).toBe(before)
  })

  it('go round among all who wait, in the order in which they came', async () => {
    const hall = openHall()
    for (const name of ['a1', 'a2', 'a3', 'b1', 'b2', 'c1']) void hall.bring(name, name[0])
    for (let i = 0; i < 6; i++) await hall.finishOne()

    expect(hall.entered).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
  })

  it('give nobody the turns of others for coming back again and again', async () => {
    const hall = openHall()
    for (let i = 0; i < 10; i++) void hall.bring('patient', 'a')
    for (let i = 0; i < 6; i++) {
      void hall.bring('again', 'b')
      void hall.bring('again', 'c')
      await hall.finishOne()
    }

    expect(hall.entered.filter((name) => name === 'patient').length).toBeGreaterThanOrEqual(2)
  })

  it('count the program’s own jobs as one more member', async () => {
    const hall = openHall({ perOwner: 2 })
    for (let i = 0; i < 5; i++) void hall.bring('delivery', undefined)
    void hall.bring('formula', 'a')
    await hall.finishOne()
    await hall.finishOne()

    expect(hall.entered).toEqual(['delivery', 'formula', 'delivery'])
  })

  it('turn a member away beyond their own limit, and not the others', async () => {
    const hall = openHall({ perOwner: 2 })
    void hall.bring('a', 'a')
    void hall.bring('a', 'a')

    expect(await hall.bring('a', 'a')).toBe(false)
    void hall.bring('b', 'b')
    await hall.finishOne()
    expect(hall.entered).toEqual(['a', 'b'])
  })

  it('let a member in again once a job of theirs is done', async () => {
    const hall = openHall({ perOwner: 1 })
    await hall.bring('first', 'a')
    await hall.finishOne()

    expect(await hall.bring('second', 'a')).toBe(true)
  })

  it('turn everybody away when too many wait', async () => {
    const hall = openHall({ waiting: 1 })
    void hall.bring('a', 'a')
    void hall.bring('b', 'b')

    expect(await hall.bring('c', 'c')).toBe(false)
  })

  it('forget one who gave up waiting, with the reason', async () => {
    const hall = openHall({ perOwner: 1 })
    const patience = new AbortController()
    await hall.bring('a', 'a')
    const waiting = hall.bring('b', 'b', patience.signal)
    void hall.bring('c', 'c')
    patience.abort(new Error('no more'))

    await expect(waiting).rejects.toThrow('no more')
    await hall.finishOne()
    expect(hall.entered).toEqual(['a', 'c'])
    await hall.finishOne()
    expect(await hall.bring('b again', 'b')).toBe(true)
  })

  it('never run more at once than there are places, lose no job, and keep each member’s order', async () => {
    const job = fc.constantFrom('a', 'b', 'c', 'd')

    await fc.assert(
      fc.asyncProperty(
        fc.array(job, { maxLength: 30 }),
        fc.integer({ min: 1, max: 3 }),
        async (owners, places) => {
          const hall = openHall({ places })
          owners.forEach((owner, i) => void hall.bring(`${owner}${i}`, owner))
          await settled()
          let most = 0
          while (hall.running.length > 0) {
            most = Math.max(most, hall.running.length)
            await hall.finishOne()
          }

          expect(most).toBeLessThanOrEqual(places)
          expect([...hall.entered].sort()).toEqual(owners.map((owner, i) => `${owner}${i}`).sort())
          for (const owner of 'abcd') {
            const own = hall.entered
              .filter((name) => name.startsWith(owner))
              .map((name) => Number(name.slice(1)))
            expect(own).toEqual(own.toSorted((x, y) => x - y))
          }
        },
      ),
    )
  })

  it('share places evenly, whatever anybody brings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 2, maxLength: 5 }),
        async (brought) => {
          const hall = openHall()
          brought.forEach((jobs, owner) => {
            for (let i = 0; i < jobs; i++) void hall.bring(String(owner), String(owner))
          })
          await settled()
          while (hall.running.length > 0) await hall.finishOne()

          // Among the first jobs of the queue, members who still wait are never more than one job apart.
          const least = Math.min(...brought)
          const start = hall.entered.slice(0, least * brought.length)
          const shares = brought.map((_, owner) => start.filter((name) => name === String(owner)).length)
          expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 50 },
    )
  })
})
