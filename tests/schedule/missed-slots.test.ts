import { afterEach, describe, expect, it } from 'vitest'
import { deadEnd, type Office, openOffice } from './office.ts'

const at = (iso: string) => Date.parse(iso)

let office: Office

async function open(iso: string): Promise<Office> {
  office = await openOffice(iso)

  return office
}

afterEach(() => office.store.close())

describe('slots missed while nobody was running', () => {
  it.each([
    ['skip', '2026-03-05T12:00:00Z', ['skipped', 'skipped', 'skipped', 'skipped']],
    ['skip', '2026-03-05T09:05:00Z', ['skipped', 'skipped', 'skipped', 'sent']],
    ['latest', '2026-03-05T12:00:00Z', ['skipped', 'skipped', 'skipped', 'sent']],
    ['all:3', '2026-03-05T12:00:00Z', ['skipped', 'sent', 'sent', 'sent']],
    ['all:10', '2026-03-05T12:00:00Z', ['sent', 'sent', 'sent', 'sent']],
  ] as const)('are handled as %s says at %s: %j', async (catchUp, back, states) => {
    const { store, messenger, worker, schedule, setClock, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule({ catchUp })
    setClock(back)

    await worker().tick()

    const slots = await ledger(id)
    expect(slots.map(({ state }) => state)).toEqual(states)
    expect(slots.map(({ fireAt }) => new Date(fireAt).toISOString().slice(5, 13))).toEqual([
      ...['03-02T09', '03-03T09', '03-04T09', '03-05T09'],
    ])
    expect(messenger.in(channelId)).toHaveLength(states.filter((state) => state === 'sent').length)
    expect((await store.schedule(id))?.nextRunAt).toBe(at('2026-03-06T09:00:00Z'))
  })

  it('that are made up for are open until the next one', async () => {
    const { worker, schedule, setClock, postsOf } = await open('2026-03-02T08:00:00Z')
    const { id } = await schedule({ catchUp: 'all:3' })
    setClock('2026-03-04T21:00:00Z')

    await worker().tick()

    const closing = (await postsOf(id)).map(({ closesAt }) => closesAt)
    expect(closing).toEqual(Array(3).fill(at('2026-03-05T09:00:00Z')))
  })
})

describe('a slot nobody goes on with', () => {
  it.each([
    ['sent', 'finishSlot'],
    ['failed', 'renewClaim'],
  ] as const)('is %s for the ledger once its schedule is taken up again', async (state, died) => {
    const { store, messenger, worker, schedule, setClock, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    setClock('2026-03-02T09:00:00Z')
    const killed = deadEnd()
    void worker({
      store: { ...store, [died]: killed.die },
    }).tick()
    await killed.reached
    await store.pauseSchedule(id)
    await store.resumeSchedule(id, at('2026-03-03T09:00:00Z'))
    setClock('2026-03-03T09:00:00Z')

    await worker().tick()

    expect((await ledger(id)).map((slot) => slot.state)).toEqual([state, 'sent'])
    // With the answer of the first, whose time was over.
    expect(messenger.in(channelId)).toHaveLength(state === 'sent' ? 3 : 1)
  })
})
