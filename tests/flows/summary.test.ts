import type { APIMessage, APIRole } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRole } from '../../src/playground/world/populate.ts'
import type { Guild } from '../../src/playground/world/world.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'

/** In order: each test goes on where the last one stopped. */
describe('a month that ends', () => {
  let test: TestApp
  let guild: Guild
  let role: APIRole

  const as = (name: string) => test.playground.as(name).in(channel)
  const summaries = () =>
    [...(test.playground.world.messages.get(test.playground.channel(channel))?.values() ?? [])]
      .map(({ message }) => message)
      .filter((message) => message.author.bot && messageText(message).includes('🏁'))

  const holders = () =>
    [...guild.members.values()]
      .filter(({ roles }) => roles.includes(role.id))
      .map(({ user }) => user.username)

  beforeAll(async () => {
    test = await openTestApp({
      at: '2026-03-30T08:00:00Z',
      questions: ['initialisation/he-normal'],
      renderer: blankRenderer,
    })
    guild = [...test.playground.world.guilds.values()][0] as Guild
    role = addRole(test.playground.world, guild, { name: 'Champions' })
    await as('ada').command('schedule create', {
      channel: test.playground.channel(channel),
      when: 'every day 09:00',
      picking: 'inOrder',
      name: 'Daily',
    })
  })
  afterAll(() => test.close())

  it('is summed up only where a manager wants it', async () => {
    const { text } = await as('ada').command('settings')

    expect(text).toContain('No summary of months and seasons')
  })

  it('will be summed up here, as the manager is told', async () => {
    const { text } = await as('ada').command('settings', { summary: 'monthly' })

    expect(text).toContain(`Summary: Every month in <#${test.playground.channel(channel)}>`)
    expect(text).toContain(`<t:${Date.parse('2026-04-01T09:00:00Z') / 1000}:f>`)
  })

  it('is summed up once, with its champion', async () => {
    await test.advanceTo('2026-03-30T09:00:00Z')
    await as('noor').command('answer', { answer: '0.0625' })
    await test.advanceTo('2026-03-31T09:00:00Z')
    await as('xiaoyu').command('answer', { answer: '3' })

    await test.advanceTo('2026-04-01T09:00:00Z')
    await test.advanceTo('2026-04-01T09:05:00Z')

    expect(summaries()).toHaveLength(1)
    expect(messageText(summaries()[0] as APIMessage)).toMatch(/March 2026: the champions\n🥇 .+ · 10 points/)
  })

  it('tells everybody their own part of it privately, in their language', async () => {
    const [summary] = summaries() as [APIMessage]
    const noor = await as('noor').press(summary, 'My standing')
    const xiaoyu = await as('xiaoyu').press(summary, 'My standing')

    expect(noor.isPrivate).toBe(true)
    expect(noor.text.split('\n')).toEqual([
      'March 2026: 10 points',
      'This season so far: no points yet',
      'Streak: 0 days · longest 1 · no freeze left',
    ])
    expect(xiaoyu.text).toContain('2026 年 3 月：0 分')
  })

  it('is not summed up any more once that is switched off', async () => {
    await as('ada').command('settings', { summary: 'off' })
    await test.advanceTo('2026-05-01T09:00:00Z')

    expect(summaries()).toHaveLength(1)
  })

  it('gives its champions no role that the bot cannot give, and says what helps', async () => {
    const refused = await as('ada').command('settings', { champion_role: role.id })
    const bot = guild.members.get(test.playground.world.bot.id)
    for (const id of bot?.roles ?? []) {
      const own = guild.roles.get(id)
      if (own) guild.roles.set(id, { ...own, position: 90, permissions: String(1n << 28n) })
    }
    const taken = await as('ada').command('settings', { champion_role: role.id })

    expect(refused.text).toContain('Server Settings → Roles')
    expect(taken.text).toContain(`Champions of the last season hold <@&${role.id}>`)
  })

  it('has its champion hold the role, until the next season has another', async () => {
    await test.app.tick()
    const first = holders()
    await test.advanceTo('2026-06-01T09:00:00Z')
    await as('xiaoyu').command('answer', { answer: '0.0625' })
    await test.advanceTo('2026-07-01T09:00:00Z')

    expect(first).toEqual(['noor'])
    expect(holders()).toEqual(['xiaoyu'])
  })
})
