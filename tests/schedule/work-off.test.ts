import { describe, expect, it } from 'vitest'
import { workOff } from '../../src/schedule/work-off.ts'

/** Things to do, in order of urgency, and a record of their beginnings. */
function pile(count: number) {
  const due = Array.from({ length: count }, (_, index) => index)
  const begun: number[] = []
  const gates = new Map<number, PromiseWithResolvers<void>>()

  return {
    due,
    begun,
    /** Lets one end that `work` holds. */
    open: (item: number) => gates.get(item)?.resolve(),
    claim: async (limit: number) => due.splice(0, limit),
    hold: (item: number) => {
      const gate = Promise.withResolvers<void>()
      begun.push(item)
      gates.set(item, gate)

      return gate.promise
    },
  }
}

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
}

describe('working off', () => {
  it('goes on in the other lanes while one waits', async () => {
    const { begun, claim, hold, open } = pile(30)
    const work = async (item: number) => (item === 0 ? hold(item) : void begun.push(item))

    const done = workOff({ claim, work, isClosing: () => false, lanes: 3, batch: 2 })
    await settled()
    const before = [...begun]
    open(0)
    await done

    expect(before.length).toBeGreaterThan(20)
    expect(begun).toEqual(Array.from({ length: 30 }, (_, index) => index))
  })

  it('never works on more at a time than it has lanes, nor claims much ahead', async () => {
    const { due, begun, claim, hold, open } = pile(30)

    const done = workOff({ claim, work: hold, isClosing: () => false, lanes: 4, batch: 3 })
    await settled()
    const sideBySide = begun.length
    const claimed = 30 - due.length
    for (let item = 0; item < 30; item++) {
      open(item)
      await settled()
    }
    await done

    expect(sideBySide).toBe(4)
    expect(claimed).toBe(6)
    expect(begun).toHaveLength(30)
  })

  it('works off what follows from the work', async () => {
    const { due, begun, claim } = pile(1)
    const work = async (item: number) => {
      begun.push(item)
      if (item < 5) due.push(item + 1)
    }

    await workOff({ claim, work, isClosing: () => false, lanes: 2, batch: 2 })

    expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  })

  it('takes nothing more once it is closing, and ends with what is in flight', async () => {
    const { begun, claim, hold, open } = pile(10)
    let isClosing = false

    const done = workOff({ claim, work: hold, isClosing: () => isClosing, lanes: 2, batch: 5 })
    await settled()
    isClosing = true
    open(0)
    open(1)
    await done

    expect(begun).toEqual([0, 1])
  })

  it('fails with its claim, but not before what is in flight has ended', async () => {
    const { claim, hold, open } = pile(1)
    const failing = async (limit: number) => {
      const claimed = await claim(limit)
      if (claimed.length === 0) throw new Error('database away')
      return claimed
    }
    let outcome = 'none'

    const done = workOff({ claim: failing, work: hold, isClosing: () => false, lanes: 2, batch: 1 })
    const told = done.catch((error: Error) => {
      outcome = error.message
    })
    await settled()
    const before = outcome
    open(0)
    await told

    expect([before, outcome]).toEqual(['none', 'database away'])
  })
})
