import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

const channel = 'daily-questions'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['initialisation/tanh-std-one', 'initialisation/he-normal'],
  })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)

describe('practice', () => {
  it('draws a question for one member alone, and ends with the answer card', async () => {
    const drawn = await as('noor').command('question practice', { topic: 'initialisation', level: 1 })
    const { form } = await as('noor').press(drawn.message, 'Answer')
    const verdict = await as('noor').submit(form, { answer: '1/16' })

    expect(drawn.isPrivate).toBe(true)
    expect(verdict.text).toContain('✅')
    expect(verdict.text).toContain('[image: Standard deviation of He initialisation')
    expect(verdict.text).toContain('[Another one]')
    expect((await as('noor').command('leaderboard')).text).toContain('Nobody has points')
  })

  it('is nobody else’s to answer', async () => {
    const { message } = await as('noor').command('question practice', { level: 3 })
    const customId = /answer:1:[^"]+:b/.exec(JSON.stringify(message))?.[0] ?? ''
    const stolen = await as('yuri').command('answer', { answer: 'b', post: customId.split(':')[2] ?? '' })

    expect(stolen.isPrivate).toBe(true)
    expect(stolen.text).toContain('not here')
  })

  it('gives hints', async () => {
    const { message } = await as('xiaoyu').command('question practice', { level: 1 })
    const hint = await as('xiaoyu').press(message, '提示')

    expect(hint.isPrivate).toBe(true)
    expect(hint.text).toContain('ReLU')
  })
})

describe('a question that is open', () => {
  it('is neither practised nor shown, though the member has seen its answer before', async () => {
    const before = await as('noor').command('question show', { question: 'initialisation/he-normal' })
    await as('ada').command('question post', { question: 'initialisation/he-normal' })
    const shown = await as('noor').command('question show', { question: 'initialisation/he-normal' })
    const offered = await as('noor').autocomplete('question show', { question: 'He' })
    const drawn = await as('noor').command('question practice', { level: 1 })

    expect(before.text).toContain('Explanation')
    expect(shown.text).toContain('no question of this title')
    expect(offered).toEqual([])
    expect(drawn.text).toContain('No question fits')
  })

  it('is told with its closing time and one’s own verdict, and earns nothing when posted by hand', async () => {
    const open = await as('yuri').command('question today')
    const right = await as('yuri').command('answer', { answer: 'sqrt(2/512)' })
    const after = await as('yuri').command('question today')

    expect(open.text).toContain('not answered yet')
    expect(right.text).toContain('✅')
    expect(right.text).not.toContain('points')
    expect(after.text).toContain('you were right')
  })

  it('may be looked at by all once it is closed', async () => {
    await test.advanceTo('2026-03-03T08:00:00Z')
    const { text } = await as('ada').command('question show', {
      question: 'Standard deviation of He initialisation',
    })

    expect(text).toContain('Explanation')
  })
})
