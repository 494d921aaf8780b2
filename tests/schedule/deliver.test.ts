import { pino } from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import type { Renderer } from '../../src/render/renderer.ts'
import { type Deliverer, openDelivery } from '../../src/schedule/deliver.ts'
import { nextRun } from '../../src/schedule/next-runs.ts'
import type { Schedule, Store } from '../../src/store/store.ts'
import { type TestChannels, testChannels } from '../support/channels.ts'
import { testStore } from '../support/database.ts'
import { choiceQuestion } from '../support/questions.ts'

const bank = new Map(['t/one', 't/two', 't/three'].map((id) => [id, choiceQuestion(id)]))
const pixel = { png: new Uint8Array(), widthPx: 1, heightPx: 1 }
const render: Renderer = {
  formula: async () => pixel,
  card: async () => [pixel],
  board: async () => pixel,
  close: async () => undefined,
}
const leaseMs = 120_000

interface Scene {
  readonly store: Store
  readonly channels: TestChannels
  readonly schedule: Schedule
  /** A worker of its own: one process start. */
  worker(): Deliverer
  /** Sets the clock. */
  at(instant: string): void
  slots(): Promise<string[]>
}

const opened: Store[] = []
afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())))

/** A daily schedule at 09:00 UTC in #questions, made on 1 March 2026 at 08:00. */
async function scene(changes: Partial<Schedule> = {}): Promise<Scene> {
  const store = await testStore()
  const channels = testChannels()
  let now = Date.parse('2026-03-01T08:00:00Z')
  let ids = 0
  const made = {
    id: 'daily',
    serverId: 'server',
    channelId: 'questions',
    name: 'Daily',
    cron: '0 9 * * *',
    timezone: 'UTC',
    topic: null,
    level: null,
    language: null,
    picking: 'inOrder',
    catchUp: 'latest',
    createdBy: 'ada',
    createdAt: now,
    nextRunAt: nextRun('0 9 * * *', 'UTC', now),
    ...changes,
  } as const

  opened.push(store)
  await store.createSchedule(made)

  return {
    store,
    channels,
    schedule: { ...made, paused: false, attempts: 0, deletedAt: null },
    worker: () =>
      openDelivery({
        store,
        bank,
        render,
        messenger: channels,
        log: pino({ level: 'silent' }),
        now: () => now,
        worker: crypto.randomUUID(),
        newId: () => `post-${++ids}`,
        leaseMs,
      }),
    at: (instant) => {
      now = Date.parse(instant)
    },
    slots: async () =>
      (await store.slots('daily', 50)).map(({ fireAt, state, reason }) =>
        [new Date(fireAt).toISOString().slice(5, 16), state, reason]
          .filter((part) => part !== null)
          .join(' '),
      ),
  }
}

