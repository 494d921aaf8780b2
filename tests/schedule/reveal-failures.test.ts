import { afterEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { Renderer } from '../../src/render/renderer.ts'
import type { Post } from '../../src/store/store.ts'
import { builtInBanks } from '../support/banks.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { dyingAt } from './dying.ts'
import { customIds, type SentMessage } from './fake-messenger.ts'
import { leaseMs, minute, type Office, openOffice } from './office.ts'

const closing = '2026-03-03T09:00:00Z'

let office: Office

afterEach(() => office.store.close())

/** A question posted on Monday at 9:00, answered by one member, due to close now. */
async function due(): Promise<Office & { post: Post }> {
  office = await openOffice('2026-03-02T08:00:00Z')

  const { id } = await office.schedule({ cron: '0 9 * * 1' })
  office.setClock('2026-03-02T09:00:00Z')
  await office.worker().tick()

  const [post] = await office.postsOf(id)
  if (!post) throw new Error('nothing was posted')

  await office.store.recordAttempt({
    postId: post.id,
    memberId: 'ada',
    memberName: 'Ada',
    interactionId: 'ada-1',
    answer: 'b',
    verdict: 'correct',
    reason: JSON.stringify({ letter: 'b' }),
    at: office.now(),
    limit: 1,
    pointsFor: () => 0,
    ruleVersion: 1,
    gradingVersion: 1,
  })
  office.setClock(closing)

  return { ...office, post }
}

const revealsIn = (messages: readonly SentMessage[]) =>
  messages.filter(({ repliesTo }) => repliesTo !== undefined)

async function expectToldOnce({ messenger, store }: Office, post: Post): Promise<void> {
  const messages = messenger.in(post.channelId)

  expect(messages).toHaveLength(2)
  expect(messages[0] && customIds(messages[0])).toEqual([])
  expect(revealsIn(messages)).toHaveLength(1)
  expect(await store.steps([post.id])).toMatchObject([
    { name: 'close', state: 'done' },
    { name: 'reveal', state: 'done', resultId: messages[1]?.id },
  ])
  expect((await store.post(post.id))?.closedAt).toBeGreaterThanOrEqual(Date.parse(closing))
}

describe('a process killed', () => {
  const places = [
    ['closePost', 1],
    ['edit', 1],
    ['finishStep', 1],
    ['claimSteps', 2],
    ['find', 1],
    ['attemptsOn', 1],
    ['reply', 1],
    ['finishStep', 2],
  ] as const

  it.each(places.flatMap(([name, nth]) => [[name, 'before', nth] as const, [name, 'after', nth] as const]))(
    'at %s, %s it took effect (call %i), leaves a reveal that another one finishes, once',
    async (...place) => {
      const test = await due()
      const { changes, reached } = dyingAt(test, place)

      void test.worker(changes).tick()
      await reached
      test.messenger.forgetNonces()
      test.passMs(leaseMs)
      await test.worker().tick()

      await expectToldOnce(test, test.post)
    },
  )
})

describe('Discord fails', () => {
  it.each(
    (['edit', 'find', 'reply'] as const).flatMap((operation) => [
      [operation, 'refusing', false] as const,
      [operation, 'after it took effect', true] as const,
    ]),
  )('three times at %s, %s, and the answer is told once', async (operation, _how, after) => {
    const test = await due()
    const bot = test.worker()
    test.messenger.fail(operation, 'transient', { times: 3, after })

    for (let minutes = 0; minutes < 10; minutes++) {
      await bot.tick()
      test.messenger.forgetNonces()
      test.passMs(minute)
    }

    await expectToldOnce(test, test.post)
  })
})

describe('a picture that cannot be had', () => {
  it.each<[string, () => Promise<never>]>([
    ['is refused', () => Promise.reject(new UserError('render.busy'))],
    ['breaks the renderer', () => Promise.reject(new Error('out of memory'))],
  ])('because its card %s does not keep the answer back: it is told in words', async (_why, card) => {
    const test = await due()
    const broken: Renderer = { ...blankRenderer, card }
    const bot = test.worker({ render: broken })

    for (let minutes = 0; minutes < 20; minutes++) {
      await bot.tick()
      test.passMs(minute)
    }

    const [question, answer] = test.messenger.in(test.post.channelId)
    expect(question?.message).toMatchObject({ text: expect.stringContaining('A. Choice a') })
    expect(question?.message.text).not.toContain('correct')
    expect(answer?.message.images).toBeUndefined()
    expect(answer?.message.text).toContain('B. Choice b (correct)')
    expect(answer?.message.text).toContain('**Explanation**\n\nBecause.')
    expect(answer?.message.text).toContain('Correct: Ada')
    await expectToldOnce(test, test.post)
  })

  it('because Discord does not take it is left out in the end', async () => {
    const test = await due()
    const bot = test.worker()
    test.messenger.fail('reply', 'invalid', { times: 3 })

    for (let minutes = 0; minutes < 10; minutes++) {
      await bot.tick()
      test.passMs(minute)
    }

    expect(revealsIn(test.messenger.in(test.post.channelId))[0]?.message.images).toBeUndefined()
    await expectToldOnce(test, test.post)
  })

  it('for a while only, as Discord was away, is there once it is back', async () => {
    const test = await due()
    const bot = test.worker()
    test.messenger.fail('reply', 'transient', { times: 5 })

    for (let minutes = 0; minutes < 40; minutes++) {
      await bot.tick()
      test.passMs(minute)
    }

    expect(revealsIn(test.messenger.in(test.post.channelId))[0]?.message.images).toHaveLength(2)
  })
})

describe('a question that has left the bank', () => {
  it('is closed, and how it went is told without its answer', async () => {
    const test = await due()

    await test.worker({ banks: builtInBanks(new Map()) }).tick()

    const [question, answer] = test.messenger.in(test.post.channelId)
    expect(question?.message.text).toContain('convolution/one')
    expect(answer?.message.text).toContain('left the bank')
    expect(answer?.message.text).toContain('1 of 1 (100 %)')
    expect(answer?.message.text).toContain('Ada')
    await expectToldOnce(test, test.post)
  })
})
