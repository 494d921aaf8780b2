import { afterEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { Deliverer } from '../../src/schedule/deliver.ts'
import type { Post, Schedule } from '../../src/store/store.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { customIds, type SentMessage } from './fake-messenger.ts'
import { deadEnd, hour, leaseMs, logChannel, minute, type Office, openOffice } from './office.ts'

let office: Office

afterEach(() => office.store.close())

/** A question of the first of three in the bank, posted on Monday at 9:00, open until Tuesday at 9:00. */
async function posted(): Promise<Office & { schedule1: Schedule; bot: Deliverer; post: Post }> {
  office = await openOffice('2026-03-02T08:00:00Z')

  const schedule1 = await office.schedule({ cron: '0 9 * * 1' })
  const bot = office.worker()

  office.setClock('2026-03-02T09:00:00Z')
  await bot.tick()

  const [post] = await office.postsOf(schedule1.id)
  if (!post) throw new Error('nothing was posted')

  return { ...office, schedule1, bot, post }
}

async function answer({ store, now }: Office, post: Post, member: string, letter: string): Promise<void> {
  await store.recordAttempt({
    postId: post.id,
    memberId: member,
    memberName: `Name_of_${member}`,
    interactionId: `${member}-${letter}`,
    answer: letter,
    verdict: letter === 'b' ? 'correct' : 'wrong',
    gradingVersion: 1,
    reason: JSON.stringify({ letter }),
    at: now(),
    limit: 1,
    pointsFor: () => 0,
    ruleVersion: 1,
  })
}

const revealOf = (messages: readonly SentMessage[]) =>
  messages.filter(({ repliesTo }) => repliesTo !== undefined)

const picturesOf = (messages: readonly SentMessage[]) =>
  revealOf(messages)[0]?.message.images?.map(({ name }) => name)

describe('a post whose time is over', () => {
  it('loses its buttons and gets its answer, once, whoever looks', async () => {
    const { messenger, worker, bot, post, setClock, store } = await posted()
    setClock('2026-03-03T09:00:00Z')

    await Promise.all([bot.tick(), worker().tick(), worker().tick()])
    await bot.tick()

    const [question, ...answers] = messenger.in(post.channelId)
    expect(question && customIds(question)).toEqual([])
    expect(answers).toMatchObject([{ repliesTo: question?.id }])
    expect(messenger.askedIn(post.channelId)).toEqual(['post', 'edit', 'find', 'reply'])
    expect((await store.post(post.id))?.closedAt).toBe(Date.parse('2026-03-03T09:00:00Z'))
    expect(await store.steps([post.id])).toMatchObject([
      { name: 'close', state: 'done' },
      { name: 'reveal', state: 'done', resultId: answers[0]?.id },
    ])
  })

  it('keeps its buttons until then', async () => {
    const { messenger, bot, post, setClock } = await posted()
    setClock('2026-03-03T08:59:59Z')

    await bot.tick()

    expect(messenger.askedIn(post.channelId)).toEqual(['post'])
  })

  it('tells how it went: turnout, first tries, spread and who was right', async () => {
    const test = await posted()
    for (const [member, letter] of [
      ['ada', 'b'],
      ['bo', 'a'],
      ['chen', 'b'],
      ['dee', 'c'],
    ] as const)
      await answer(test, test.post, member, letter)
    test.setClock('2026-03-03T09:00:00Z')

    await test.bot.tick()

    const { text, images } = revealOf(test.messenger.in(test.post.channelId))[0]?.message ?? {}
    expect(text).toContain('4 members answered')
    expect(text).toContain('2 of 4 (50 %)')
    expect(text).toContain('A 1 · **B 2** · C 1')
    expect(text).toContain('Name\\_of\\_ada, Name\\_of\\_chen')
    expect(text).not.toContain('bo')
    expect(images?.map(({ name }) => name)).toEqual(['answer-1.png', 'spread.png'])
    expect(images?.[1]?.alt).toContain('✓ B.')
  })

  it('has no chart of answers that nobody gave', async () => {
    const { setClock, bot, messenger, post } = await posted()
    setClock('2026-03-03T09:00:00Z')

    await bot.tick()

    expect(picturesOf(messenger.in(post.channelId))).toEqual(['answer-1.png'])
  })

  it('goes out without a chart that cannot be drawn', async () => {
    const test = await posted()
    const busy = { ...blankRenderer, chart: () => Promise.reject(new UserError('render.busy')) }
    await answer(test, test.post, 'ada', 'b')
    test.setClock('2026-03-03T09:00:00Z')

    await test.worker({ render: busy }).tick()

    expect(picturesOf(test.messenger.in(test.post.channelId))).toEqual(['answer-1.png'])
  })

  it('is answered before the next question is asked', async () => {
    office = await openOffice('2026-03-02T08:00:00Z')
    const { messenger, worker, schedule, setClock } = office
    const { channelId } = await schedule()
    const bot = worker()
    setClock('2026-03-02T09:00:00Z')
    await bot.tick()

    setClock('2026-03-03T09:00:00Z')
    await bot.tick()

    const titles = messenger.in(channelId).map(({ message }) => message.text)
    expect(titles).toEqual([
      expect.stringContaining('one** · closed'),
      expect.stringContaining('Answer: Title of convolution/one'),
      expect.stringContaining('two** · answer until'),
    ])
  })

  it('still gets its answer when somebody deleted the question', async () => {
    const { messenger, bot, post, setClock, store } = await posted()
    messenger.remove(post.messageId ?? '')
    setClock('2026-03-03T09:00:00Z')

    await bot.tick()

    expect(revealOf(messenger.in(post.channelId))).toHaveLength(1)
    expect(await store.steps([post.id])).toMatchObject([{ state: 'done' }, { state: 'done' }])
  })
})

describe('a step that fails', () => {
  it('is tried again on its own and posts nothing twice', async () => {
    const { messenger, bot, post, setClock, passMs } = await posted()
    messenger.fail('edit', 'transient')
    messenger.fail('reply', 'transient', { after: true })
    setClock('2026-03-03T09:00:00Z')
    await bot.tick()
    messenger.forgetNonces()

    for (let minutes = 0; minutes < 3; minutes++) {
      passMs(minute)
      await bot.tick()
    }

    expect(messenger.askedIn(post.channelId)).toEqual(['post', 'edit', 'edit', 'find', 'reply', 'find'])
    expect(messenger.in(post.channelId)).toHaveLength(2)
  })

  it('was done by a process that died before it could say so: the answer is not told twice', async () => {
    const { messenger, worker, store, post, setClock, passMs } = await posted()
    setClock('2026-03-03T09:00:00Z')
    const told = deadEnd()
    const dying = {
      ...store,
      finishStep: (...args: Parameters<typeof store.finishStep>) =>
        args[1] === null ? store.finishStep(...args) : told.die(),
    }
    void worker({ store: dying }).tick()
    await told.reached
    messenger.forgetNonces()

    passMs(leaseMs)
    await worker().tick()

    expect(revealOf(messenger.in(post.channelId))).toHaveLength(1)
    expect(await store.steps([post.id])).toMatchObject([{ state: 'done' }, { state: 'done' }])
  })

  it('for good, because the channel is gone, is noted and told once', async () => {
    const { messenger, bot, post, setClock, passMs, store } = await posted()
    messenger.breakChannel(post.channelId, 'channelGone')
    setClock('2026-03-03T09:00:00Z')

    await bot.tick()
    passMs(hour)
    await bot.tick()

    expect(messenger.in(logChannel)).toHaveLength(1)
    expect(messenger.in(logChannel)[0]?.message.text).toContain('Title of convolution/one')
    expect(await store.steps([post.id])).toMatchObject([
      { name: 'close', state: 'failed', lastError: expect.stringMatching(/^channelGone: /) },
    ])
  })

  it('eight times is given up, but the answer is told even where the buttons stay', async () => {
    const { messenger, bot, post, setClock, passMs, store } = await posted()
    messenger.fail('edit', 'invalid', { times: 8 })
    setClock('2026-03-03T09:00:00Z')

    for (let quarters = 0; quarters < 9; quarters++) {
      await bot.tick()
      passMs(15 * minute)
    }

    expect(messenger.count('edit')).toBe(8)
    expect(revealOf(messenger.in(post.channelId))).toHaveLength(1)
    expect(messenger.in(logChannel)).toHaveLength(1)
    expect(await store.steps([post.id])).toMatchObject([
      { name: 'close', state: 'failed' },
      { name: 'reveal', state: 'done' },
    ])
  })

  it('closes the post all the same: nobody answers once its time is over', async () => {
    const test = await posted()
    test.messenger.breakChannel(test.post.channelId, 'transient')
    test.setClock('2026-03-03T09:00:00Z')
    await test.bot.tick()

    await answer(test, test.post, 'late', 'b')

    expect(await test.store.attemptsOn(test.post.id)).toEqual([])
  })
})
