import { Locale, OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-27T08:00:00Z',
    questions: ['initialisation/tanh-std-one', 'initialisation/he-normal'],
  })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)
const channelId = () => test.playground.channel(channel)

/** What an administrator does by hand: gives or takes the bot's right to write in the channel. */
function allowWriting(isAllowed: boolean) {
  const bits = String(PermissionFlagsBits.SendMessages)

  return test.playground.act('world', {
    edit: {
      do: 'overwrite',
      channel: channelId(),
      overwrite: {
        id: test.playground.world.bot.id,
        type: OverwriteType.Member,
        allow: isAllowed ? bits : '0',
        deny: isAllowed ? '0' : bits,
      },
    },
  })
}

describe('settings', () => {
  it('are changed by managers, and told back', async () => {
    const { text } = await as('ada').command('settings', {
      zone: 'Europe/Berlin',
      log_channel: test.playground.channel('bot-log'),
    })

    expect(text).toContain('Europe/Berlin')
    expect(text).toContain(`<#${test.playground.channel('bot-log')}>`)
  })

  it('name teams and excluded roles, one at a time, and a role of managers with how to show it the commands', async () => {
    const roles = [...([...test.playground.world.guilds.values()][0]?.roles.values() ?? [])]
    const idOf = (name: string) => roles.find((role) => role.name === name)?.id ?? ''
    const [gradient, momentum] = [idOf('Team Gradient'), idOf('Team Momentum')]

    await as('ada').command('settings', { add_team: gradient })
    const both = await as('ada').command('settings', { add_team: momentum, exclude_role: idOf('Organisers') })
    const manager = await as('ada').command('settings', { manager_role: gradient, remove_team: gradient })
    const refused = await as('ada').command('settings', { remove_team: gradient })
    const everyone = await as('ada').command('settings', { manager_role: idOf('@everyone') })
    const cleared = await as('ada').command('settings', { clear: 'manager_role' })

    expect(both.text).toContain(`Teams: <@&${gradient}>, <@&${momentum}>`)
    expect(both.text).toContain(`On no board, points kept: <@&${idOf('Organisers')}>`)
    expect(manager.text).toContain(`and <@&${gradient}>`)
    expect(manager.text).toContain('Integrations')
    expect(refused.text).toContain(`is no team. Teams: <@&${momentum}>`)
    expect(everyone.text).toContain('everybody’s')
    expect(cleared.text).not.toContain(`and <@&`)
  })

  it('are not even offered to others', async () => {
    await expect(as('noor').command('settings')).rejects.toThrow()
    await expect(as('noor').command('schedule list')).rejects.toThrow()
  })

  it('are open to the manager role where Discord shows them, and to nobody else it shows them to', async () => {
    const [guild] = test.playground.world.guilds.values()
    const role = [...(guild?.roles.values() ?? [])].find(({ name }) => name === 'Team Gradient')?.id ?? ''
    const show = (isShown: boolean) =>
      test.playground.act('world', { edit: { do: 'showCommands', guild: guild?.id ?? '', role, isShown } })

    await show(true)
    const refused = await as('xiaoyu').command('schedule list')
    await as('ada').command('settings', { manager_role: role })
    const allowed = await as('xiaoyu').command('schedule list')
    await as('ada').command('settings', { clear: 'manager_role' })
    await show(false)

    expect(refused.text).toContain('管理身份组')
    expect(allowed.text).toContain('还没有')
    await expect(as('xiaoyu').command('schedule list')).rejects.toThrow()
  })

  it('name the zone that was meant', async () => {
    expect((await as('yuri').command('settings', { zone: 'Berlin' })).text).toContain('Europe/Berlin')
  })
})

