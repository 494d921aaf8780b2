import { afterEach, describe, expect, it } from 'vitest'
import type { Membership } from '../../src/members.ts'
import { planSummaries } from '../../src/quiz/plan-summaries.ts'
import type { DeliveryParts } from '../../src/schedule/parts.ts'
import type { Server } from '../../src/store/server-settings.ts'
import type { Post } from '../../src/store/store.ts'
import { day, deadEnd, hour, leaseMs, logChannel, minute, type Office, openOffice } from './office.ts'

const channel = 'channel-summary'
const firstOfApril = '2026-04-01T09:00:00Z'

let office: Office
let interactions = 0

afterEach(() => office.store.close())

/** Four questions in March, one a week; Ada, Bo and Chen earn 30, 20 and 20. */
async function march(settings: Partial<Server> = {}): Promise<Office> {
  office = await openOffice('2026-03-01T10:00:00Z')
  const { store, worker, schedule, setClock, postsOf, now } = office
  const server = await store.saveServer('server-1', {
    summary: 'monthly',
    summaryChannelId: channel,
    ...settings,
  })
  await planSummaries(store, server, now())
  const { id } = await schedule({ cron: '0 9 * * 1' })
  const bot = worker()

  for (const [date, ...right] of [
    ['02', 'Ada', 'Bo', 'Chen'],
    ['09', 'Ada', 'Bo', 'Chen'],
    ['16', 'Ada'],
    ['23'],
  ] as const) {
    setClock(`2026-03-${date}T09:00:00Z`)
    await bot.tick()
    const post = (await postsOf(id)).at(-1)
    for (const name of ['Ada', 'Bo', 'Chen'])
      if (post)
        await answer(
          post,
          name,
          right.some((each) => each === name),
        )
  }
  setClock('2026-03-31T12:00:00Z')
  await bot.tick()

  return office
}

async function answer(post: Post, name: string, isRight: boolean): Promise<void> {
  interactions += 1
  await office.store.recordAttempt({
    postId: post.id,
    memberId: name.toLowerCase(),
    memberName: name,
    interactionId: `summary-${interactions}`,
    answer: 'b',
    verdict: isRight ? 'correct' : 'wrong',
    reason: '{"letter":"b"}',
    gradingVersion: 1,
    at: office.now(),
    limit: 1,
    pointsFor: () => (isRight ? 10 : 0),
    ruleVersion: 1,
  })
}

const summaries = () => office.messenger.in(channel)
const members = (found: Readonly<Record<string, Membership>>): Partial<DeliveryParts> => ({
  members: {
    look: async () => new Map(Object.entries(found)),
    roleNames: async () => new Map(),
    forget: () => undefined,
  },
})

