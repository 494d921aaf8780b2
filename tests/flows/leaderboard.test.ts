import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIMessage } from 'discord-api-types/v10'
import { Locale } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { populateDemo } from '../../src/playground/world/demo.ts'
import { addMember, addPerson } from '../../src/playground/world/populate.ts'
import type { World } from '../../src/playground/world/world.ts'
import type { Renderer } from '../../src/render/renderer.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'
/** More than a page holds, with names that would break a layout. */
const extras: Readonly<Record<string, string>> = {
  zalgo: `Z${'\u0301\u0316\u0353'.repeat(20)}algo`,
  foxes: '🦊'.repeat(32),
  mirror: '\u202egnirts\u202c',
  blank: '\u3164\u2800',
  shout: '@everyone **#1** <@1>',
  lines: 'first\nsecond',
  wide: '我'.repeat(32),
  persian: 'می\u200cخواهم',
}

function populate(world: World): void {
  populateDemo(world)

  const [guild] = world.guilds.values()

  for (const [username, name] of Object.entries(extras)) {
    const { user } = addPerson(world, { name, username, locale: Locale.EnglishGB })

    if (guild) addMember(world, guild, user.id)
  }
}

let test: TestApp
let canDraw = true

/** Draws nothing, and on request not even that. */
const renderer: Renderer = {
  ...blankRenderer,
  board: async (board, look) => {
    if (!canDraw) throw new UserError('render.busy')

    return blankRenderer.board(board, look)
  },
}

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-11-20T08:00:00Z',
    questions: ['initialisation/tanh-std-one', 'history/degradation', 'convolution/stem-size'],
    playground: { populate },
    renderer,
    databaseUrl: `sqlite:${join(await mkdtemp(join(tmpdir(), 'fan-in-')), 'fan-in.db')}`,
  })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)
const guildId = () => [...test.playground.world.guilds.keys()][0] ?? ''
const roleId = (name: string) =>
  [...([...test.playground.world.guilds.values()][0]?.roles.values() ?? [])].find(
    (role) => role.name === name,
  )?.id ?? ''
const edit = (change: Parameters<typeof test.playground.act<'world'>>[1]['edit']) =>
  test.playground.act('world', { edit: change })
const rowsOf = (text: string) => text.match(/^(?:\d+\.|–) [^\]\n]+/gm) ?? []
const namesOf = (text: string) => rowsOf(text).map((row) => row.replace(/^\S+ (.+?), .*$/, '$1'))

async function openPost(): Promise<APIMessage> {
  const posts = [...(test.playground.world.messages.get(test.playground.channel(channel))?.values() ?? [])]

  return posts
    .map(({ message }) => message)
    .filter((message) => messageText(message).includes('[B]'))
    .at(-1) as APIMessage
}

/** Everybody answers the open question, right unless told otherwise. */
async function everybodyAnswers(names: readonly string[], choice = 'B'): Promise<void> {
  const post = await openPost()

  for (const name of names) await as(name).press(post, choice)
}

describe('an empty board', () => {
  it.each([
    ['en', 'ada', {}, 'Nobody has points on this board yet (Last 30 days)'],
    ['zh-CN', 'xiaoyu', { window: 'season' }, '这个榜上（2026 年第 4 季度赛季）还没有人得分'],
    ['en', 'ada', { scope: 'teams' }, 'This server has no teams'],
  ] as const)('says why, in %s', async (_language, name, options, words) => {
    expect((await as(name).command('leaderboard', options)).text).toContain(words)
  })
})

