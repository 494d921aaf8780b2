import { Locale } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const channel = 'daily-questions'
let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['initialisation/he-normal', 'initialisation/tanh-std-one'],
  })
  await as('ada').command('settings', { log_channel: test.playground.channel('bot-log') })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)
const right = { when: '09:30', zone: 'Europe/Berlin', language: 'English', topic: '' }

describe('setting a server up', () => {
  it('begins with a form that is filled in as the server is', async () => {
    const { form } = await as('ada').command('setup')

    expect(form?.components).toHaveLength(4)
    expect(JSON.stringify(form)).toContain('"value":"every day 09:00"')
    expect(JSON.stringify(form)).toContain('"value":"UTC"')
    expect(JSON.stringify(form)).toContain('"value":"English"')
  })

  it('tells all mistakes at once, changes nothing, and gives the form back as it was filled in', async () => {
    const { form } = await as('ada').command('setup')
    const wrong = {
      when: 'at noon-ish',
      zone: 'Europe/Berlim',
      language: '**Klingon**',
      topic: 'initialization',
    }
    const refused = await as('ada').submit(form, wrong)
    const again = (await as('ada').press(refused.message, 'Back to the form')).form
    const schedules = await as('ada').command('schedule list')

    expect(refused.isPrivate).toBe(true)
    expect(refused.text).toContain('4 things are not right yet')
    expect(refused.text).toContain('Europe/Berlin')
    expect(refused.text).toContain('“\\*\\*Klingon\\*\\*” is no language')
    expect(refused.text).toContain('Did you mean “Initialisation”')
    for (const typed of Object.values(wrong)) expect(JSON.stringify(again)).toContain(`"value":"${typed}"`)
    expect(schedules.text).toContain('no schedule yet')
    expect((await as('ada').command('settings')).text).toContain('Time zone: UTC')
  })

  it('is somebody’s own to finish', async () => {
    const { form } = await as('ada').command('setup')
    const refused = await as('ada').submit(form, { ...right, zone: 'Mars' })
    const other = await as('yuri')
      .press(refused.message, 'Back to the form')
      .catch(() => undefined)

    // Only Ada sees the message; Discord shows its button to nobody else.
    expect(other).toBeUndefined()
  })

  it('ends with a schedule, its next posts, and a question in the channel', async () => {
    const { form } = await as('ada').command('setup', { channel: test.playground.channel('general') })
    const done = await as('ada').submit(form, { ...right, topic: ' initialisation ' })
    const posted = await test.playground.as('noor').in('general').channelText()
    const settings = await as('ada').command('settings')

    expect(done.isPrivate).toBe(true)
    expect(done.text).toContain('All set')
    expect(done.text).toContain('https://discord.com/channels/')
    expect(done.text).toContain(`<t:${Date.parse('2026-03-02T08:30:00Z') / 1000}:F>`)
    expect(done.text).toContain(`<#${test.playground.channel('general')}>`)
    expect(posted).toMatch(/Deep tanh network|He initialisation/)
    expect(settings.text).toContain('Time zone: Europe/Berlin')
  })

  it('tells the managers of the schedule and of the settings', async () => {
    const { text } = await as('ada').command('audit')

    expect(text).toMatch(/created the schedule \*\*.*09.*30/)
    expect(text).toContain('changed the settings (zone: Europe/Berlin, language: English)')
  })

  it('refuses a second schedule of the same times with a way back, and a form that was finished', async () => {
    const { form } = await as('ada').command('setup')
    const taken = await as('ada').submit(form, right)
    const again = (await as('ada').press(taken.message, 'Back to the form')).form
    const done = await as('ada').submit(again, { ...right, when: 'weekdays 18:00' })
    const finished = await as('ada').press(taken.message, 'Back to the form')

    expect(taken.text).toContain('Something is not right yet')
    expect(done.text).toContain('All set')
    expect(finished.text).toContain('finished already')
  })

  it('speaks Chinese to who reads Chinese', async () => {
    await test.playground.act('world', {
      edit: { do: 'setLocale', user: as('yuri').id, locale: Locale.ChineseCN },
    })
    const { form } = await as('yuri').command('setup')
    const wrong = await as('yuri').submit(form, { ...right, language: '法语' })
    const again = (await as('yuri').press(wrong.message, '返回表单')).form
    const done = await as('yuri').submit(again, {
      when: '每天 20:00',
      zone: 'Asia/Shanghai',
      language: '中文',
      topic: '',
    })

    expect(wrong.text).toContain('还有 1 处需要修改')
    expect(done.text).toContain('设置完成')
    expect((await as('ada').command('settings')).text).toContain('简体中文')
  })

  it('is for managers', async () => {
    await expect(as('noor').command('setup')).rejects.toThrow()
  })

  it('reaches Discord as Discord wants it', () => {
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
  })
})