describe('a slot', () => {
  it('is posted once, however many workers wake up', async () => {
    const { channels, worker, at, slots } = await scene()

    at('2026-03-01T09:00:00Z')
    await Promise.all([worker().tick(), worker().tick(), worker().tick()])

    expect(channels.messages.map(({ channelId }) => channelId)).toEqual(['questions'])
    expect(await slots()).toEqual(['03-01T09:00 sent'])
  })

  it('asks another question each day', async () => {
    const { store, worker, at } = await scene()
    const one = worker()

    for (const day of ['01', '02', '03', '04']) {
      at(`2026-03-${day}T09:00:00Z`)
      await one.tick()
    }

    expect(await store.askedQuestions('daily')).toEqual(['t/one', 't/two', 't/three', 't/one'])
  })

  it('is not posted again when its answer was lost', async () => {
    const { channels, worker, at, slots } = await scene()
    channels.failNext('post', 'transient', 'after')

    at('2026-03-01T09:00:00Z')
    await worker().tick()
    channels.forgetNonces()
    at('2026-03-01T09:00:31Z')
    await worker().tick()

    expect(channels.messages).toHaveLength(1)
    expect(await slots()).toEqual(['03-01T09:00 sent'])
  })

  it('is taken over when its worker died after sending', async () => {
    const { store, channels, schedule, worker, at, slots } = await scene()
    const claim = { worker: 'dead', now: Date.parse('2026-03-01T09:00:00Z'), leaseMs }
    const post = {
      id: 'post-x',
      serverId: 'server',
      channelId: 'questions',
      scheduleId: 'daily',
      seed: 's',
    } as const

    await store.claimSchedules(claim, 10)
    await store.recordSlot('daily', claim.now, {
      ...post,
      fireAt: claim.now,
      questionId: 't/two',
      language: 'en',
      practiceOf: null,
      createdAt: claim.now,
      closesAt: claim.now + 86_400_000,
    })
    await channels.post(
      schedule.channelId,
      { rows: [[{ customId: 'answer:1:post-x:a', label: 'A' }]] },
      'forgotten',
    )
    at('2026-03-01T09:01:00Z')
    await worker().tick()
    const whileClaimed = await slots()
    at('2026-03-01T09:02:01Z')
    await worker().tick()

    expect(whileClaimed).toEqual(['03-01T09:00 sending'])
    expect(channels.messages).toHaveLength(1)
    expect(await slots()).toEqual(['03-01T09:00 sent'])
    expect((await store.post('post-x'))?.messageId).toBe('message-1')
  })

  it('is tried again soon when Discord hiccups', async () => {
    const { channels, worker, at, slots } = await scene()
    channels.failNext('post', 'transient')

    at('2026-03-01T09:00:00Z')
    await worker().tick()
    const afterFailure = await slots()
    at('2026-03-01T09:00:29Z')
    await worker().tick()
    const tooEarly = channels.messages.length
    at('2026-03-01T09:00:31Z')
    await worker().tick()

    expect(afterFailure).toEqual(['03-01T09:00 sending transient: told to fail'])
    expect(tooEarly).toBe(0)
    expect(channels.messages).toHaveLength(1)
  })

  it('waits hours where a permission is missing, tells it once, and goes out when it is given back', async () => {
    const { store, channels, worker, at, slots } = await scene()
    await store.saveServer('server', { logChannelId: 'log' })
    const one = worker()
    const failing = channels.post
    channels.post = (channelId, ...rest) =>
      channelId === 'questions' ? failing.call({}, channelId, ...rest) : failing(channelId, ...rest)
    channels.failNext('post', 'forbidden')

    at('2026-03-01T09:00:00Z')
    await one.tick()
    at('2026-03-01T09:30:00Z')
    await one.tick()
    const asked = channels.calls.post
    const told = channels.messages.map(({ channelId, message }) => `${channelId}: ${message.text}`)
    at('2026-03-01T10:00:01Z')
    await one.tick()

    expect(told).toEqual([expect.stringMatching(/^log: .*Daily.*<#questions>.*permission/)])
    expect(asked).toBe(2)
    expect(channels.messages.filter(({ channelId }) => channelId === 'questions')).toHaveLength(1)
    expect(await slots()).toEqual(['03-01T09:00 sent'])
  })

  it('is given up with its reason when the next one is due, and the schedule lives on', async () => {
    const { channels, worker, at, slots } = await scene()
    const one = worker()
    channels.failAlways('channelGone')

    for (const time of ['01T09:00:00', '01T10:00:01', '02T09:00:00']) {
      at(`2026-03-${time}Z`)
      await one.tick()
    }
    const whileGone = await slots()
    channels.failAlways(undefined)
    at('2026-03-02T10:00:01Z')
    await one.tick()

    expect(whileGone).toEqual([
      '03-02T09:00 sending channelGone: told to fail',
      '03-01T09:00 failed channelGone: told to fail',
    ])
    expect(await slots()).toEqual(['03-02T09:00 sent', '03-01T09:00 failed channelGone: told to fail'])
  })

  it('fails with its reason when no question fits the selection', async () => {
    const { worker, at, slots } = await scene({ topic: 'nothing' })

    at('2026-03-01T09:00:00Z')
    await worker().tick()

    expect(await slots()).toEqual(['03-01T09:00 failed emptySelection'])
  })
})

describe('catching up after three days away', () => {
  it.each([
    ['skip', [], ['03-03T09:00 skipped missed', '03-02T09:00 skipped missed', '03-01T09:00 skipped missed']],
    ['latest', ['t/one'], ['03-03T09:00 sent', '03-02T09:00 skipped missed', '03-01T09:00 skipped missed']],
    ['all:2', ['t/one', 't/two'], ['03-03T09:00 sent', '03-02T09:00 sent', '03-01T09:00 skipped missed']],
  ] as const)('by %s delivers %j', async (catchUp, questions, expected) => {
    const { store, worker, at, slots } = await scene({ catchUp })

    at('2026-03-03T12:00:00Z')
    await worker().tick()

    expect(await store.askedQuestions('daily')).toEqual(questions)
    expect(await slots()).toEqual(expected)
    expect((await store.schedule('daily'))?.nextRunAt).toBe(Date.parse('2026-03-04T09:00:00Z'))
  })
})

describe('a post', () => {
  async function postedScene() {
    const made = await scene()
    const one = made.worker()
    made.at('2026-03-01T09:00:00Z')
    await one.tick()

    return { ...made, one }
  }

  it('closes and is revealed once when the next slot is due, before the next question', async () => {
    const { channels, one, worker, at } = await postedScene()

    at('2026-03-02T09:00:00Z')
    await one.tick()
    await worker().tick()

    const [first, reveal, second] = channels.messages
    expect(channels.messages).toHaveLength(3)
    expect(first?.message.rows).toBeUndefined()
    expect(reveal?.replyTo).toBe(first?.id)
    expect(second?.message.rows).toBeDefined()
  })

  it('is revealed even if somebody deleted the question', async () => {
    const { channels, one, at } = await postedScene()
    channels.remove('message-1')

    at('2026-03-02T09:00:00Z')
    await one.tick()

    expect(channels.messages[0]?.message.text).toContain('Answer: t/one')
  })

  it('is not revealed twice when the answer to the reveal was lost', async () => {
    const { channels, one, at } = await postedScene()
    channels.failNext('reply', 'transient', 'after')

    at('2026-03-02T09:00:00Z')
    await one.tick()
    channels.forgetNonces()
    at('2026-03-02T09:01:00Z')
    await one.tick()

    expect(channels.messages.filter(({ replyTo }) => replyTo !== undefined)).toHaveLength(1)
  })

  it('keeps the reason of a step that is given up', async () => {
    const { store, channels, one, at } = await postedScene()
    channels.failAlways('channelGone')

    at('2026-03-02T09:00:00Z')
    await one.tick()

    expect(await store.steps(['post-1'])).toMatchObject([
      { name: 'close', state: 'failed', lastError: 'channelGone: told to fail' },
    ])
  })
})

describe('posting by hand', () => {
  it('opens a post that earns no place in the schedule', async () => {
    const { store, channels, worker } = await scene()
    const request = {
      serverId: 'server',
      channelId: 'general',
      interactionId: 'i1',
      questionId: 't/two',
      now: 1,
    }

    const post = await worker().postNow(request)
    const again = await worker().postNow(request)

    expect(channels.messages).toHaveLength(1)
    expect(again).toEqual(post)
    expect(await store.post('i1')).toMatchObject({
      scheduleId: null,
      questionId: 't/two',
      messageId: 'message-1',
    })
  })

  it('tells the asker what is missing', async () => {
    const { channels, worker } = await scene()
    const post = () => worker().postNow({ serverId: 'server', channelId: 'x', interactionId: 'i1', now: 1 })

    channels.failNext('post', 'forbidden')
    await expect(post()).rejects.toMatchObject({ key: 'delivery.mayNotPost' })
    channels.failNext('post', 'channelGone')
    await expect(post()).rejects.toMatchObject({ key: 'delivery.noChannel' })
  })

  it('runs a schedule now and leaves its next run alone', async () => {
    const { store, schedule, channels, worker, slots } = await scene()

    await worker().runNow(schedule, Date.parse('2026-03-01T08:30:00Z'))

    expect(channels.messages).toHaveLength(1)
    expect(await slots()).toEqual(['03-01T08:30 sent'])
    expect((await store.schedule('daily'))?.nextRunAt).toBe(schedule.nextRunAt)
  })
})

describe('stopping', () => {
  it('frees what the process held, so that another goes on at once', async () => {
    const { store, channels, worker, at } = await scene()
    const one = worker()
    at('2026-03-01T09:00:00Z')
    await store.claimSchedules({ worker: 'one', now: Date.parse('2026-03-01T09:00:00Z'), leaseMs }, 10)
    await store.releaseClaims('one')
    await one.close()
    await one.tick()
    const afterClose = channels.messages.length
    await worker().tick()

    expect(afterClose).toBe(0)
    expect(channels.messages).toHaveLength(1)
  })
})
