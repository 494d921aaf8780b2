import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'

const channel = 'daily-questions'

/** In order: each test goes on where the last one stopped. */
describe('a member’s streak', () => {
  let test: TestApp

  const as = (name: string) => test.playground.as(name).in(channel)
  const asked = (day: string) => test.advanceTo(`2026-03-${day}T09:00:00Z`)
  const answer = async (name: string) => (await as(name).command('answer', { answer: '0.0625' })).text

  beforeAll(async () => {
    test = await openTestApp({
      at: '2026-03-02T08:00:00Z',
      questions: ['initialisation/he-normal'],
      renderer: blankRenderer,
    })
    await as('ada').command('schedule create', {
      channel: test.playground.channel(channel),
      when: 'every day 09:00',
      picking: 'inOrder',
      name: 'Daily',
    })
  })
  afterAll(() => test.close())

  it('is not told on its first day', async () => {
    await asked('02')

    expect(await answer('noor')).not.toContain('in a row')
  })

  it('is told once a day when it grows, in the member’s language', async () => {
    await answer('xiaoyu')
    await asked('03')

    const wrong = await as('noor').command('answer', { answer: '3' })
    const right = await answer('noor')

    expect(wrong.text).toContain('🔥 2 days in a row')
    expect(right).not.toContain('in a row')
    expect(await answer('xiaoyu')).toContain('🔥 已连续答题 2 天')
  })

  it('grows by an answer after midnight to the question of the day before', async () => {
    await asked('04')
    await test.advanceTo('2026-03-05T08:00:00Z')

    expect(await answer('noor')).toContain('🔥 3 days in a row')
  })

  it('counts a question that a manager posts between the times as the same day’s', async () => {
    await asked('05')
    const first = await answer('noor')
    await as('ada').command('schedule run', { schedule: 'Daily' })

    expect(first).toContain('🔥 4 days in a row')
    expect(await answer('noor')).not.toContain('in a row')
  })

  it('outlives days on which the bot was away', async () => {
    await asked('09')

    expect(await answer('noor')).toContain('🔥 5 days in a row')
  })

  it('ends with a missed day', async () => {
    await asked('10')
    await asked('11')
    await answer('noor')
    await asked('12')

    expect(await answer('noor')).toContain('🔥 2 days in a row')
  })
})
