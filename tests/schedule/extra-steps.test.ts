import { afterEach, describe, expect, it } from 'vitest'
import type { Schedule } from '../../src/store/store.ts'
import { sample } from '../support/thorough.ts'
import { dyingAt } from './dying.ts'
import { hour, leaseMs, logChannel, minute, type Office, openOffice } from './office.ts'

const opening = '2026-03-02T09:00:00Z'
const closing = '2026-03-03T09:00:00Z'
const everything = { thread: true, pin: true, pingRoleId: 'role-1' }

let office: Office

afterEach(() => office.store.close())

/** A schedule that is due now, for the first and last time before `closing`. */
async function due(
  extras: Partial<Schedule> = everything,
): Promise<Office & { channelId: string; id: string }> {
  office = await openOffice('2026-03-02T08:00:00Z')
  const { channelId, id } = await office.schedule({ cron: '0 9 * * 1', ...extras })
  office.setClock(opening)

  return { ...office, channelId, id }
}

type Due = Awaited<ReturnType<typeof due>>

/** The question, and what members find in its thread. */
function seen({ messenger, channelId }: Due) {
  const [question, ...others] = messenger.in(channelId)
  const thread = question?.id ?? ''

  return { question, others, thread, inThread: messenger.in(thread) }
}

async function stepsOf({ store, postsOf, id }: Due) {
  const posts = await postsOf(id)

  return store.steps(posts.map((post) => post.id))
}

