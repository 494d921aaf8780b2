import { afterEach, describe, expect, it } from 'vitest'
import type { Renderer } from '../../src/render/renderer.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { customIds } from './fake-messenger.ts'
import { deadEnd, hour, leaseMs, logChannel, type Office, openOffice } from './office.ts'

const at = (iso: string) => Date.parse(iso)

let office: Office

async function open(iso: string): Promise<Office> {
  office = await openOffice(iso)

  return office
}

afterEach(() => office.store.close())

describe('a slot that comes due', () => {
  it('becomes one post with its buttons, and the schedule moves on', async () => {
    const { store, messenger, worker, schedule, setClock, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    setClock('2026-03-02T09:00:20Z')

    await worker().tick()

    const [post, ...others] = messenger.in(channelId)
    const [slot] = await store.slots(id, 1)
    expect(others).toEqual([])
    expect(post && customIds(post)).toContain(`answer:1:${slot?.postId}:b`)
    expect(await ledger(id)).toEqual([{ fireAt: at('2026-03-02T09:00:00Z'), state: 'sent', reason: null }])
    expect((await store.schedule(id))?.nextRunAt).toBe(at('2026-03-03T09:00:00Z'))
    expect(await store.post(slot?.postId ?? '')).toMatchObject({
      messageId: post?.id,
      closesAt: at('2026-03-03T09:00:00Z'),
    })
  })

  it('is left alone before its time', async () => {
    const { messenger, worker, schedule, setClock } = await open('2026-03-02T08:00:00Z')
    const { channelId } = await schedule()
    setClock('2026-03-02T08:59:59Z')

    await worker().tick()

    expect(messenger.askedIn(channelId)).toEqual([])
  })

  it('is posted once when workers race for it', async () => {
    const { messenger, worker, schedule, setClock, ledger } = await open('2026-03-02T08:00:00Z')
    const schedules = await Promise.all(Array.from({ length: 25 }, () => schedule()))
    const workers = [worker(), worker(), worker()]
    setClock('2026-03-02T09:00:00Z')

    await Promise.all(workers.map((one) => one.tick()))

    const states = (await Promise.all(schedules.map(({ id }) => ledger(id)))).flat().map(({ state }) => state)
    expect(messenger.count('post')).toBe(25)
    expect(new Set(messenger.sent.map(({ channelId }) => channelId)).size).toBe(25)
    expect(states).toEqual(Array(25).fill('sent'))
  })

  it('asks again what the group missed, though others were never asked', async () => {
    const { store, worker, schedule, setClock, now, postsOf } = await open('2026-03-02T08:00:00Z')
    const { id } = await schedule({ picking: 'missed' })
    const bot = worker()
    const answers = ['a', 'b', 'b', 'b']

    for (const [index, answer] of answers.entries()) {
      setClock(`2026-03-0${index + 2}T09:00:00Z`)
      await bot.tick()
      const post = (await postsOf(id)).at(-1)
      await store.recordAttempt({
        postId: post?.id ?? '',
        memberId: 'ada',
        memberName: 'Ada',
        interactionId: `answer-${index}`,
        answer,
        verdict: answer === 'b' ? 'correct' : 'wrong',
        reason: '{}',
        at: now() + hour,
        limit: 1,
        pointsFor: () => 0,
        ruleVersion: 1,
        gradingVersion: 1,
      })
    }

    const [missed, other, again, third] = (await postsOf(id)).map(({ questionId }) => questionId)
    expect(again).toBe(missed)
    expect(new Set([missed, other, third]).size).toBe(3)
  })

  it('asks the bank’s questions in turn, one a day', async () => {
    const { worker, schedule, setClock, postsOf } = await open('2026-03-02T08:00:00Z')
    const { id } = await schedule()
    const bot = worker()

    for (const date of ['02', '03', '04', '05']) {
      setClock(`2026-03-${date}T09:00:00Z`)
      await bot.tick()
    }

    const asked = (await postsOf(id)).map(({ questionId }) => questionId)
    expect(asked).toEqual(['convolution/one', 'convolution/two', 'convolution/three', 'convolution/one'])
  })

  it('closes with the next slot, or after a day where that is far', async () => {
    const { worker, schedule, setClock, postsOf } = await open('2026-03-02T08:00:00Z')
    const hourly = await schedule({ cron: '0 * * * *' })
    const weekly = await schedule({ cron: '0 9 * * 1' })
    setClock('2026-03-02T09:00:00Z')

    await worker().tick()

    const closing = [...(await postsOf(hourly.id)), ...(await postsOf(weekly.id))].map(
      ({ closesAt }) => closesAt,
    )
    expect(closing).toEqual([at('2026-03-02T10:00:00Z'), at('2026-03-03T09:00:00Z')])
  })

  it('is given up and told when no question fits', async () => {
    const { messenger, worker, schedule, setClock, ledger, store } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule({ topic: 'history' })
    setClock('2026-03-02T09:00:00Z')

    await worker().tick()

    expect(messenger.in(channelId)).toEqual([])
    expect(messenger.in(logChannel)).toHaveLength(1)
    expect(await ledger(id)).toMatchObject([{ state: 'failed', reason: 'emptySelection' }])
    expect((await store.schedule(id))?.nextRunAt).toBe(at('2026-03-03T09:00:00Z'))
  })

  it('does not keep the others waiting when its schedule cannot be read', async () => {
    const { messenger, worker, schedule, setClock } = await open('2026-03-02T08:00:00Z')
    await schedule({ cron: 'nonsense', nextRunAt: at('2026-03-02T08:30:00Z') })
    const { channelId } = await schedule()
    setClock('2026-03-02T09:00:00Z')

    await worker().tick()

    expect(messenger.in(channelId)).toHaveLength(1)
  })
})

describe('a process that is killed', () => {
  it('after it recorded the post leaves the very same question to the next one', async () => {
    const { store, messenger, worker, schedule, setClock, passMs, postsOf } =
      await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    setClock('2026-03-02T09:00:00Z')
    const recorded = deadEnd()
    const dying: Renderer = { ...blankRenderer, card: recorded.die }
    void worker({ render: dying }).tick()
    await recorded.reached
    const [before] = await postsOf(id)

    passMs(leaseMs)
    await worker().tick()

    const [after] = await postsOf(id)
    expect(after).toEqual({ ...before, messageId: messenger.in(channelId)[0]?.id })
    expect(messenger.in(channelId)).toHaveLength(1)
    expect((await store.schedule(id))?.nextRunAt).toBe(at('2026-03-03T09:00:00Z'))
  })

  it('after it sent, before it noted so, is found out by looking: nothing is posted twice', async () => {
    const { store, messenger, worker, schedule, setClock, passMs, ledger } =
      await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    setClock('2026-03-02T09:00:00Z')
    const sent = deadEnd()
    const dying = { ...store, finishSlot: sent.die }
    void worker({ store: dying }).tick()
    await sent.reached
    messenger.forgetNonces()

    passMs(leaseMs)
    await worker().tick()

    const [message, ...others] = messenger.in(channelId)
    const [slot] = await store.slots(id, 1)
    expect(others).toEqual([])
    expect(await ledger(id)).toMatchObject([{ state: 'sent' }])
    expect((await store.post(slot?.postId ?? ''))?.messageId).toBe(message?.id)
  })

  it('keeps its claim until the lease is over', async () => {
    const { store, messenger, worker, schedule, setClock, passMs } = await open('2026-03-02T08:00:00Z')
    await schedule()
    setClock('2026-03-02T09:00:00Z')
    const claimed = deadEnd()
    const dying = { ...store, slots: claimed.die }
    void worker({ store: dying }).tick()
    await claimed.reached
    const successor = worker()

    passMs(leaseMs - 1)
    await successor.tick()
    const early = messenger.sent.length
    passMs(1)
    await successor.tick()

    expect([early, messenger.sent.length]).toEqual([0, 1])
  })

  it('while it made up for missed slots does not leave its slot to a newer choice', async () => {
    const { store, messenger, worker, schedule, setClock, ledger } = await open('2026-03-02T08:30:00Z')
    const { id, channelId } = await schedule({ cron: '0 * * * *' })
    setClock('2026-03-02T11:30:00Z')
    const sent = deadEnd()
    const dying = { ...store, finishSlot: sent.die }
    void worker({ store: dying }).tick()
    await sent.reached
    messenger.forgetNonces()

    setClock('2026-03-02T12:30:00Z')
    await worker().tick()

    // The questions; the answer of the first is told in reply to it.
    expect(messenger.in(channelId).filter(({ repliesTo }) => repliesTo === undefined)).toHaveLength(2)
    expect(
      (await ledger(id)).map(({ fireAt, state }) => [new Date(fireAt).toISOString().slice(11, 16), state]),
    ).toEqual([
      ['09:00', 'skipped'],
      ['10:00', 'skipped'],
      ['11:00', 'sent'],
      ['12:00', 'sent'],
    ])
  })
})

describe('a claim', () => {
  it('is renewed before sending: what was paused meanwhile is not posted', async () => {
    const { store, messenger, worker, schedule, setClock } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    setClock('2026-03-02T09:00:00Z')
    const interrupted = {
      ...store,
      recordSlot: async (...slot: Parameters<typeof store.recordSlot>) => {
        const recorded = await store.recordSlot(...slot)
        await store.pauseSchedule(id)
        return recorded
      },
    }

    await worker({ store: interrupted }).tick()

    expect(messenger.askedIn(channelId)).toEqual([])
  })

  it('is renewed before sending: what another process took over is left to it', async () => {
    const { store, messenger, worker, schedule, setClock, passMs, ledger } =
      await open('2026-03-02T08:00:00Z')
    const { id } = await schedule()
    setClock('2026-03-02T09:00:00Z')
    const successor = worker()
    const slow = {
      ...store,
      renewClaim: async (...claim: Parameters<typeof store.renewClaim>) => {
        passMs(leaseMs)
        await successor.tick()
        return store.renewClaim(...claim)
      },
    }

    await worker({ store: slow }).tick()

    expect(messenger.count('post')).toBe(1)
    expect(await ledger(id)).toMatchObject([{ state: 'sent' }])
  })

  it('that ran out while a picture was drawn is left to whoever took it over', async () => {
    const { messenger, worker, schedule, setClock, passMs, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    setClock('2026-03-02T09:00:00Z')
    const drawn = Promise.withResolvers<void>()
    const drawing = Promise.withResolvers<void>()
    const slow: Renderer = {
      ...blankRenderer,
      card: async (card, look) => {
        drawing.resolve()
        await drawn.promise
        return blankRenderer.card(card, look)
      },
    }
    const late = worker({ render: slow }).tick()
    await drawing.promise
    passMs(leaseMs)
    await worker().tick()

    drawn.resolve()
    await late

    expect(messenger.count('post')).toBe(1)
    expect(messenger.in(channelId)).toHaveLength(1)
    expect(await ledger(id)).toMatchObject([{ state: 'sent' }])
  })

  it('is freed by an orderly stop, which waits for what is in flight', async () => {
    const { messenger, worker, schedule, setClock } = await open('2026-03-02T08:00:00Z')
    await Promise.all(Array.from({ length: 15 }, () => schedule()))
    setClock('2026-03-02T09:00:00Z')
    const leaving = worker()
    const ticking = leaving.tick()

    await Promise.all([leaving.close(), ticking])
    const before = messenger.sent.length
    await worker().tick()

    expect(before).toBeLessThan(15)
    expect(messenger.sent).toHaveLength(15)
  })
})
