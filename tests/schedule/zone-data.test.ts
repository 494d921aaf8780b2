import { afterEach, describe, expect, it } from 'vitest'
import { type Office, openOffice } from './office.ts'

let office: Office

afterEach(() => office.store.close())

describe('new time-zone data', () => {
  it('moves the runs to come, but not what is due already', async () => {
    office = await openOffice('2026-03-02T08:00:00Z')
    const { store, worker, schedule } = office
    const stale = await schedule({ nextRunAt: Date.parse('2026-03-02T10:00:00Z') })
    const due = await schedule({ nextRunAt: Date.parse('2026-03-01T09:00:00Z'), catchUp: 'skip' })
    await store.pauseSchedule(due.id)

    await worker({ zoneData: '2027a' }).tick()

    expect((await store.schedule(stale.id))?.nextRunAt).toBe(Date.parse('2026-03-02T09:00:00Z'))
    expect((await store.schedule(due.id))?.nextRunAt).toBe(Date.parse('2026-03-01T09:00:00Z'))
  })

  it('is noticed once: the same data moves nothing', async () => {
    office = await openOffice('2026-03-02T08:00:00Z')
    const { store, worker, schedule } = office
    await worker({ zoneData: '2027a' }).tick()
    const { id } = await schedule({ nextRunAt: Date.parse('2026-03-02T10:00:00Z') })

    await worker({ zoneData: '2027a' }).tick()

    expect((await store.schedule(id))?.nextRunAt).toBe(Date.parse('2026-03-02T10:00:00Z'))
  })
})