describe('the summary of a month', () => {
  it('comes at nine on the first, once, whoever looks', async () => {
    const { worker, setClock } = await march()
    const bots = [worker(), worker(), worker()]
    const tick = () => Promise.all(bots.map((bot) => bot.tick()))

    setClock('2026-04-01T08:59:00Z')
    await tick()
    const early = summaries().length
    for (const time of [firstOfApril, '2026-04-01T09:01:00Z', '2026-04-02T09:00:00Z']) {
      setClock(time)
      await tick()
    }

    expect(early).toBe(0)
    expect(summaries()).toHaveLength(1)
  })

  it('names the champions, and tells how it went', async () => {
    const { worker, setClock } = await march()
    setClock(firstOfApril)

    await worker().tick()

    const { text, images } = summaries()[0]?.message ?? {}
    expect(text?.split('\n')).toEqual([
      '### 🏁 March 2026: the champions',
      '🥇 **Ada** · 30 points',
      '🥈 **Bo** · 20 points',
      '🥈 **Chen** · 20 points',
      'Questions: **5** · answered by **3 members**',
      'Right at the first try: **58 %**',
      'Hardest question: **Title of convolution/three** (1 of 3 right at the first try)',
      'Group streak: **4 days** (longest: 4)',
    ])
    expect(images?.[0]?.alt).toBe('March 2026 · Champions\n1. Ada, 30\n2. Bo, 20\n2. Chen, 20')
  })

  it('names nobody who hides, and lets those who left or may not stand on boards give way', async () => {
    const { store, worker, setClock } = await march({ excludedRoles: ['staff'] })
    await store.saveMemberSettings('bo', { hidden: true })
    setClock(firstOfApril)

    await worker(members({ ada: { hasLeft: true }, chen: { hasLeft: false, roleIds: ['staff'] } })).tick()

    const { text } = summaries()[0]?.message ?? {}
    expect(text).toContain('🥇 **a hidden member** · 20 points')
    expect(text).not.toMatch(/Ada|Bo|Chen/)
  })

  it('names who improved most on the month before', async () => {
    const { store, worker, setClock } = await march()
    for (const [memberId, points] of [
      ['ada', 25],
      ['bo', 5],
      ['chen', 40],
    ] as const) {
      await store.correctPoints({
        id: `february-${memberId}`,
        serverId: 'server-1',
        memberId,
        memberName: memberId,
        points,
        reason: '',
        at: Date.parse('2026-02-10T00:00:00Z'),
      })
    }
    setClock(firstOfApril)

    await worker().tick()

    expect(summaries()[0]?.message.text).toContain('Most improved: **bo** (+15 points)')
  })

  it('is left out where nothing was asked', async () => {
    office = await openOffice('2026-03-01T10:00:00Z')
    const server = await office.store.saveServer('server-1', {
      summary: 'monthly',
      summaryChannelId: channel,
    })
    await planSummaries(office.store, server, office.now())
    office.setClock(firstOfApril)

    await office.worker().tick()

    expect(summaries()).toEqual([])
    expect(await office.store.job({ name: 'monthSummary', subject: 'server-1' })).toMatchObject({
      dueAt: Date.parse('2026-05-01T09:00:00Z'),
    })
  })

  it('is written for nobody in a server that the bot has left', async () => {
    const { store, worker, setClock, now, messenger } = await march()
    await store.leaveServer('server-1', now())
    setClock(firstOfApril)

    await worker().tick()

    expect(messenger.askedIn(channel)).toEqual([])
  })

  it.each(['before', 'after'] as const)('is seen once when its process dies %s it was sent', async (when) => {
    const { worker, setClock, passMs, messenger } = await march()
    const { reached, die } = deadEnd()
    const dying: typeof messenger.post = async (...args) => {
      if (args[0] === channel && when === 'after') await messenger.post(...args)
      return die()
    }
    setClock(firstOfApril)
    void worker({ messenger: { ...messenger, post: dying } }).tick()
    await reached
    messenger.forgetNonces()

    passMs(leaseMs)
    await worker().tick()
    await worker().tick()

    expect(summaries()).toHaveLength(1)
  })

  it('that could not be posted is tried again, told once, and given up after a week', async () => {
    const { worker, setClock, passMs, messenger, store } = await march()
    const bot = worker()
    messenger.breakChannel(channel, 'forbidden')
    setClock(firstOfApril)

    for (let hours = 0; hours < 8 * 24; hours += 12) {
      await bot.tick()
      passMs(12 * hour)
    }
    messenger.mendChannel(channel)
    await bot.tick()

    const told = messenger.in(logChannel).filter(({ message }) => message.text?.includes('summary'))
    expect(told).toHaveLength(1)
    expect(told[0]?.message.text).toContain(`<#${channel}>`)
    expect(summaries()).toEqual([])
    expect(await store.job({ name: 'monthSummary', subject: 'server-1' })).toMatchObject({
      dueAt: Date.parse('2026-05-01T09:00:00Z'),
    })
  })

  it('comes late within a week, and goes out in words where its picture cannot be drawn', async () => {
    const { worker, setClock, passMs, messenger } = await march()
    const bot = worker({
      render: {
        ...(await import('../support/blank-renderer.ts')).blankRenderer,
        board: () => Promise.reject(new Error('broken')),
      },
    })
    setClock('2026-04-06T09:00:00Z')

    for (let tries = 0; tries < 6; tries++) {
      await bot.tick()
      passMs(15 * minute)
    }

    expect(messenger.in(channel)).toHaveLength(1)
    expect(summaries()[0]?.message.images).toEqual([])
  })
})

describe('summaries', () => {
  it('of month and season may both be wanted, and none once they are switched off', async () => {
    const { store, worker, setClock, now } = await march()
    const both = await store.saveServer('server-1', { summary: 'both' })
    await planSummaries(store, both, now())
    setClock(firstOfApril)
    await worker().tick()
    const headings = summaries().map(({ message }) => message.text?.split('\n')[0])

    await planSummaries(store, { ...both, summary: 'off' }, now())
    office.passMs(100 * day)
    await worker().tick()

    expect(headings.toSorted()).toEqual([
      '### 🏁 March 2026: the champions',
      '### 🏁 Season 2026 Q1: the champions',
    ])
    expect(summaries()).toHaveLength(2)
  })
})
