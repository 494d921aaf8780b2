import { afterEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { noExtras } from '../../src/schedule/messenger.ts'
import { day, logChannel, type Office, openOffice } from './office.ts'

let office: Office

async function open(iso: string): Promise<Office> {
  office = await openOffice(iso)

  return office
}

afterEach(() => office.store.close())

const request = { serverId: 'server-1', channelId: 'channel-1', interactionId: 'interaction-1' }

describe('posting a question by hand', () => {
  it('posts the one that was asked for, open for a day', async () => {
    const { messenger, worker, now } = await open('2026-03-02T08:00:00Z')

    const post = await worker().postNow({ ...request, questionId: 'convolution/two', now: now() })

    expect(post).toMatchObject({
      questionId: 'convolution/two',
      scheduleId: null,
      messageId: messenger.in('channel-1')[0]?.id,
      closesAt: now() + day,
    })
  })

  it('does not ask what the server has open already', async () => {
    const { worker, now } = await open('2026-03-02T08:00:00Z')
    const bot = worker()
    const numbers = ['1', '2', '3']

    const posts = []
    for (const number of numbers) {
      posts.push(await bot.postNow({ ...request, interactionId: `interaction-${number}`, now: now() }))
    }

    expect(new Set(posts.map(({ questionId }) => questionId)).size).toBe(3)
  })

  it('posts once for one interaction, however often it arrives', async () => {
    const { messenger, worker, now } = await open('2026-03-02T08:00:00Z')
    const bot = worker()

    const first = await bot.postNow({ ...request, now: now() })
    const again = await bot.postNow({ ...request, now: now() })

    expect(again.messageId).toBe(first.messageId)
    expect(messenger.in('channel-1')).toHaveLength(1)
  })

  it('is closed and answered like any other', async () => {
    const { messenger, worker, now, passMs } = await open('2026-03-02T08:00:00Z')
    const bot = worker()
    await bot.postNow({ ...request, now: now() })
    passMs(day)

    await bot.tick()

    expect(messenger.askedIn('channel-1')).toEqual(['post', 'edit', 'find', 'reply'])
  })

  it.each([
    ['forbidden', 'delivery.mayNotPost'],
    ['channelGone', 'delivery.noChannel'],
    ['transient', 'delivery.discordAway'],
  ] as const)('tells the asker when the channel is %s', async (kind, key) => {
    const { messenger, worker, now } = await open('2026-03-02T08:00:00Z')
    messenger.breakChannel('channel-1', kind)

    const posting = worker().postNow({ ...request, now: now() })

    await expect(posting).rejects.toThrow(UserError)
    await expect(posting).rejects.toMatchObject({ key })
    expect(messenger.in(logChannel)).toEqual([])
  })

  it('refuses a topic without questions', async () => {
    const { worker, now } = await open('2026-03-02T08:00:00Z')

    const posting = worker().postNow({ ...request, topic: 'history', now: now() })

    await expect(posting).rejects.toMatchObject({ key: 'delivery.nothingFits' })
  })

  it('finds the message whose confirmation was lost', async () => {
    const { messenger, worker, now } = await open('2026-03-02T08:00:00Z')
    messenger.fail('post', 'transient', { after: true })

    const post = await worker().postNow({ ...request, now: now() })

    expect(post.messageId).toBe(messenger.in('channel-1')[0]?.id)
  })
})

describe('running a schedule by hand', () => {
  it('is a slot of its own and leaves the next run where it was', async () => {
    const { store, messenger, worker, schedule, now, ledger } = await open('2026-03-02T08:00:00Z')
    const daily = await schedule()

    await worker().runNow(daily, now())

    expect(messenger.in(daily.channelId)).toHaveLength(1)
    expect(await ledger(daily.id)).toEqual([{ fireAt: now(), state: 'sent', reason: null }])
    expect((await store.schedule(daily.id))?.nextRunAt).toBe(Date.parse('2026-03-02T09:00:00Z'))
  })

  it('notes a failure in the ledger and leaves the due slot to the clock', async () => {
    const { messenger, worker, schedule, now, ledger, setClock } = await open('2026-03-02T08:00:00Z')
    const daily = await schedule()
    const bot = worker()
    messenger.breakChannel(daily.channelId, 'forbidden')

    await expect(bot.runNow(daily, now())).rejects.toMatchObject({ key: 'delivery.mayNotPost' })
    messenger.mendChannel(daily.channelId)
    setClock('2026-03-02T09:00:00Z')
    await bot.tick()

    expect(await ledger(daily.id)).toMatchObject([
      { state: 'failed', reason: expect.stringMatching(/^forbidden: /) },
      { state: 'sent' },
    ])
  })
})

describe('what the bot lacks in a channel', () => {
  it('is nothing where all is well', async () => {
    const { worker } = await open('2026-03-02T08:00:00Z')

    const state = await worker().inspectChannel('channel-1', noExtras)

    expect(state).toEqual({ kind: 'text', missing: [], isRoleGone: false })
  })

  it('is unknown where the channel is gone', async () => {
    const { messenger, worker } = await open('2026-03-02T08:00:00Z')
    messenger.breakChannel('channel-1', 'channelGone')

    const state = await worker().inspectChannel('channel-1', noExtras)

    expect(state).toBeUndefined()
  })
})
