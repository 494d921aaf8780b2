import { Locale } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'
const hostile = '**Late** @everyone\n# <@1>'
let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['initialisation/he-normal'] })
  await as('ada').command('settings', { log_channel: test.playground.channel('bot-log') })
  await as('ada').command('schedule create', {
    channel: test.playground.channel(channel),
    when: 'every day 09:00',
    name: 'Daily',
  })
  await as('ada').command('schedule run', { schedule: 'Daily' })
  const { text } = await as('noor').command('answer', { answer: 'sqrt(2/512)' })

  expect(text).toContain('✅')
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)
const mention = (name: string) => `<@${as(name).id}>`
const correct = (points: number, reason: string, name = 'noor') =>
  as('ada').command('points correct', { member: as(name).id, points, reason })
const history = async (name = 'noor') =>
  (await as('ada').command('points history', { member: as(name).id })).text
const total = async () => Number(/: (-?\d+)\n/.exec(await history())?.[1])

/** What the managers were told, oldest first. */
const told = () =>
  [...(test.playground.world.messages.get(test.playground.channel('bot-log'))?.values() ?? [])].map(
    ({ message }) => messageText(message),
  )

describe('points', () => {
  it('are corrected with a reason, told before and after, kept in the history and told to the managers', async () => {
    const before = await total()
    const { text, isPrivate } = await correct(25, hostile)

    expect(before).toBeGreaterThan(0)
    expect(isPrivate).toBe(true)
    expect(text).toContain(`${mention('noor')}: +25 points, from ${before} to **${before + 25}**`)
    expect(await total()).toBe(before + 25)
    expect(await history()).toContain(
      'corrected by a manager. Reason: \\*\\*Late\\*\\* \\@everyone \\# \\<\\@1\\>',
    )
    expect(told().at(-1)).toBe(
      `${mention('ada')} corrected the points of ${mention('noor')}: +25, from ${before} to ${before + 25}. ` +
        'Reason: \\*\\*Late\\*\\* \\@everyone \\# \\<\\@1\\>',
    )
  })

  it('are taken back by the opposite entry, once', async () => {
    const before = await total()
    const { message } = await correct(-5, 'A mistake')
    const undone = await as('yuri').command('audit', { member: as('noor').id })
    // A double click: two interactions at once.
    const pressed = await Promise.all([1, 2].map(() => as('ada').press(message, 'Undo')))
    const texts = pressed.map(({ text }) => text).sort((one) => (one.includes('already') ? 1 : -1))

    expect(undone.text).toContain('−5')
    expect(texts[0]).toContain(`+5 points, from ${before - 5} to **${before}**`)
    expect(texts[1]).toContain('was taken back already')
    expect(await total()).toBe(before)
    expect(await history()).toContain('Taken back\\: A mistake')
    expect(told().at(-1)).toContain('took a correction')
  })

  it('are booked once, however often the same interaction comes', async () => {
    const before = await total()
    const news = told().length
    await as('ada').command(
      'points correct',
      { member: as('noor').id, points: 7, reason: 'Twice' },
      { copies: 2 },
    )
    // One that follows is answered after both.
    await correct(1, 'After')

    expect(await total()).toBe(before + 8)
    expect(told().slice(news)).toHaveLength(2)
  })

  it.each([
    ['nothing', 0, 'Why', 'noor', '0 points change nothing'],
    ['no reason', 5, '   ', 'noor', 'A reason is needed'],
    ['more than there is', -9_999, 'All', 'noor', 'can be taken'],
    ['a member without any', -1, 'None', 'yuri', 'there is nothing to take'],
  ])('are not corrected by %s', async (_what, points, reason, name, fix) => {
    const { text, isPrivate } = await correct(points, reason, name)

    expect(isPrivate).toBe(true)
    expect(text).toContain(fix)
  })

  it('are no bot’s, and bounded', async () => {
    const bot = { member: test.playground.world.bot.id, points: 5, reason: 'Well done' }
    const refused = await as('ada').command('points correct', bot)

    expect(refused.text).toContain('Bots have no points')
    await expect(correct(10_001, 'Too many')).rejects.toThrow()
  })

  it('have a history of what was answered too, and none where there is nothing', async () => {
    expect(await history()).toMatch(/- <t:\d+:d> · \*\*\+\d+\*\* · .*He/)
    expect(await history('xiaoyu')).toContain('has no points here yet')
  })

  it('are nobody else’s to correct or to read', async () => {
    await expect(as('noor').command('points history', { member: as('noor').id })).rejects.toThrow()
  })

  it('are told in Chinese to who reads Chinese', async () => {
    await test.playground.act('world', {
      edit: { do: 'setLocale', user: as('yuri').id, locale: Locale.ChineseCN },
    })
    const options = { member: as('noor').id, points: -1, reason: '抄答案' }
    const { text } = await as('yuri').command('points correct', options)

    expect(text).toContain('−1 分，由')
    expect((await as('yuri').command('points history', { member: as('noor').id })).text).toContain(
      '由管理员更正。 理由：抄答案',
    )
  })
})

describe('a season', () => {
  const sinceIn = (text: string) => /since <t:(\d+):D>/.exec(text)?.[1]

  it('begins when a manager says so twice, and can be taken back', async () => {
    const quarter = String(Date.parse('2026-01-01T00:00:00Z') / 1000)
    const asked = await as('ada').command('points reset_season')
    await test.advanceTo('2026-03-02T08:05:00Z')
    const begun = await as('ada').press(asked.message, 'Begin the season')
    const after = await as('ada').command('points reset_season')
    const back = await as('ada').press(begun.message, 'Undo')
    const last = await as('ada').command('points reset_season')

    expect(sinceIn(asked.text)).toBe(quarter)
    expect(begun.text).toContain('A new season has begun')
    expect(sinceIn(after.text)).toBe(String(Date.parse('2026-03-02T08:00:00Z') / 1000))
    expect(back.text).toContain('the season before goes on')
    expect(sinceIn(last.text)).toBe(quarter)
    expect(told().slice(-2)).toEqual([
      `${mention('ada')} began a new season.`,
      `${mention('ada')} took the new season back.`,
    ])
  })

  it('begins once where two managers press, and not by an old question', async () => {
    const one = await as('ada').command('points reset_season')
    const other = await as('ada').command('points reset_season')
    await as('ada').press(one.message, 'Begin the season')
    const second = await as('ada').press(other.message, 'Begin the season')
    const late = await as('ada').command('points reset_season')
    await test.advanceTo('2026-03-02T08:30:00Z')
    const tooLate = await as('ada').press(late.message, 'Begin the season')

    expect(second.text).toContain('A season has begun meanwhile')
    expect(tooLate.text).toContain('too old')
  })

  it('reaches Discord as Discord wants it', () => {
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
  })
})
