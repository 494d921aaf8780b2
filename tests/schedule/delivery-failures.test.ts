import { afterEach, describe, expect, it } from 'vitest'
import { privateChannel } from './fake-messenger.ts'
import { hour, logChannel, minute, type Office, openOffice } from './office.ts'

const at = (iso: string) => Date.parse(iso)

let office: Office

async function open(iso: string): Promise<Office> {
  office = await openOffice(iso)

  return office
}

afterEach(() => office.store.close())

describe('a passing failure', () => {
  it('is tried again after half a minute, then a minute, and is no news', async () => {
    const { messenger, worker, schedule, setClock, passMs, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    const bot = worker()
    messenger.fail('post', 'transient', { times: 2 })
    setClock('2026-03-02T09:00:00Z')

    const postsAfter: number[] = []
    for (const wait of [0, 29_999, 1, 59_999, 1]) {
      passMs(wait)
      await bot.tick()
      postsAfter.push(messenger.count('post'))
    }

    expect(postsAfter).toEqual([1, 1, 2, 2, 3])
    expect(messenger.in(channelId)).toHaveLength(1)
    expect(messenger.in(logChannel)).toEqual([])
    expect(await ledger(id)).toMatchObject([{ state: 'sent', reason: null }])
  })

  it('whose message arrived all the same is not repeated', async () => {
    const { messenger, worker, schedule, setClock, passMs, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    const bot = worker()
    messenger.fail('post', 'transient', { after: true })
    setClock('2026-03-02T09:00:00Z')
    await bot.tick()
    messenger.forgetNonces()

    passMs(minute)
    await bot.tick()

    expect(messenger.in(channelId)).toHaveLength(1)
    expect(await ledger(id)).toMatchObject([{ state: 'sent' }])
  })

  it('that does not pass is told once', async () => {
    const { messenger, worker, schedule, setClock, passMs } = await open('2026-03-02T08:00:00Z')
    const { channelId } = await schedule({ name: 'Morning *quiz*' })
    const bot = worker()
    messenger.breakChannel(channelId, 'transient')
    setClock('2026-03-02T09:00:00Z')

    for (let tries = 0; tries < 20; tries++) {
      await bot.tick()
      passMs(5 * minute)
    }

    const told = messenger.in(logChannel).map(({ message }) => message.text)
    expect(told).toHaveLength(1)
    expect(told[0]).toContain('Morning \\*quiz\\*')
    expect(told[0]).toContain(`<#${channelId}>`)
  })
})

describe('a channel the bot may not write to', () => {
  it('is told at once and once, tried for hours and not paused', async () => {
    const { store, messenger, worker, schedule, setClock, passMs, ledger } =
      await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    const bot = worker()
    messenger.breakChannel(channelId, 'forbidden')
    setClock('2026-03-02T09:00:00Z')

    for (let halfHours = 0; halfHours < 16; halfHours++) {
      await bot.tick()
      passMs(hour / 2)
    }

    expect(messenger.in(logChannel)).toHaveLength(1)
    // At 9:00, 10:00, 12:00 and 16:00; a repeat looks first.
    expect(messenger.askedIn(channelId).filter((asked) => asked !== 'inspect')).toEqual([
      'post',
      'find',
      'find',
      'find',
    ])
    expect(await ledger(id)).toMatchObject([
      { state: 'sending', reason: expect.stringMatching(/^forbidden/) },
    ])
    expect((await store.schedule(id))?.paused).toBe(false)
  })

  it('gets its question as soon as it may be tried again, and new trouble is told anew', async () => {
    const { messenger, worker, schedule, setClock, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    const bot = worker()
    messenger.breakChannel(channelId, 'forbidden')
    setClock('2026-03-02T09:00:00Z')
    await bot.tick()
    messenger.mendChannel(channelId)
    setClock('2026-03-02T10:00:00Z')
    await bot.tick()
    const mended = await ledger(id)

    messenger.breakChannel(channelId, 'forbidden')
    setClock('2026-03-03T09:00:00Z')
    await bot.tick()

    expect(mended).toMatchObject([{ state: 'sent', reason: null }])
    expect(messenger.in(channelId)).toHaveLength(1)
    expect(messenger.in(logChannel)).toHaveLength(2)
  })

  it('loses the slot when the next one is due, with the reason, and the next one is tried', async () => {
    const { store, messenger, worker, schedule, setClock, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule()
    const bot = worker()
    messenger.breakChannel(channelId, 'channelGone')

    for (const time of ['02T09:00', '02T10:00', '02T12:00', '02T16:00', '03T00:00', '03T09:00', '03T09:01']) {
      setClock(`2026-03-${time}:00Z`)
      await bot.tick()
    }

    expect(await ledger(id)).toEqual([
      {
        fireAt: at('2026-03-02T09:00:00Z'),
        state: 'failed',
        reason: expect.stringMatching(/^channelGone: /),
      },
      {
        fireAt: at('2026-03-03T09:00:00Z'),
        state: 'sending',
        reason: expect.stringMatching(/^channelGone: /),
      },
    ])
    expect((await store.schedule(id))?.nextRunAt).toBe(at('2026-03-03T09:00:00Z'))
    expect(messenger.in(logChannel)).toHaveLength(1)
  })

  it('never gets a question that would have closed already', async () => {
    const { messenger, worker, schedule, setClock, ledger } = await open('2026-03-02T08:00:00Z')
    const { id, channelId } = await schedule({ cron: '0 9 * * 1' })
    const bot = worker()
    messenger.breakChannel(channelId, 'forbidden')
    setClock('2026-03-02T09:00:00Z')
    await bot.tick()
    messenger.mendChannel(channelId)

    setClock('2026-03-04T09:00:00Z')
    await bot.tick()

    expect(messenger.in(channelId)).toEqual([])
    expect(await ledger(id)).toMatchObject([
      { state: 'failed', reason: expect.stringMatching(/^forbidden: /) },
    ])
  })

  it('is told again when the log channel could not be reached the first time', async () => {
    const { messenger, worker, schedule, setClock } = await open('2026-03-02T08:00:00Z')
    const { channelId } = await schedule()
    const bot = worker()
    messenger.breakChannel(channelId, 'forbidden')
    messenger.breakChannel(logChannel, 'forbidden')
    setClock('2026-03-02T09:00:00Z')
    await bot.tick()

    messenger.mendChannel(logChannel)
    setClock('2026-03-02T10:00:00Z')
    await bot.tick()

    expect(messenger.in(logChannel)).toHaveLength(1)
  })
})

describe('trouble in a server without a log channel', () => {
  const broken = async () => {
    office = await openOffice('2026-03-02T08:00:00Z', { logChannelId: null })
    const { channelId } = await office.schedule({ name: 'Morning', createdBy: 'ada' })
    office.messenger.breakChannel(channelId, 'forbidden')

    return office
  }

  it('is told once to the member who made the schedule, in their language', async () => {
    const { store, messenger, worker, setClock } = await broken()
    await store.saveMemberSettings('ada', { language: 'zh-CN' })
    const bot = worker()

    for (const hours of ['09', '10', '12', '16']) {
      setClock(`2026-03-02T${hours}:00:00Z`)
      await bot.tick()
    }

    const told = messenger.in(privateChannel('ada')).map(({ message }) => message.text)
    expect(told).toEqual([expect.stringMatching(/Morning.*\n.*没有设置日志频道/)])
  })

  it('is not told again and again to somebody who takes no private messages', async () => {
    const { messenger, worker, setClock } = await broken()
    const bot = worker()
    messenger.breakChannel(privateChannel('ada'), 'forbidden')

    for (const hours of ['09', '10', '12']) {
      setClock(`2026-03-02T${hours}:00:00Z`)
      await bot.tick()
    }

    expect(messenger.askedIn(privateChannel('ada'))).toEqual(['postPrivately'])
  })

  it('is told with the next failure when the message did not get through', async () => {
    const { messenger, worker, setClock } = await broken()
    const bot = worker()
    messenger.fail('postPrivately', 'transient')

    for (const hours of ['09', '10', '12']) {
      setClock(`2026-03-02T${hours}:00:00Z`)
      await bot.tick()
    }

    expect(messenger.in(privateChannel('ada'))).toHaveLength(1)
  })
})