describe('a schedule', () => {
  it('is not made where the bot may not write; what is missing is named', async () => {
    await allowWriting(false)
    const refused = await as('ada').command('schedule create', {
      channel: channelId(),
      when: 'every day 09:00',
    })
    await allowWriting(true)

    expect(refused.isPrivate).toBe(true)
    expect(refused.text).toContain('**Send Messages**')
    expect((await as('ada').command('schedule list')).text).toContain('no schedule yet')
  })

  it.each([
    [{ when: 'noon' }, 'every day 09:00'],
    [{ when: '0 9 * *' }, 'five fields'],
    [{ when: 'every day 09:00', zone: 'Mars/X' }, 'Did you mean'],
    [{ when: 'every day 09:00', topic: 'cooking' }, 'initialisation'],
    [{ when: 'every day 09:00', level: 2 }, 'No question fits'],
  ])('from %j is refused with the nearest fix', async (options, fix) => {
    const { text, isPrivate } = await as('ada').command('schedule create', {
      channel: channelId(),
      ...options,
    })

    expect(isPrivate).toBe(true)
    expect(text).toContain(fix)
  })

  it('shows its next posts on both sides of a clock change, in its own time', async () => {
    const { text } = await as('ada').command('schedule create', {
      channel: channelId(),
      when: 'every day 09:00',
      picking: 'inOrder',
      name: 'Daily',
    })

    // Berlin goes from +01:00 to +02:00 on 29 March 2026.
    expect(text).toContain(`2026-03-28 09:00 · <t:${Date.parse('2026-03-28T08:00:00Z') / 1000}:F>`)
    expect(text).toContain(`2026-03-29 09:00 · <t:${Date.parse('2026-03-29T07:00:00Z') / 1000}:F>`)
  })

  it('suggests itself by name, and times with what they mean', async () => {
    expect(await as('ada').autocomplete('schedule preview', { schedule: 'dai' })).toMatchObject([
      { name: 'Daily' },
    ])
    expect(
      await as('ada').autocomplete('schedule create', { channel: channelId(), when: '0 9 13 * 5' }),
    ).toContainEqual(
      expect.objectContaining({
        name: expect.stringContaining('on the 13th of the month and every Friday'),
        value: '0 9 13 * 5',
      }),
    )
  })

  it('stops while paused and goes on when resumed', async () => {
    await as('ada').command('schedule pause', { schedule: 'Daily' })
    await test.advanceTo('2026-03-28T08:30:00Z')
    const whilePaused = await as('ada').command('schedule status', { schedule: 'Daily' })
    const resumed = await as('ada').command('schedule resume', { schedule: 'Daily' })

    expect(whilePaused.text).toContain('Nothing was due yet')
    expect(resumed.text).toContain(`<t:${Date.parse('2026-03-29T07:00:00Z') / 1000}:F>`)
  })

  it('whose channel is closed to the bot is told once in the log channel, and posts when it may again', async () => {
    await allowWriting(false)
    await test.advanceTo('2026-03-29T07:00:00Z')
    await test.advanceTo('2026-03-29T08:00:01Z')
    const status = await as('ada').command('schedule status', { schedule: 'Daily' })
    const told = [...(test.playground.world.messages.get(test.playground.channel('bot-log'))?.values() ?? [])]
    await allowWriting(true)
    await test.advanceTo('2026-03-29T12:00:00Z')
    const after = await as('ada').command('schedule status', { schedule: 'Daily' })

    expect(status.text).toMatch(/being sent · I lack Send Messages there/)
    expect(status.text).toContain('I lack permissions there: Send Messages')
    expect(
      told.map(({ message }) => messageText(message)).filter((text) => text.includes('could not post')),
    ).toEqual([expect.stringContaining('**Daily** could not post')])
    expect(after.text).toContain('✅ posted')
    expect(after.text).not.toContain('lack')
  })

  it('can be run at once and deleted, and its posts stay', async () => {
    const ran = await as('yuri').command('schedule run', { schedule: 'Daily' })
    const deleted = await as('yuri').command('schedule delete', { schedule: 'Daily' })
    const gone = await as('yuri').command('schedule run', { schedule: 'Daily' })
    const { text } = await as('noor').command('question today')

    expect(ran.text).toContain('https://discord.com/channels/')
    expect(deleted.text).toContain('deleted')
    expect(gone.text).toContain('no schedule yet')
    expect(text.match(/Closes/g)).toHaveLength(2)
  })
})