describe('a board', () => {
  beforeAll(async () => {
    await as('ada').command('schedule create', {
      channel: test.playground.channel(channel),
      when: 'every day 09:00',
      picking: 'inOrder',
      name: 'Daily',
    })
    await test.advanceTo('2026-11-20T09:00:00Z')
    await everybodyAnswers(['xiaoyu', 'yuri', ...Object.keys(extras), 'noor'])
  })

  it('tells its window with dates, its members, and each row in words', async () => {
    const { text, isPrivate } = await as('ada').command('leaderboard', { window: '7d' })

    expect(isPrivate).toBe(false)
    expect(text).toContain('### Leaderboard · Last 7 days')
    expect(text).toMatch(/Nov 14\s–\s20, 2026 · 11 members with points/)
    expect(rowsOf(text)).toHaveLength(10)
    expect(rowsOf(text)[0]).toMatch(/^1\. .+, 30 points \(1 answer\)$/)
  })

  it('keeps names to their rows, and mentions nobody', async () => {
    const first = await as('ada').command('leaderboard')
    const second = await as('ada').press(first.message, 'Lower ranks')
    const names = [...namesOf(first.text), ...namesOf(second.text)]

    expect(names).toHaveLength(11)
    expect(names).toEqual(
      expect.arrayContaining([
        'gnirts',
        'first second',
        'no name to show',
        'می\u200cخواهم',
        '@everyone **#1** <@1>',
      ]),
    )
    expect(names.find((name) => name.endsWith('algo'))?.length).toBeLessThan(10)
  })

  it.each([
    ['season', '### Leaderboard · Season 2026 Q4', 'since Oct 1, 2026'],
    ['all', '### Leaderboard · All time', '11 members with points'],
  ])('has a window for %s', async (window, title, words) => {
    const { text } = await as('ada').command('leaderboard', { window })

    expect(text).toContain(title)
    expect(text).toContain(words)
  })

  it('is told in Chinese', async () => {
    const { text } = await as('xiaoyu').command('leaderboard', { window: 'season' })

    expect(text).toContain('### 排行榜 · 2026 年第 4 季度赛季')
    expect(text).toContain('2026年10月1日起 · 11 位成员有积分')
    expect(rowsOf(text)[0]).toMatch(/30 分（1 次作答）$/)
  })

  it('is of one schedule or one topic when asked, found while typing', async () => {
    const scopes = await as('ada').autocomplete('leaderboard', { scope: 'dai' })
    const topics = await as('xiaoyu').autocomplete('leaderboard', { topic: '初始' })
    const bySchedule = await as('ada').command('leaderboard', { scope: String(scopes[0]?.value) })
    const byName = await as('ada').command('leaderboard', { scope: 'daily' })
    const byTopic = await as('xiaoyu').command('leaderboard', { topic: String(topics[0]?.value) })
    const other = await as('ada').command('leaderboard', { topic: 'convolution' })

    expect(scopes.map(({ name }) => name)).toEqual(['Schedule: Daily'])
    expect(bySchedule.text).toContain('### Leaderboard · Last 30 days · Daily')
    expect(rowsOf(bySchedule.text)).toEqual(rowsOf(byName.text))
    expect(byTopic.text).toContain('### 排行榜 · 最近 30 天 · 参数初始化')
    expect(rowsOf(byTopic.text)).toHaveLength(10)
    expect(other.text).toContain('Nobody has points on this board yet')
  })

  it.each([
    ['a schedule that is none', { scope: 'weekly' }, 'There is no schedule “weekly”. Schedules: Daily'],
    ['a topic that is none', { topic: 'cooking' }, 'There is no topic “cooking”. Topics:'],
    ['two scopes at once', { scope: 'teams', topic: 'history' }, 'not of both'],
  ])('is refused for %s, with what there is', async (_name, options, words) => {
    const { text, isPrivate } = await as('ada').command('leaderboard', options)

    expect(isPrivate).toBe(true)
    expect(text).toContain(words)
  })

  it('turns its pages and windows for everybody, in the language it was asked for in', async () => {
    const board = await as('ada').command('leaderboard')
    const turned = await as('xiaoyu').press(board.message, 'Lower ranks')
    const widened = await as('noor').press(turned.message, 'All time')
    const renewed = await as('yuri').press(widened.message, 'Refresh')

    expect(turned.message.id).toBe(board.message.id)
    expect(turned.isPrivate).toBe(false)
    expect(turned.text).toContain('### Leaderboard · Last 30 days')
    expect(rowsOf(turned.text)).toHaveLength(1)
    expect(renewed.text).toContain('### Leaderboard · All time')
    expect(rowsOf(renewed.text)).toHaveLength(10)
  })

  it('tells where the asker stands whom the page does not show, whoever turns to it', async () => {
    const board = await as('noor').command('leaderboard')
    const turned = await as('yuri').press(board.message, 'Lower ranks')
    const [lost, shown] = rowsOf(board.text).some((row) => row.includes('نور'))
      ? [turned, board]
      : [board, turned]

    expect(lost.text).toContain('**نور Haddad**: rank 1, 30 points')
    expect(shown.text).not.toContain('rank 1')
  })

  it('finds whoever presses, for them alone and in their language', async () => {
    const board = await as('ada').command('leaderboard')
    const found = await as('xiaoyu').press(board.message, 'Find me')
    const lost = await as('ada').press(board.message, 'Find me')

    expect(found.isPrivate).toBe(true)
    expect(found.text).toContain('**陈小雨**，你目前第 1 名，30 分。')
    expect(lost.isPrivate).toBe(true)
    expect(lost.text).toContain('You have no points on this board yet (Last 30 days)')
  })

  it('is told in words where its picture cannot be drawn', async () => {
    canDraw = false
    const { text, isPrivate } = await as('ada').command('leaderboard')
    canDraw = true

    expect(isPrivate).toBe(false)
    expect(text).toContain('here is the board in words')
    expect(text).not.toContain('[image')
    expect(rowsOf(text)).toHaveLength(10)
    expect(text).toContain('\\@everyone \\*\\*\\#1\\*\\* \\<\\@1\\>')
  })

  it('shows hidden members without their name, and themselves to themselves', async () => {
    await as('yuri').command('me settings', { hide_me: true })
    const asked = await as('yuri').command('leaderboard')
    const other = await as('ada').press(asked.message, 'Lower ranks')
    const found = await as('yuri').press(other.message, 'Find me')
    await as('yuri').command('me settings', { hide_me: false })
    const everywhere = `${asked.text}\n${other.text}`

    expect(everywhere).not.toContain('Юрий')
    expect(namesOf(everywhere)).toContain('a hidden member')
    expect(namesOf(everywhere)).toHaveLength(11)
    expect(found.isPrivate).toBe(true)
    expect(found.text).toContain('**Юрий Ковалёв**, you are on rank 1')
    expect(namesOf(found.text)).toContain('Юрий Ковалёв')
  })

  it('leaves out who left, and has them again when they come back and do something', async () => {
    const { id: user } = as('yuri')
    const before = await as('ada').command('leaderboard')
    await edit({ do: 'removeMember', guild: guildId(), user })
    // What was read of members stays good for minutes; a new reader has not read anything.
    const { text: gone } = await leaverNoticed()
    await edit({ do: 'addMember', guild: guildId(), user })
    const back = await as('yuri').command('leaderboard')
    const turned = await as('ada').press(back.message, 'Lower ranks')

    expect(before.text).toContain('11 members with points')
    expect(gone).toContain('10 members with points')
    expect(gone).not.toContain('Юрий')
    expect([...namesOf(back.text), ...namesOf(turned.text)]).toContain('Юрий Ковалёв')
  })

  /** A bot that starts anew knows nothing of anybody. */
  async function leaverNoticed() {
    await test.restart()

    return as('ada').command('leaderboard')
  }

  it('answers buttons of before a restart', async () => {
    const board = await as('ada').command('leaderboard', { scope: 'Daily', window: 'season' })
    await test.restart()
    const turned = await as('noor').press(board.message, 'Lower ranks')

    expect(turned.message.id).toBe(board.message.id)
    expect(turned.text).toContain('### Leaderboard · Season 2026 Q4 · Daily')
  })
})

