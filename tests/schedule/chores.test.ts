import { afterEach, describe, expect, it } from 'vitest'
import { type Chore, nextDaily } from '../../src/schedule/chore.ts'
import { DeliveryFailure } from '../../src/schedule/messenger.ts'
import { deadEnd, hour, leaseMs, minute, type Office, openOffice } from './office.ts'

let office: Office

afterEach(() => office.store.close())

const at = Date.parse

/** Due at 3:00 each day; notes the occurrences it did. */
function diary(act: () => Promise<void> = async () => undefined): Chore & { readonly done: number[] } {
  const done: number[] = []

  return {
    done,
    first: (now) => nextDaily(now, 3 * hour),
    async run({ now }, { dueAt }) {
      await act()
      done.push(dueAt)

      return nextDaily(now(), 3 * hour)
    },
  }
}

describe('a chore', () => {
  it('is done once a day, whoever looks, and not before its time', async () => {
    office = await openOffice('2026-03-02T02:00:00Z')
    const sweep = diary()
    const bots = [office.worker({ chores: { sweep } }), office.worker({ chores: { sweep } })]
    const tick = () => Promise.all(bots.map((bot) => bot.tick()))

    await tick()
    const early = [...sweep.done]
    for (const time of ['2026-03-02T03:00:00Z', '2026-03-02T03:01:00Z', '2026-03-03T03:00:00Z']) {
      office.setClock(time)
      await tick()
    }

    expect(early).toEqual([])
    expect(sweep.done).toEqual([at('2026-03-02T03:00:00Z'), at('2026-03-03T03:00:00Z')])
  })

  it('missed for days is done once, late', async () => {
    office = await openOffice('2026-03-02T02:00:00Z')
    const sweep = diary()
    await office.worker({ chores: { sweep } }).tick()

    office.setClock('2026-03-09T12:00:00Z')
    await office.worker({ chores: { sweep } }).tick()
    await office.worker({ chores: { sweep } }).tick()

    expect(sweep.done).toEqual([at('2026-03-02T03:00:00Z')])
    expect(await office.store.job({ name: 'sweep', subject: '' })).toMatchObject({
      dueAt: at('2026-03-10T03:00:00Z'),
    })
  })

  it('is taken over when the process that did it was killed', async () => {
    office = await openOffice('2026-03-02T02:00:00Z')
    const { reached, die } = deadEnd()
    const sweep = diary()
    const bot = office.worker({ chores: { sweep } })
    await bot.tick()
    office.setClock('2026-03-02T03:00:00Z')
    void office.worker({ chores: { sweep: diary(die) } }).tick()
    await reached

    await bot.tick()
    const held = [...sweep.done]
    office.passMs(leaseMs)
    await bot.tick()

    expect(held).toEqual([])
    expect(sweep.done).toEqual([at('2026-03-02T03:00:00Z')])
  })

  it('that fails is tried again later each time, as the same occurrence', async () => {
    office = await openOffice('2026-03-02T02:00:00Z')
    let failures = 2
    const sweep = diary(async () => {
      if (failures-- > 0) throw new DeliveryFailure('transient', 'Bad Gateway')
    })
    const bot = office.worker({ chores: { sweep } })
    await bot.tick()
    office.setClock('2026-03-02T03:00:00Z')

    await bot.tick()
    const waiting = await office.store.job({ name: 'sweep', subject: '' })
    await bot.tick()
    for (const wait of [0.5 * minute, 0.5 * minute, 0.5 * minute]) {
      office.passMs(wait)
      await bot.tick()
    }

    expect(waiting).toMatchObject({ attempts: 1, lastError: 'transient: Bad Gateway' })
    expect(failures).toBe(-1)
    expect(sweep.done).toEqual([at('2026-03-02T03:00:00Z')])
  })

  it('with more to do goes on at once, in pieces', async () => {
    office = await openOffice('2026-03-02T03:00:00Z')
    let left = 5
    const sweep: Chore = {
      first: (now) => now,
      run: async ({ now }) => (--left > 0 ? now() : null),
    }

    await office.worker({ chores: { sweep } }).tick()

    expect(left).toBe(0)
    expect(await office.store.job({ name: 'sweep', subject: '' })).toBeUndefined()
  })

  it('waits until the questions are out', async () => {
    office = await openOffice('2026-03-02T08:00:00Z')
    const schedule = await office.schedule()
    let asked = -1
    const sweep: Chore = {
      first: (now) => now,
      run: async () => {
        asked = office.messenger.in(schedule.channelId).length
        return null
      },
    }
    office.setClock('2026-03-02T09:00:00Z')

    await office.worker({ chores: { sweep } }).tick()

    expect(asked).toBe(1)
  })

  it('of another version of the program is left to it', async () => {
    office = await openOffice('2026-03-02T03:00:00Z')
    await office.store.planJob({ name: 'newer', subject: '', dueAt: office.now() }, 0)

    await office.worker({ chores: { sweep: diary() } }).tick()

    expect(await office.store.job({ name: 'newer', subject: '' })).toMatchObject({ attempts: 0 })
  })
})

describe('the next time of day', () => {
  it.each([
    ['2026-03-02T02:59:59.999Z', '2026-03-02T03:00:00Z'],
    ['2026-03-02T03:00:00Z', '2026-03-03T03:00:00Z'],
    ['2026-12-31T23:00:00Z', '2027-01-01T03:00:00Z'],
  ])('after %s is %s', (now, next) => {
    expect(nextDaily(at(now), 3 * hour)).toBe(at(next))
  })
})
