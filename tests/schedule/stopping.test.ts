import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Messenger, Stopped } from '../../src/schedule/messenger.ts'
import { type Office, openOffice } from './office.ts'

let office: Office

beforeEach(async () => {
  office = await openOffice('2026-03-02T08:00:00Z')
})
afterEach(() => office.store.close())

/** One whose messages never get an answer, `arriving` or not, until it is closed. */
function stuck({ arriving }: { arriving: boolean }): { messenger: Messenger; asked: Promise<void> } {
  const closed = Promise.withResolvers<never>()
  const asked = Promise.withResolvers<void>()
  const wait = async (send: () => Promise<string>) => {
    if (arriving) await send()
    asked.resolve()

    return closed.promise
  }
  closed.promise.catch(() => undefined)

  return {
    asked: asked.promise,
    messenger: {
      ...office.messenger,
      post: (...args) => wait(() => office.messenger.post(...args)),
      reply: (...args) => wait(() => office.messenger.reply(...args)),
      close: () => closed.reject(new Stopped()),
    },
  }
}

describe('a process that stops while Discord does not answer', () => {
  it.each([
    ['did not arrive', false],
    ['arrived', true],
  ])('hands a question over that %s: the next tick of another one sees to it', async (_what, arriving) => {
    const { messenger, worker, schedule, setClock, ledger, store } = office
    const { id, channelId } = await schedule()
    const slow = stuck({ arriving })
    const stopping = worker({ messenger: slow.messenger, finishMs: 0 })
    setClock('2026-03-02T09:00:00Z')
    void stopping.tick()
    await slow.asked

    await stopping.close()
    messenger.forgetNonces()
    const handedOver = await store.schedule(id)
    await worker().tick()

    expect(handedOver?.attempts).toBe(0)
    expect(messenger.in(channelId)).toHaveLength(1)
    expect(await ledger(id)).toMatchObject([{ state: 'sent', reason: null }])
  })

  it.each([
    ['did not arrive', false],
    ['arrived', true],
  ])('hands an answer over that %s', async (_what, arriving) => {
    const { messenger, worker, schedule, setClock, postsOf, store } = office
    const { id, channelId } = await schedule()
    setClock('2026-03-02T09:00:00Z')
    await worker().tick()
    await store.pauseSchedule(id)
    const slow = stuck({ arriving })
    const stopping = worker({ messenger: slow.messenger, finishMs: 0 })
    setClock('2026-03-03T09:00:00Z')
    void stopping.tick()
    await slow.asked

    await stopping.close()
    messenger.forgetNonces()
    await worker().tick()

    const [post] = await postsOf(id)
    expect(messenger.in(channelId).filter(({ repliesTo }) => repliesTo)).toHaveLength(1)
    expect(await store.steps([post?.id ?? ''])).toMatchObject([
      { name: 'close', state: 'done' },
      { name: 'reveal', state: 'done', attempts: 0 },
    ])
  })

  it('waits for what ends by itself', async () => {
    const { messenger, worker, schedule, setClock, ledger } = office
    const { id, channelId } = await schedule()
    const answer = Promise.withResolvers<void>()
    const asked = Promise.withResolvers<void>()
    const slow: Messenger = {
      ...messenger,
      post: async (...args) => {
        asked.resolve()
        await answer.promise
        return messenger.post(...args)
      },
    }
    const stopping = worker({ messenger: slow })
    setClock('2026-03-02T09:00:00Z')
    void stopping.tick()
    await asked.promise

    const closed = stopping.close()
    answer.resolve()
    await closed

    expect(messenger.in(channelId)).toHaveLength(1)
    expect(await ledger(id)).toMatchObject([{ state: 'sent' }])
  })
})

describe('what a dead process held', () => {
  it('is taken over with the next tick of whoever knows that it is dead', async () => {
    const { messenger, worker, schedule, setClock, passMs } = office
    const { channelId } = await schedule()
    const slow = stuck({ arriving: false })
    setClock('2026-03-02T09:00:00Z')
    void worker({ messenger: slow.messenger, worker: 'dead' }).tick()
    await slow.asked

    passMs(1_000)
    await worker().tick()
    const seenFromElsewhere = messenger.in(channelId).length
    await worker({ isKnownDead: (name) => name === 'dead' }).tick()

    expect([seenFromElsewhere, messenger.in(channelId).length]).toEqual([0, 1])
  })
})