async function expectEverythingOnce(test: Due): Promise<void> {
  const { messenger, setClock, worker } = test
  const { question, others, thread, inThread } = seen(test)

  expect(others).toEqual([])
  expect([...messenger.threads]).toEqual([[thread, 'Title of convolution/one']])
  expect([...messenger.pins]).toEqual([question?.id])
  expect(inThread).toHaveLength(1)
  expect(inThread[0]?.message).toMatchObject({
    text: expect.stringMatching(/^<@&role-1> \[New question\]\(https/),
    pingRoleIds: ['role-1'],
  })

  setClock(closing)
  await worker().tick()

  expect(messenger.pins.size).toBe(0)
  expect(seen(test).others).toEqual([])
  expect(seen(test).inThread.map(({ message }) => message.text)).toEqual([
    expect.stringContaining('<@&role-1>'),
    expect.stringContaining('Answer: Title of convolution/one'),
  ])
  expect(new Set((await stepsOf(test)).map(({ state }) => state))).toEqual(new Set(['done']))
}

describe('a post with extras', () => {
  it('gets its thread, its pin and its mention once, whoever looks, and its answer in the thread', async () => {
    const test = await due()
    const bot = test.worker()

    await Promise.all([bot.tick(), test.worker().tick(), test.worker().tick()])
    await bot.tick()

    await expectEverythingOnce(test)
  })

  it('gets nothing that its schedule does not ask for', async () => {
    const test = await due({})

    await test.worker().tick()

    expect(test.messenger.askedIn(test.channelId)).toEqual(['post'])
  })

  it('mentions its role in reply where it has no thread', async () => {
    const test = await due({ pingRoleId: 'role-1' })

    await test.worker().tick()

    const { question, others } = seen(test)
    expect(others).toMatchObject([{ repliesTo: question?.id, message: { pingRoleIds: ['role-1'] } }])
  })

  it('posted by hand has them at once, without waiting for the clock', async () => {
    const test = await due()
    const bot = test.worker()
    const schedule = await test.store.schedule(test.id)
    if (!schedule) throw new Error('no schedule')

    await bot.runNow(schedule, test.now())
    await bot.close()

    expect(test.messenger.threads.size).toBe(1)
    expect(test.messenger.pins.size).toBe(1)
    expect(seen(test).inThread).toHaveLength(1)
  })

  it('that comes more than an hour late wakes nobody', async () => {
    const test = await due()
    test.passMs(hour + minute)

    await test.worker().tick()

    expect(seen(test).inThread).toEqual([])
    expect(test.messenger.threads.size).toBe(1)
  })

  it('mentions the role it had when it came, though its schedule was edited meanwhile', async () => {
    const test = await due()
    test.messenger.fail('find', 'transient')
    await test.worker().tick()
    await test.store.editSchedule(test.id, { pingRoleId: 'role-2' })

    test.passMs(minute)
    await test.worker().tick()

    await expectEverythingOnce(test)
  })
})

describe('a process killed', () => {
  const places = [
    ['finishSlot', 1],
    ['startThread', 1],
    ['pin', 1],
    ['finishStep', 1],
    ['finishStep', 2],
    ['finishStep', 3],
    ['find', 1],
    ['inspect', 1],
    // The question, and then the mention.
    ['post', 2],
    ['closeIncident', 3],
  ] as const

  it.each(
    sample(
      places.flatMap(([name, nth]) => [[name, 'before', nth] as const, [name, 'after', nth] as const]),
      3,
    ),
  )(
    'at %s, %s it took effect (call %i), leaves steps that another one takes, each once',
    async (...place) => {
      const test = await due()
      const { changes, reached } = dyingAt(test, place)

      void test.worker(changes).tick()
      await reached
      test.messenger.forgetNonces()
      test.passMs(leaseMs)
      await test.worker().tick()

      await expectEverythingOnce(test)
    },
  )

  const endings = [
    ['unpin', 1],
    ['find', 1],
    ['post', 1],
    ['finishStep', 1],
    ['finishStep', 2],
    ['finishStep', 3],
  ] as const

  it.each(
    sample(
      endings.flatMap(([name, nth]) => [[name, 'before', nth] as const, [name, 'after', nth] as const]),
      3,
    ),
  )(
    'while it closes, at %s, %s it took effect (call %i), leaves one answer in the thread and no pin',
    async (...place) => {
      const test = await due()
      await test.worker().tick()
      test.setClock(closing)
      const { changes, reached } = dyingAt(test, place)

      void test.worker(changes).tick()
      await reached
      test.messenger.forgetNonces()
      test.passMs(leaseMs)
      await test.worker().tick()

      expect(seen(test).inThread).toHaveLength(2)
      expect(seen(test).others).toEqual([])
      expect(test.messenger.pins.size).toBe(0)
    },
  )
})

describe('Discord fails', () => {
  it.each(
    (['startThread', 'pin', 'find', 'inspect'] as const).flatMap((operation) => [
      [operation, 'refusing', false] as const,
      [operation, 'after it took effect', true] as const,
    ]),
  )('once at %s, %s, and everything is there once', async (operation, _how, after) => {
    const test = await due()
    test.messenger.fail(operation, 'transient', { after })

    for (let minutes = 0; minutes < 4; minutes++) {
      await test.worker().tick()
      test.messenger.forgetNonces()
      test.passMs(minute)
    }

    await expectEverythingOnce(test)
  })

  it('for longer at the thread, and people are called to the question itself, once', async () => {
    const test = await due()
    test.messenger.fail('startThread', 'transient', { times: 3 })

    for (let minutes = 0; minutes < 8; minutes++) {
      await test.worker().tick()
      test.messenger.forgetNonces()
      test.passMs(minute)
    }

    const { question, others, inThread } = seen(test)
    expect(others).toMatchObject([{ repliesTo: question?.id, message: { pingRoleIds: ['role-1'] } }])
    expect(inThread).toEqual([])
    expect(test.messenger.threads.size).toBe(1)
  })
})

describe('what a person has to mend', () => {
  it.each([
    ['startThread', 'forbidden', 'open a thread under'],
    ['startThread', 'threadLimit', 'close some'],
    ['pin', 'forbidden', 'pin \\*\\*'],
    ['pin', 'pinLimit', 'unpin some'],
  ] as const)(
    'at %s, %s, is told once, keeps nothing else back and is done when it is mended',
    async (operation, kind, words) => {
      const test = await due({ thread: true, pin: true })
      test.messenger.fail(operation, kind)

      await test.worker().tick()
      const before = [...(await stepsOf(test))]
      test.passMs(hour)
      await test.worker().tick()

      expect(before.filter(({ state }) => state === 'pending').map(({ name }) => name)).toContain(
        operation === 'pin' ? 'pin' : 'thread',
      )
      expect(before.filter(({ state }) => state === 'done')).toHaveLength(1)
      expect(test.messenger.in(logChannel)).toHaveLength(1)
      expect(test.messenger.in(logChannel)[0]?.message.text).toMatch(new RegExp(words))
      expect(test.messenger.threads.size).toBe(1)
      expect(test.messenger.pins.size).toBe(1)
    },
  )

  it('names the permission that is missing', async () => {
    const test = await due()
    test.messenger.lacks.permissions.push('MentionEveryone')

    await test.worker().tick()

    expect(seen(test).inThread).toEqual([])
    expect(test.messenger.in(logChannel).map(({ message }) => message.text)).toEqual([
      expect.stringContaining('Mention @everyone, @here, and All Roles'),
    ])
    expect(await stepsOf(test)).toContainEqual(
      expect.objectContaining({ name: 'ping', state: 'pending', lastError: 'forbidden: MentionEveryone' }),
    )
  })

  it('because its role was deleted is given up, and told', async () => {
    const test = await due()
    test.messenger.lacks.isRoleGone = true

    await test.worker().tick()

    expect(await stepsOf(test)).toContainEqual(
      expect.objectContaining({ name: 'ping', state: 'failed', lastError: 'roleGone: role-1' }),
    )
    expect(test.messenger.in(logChannel)[0]?.message.text).toContain('the role to mention was deleted')
  })

  it('day after day is told once, and anew after it worked in between', async () => {
    const test = await due({ cron: '0 9 * * *', pin: true })
    const day = async (isBroken: boolean) => {
      if (isBroken) test.messenger.fail('pin', 'forbidden', { times: 8 })
      for (let hours = 0; hours < 24; hours++) {
        await test.worker().tick()
        test.passMs(hour)
      }
    }

    await day(true)
    await day(true)
    const toldFirst = test.messenger.in(logChannel).length
    await day(false)
    await day(false)
    await day(true)

    expect(toldFirst).toBe(1)
    expect(test.messenger.in(logChannel)).toHaveLength(2)
  })

  it('too late is of no use: a closed question gets neither thread nor pin nor mention', async () => {
    const test = await due()
    test.messenger.fail('startThread', 'forbidden', { times: 9 })
    test.messenger.fail('pin', 'forbidden', { times: 9 })
    await test.worker().tick()

    test.setClock(closing)
    await test.worker().tick()

    expect(test.messenger.count('startThread')).toBe(1)
    expect(test.messenger.count('unpin')).toBe(0)
    expect(await stepsOf(test)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'thread',
          state: 'failed',
          lastError: expect.stringMatching(/^forbidden/),
        }),
        expect.objectContaining({ name: 'pin', state: 'failed' }),
        expect.objectContaining({ name: 'reveal', state: 'done' }),
      ]),
    )
    expect(seen(test).others.at(-1)?.message.text).toContain('Answer:')
  })
})