describe('a schedule with rests and an end', () => {
  const at = (iso: string) => `<t:${Date.parse(iso) / 1000}:F>`

  it('is planned with all that was said, told in advance', async () => {
    const { text } = await as('ada').command('schedule create', {
      channel: channelId(),
      when: 'every 2 days 20:00',
      quiet: '2026-04-01..2026-04-02',
      until: '2026-04-06',
      catch_up: 'all:3',
      latest_hours: 5,
      name: 'Evenings',
    })

    expect(text).toContain('every 2 days at 20:00, counted from 2026-03-29')
    expect(text).toContain('No posts on 2026-04-01..2026-04-02')
    expect(text).toContain('never again after it')
    expect(text).toContain('made up for, up to 3')
    expect(text).toContain('more than 5 hours late')
    expect(text).toContain('The next 4 posts:')
    expect(text.match(/2026-0\d-\d\d 20:00/g)?.slice(0, 4)).toEqual([
      '2026-03-29 20:00',
      '2026-03-31 20:00',
      '2026-04-04 20:00',
      '2026-04-06 20:00',
    ])
  })

  it('is shown whole, also in Chinese', async () => {
    const english = await as('ada').command('schedule show', { schedule: 'Evenings' })
    const yuri = [...test.playground.world.people.values()].find(({ user }) => user.username === 'yuri')
    await test.playground.act('world', {
      edit: { do: 'setLocale', user: yuri?.user.id ?? '', locale: Locale.ChineseCN },
    })
    const chinese = await as('yuri').command('schedule show', { schedule: 'Evenings' })

    expect(english.text).toContain('Clock: Europe/Berlin, now UTC+2')
    expect(english.text).toContain('The same numbers for everybody')
    expect(chinese.text).toContain('每 2 天 20:00（从 2026-03-29 起算）')
    expect(chinese.text).toContain('停发日期（按该时区）：2026-04-01..2026-04-02')
  })

  it('loses its next post to a skip, and only that', async () => {
    const skipped = await as('ada').command('schedule skip', { schedule: 'Evenings' })
    const preview = await as('ada').command('schedule preview', { schedule: 'Evenings' })
    const status = await as('ada').command('schedule status', { schedule: 'Evenings' })

    expect(skipped.text).toContain(`The post of ${at('2026-03-29T18:00:00Z')}`)
    expect(preview.text).not.toContain('2026-03-29 20:00')
    expect(preview.text).toContain('2026-03-31 20:00')
    expect(status.text).toContain('taken out by a manager')
  })

  it('is changed in what is given, and says what that was', async () => {
    const { text } = await as('ada').command('schedule edit', {
      schedule: 'Evenings',
      when: '每三天 8:00',
      until: 'none',
      topic: 'initialisation',
    })
    const same = await as('ada').command('schedule edit', { schedule: 'Evenings', topic: 'initialisation' })
    const refused = await as('ada').command('schedule edit', { schedule: 'Evenings', until: '2026-01-01' })

    expect(text).toContain('Changed: times, topic, end')
    expect(text).toContain('every 3 days at 08:00')
    expect(text).not.toContain('never again after it')
    expect(same.text).toContain('Nothing is different')
    expect(refused.text).toContain('it would never post')
  })

  it('is offered zones with their present offset, best first, and managers only', async () => {
    const zones = await as('ada').autocomplete('schedule create', { channel: channelId(), zone: 'shang' })

    expect(zones[0]).toEqual({ name: 'Asia/Shanghai (UTC+8)', value: 'Asia/Shanghai' })
    await expect(as('noor').command('schedule skip', { schedule: 'Evenings' })).rejects.toThrow()
  })
})
