import { afterEach, describe, expect, it } from 'vitest'
import { hour, minute, type Office, openOffice } from './office.ts'

let office: Office

afterEach(() => office.store.close())

describe('what is due at the same time', () => {
  it('goes out in turns: a question does not wait for closes and reveals of other channels', async () => {
    office = await openOffice('2026-03-01T10:00:00Z')
    const { messenger, worker, schedule, setClock } = office
    const old = []
    for (let count = 0; count < 40; count++)
      old.push(await schedule({ cron: '0 9 1 3 *', nextRunAt: office.now() }))
    await worker().tick()
    const daily = await schedule({ cron: '0 10 * * *' })
    setClock('2026-03-02T10:00:00Z')

    await worker().tick()

    const order = messenger.sent.slice(40).map(({ channelId }) => channelId)
    expect(order).toHaveLength(41)
    expect(order.indexOf(daily.channelId)).toBeLessThan(20)
  })

  it('in one channel is told in order: yesterday’s answers, then today’s questions', async () => {
    office = await openOffice('2026-03-02T08:00:00Z')
    const { messenger, worker, schedule, setClock, passMs } = office
    for (let count = 0; count < 3; count++) await schedule({ channelId: 'shared', cron: '0 9 * * *' })
    setClock('2026-03-02T09:00:00Z')
    await worker().tick()

    setClock('2026-03-03T09:00:00Z')
    await worker().tick()
    passMs(hour + minute)
    await worker().tick()

    const kinds = messenger
      .in('shared')
      .map(({ repliesTo }) => (repliesTo === undefined ? 'question' : 'answer'))
    expect(kinds.slice(0, 3)).toEqual(['question', 'question', 'question'])
    expect(kinds.filter((kind) => kind === 'answer')).toHaveLength(3)
    expect(kinds).toHaveLength(9)
    // Never a question of today before the first answer of yesterday.
    expect(kinds[3]).toBe('answer')
  })
})