describe('a pin', () => {
  it('that is still being set when the question closes is taken away once it is settled', async () => {
    const test = await due({ pin: true })
    test.messenger.fail('pin', 'transient')
    await test.worker().tick()
    test.setClock('2026-03-03T08:59:30Z')
    const { changes, reached } = dyingAt(test, ['pin', 'after', 1])
    void test.worker(changes).tick()
    await reached

    test.passMs(minute)
    await test.worker().tick()
    const whileSetting = test.messenger.count('unpin')
    for (const ms of [leaseMs, hour]) {
      test.passMs(ms)
      await test.worker().tick()
    }

    expect(whileSetting).toBe(0)
    expect(test.messenger.pins.size).toBe(0)
    expect(await stepsOf(test)).toContainEqual(expect.objectContaining({ name: 'unpin', state: 'done' }))
  })
})

describe('a thread', () => {
  it.each(['channelGone', 'forbidden'] as const)(
    'that takes nothing (%s) leaves the answer to the channel, in reply and once',
    async (kind) => {
      const test = await due()
      await test.worker().tick()
      test.messenger.breakChannel(seen(test).thread, kind)
      test.setClock(closing)

      await test.worker().tick()
      await test.worker().tick()

      const { question, others } = seen(test)
      expect(others).toMatchObject([{ repliesTo: question?.id }])
      expect(others[0]?.message.text).toContain('Answer:')
    },
  )

  it('that could not be reached for a while gets its answer when it can', async () => {
    const test = await due()
    await test.worker().tick()
    test.messenger.breakChannel(seen(test).thread, 'transient')
    test.setClock(closing)

    await test.worker().tick()
    test.messenger.mendChannel(seen(test).thread)
    test.passMs(minute)
    await test.worker().tick()

    expect(seen(test).others).toEqual([])
    expect(seen(test).inThread).toHaveLength(2)
  })

  it('under a question that somebody deleted is not missed, and nobody is told', async () => {
    const test = await due({ thread: true, pin: true })
    const { changes, reached } = dyingAt(test, ['finishSlot', 'after', 1])
    void test.worker(changes).tick()
    await reached
    test.messenger.remove(seen(test).question?.id ?? '')

    test.passMs(leaseMs)
    await test.worker().tick()

    expect(test.messenger.threads.size).toBe(0)
    expect(test.messenger.in(logChannel)).toEqual([])
  })
})