describe('the board of teams', () => {
  beforeAll(async () => {
    for (const role of ['Team Gradient', 'Team Momentum'])
      await as('ada').command('settings', { add_team: roleId(role) })
    for (const name of ['zalgo', 'foxes'])
      await edit({
        do: 'setMemberRoles',
        guild: guildId(),
        user: as(name).id,
        roles: [roleId('Team Gradient')],
      })
    for (const name of ['xiaoyu', 'zalgo', 'foxes', 'noor']) await as(name).command('status')
  })

  it('ranks teams of three and more by their average, and says who is missing where', async () => {
    const { text } = await as('ada').command('leaderboard', { scope: 'teams' })

    expect(text).toContain('### Leaderboard · Last 30 days · Teams')
    expect(rowsOf(text)).toEqual(['1. Team Gradient, 30 points (3 answered)', '– Team Momentum (2 missing)'])
  })

  it('finds a member’s team', async () => {
    const board = await as('ada').command('leaderboard', { scope: 'teams' })
    const ranked = await as('xiaoyu').press(board.message, 'Find me')
    const unranked = await as('noor').press(board.message, 'Find me')
    const none = await as('wide').press(board.message, 'Find me')

    expect(ranked.text).toContain('你的队伍 **Team Gradient** 目前第 1 名。')
    expect(unranked.text).toContain(
      'Your team **Team Momentum** is not ranked yet: 2 more members have to answer.',
    )
    expect(none.text).toContain('You are in none of the teams of this server: Team Gradient, Team Momentum.')
  })

  it('follows who joins and leaves a team', async () => {
    const roles = (team: string) => ({
      do: 'setMemberRoles' as const,
      guild: guildId(),
      roles: [roleId(team)],
    })
    await edit({ ...roles('Team Momentum'), user: as('zalgo').id })
    await as('zalgo').command('status')
    const { text } = await as('ada').command('leaderboard', { scope: 'teams', window: 'all' })

    expect(rowsOf(text)).toEqual(['– Team Gradient (1 missing)', '– Team Momentum (1 missing)'])
  })
})

describe('an excluded role', () => {
  it('keeps its members off every board, tells them so, and lets them return', async () => {
    const before = await as('ada').command('leaderboard')
    await as('ada').command('settings', { remove_team: roleId('Team Momentum') })
    await as('ada').command('settings', { exclude_role: roleId('Team Momentum') })
    for (const name of ['noor', 'zalgo']) await as(name).command('status')
    const without = await as('ada').press(before.message, 'Refresh')
    const lost = await as('noor').press(without.message, 'Find me')
    await as('ada').command('settings', { include_role: roleId('Team Momentum') })
    const after = await as('ada').press(without.message, 'Refresh')

    expect(before.text).toContain('11 members with points')
    expect(without.text).toContain('9 members with points')
    expect(namesOf(without.text)).not.toContain('نور Haddad')
    expect(lost.isPrivate).toBe(true)
    expect(lost.text).toContain('Members with one of your roles stand on no board here')
    expect(after.text).toContain('11 members with points')
  })
})

describe('the whole run', () => {
  it('never sent what Discord refuses, a mention nobody wanted, or a picture without words', async () => {
    const { requests, misfits } = test.playground.recorder
    const unknownMember = requests.filter(({ status }) => status === 404)

    expect(misfits).toEqual([])
    expect(unknownMember.map(({ operation }) => operation)).toEqual(['get_guild_member'])
    expect(requests.filter(({ status }) => status !== 404 && (status === null || status >= 400))).toEqual([])
  })
})
