import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['convolution/stem-size', 'initialisation/xavier-uniform'],
    renderer: blankRenderer,
  })
})
afterAll(() => test.close())

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there')

  return value
}

const as = (name: string) => test.playground.as(name).in(channel)

describe('/me settings', () => {
  it('answers in the language one chose, mistakes and suggestions too, whatever one’s Discord says', async () => {
    const chosen = await as('noor').command('me settings', { language: 'zh-CN' })
    const mistake = await as('noor').command('answer', { answer: '112' })
    const back = await as('noor').command('me settings', { language: 'discord' })
    const after = await as('noor').command('me settings')

    expect(chosen.isPrivate).toBe(true)
    expect(chosen.text).toContain('回复语言：简体中文')
    expect(mistake.text).toMatch(/\p{Script=Han}/u)
    expect(back.text).toContain('回复语言：跟随你的 Discord')
    expect(after.text).toContain('Language of answers: that of your Discord')
  })

  it('keeps whoever hides out of the names of a reveal, and counts them', async () => {
    await as('noor').command('me settings', { hide_me: true })
    await as('ada').command('question post', { question: 'convolution/stem-size' })
    for (const name of ['noor', 'yuri']) await as(name).command('answer', { answer: '112' })
    await test.advanceTo('2026-03-03T08:00:00Z')

    const reveal = await test.playground.waitForMessage(channel, (message) =>
      messageText(message).includes('### Answer:'),
    )

    expect(messageText(reveal)).toMatch(/Correct: .*, 1 hidden member/)
    expect(messageText(reveal)).not.toContain('Haddad')
    expect(messageText(reveal)).toContain('Correct: Юрий Ковалёв')
  })

  it('shows each setting in both languages', async () => {
    const hidden = await as('xiaoyu').command('me settings', { hide_me: true, theme: 'light', review: 'off' })
    const shown = await as('xiaoyu').command('me settings', { hide_me: false, language: 'en' })

    expect(hidden.text).toContain('在公开场合你是“一位隐藏成员”')
    expect(shown.text).toContain('Boards and reveals show your name')
    expect(shown.text).toContain('Review: off')
  })
})

describe('/me stats', () => {
  it('tells score, ranks, streak and topics of this server, privately and in both languages', async () => {
    await as('ada').command('schedule create', {
      name: 'Daily',
      when: '0 9 * * *',
      channel: test.playground.channel(channel),
      picking: 'inOrder',
    })
    for (const day of ['04', '05', '06']) {
      await test.advanceTo(`2026-03-${day}T09:00:00Z`)
      await as('yuri').command('answer', { answer: '112' })
    }

    await as('xiaoyu').command('me settings', { language: 'discord' })
    const english = await as('yuri').command('me stats')
    const chinese = await as('xiaoyu').command('me stats')

    expect(english.isPrivate).toBe(true)
    expect(english.text).toMatch(/Streak: \*\*\d days?\*\* · longest \d/)
    expect(english.text).toMatch(/All time: \*\*\d+ points\*\*, rank 1 of 1/)
    expect(english.text).toMatch(/\[image: Your streak\ndays in a row: \d/)
    expect(english.text).toMatch(/\[image: Your progress\n\d+ points\n.*: \d \/ \d/)
    expect(chinese.text).toContain('你在本服务器的数据')
    expect(chinese.text).toContain('全部时间：未上榜')
  })
})

describe('reminders', () => {
  it('come by private message, and are turned off by their button', async () => {
    const on = await as('yuri').command('me settings', { reminders: 'on' })
    await test.advanceTo('2026-03-07T09:00:00Z')
    await test.advanceTo('2026-03-08T06:10:00Z')

    const { channels, messages } = test.playground.world
    const place = [...channels.values()].find(
      (each) => 'recipients' in each && each.recipients?.some(({ id }) => id === as('yuri').id),
    )
    const [reminder, ...more] = [...(messages.get(place?.id ?? '')?.values() ?? [])]
    const off = await as('yuri').press(present(reminder).message, 'No more reminders')

    expect(on.text).toContain('Reminders: a private message 3 hours before')
    expect(more).toEqual([])
    expect(messageText(present(reminder).message)).toMatch(/⏰ .* is open in <#\d+> and closes <t:\d+:R>/)
    expect(off.text).toContain('Reminders: off')
  })
})
