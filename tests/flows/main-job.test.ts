import type { APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { countNear, readInk } from '../render/ink.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'

/** One day in the life of a study group, in order: each test goes on where the last one stopped. */
describe('a study group’s day', () => {
  let test: TestApp
  let choicePost: APIMessage
  let numberPost: APIMessage

  const as = (name: string) => test.playground.as(name).in(channel)
  const channelMessages = () =>
    [...(test.playground.world.messages.get(test.playground.channel(channel))?.values() ?? [])]
      .map(({ message }) => message)
      .filter(({ author, flags = 0 }) => author.bot && (flags & 64) === 0)

  beforeAll(async () => {
    test = await openTestApp({
      at: '2026-03-02T08:00:00Z',
      questions: ['initialisation/tanh-std-one', 'initialisation/he-normal'],
    })
  })
  afterAll(() => test.close())

  it('begins with a schedule', async () => {
    const answer = await as('ada').command('schedule create', {
      channel: test.playground.channel(channel),
      when: 'every day 09:00',
      picking: 'inOrder',
      name: 'Daily',
    })

    expect(answer.isPrivate).toBe(true)
    expect(answer.text).toContain('Daily')
    expect(answer.text).toContain('2026-03-02 09:00')
    expect(answer.text).toContain('2026-03-06 09:00')
  })

  it('posts nothing before it is due', async () => {
    await test.advanceTo('2026-03-02T08:59:59Z')

    expect(channelMessages()).toEqual([])
  })

  it('posts exactly one question with picture and buttons when the slot comes due', async () => {
    await test.advanceTo('2026-03-02T09:00:00Z')
    await test.app.tick()

    const posts = channelMessages()
    expect(posts).toHaveLength(1)
    choicePost = posts[0] as APIMessage
    expect(messageText(choicePost)).toContain('[image: Deep tanh network')
    expect(messageText(choicePost)).toMatch(/\[A\]\n\[B\]\n\[C\]\n\[D\]\n\[Hint\]/)
  })

  it('takes an answer by button and tells the verdict to its author alone', async () => {
    const answer = await as('xiaoyu').press(choicePost, 'B')

    expect(answer.isPrivate).toBe(true)
    expect(answer.text).toContain('✅ 正确')
    expect(answer.text).toContain('+30 分')
    expect(await as('yuri').channelText()).not.toContain('正确')
  })

  it('takes an answer by command', async () => {
    const answer = await as('noor').command('answer', { answer: 'a' })

    expect(answer.isPrivate).toBe(true)
    expect(answer.text).toContain('❌')
    expect(answer.text).toContain('the transposed weights are large')
  })

  it('allows one attempt at a choice', async () => {
    const again = await as('noor').press(choicePost, 'B')

    expect(again.isPrivate).toBe(true)
    expect(again.text).toContain('Your attempt is used')
  })

  it('counts a double click once', async () => {
    const [first, second] = await Promise.all([
      as('yuri').press(choicePost, 'B'),
      as('yuri').press(choicePost, 'B'),
    ])

    expect([first.text, second.text].filter((text) => text.includes('+30'))).toHaveLength(1)
    expect([first.text, second.text].filter((text) => text.includes('already'))).toHaveLength(1)
  })

  it('closes and reveals when the next slot comes due, and posts the next question', async () => {
    await test.advanceTo('2026-03-03T09:00:00Z')

    const posts = channelMessages()
    const closed = posts.find(({ id }) => id === choicePost.id)
    const reveal = posts.find(({ message_reference: reference }) => reference?.message_id === choicePost.id)
    expect(posts).toHaveLength(3)
    expect(closed && messageText(closed)).not.toContain('[B]')
    expect(reveal && messageText(reveal)).toContain('Correct: 陈小雨, Юрий Ковалёв')
    expect(reveal && messageText(reveal)).toContain('A 1 · **B 2** · C 0 · D 0')
    numberPost = posts.at(-1) as APIMessage
  })

  it('tells a member’s own answer after the reveal, to that member', async () => {
    const reveal = channelMessages().find(
      ({ message_reference: reference }) => reference?.message_id === choicePost.id,
    )
    const mine = await as('noor').press(reveal as APIMessage, 'My answer')
    const none = await as('ada').press(reveal as APIMessage, 'My answer')

    expect(mine.isPrivate).toBe(true)
    expect(mine.text).toContain('❌')
    expect(none.text).toContain('did not answer')
  })

  it('refuses an answer to the closed question', async () => {
    const late = await as('ada').command('answer', { answer: 'b', post: postIdOf(choicePost) })

    expect(late.isPrivate).toBe(true)
    expect(late.text).toContain('closed')
  })

  it('takes an answer by form, and an attempt that cannot be read costs nothing', async () => {
    const { form } = await as('noor').press(numberPost, 'Answer')
    const unreadable = await as('noor').submit(form, { answer: 'sqrt(2/' })
    const { form: second } = await as('noor').press(numberPost, 'Answer')
    const wrong = await as('noor').submit(second, { answer: '2/512' })
    const { form: third } = await as('noor').press(numberPost, 'Answer')
    const right = await as('noor').submit(third, { answer: '１／１６' })

    expect(unreadable.isPrivate).toBe(true)
    expect(unreadable.text).not.toMatch(/[✅❌]/u)
    expect(wrong.text).toContain('This is the variance 2/512')
    expect(wrong.text).toContain('One attempt left')
    expect(right.text).toContain('✅')
    expect(right.text).toContain('+5 points')
  })

  it('shows the board in the right order, as a picture and in words', async () => {
    await as('xiaoyu').command('answer', { answer: '0.0625' })
    const { text, isPrivate, message } = await as('ada').command('leaderboard')
    const [address = ''] = /http[^"]+leaderboard\.png[^"]*/.exec(JSON.stringify(message)) ?? []
    const picture = new Uint8Array(await (await fetch(address)).arrayBuffer())
    const firstAvatar = await readInk(picture, { area: { left: 202, top: 226, width: 68, height: 68 } })

    expect(isPrivate).toBe(false)
    // The paper that the playground paints its people on; initials stand on another ground.
    expect(countNear(firstAvatar, '#f0f2f5')).toBeGreaterThan(500)
    expect(text.match(/\d+\. [^\n\]]+/g)).toEqual([
      '1. 陈小雨, 40 points (2 answers)',
      '2. Юрий Ковалёв, 30 points (1 answer)',
      '3. نور Haddad, 5 points (3 answers)',
    ])
  })

  it('never sent what Discord refuses, a mention nobody wanted, or a picture without words', () => {
    const { requests, misfits } = test.playground.recorder

    expect(misfits).toEqual([])
    expect(requests.filter(({ status }) => status === null || status >= 400)).toEqual([])
    expect(findLapses(requests)).toEqual([])
  })

  function postIdOf(message: APIMessage): string {
    return /"custom_id":"answer:1:(?<id>[^:"]+)/.exec(JSON.stringify(message))?.groups?.id ?? ''
  }
})
