import { Locale } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'
let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['initialisation/he-normal', 'history/add-or-concatenate'],
  })
  await as('ada').command('settings', { log_channel: test.playground.channel('bot-log') })
  await as('ada').command('schedule create', {
    channel: test.playground.channel(channel),
    when: 'every day 09:00',
    topic: 'history',
    name: 'Daily',
  })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)
const bankList = async () => (await as('ada').command('bank list')).text
const topicOfSchedule = async () => (await as('ada').command('schedule show', { schedule: 'Daily' })).text

/** What the managers were told last. */
const lastTold = () =>
  messageText(
    [...(test.playground.world.messages.get(test.playground.channel('bot-log'))?.values() ?? [])].at(-1)
      ?.message ?? ({} as never),
  )

describe('a topic', () => {
  it('is renamed for its server, in one language or in both, and told to the managers', async () => {
    const both = await as('ada').command('bank rename_topic', {
      topic: 'history',
      name: '  Past  @everyone ',
    })
    const one = await as('ada').command('bank rename_topic', {
      topic: 'Past @everyone',
      name: '发展史',
      language: 'zh-CN',
    })
    const list = await bankList()

    expect(both.text).toContain('is now called **Past \\@everyone** here')
    expect(one.text).toContain('**发展史**')
    expect(list).toContain('**Past \\@everyone**: 0 of your own, 1 built in')
    expect(lastTold()).toContain('renamed the topic')
  })

  it.each([
    ['bank rename_topic', { topic: 'cooking', name: 'Food' }, 'There is no topic “cooking”'],
    ['bank rename_topic', { topic: 'initialization', name: 'Food' }, 'Did you mean “Initialisation”'],
    ['bank rename_topic', { topic: 'history', name: '   ' }, 'is empty'],
    ['bank rename_topic', { topic: 'history', name: 'INITIALISATION' }, '/bank merge_topic'],
    ['bank merge_topic', { topic: 'history', into: 'history' }, 'the same topic'],
    ['bank split_topic', { topic: 'history' }, 'No such topic is merged'],
  ])('is not changed by /%s %j', async (command, options, fix) => {
    const { text, isPrivate } = await as('ada').command(command, options)

    expect(isPrivate).toBe(true)
    expect(text).toContain(fix)
  })

  it('counts as another after a look at what that means; schedules follow', async () => {
    const asked = await as('ada').command('bank merge_topic', {
      topic: 'history',
      into: 'initialisation',
    })
    const untouched = await bankList()
    const merged = await as('ada').press(asked.message, 'Merge')

    expect(asked.text).toContain('1 question moves there')
    expect(asked.text).toContain('follow: **Daily**')
    expect(untouched).toContain('**Past')
    expect(merged.text).toContain('counts as **Initialisation** now')
    expect(await bankList()).toContain('**Initialisation**: 0 of your own, 2 built in')
    expect(await topicOfSchedule()).toMatch(/initialisation/i)
    expect(lastTold()).toContain('count as *Initialisation*')
    expect(await as('ada').autocomplete('bank split_topic', { topic: '' })).toMatchObject([
      { value: 'history' },
    ])

    const back = await as('ada').press(merged.message, 'Undo')

    expect(back.text).toContain('a topic of its own again')
    expect(await bankList()).toContain('**Initialisation**: 0 of your own, 1 built in')
    expect(await topicOfSchedule()).not.toMatch(/initialisation/i)
  })

  it('is split from the other by a command, told in the asker’s language', async () => {
    await test.playground.act('world', {
      edit: { do: 'setLocale', user: as('yuri').id, locale: Locale.ChineseCN },
    })
    const asked = await as('yuri').command('bank merge_topic', { topic: '发展史', into: 'initialisation' })
    const merged = await as('yuri').press(asked.message, '合并')
    const again = await as('ada').command('bank merge_topic', {
      topic: 'history',
      into: 'initialisation',
    })
    const split = await as('yuri').command('bank split_topic', { topic: 'history' })

    expect(asked.text).toContain('要在本服务器里把 **发展史** 并入')
    expect(merged.text).toContain('现已并入')
    expect(again.text).toContain('There is no topic')
    expect(split.text).toContain('**发展史** 重新成为独立的主题')
  })

  it('is not merged by a button that was asked too long ago', async () => {
    const asked = await as('ada').command('bank merge_topic', { topic: 'history', into: 'initialisation' })
    await test.advanceTo('2026-03-11T08:00:00Z')
    // Drafts older than a week go when another is kept.
    await as('ada').command('setup')
    const { text } = await as('ada').press(asked.message, 'Merge')

    expect(text).toContain('/bank merge_topic')
    expect(await bankList()).not.toContain('**Initialisation**: 0 of your own, 2 built in')
  })

  it('is nobody else’s to change', async () => {
    await expect(as('noor').command('bank merge_topic', {})).rejects.toThrow()
  })

  it('reaches Discord as Discord wants it', () => {
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
  })
})
