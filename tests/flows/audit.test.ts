import { Locale } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'
let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['initialisation/he-normal'] })
  await as('ada').command('settings', { log_channel: test.playground.channel('bot-log') })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)

/** What the managers were told, oldest first. */
const told = () =>
  [...(test.playground.world.messages.get(test.playground.channel('bot-log'))?.values() ?? [])].map(
    ({ message }) => messageText(message),
  )

describe('what managers change', () => {
  it('is told in the log channel, each thing once, with who did it and no word that does anything', async () => {
    const hostile = '**@everyone** <@1> `x`'
    const before = told().length

    await as('ada').command('schedule create', {
      channel: test.playground.channel(channel),
      when: 'every day 09:00',
      name: hostile,
    })
    await as('yuri').command('schedule pause', { schedule: hostile })
    await as('yuri').command('schedule resume', { schedule: hostile })
    await as('ada').command('schedule edit', { schedule: hostile, level: 1 })
    await as('ada').command('schedule edit', { schedule: hostile, level: 1 })
    await as('ada').command('schedule skip', { schedule: hostile })
    await as('ada').command('schedule delete', { schedule: hostile })
    await as('ada').command('settings')
    const news = told().slice(before)

    expect(news).toHaveLength(6)
    expect(news[0]).toContain(`<@${as('ada').id}> created the schedule`)
    expect(news[0]).toContain('\\*\\*\\@everyone\\*\\* \\<\\@1\\> \\`x\\`')
    expect(news[1]).toContain(`<@${as('yuri').id}> paused the schedule`)
    expect(news[4]).toContain(`<t:${Date.parse('2026-03-02T09:00:00Z') / 1000}:f>`)
    expect(news[5]).toContain('deleted the schedule')
  })

  it('is told in the server’s language, and listed in the asker’s, newest first', async () => {
    await as('yuri').command('settings', { language: 'zh-CN', theme: 'light' })
    const news = told().at(-1)
    const english = await as('ada').command('audit')
    await test.playground.act('world', {
      edit: { do: 'setLocale', user: as('yuri').id, locale: Locale.ChineseCN },
    })
    const chinese = await as('yuri').command('audit')

    expect(news).toBe(`<@${as('yuri').id}> 修改了设置（语言：简体中文、主题：浅色）。`)
    expect(english.isPrivate).toBe(true)
    expect(english.text).toContain('changed the settings (language: 简体中文, theme: Light)')
    expect(english.text.indexOf('deleted the schedule')).toBeLessThan(
      english.text.indexOf('created the schedule'),
    )
    expect(chinese.text).toContain('删除了计划')
  })

  it('is listed page by page', async () => {
    for (const theme of ['dark', 'light', 'dark']) await as('ada').command('settings', { theme })
    const first = await as('ada').command('audit')
    const second = await as('ada').press(first.message, 'On')

    expect(first.text).not.toContain('log_channel')
    expect(second.text).toContain('log_channel')
    expect(second.text).not.toContain('deleted the schedule')
  })

  it('is nobody else’s to read', async () => {
    await expect(as('noor').command('audit')).rejects.toThrow()
  })

  it('concerns one member where one is named', async () => {
    const { text } = await as('ada').command('audit', { member: as('noor').id })

    expect(text).toBe('No manager has changed anything yet.')
  })

  it('reaches Discord as Discord wants it, and calls nobody', () => {
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
  })
})
