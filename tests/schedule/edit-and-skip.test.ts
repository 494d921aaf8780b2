import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { comingRun } from '../../src/schedule/coming-run.ts'
import { formatReason } from '../../src/schedule/reason.ts'
import { hour, minute, type Office, openOffice } from './office.ts'

const nine = Date.parse('2026-03-02T09:00:00Z')
const tomorrow = nine + 24 * hour

let office: Office

beforeEach(async () => {
  office = await openOffice('2026-03-02T08:00:00Z')
})
afterEach(() => office.store.close())

describe('a schedule that is edited while it delivers', () => {
  it.each(['recordSlot', 'renewClaim', 'finishSlot'] as const)(
    'before %s posts its slot once and goes on by its new times',
    async (at) => {
      const { store, messenger, worker, schedule, setClock, passMs, ledger } = office
      const { id, channelId } = await schedule()
      const changes = { cron: '0 12 * * *', nextRunAt: nine }
      let isEdited = false
      const edited = async (...args: unknown[]) => {
        if (!isEdited) await store.editSchedule(id, changes)
        isEdited = true
        return (store[at] as (...given: unknown[]) => Promise<unknown>)(...args)
      }
      setClock('2026-03-02T09:00:05Z')

      await worker({ store: { ...store, [at]: edited } }).tick()
      passMs(minute)
      await worker().tick()

      expect(messenger.in(channelId)).toHaveLength(1)
      expect(await ledger(id)).toEqual([{ fireAt: nine, state: 'sent', reason: null }])
      expect((await store.schedule(id))?.nextRunAt).toBe(nine + 3 * hour)
    },
  )
})

describe('a post that is still being tried', () => {
  it.each(['transient', 'forbidden'] as const)(
    'where Discord says %s follows its schedule into another channel',
    async (kind) => {
      const { store, messenger, worker, schedule, setClock, passMs, ledger } = office
      const { id, channelId } = await schedule()
      messenger.fail('post', kind)
      setClock('2026-03-02T09:00:00Z')
      await worker().tick()

      if (kind === 'forbidden') messenger.breakChannel(channelId, kind)
      await store.editSchedule(id, { channelId: 'elsewhere' })
      await worker().tick()
      setClock('2026-03-03T09:00:00Z')
      passMs(-1)
      await worker().tick()

      expect(messenger.in(channelId)).toEqual([])
      expect(messenger.in('elsewhere')).toHaveLength(1)
      expect(await ledger(id)).toMatchObject([{ fireAt: nine, state: 'sent' }])
    },
  )

  it('stays where it stands, though its confirmation was lost, and is answered there', async () => {
    const { store, messenger, worker, schedule, setClock, ledger } = office
    const { id, channelId } = await schedule()
    messenger.fail('post', 'transient', { after: true })
    setClock('2026-03-02T09:00:00Z')
    await worker().tick()

    await store.editSchedule(id, { channelId: 'elsewhere' })
    await worker().tick()

    expect(messenger.in(channelId)).toHaveLength(1)
    expect(messenger.in('elsewhere')).toEqual([])
    expect(await ledger(id)).toMatchObject([{ fireAt: nine, state: 'sent' }])
  })

  it('waits where it cannot be told whether it stands there', async () => {
    const { store, messenger, worker, schedule, setClock, passMs } = office
    const { id, channelId } = await schedule()
    messenger.fail('post', 'transient', { after: true })
    setClock('2026-03-02T09:00:00Z')
    await worker().tick()
    messenger.breakChannel(channelId, 'transient')

    await store.editSchedule(id, { channelId: 'elsewhere' })
    await worker().tick()
    messenger.mendChannel(channelId)
    passMs(minute)
    await worker().tick()

    expect(messenger.in(channelId)).toHaveLength(1)
    expect(messenger.in('elsewhere')).toEqual([])
  })
})

describe('a run that a manager took out', () => {
  const takeOut = async (id: string) => {
    await office.store.moveNextRun(id, nine, tomorrow)
    await office.store.skipSlots(id, [nine], formatReason('byManager'))
  }

  it('does not come, and the next one does', async () => {
    const { messenger, worker, schedule, setClock, ledger } = office
    const { id, channelId } = await schedule()
    await takeOut(id)

    setClock('2026-03-02T09:05:00Z')
    await worker().tick()
    const before = messenger.in(channelId).length
    setClock('2026-03-03T09:00:01Z')
    await worker().tick()

    expect(before).toBe(0)
    expect(await ledger(id)).toEqual([
      { fireAt: nine, state: 'skipped', reason: 'byManager' },
      { fireAt: tomorrow, state: 'sent', reason: null },
    ])
  })

  it('stays out when next runs are computed anew', async () => {
    const { store, worker, schedule, now } = office
    const plan = await schedule()
    await takeOut(plan.id)

    await worker({ zoneData: '2027a' }).tick()

    expect((await store.schedule(plan.id))?.nextRunAt).toBe(tomorrow)
    expect(await comingRun(store, plan, now())).toBe(tomorrow)
  })
})

describe('a limit of lateness', () => {
  it('gives up what cannot be sent until then', async () => {
    const { messenger, worker, schedule, setClock, passMs, ledger } = office
    const { id, channelId } = await schedule({ latestHours: 2 })
    setClock('2026-03-02T09:00:01Z')

    for (let passed = 0; passed < 4; passed++) {
      messenger.fail('post', 'transient')
      await worker().tick()
      passMs(hour)
    }

    expect(messenger.in(channelId)).toHaveLength(0)
    expect(await ledger(id)).toMatchObject([{ fireAt: nine, state: 'failed' }])
  })
})
