import type { APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'

const channel = 'daily-questions'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['initialisation/he-normal', 'initialisation/tanh-std-one'],
    // What is drawn stands in the alt texts; cards are drawn for real elsewhere.
    renderer: blankRenderer,
  })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)

/** The first custom id of a kind in a message. */
function idOf(message: APIMessage, kind: string): string {
  return new RegExp(`${kind}:1:[^"]+`).exec(JSON.stringify(message))?.[0] ?? ''
}

/** Presses what is under somebody else's message, as a changed client could. */
async function pressForged(name: string, own: APIMessage, customId: string) {
  const forged = JSON.parse(JSON.stringify(own).replace('practice:1', customId)) as APIMessage
  const place = test.playground.world.messages.get(own.channel_id)?.get(own.id)
  if (place) place.message.components = forged.components ?? []

  return as(name).press(forged, customId)
}

describe('what a member missed', () => {
  let verdict: APIMessage

  it('is not reviewed before its post is closed', async () => {
    await as('ada').command('question post', { question: 'initialisation/he-normal' })
    await as('noor').command('answer', { answer: '3' })
    const missed = await as('noor').command('answer', { answer: '4' })
    const inChinese = await as('xiaoyu').command('answer', { answer: '3' })
    await as('yuri').command('answer', { answer: 'sqrt(2/512)' })

    const { text, isPrivate } = await as('noor').command('me review')

    expect([missed.text, inChinese.text]).toEqual([
      expect.stringContaining('❌'),
      expect.stringContaining('❌'),
    ])
    expect(isPrivate).toBe(true)
    expect(text).toContain('Nothing to review yet')
    expect(text).toContain('[Practise]')
  })

  it('is asked again in private once the post is closed, answered right, and comes back in days', async () => {
    await test.advanceTo('2026-03-03T08:00:00Z')

    const asked = await as('noor').command('me review')
    const { form } = await as('noor').press(asked.message, 'Answer')
    const answered = await as('noor').submit(form, { answer: 'sqrt(2/512)' })
    verdict = answered.message

    expect(asked.isPrivate).toBe(true)
    expect(asked.text).toContain('1 question is due.')
    expect(asked.text).toContain('[image: Standard deviation of He initialisation')
    expect(asked.text).not.toContain('Explanation')
    expect(answered.text).toContain('✅')
    expect(answered.text).toContain('[image: Standard deviation of He initialisation')
    expect(answered.text).toContain('Counted as **Good**: it comes back <t:')
    expect(answered.text).toContain('[Again]\n[Hard]\n[Good]\n[Easy]\n[Another one]')
  })

  it('is rated by its member, whose rating moves the next time', async () => {
    const days = (text: string) => (Number(/<t:(\d+):R>/.exec(text)?.[1]) - test.now() / 1000) / 86_400

    const hard = await as('noor').press(verdict, 'Hard')
    const easy = await as('noor').press(verdict, 'Easy')
    const later = await as('noor').command('me review')

    expect(hard.isPrivate).toBe(true)
    expect(easy.text).toContain('Rated **Easy**')
    expect(days(easy.text)).toBeGreaterThan(days(hard.text))
    expect(later.text).toContain('Nothing is due. The next question comes back <t:')
    expect(days(later.text)).toBe(days(easy.text))
  })

  it('is nobody else’s to rate or answer', async () => {
    const own = await as('yuri').command('me review')
    const rated = await pressForged('yuri', own.message, idOf(verdict, 'rate'))
    const drawn = await as('xiaoyu').command('me review')
    const post = idOf(drawn.message, 'form').split(':')[2] ?? ''
    const stolen = await as('yuri').command('answer', { answer: '1/16', post })

    expect(own.text).toContain('Nothing to review yet')
    expect(rated.text).toContain('it is not yours')
    expect(stolen.text).toContain('not here')
  })

  it('goes on to the next that is due, in Chinese as well', async () => {
    const drawn = await as('xiaoyu').command('question practice', { level: 3 })
    const missed = await as('xiaoyu').press(drawn.message, 'A')
    await test.advanceTo('2026-03-05T08:00:00Z')
    const hinted = await as('xiaoyu').command('question practice', { level: 1 })
    const first = await as('xiaoyu').command('me review')
    const { form } = await as('xiaoyu').press(first.message, '作答')
    const verdict = await as('xiaoyu').submit(form, { answer: '√(2/512)' })
    const next = await as('xiaoyu').press(verdict.message, '下一题（还有 1 道）')
    const right = await as('xiaoyu').press(next.message, 'B')
    const rated = await as('xiaoyu').press(right.message, '重来')

    expect(missed.text).toContain('记为 **重来**，这道题将在 <t:')
    expect(hinted.text).toContain('有 2 道题该复习了：`/me review`')
    expect(first.text).toContain('有 2 道题该复习了。')
    expect(verdict.text).toContain('记为 **良好**')
    expect(next.text).toContain('有 1 道题该复习了。')
    expect(next.text).toContain('[image: ')
    expect(right.text).not.toContain('下一题')
    expect(rated.text).toContain('已评为 **重来**')
  })

  it('is not shown while it is asked again in the server', async () => {
    await test.advanceTo('2027-01-05T08:00:00Z')
    await as('ada').command('question post', { question: 'initialisation/he-normal' })

    const { text } = await as('noor').command('me review')

    expect(text).not.toContain('He initialisation')
  })

  it('is neither collected nor shown for who does not want it', async () => {
    const off = await as('xiaoyu').command('me settings', { review: 'off' })
    const refused = await as('xiaoyu').command('me review')
    const drawn = await as('xiaoyu').command('question practice', { level: 3 })
    const missed = await as('xiaoyu').press(drawn.message, 'A')
    const on = await as('xiaoyu').command('me settings', { review: 'on' })

    expect(off.text).toContain('复习：已关闭')
    expect(refused.text).toContain('复习已关闭')
    expect(drawn.text).not.toContain('/me review')
    expect(missed.text).not.toContain('[重来]')
    expect(on.text).toContain('答错的题会在 `/me review` 中再次出现')
  })
})
