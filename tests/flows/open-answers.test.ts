import type { APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { type Answer, messageText } from '../support/playground.ts'

const channel = 'daily-questions'
const hostile = '**bold** @everyone <@1> symmetry [x](http://y)\n# head'

let test: TestApp
const as = (name: string) => test.playground.as(name).in(channel)

/** Says what a member reads, by the member’s language. */
const cases = [
  {
    author: 'noor',
    peers: ['xiaoyu', 'yuri'],
    asked: '2026-03-02T09:00:00Z',
    closed: '2026-03-03T09:00:00Z',
    found: '📝 1 of 4 key points found. They count when the question closes.',
    claimed: '**Claimed**\n- Biases can start at zero.',
    name: 'نور Haddad',
    myAnswer: 'My answer',
    check: '核对要点',
    yes: '说到了',
    ask: '下面的回答说到这一点了吗？\n> 偏置可以初始化为 0。',
    partly: '🟡',
    made: '2 of 4 key points.',
    peersSay: '🤝 Others found a point you claimed.',
    reason: '**From a manager**\n> Forward and backward \\*are\\* there.',
  },
  {
    author: 'xiaoyu',
    peers: ['noor', 'yuri'],
    asked: '2026-03-03T09:00:00Z',
    closed: '2026-03-04T09:00:00Z',
    found: '📝 要点命中 1/4，题目结束时计分。',
    claimed: '**待核对**\n- 偏置可以初始化为 0。',
    name: '陈小雨',
    myAnswer: 'My answer',
    check: 'Check claims',
    yes: 'Yes, it is there',
    ask: 'Does this answer say the following?\n> Biases can start at zero.',
    partly: '🟡',
    made: '要点命中 2/4。',
    peersSay: '🤝 其他成员确认了你选出的要点。',
    reason: '**管理员留言**\n> Forward and backward \\*are\\* there.',
  },
] as const

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['initialisation/why-random'] })
  await as('ada').command('schedule create', {
    channel: test.playground.channel(channel),
    when: 'every day 09:00',
    name: 'Daily',
  })
})
afterAll(() => test.close())

const postedBy = (predicate: (text: string) => boolean) =>
  [...(test.playground.world.messages.get(test.playground.channel(channel))?.values() ?? [])]
    .map(({ message }) => message)
    .filter(({ author, flags = 0 }) => author.bot && (flags & 64) === 0)
    .filter((message) => predicate(messageText(message)))
    .at(-1) as APIMessage

const seen = new Set<string>()

/** Lets time come; a busy machine may need some tries to draw, minutes apart. */
async function delivered(from: string, begins: string): Promise<APIMessage> {
  for (let minute = 0; minute < 15; minute++) {
    await test.advanceTo(new Date(Date.parse(from) + minute * 60_000).toISOString())
    const found = postedBy((text) => text.includes(begins))

    if (found && !seen.has(`${begins} ${found.id}`)) {
      seen.add(`${begins} ${found.id}`)
      return found
    }
  }

  throw new Error(`nothing came that says ${begins}`)
}

const idIn = (message: APIMessage, kind: string) =>
  new RegExp(`"${kind}:1:([^":]+)`).exec(JSON.stringify(message.components))?.[1] ?? ''
const customIdIn = (message: APIMessage, kind: string) =>
  new RegExp(`"(${kind}:1[^"]*)"`).exec(JSON.stringify(message.components))?.[1] ?? ''

async function points(name: string): Promise<string> {
  const { text } = await as(name).command('leaderboard')

  return text
}

describe.each(cases)('an open answer of $author', (told) => {
  const { author, peers } = told
  let question: APIMessage
  let reveal: APIMessage
  let verdict: Answer
  let postId: string

  it('tells what was found, and counts later', async () => {
    question = await delivered(told.asked, 'answer until')
    postId = idIn(question, 'form')
    const { form } = await as(author).press(question, `form:1:${postId}`)
    verdict = await as(author).submit(form, { answer: hostile })
    for (const peer of peers) await as(peer).command('answer', { answer: 'no idea' })

    expect(verdict.isPrivate).toBe(true)
    expect(verdict.text).toContain(told.found)
    expect(verdict.text).not.toContain('+')
  })

  it('may be claimed to say more, once for each point, and by its author alone', async () => {
    const first = await as(author).select(verdict.message, `claim:1:${postId}`, ['biases'])

    expect(first.message.id).toBe(verdict.message.id)
    expect(first.text).toContain(told.claimed)
    expect(JSON.stringify(first.message.components)).not.toContain('"biases"')
    expect(postedBy((text) => text.includes('bold'))).toBeUndefined()
  })

  it('is seen by nobody before it closes, managers neither', async () => {
    const menu = await as('ada').menuCommand('Grade answers', question.id)
    const queue = await as('ada').command('grade queue')

    expect(menu.isPrivate && queue.isPrivate).toBe(true)
    expect(menu.text).toContain('still open')
    expect(queue.text).not.toContain('why')
    expect(menu.text + queue.text).not.toContain('symmetry')
  })

  it('counts with what was found when it closes', async () => {
    reveal = await delivered(told.closed, '### Answer')
    const mine = await as(author).press(reveal, told.myAnswer)

    expect(messageText(reveal)).toContain('With every key point: 0 of 3 (0 %)')
    expect(messageText(reveal)).toContain('1 claimed point waits')
    expect(messageText(reveal)).not.toContain('symmetry [')
    expect(mine.text).toContain(told.partly)
    expect(await points('ada')).toMatch(new RegExp(`${told.name}, 3`))
  })

  it('is checked by others who answered, without its author’s name, and never by its author', async () => {
    const shown = await as(peers[0]).press(reveal, `check:1:${postId}`)
    const vote = customIdIn(shown.message, 'vote')
    const own = await as(author).press(reveal, `check:1:${postId}`)
    const stranger = await as('ada').press(reveal, `check:1:${postId}`)

    expect(shown.isPrivate).toBe(true)
    expect(shown.text).toContain(told.ask)
    expect(shown.text).toContain('> \\*\\*bold\\*\\* \\@everyone \\<\\@1\\> symmetry')
    expect(shown.text).toContain('> \\# head')
    expect(shown.text).not.toContain(told.name)
    expect(JSON.stringify(shown.message.components)).not.toContain(as(author).id)
    expect(vote).toMatch(/^vote:1:[0-9a-f-]{36}:yes$/)
    expect(own.text).toMatch(/Nothing to check|没有需要你核对/)
    expect(stranger.text).toContain('Only who answered')
  })

  it('earns a confirmed point when two agree', async () => {
    for (const peer of peers) {
      const shown = await as(peer).press(reveal, `check:1:${postId}`)
      await as(peer).press(shown.message, customIdIn(shown.message, 'vote'))
    }
    const mine = await as(author).press(reveal, told.myAnswer)

    expect(mine.text).toContain(told.made)
    expect(mine.text).toContain(told.peersSay)
    expect(await points('ada')).toMatch(new RegExp(`${told.name}, 5`))
  })

  it('is settled by a manager with a reason that its author reads', async () => {
    const desk = await as('ada').menuCommand('Grade answers', reveal.id)
    const authorId = as(author).id
    let view = desk
    while (!JSON.stringify(view.message.components).includes(`desk-points:1:${postId}:${authorId}`)) {
      view = await as('ada').press(view.message, 'Next')
    }
    const chosen = await as('ada').select(view.message, `desk-points:1:${postId}:${authorId}`, [
      'symmetry',
      'forward',
      'backward',
      'biases',
    ])
    const { form } = await as('ada').press(chosen.message, 'Save with a reason…')
    const saved = await as('ada').submit(form, { note: 'Forward and backward *are* there.' })
    const mine = await as(author).press(reveal, told.myAnswer)

    expect(view.text).toContain(told.name)
    expect(chosen.text).toContain('[Save: 4 of 4]')
    expect(saved.isPrivate).toBe(true)
    expect(saved.text).toContain(`Saved: ${told.name}, 4 of 4.`)
    expect(mine.text).toContain(told.reason)
    expect((await as(author).command('question today')).text).toContain(told.reason)
    expect((await as('yuri').command('question today')).text).not.toContain('Forward')
    expect(mine.text).toContain('✅')
    expect(await points('ada')).toMatch(new RegExp(`${told.name}, 10`))
  })
})

describe('the desk of managers', () => {
  it('is offered to nobody else, and refuses their presses', async () => {
    const reveal = postedBy((text) => text.startsWith('### Answer'))

    await expect(as('noor').command('grade queue')).rejects.toThrow()
    await expect(as('noor').menuCommand('Grade answers', reveal.id)).rejects.toThrow()
  })

  it('lists what waits, and goes on until nothing does', async () => {
    const reveal = postedBy((text) => text.startsWith('### Answer'))
    const mine = await as('noor').press(reveal, 'My answer')
    await as('noor').select(mine.message, customIdIn(mine.message, 'claim'), ['forward'])
    const queue = await as('yuri').command('grade queue')
    const desk = await as('yuri').select(queue.message, 'desk:1', [idIn(reveal, 'mine')])
    const saved = await as('yuri').press(desk.message, 'Save: 1 of 4')
    const after = await as('yuri').command('grade queue')

    expect(queue.text).toContain('1 answer')
    expect(desk.text).toContain('**Claimed**')
    expect(saved.text).toContain('Nothing waits on this question any more')
    expect(after.text).toContain('Nothing waits for you')
  })
})

describe('an open question drawn for practice', () => {
  it('counts at once, and nothing is claimed', async () => {
    await test.advanceTo('2026-03-05T08:59:00Z')
    await as('ada').command('schedule pause', { schedule: 'Daily' })
    await test.advanceTo('2026-03-05T12:00:00Z')
    const drawn = await as('noor').command('question practice')
    const { form } = await as('noor').press(drawn.message, customIdIn(drawn.message, 'form'))
    const verdict = await as('noor').submit(form, { answer: 'symmetry' })

    expect(verdict.text).toContain('🟡 1 of 4 key points.')
    expect(customIdIn(verdict.message, 'claim')).toBe('')
  })
})
