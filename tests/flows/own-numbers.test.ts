import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'
const titles = { en: 'Width after a strided convolution', 'zh-CN': '带步幅卷积的输出宽度' }

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['convolution/strided-width'] })
  await test.playground.as('ada').command('schedule create', {
    channel: test.playground.channel(channel),
    when: 'every day 09:00',
    numbers: 'own',
    name: 'daily',
  })
  await test.advanceTo('2026-03-02T09:00:00Z')
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)
const posted = () =>
  test.playground.waitForMessage(channel, (message) => messageText(message).includes(titles.en))

/** Size, kernel, stride and padding on a card, from its words. */
function numbersOn(text: string): number[] {
  const [, size, kernel, stride, padding] =
    /(\d+) × \d+[\s\S]*?kernel_size=(\d+), stride=(\d+), padding=(\d+)/.exec(text) ?? []

  return [size, kernel, stride, padding].map(Number)
}

/** Positions of the window, counted by sliding it. */
function widthFor([size = 0, kernel = 0, stride = 1, padding = 0]: readonly number[]): number {
  let count = 0

  for (let start = -padding; start + kernel <= size + padding; start += stride) count++

  return count
}

it('posts a card without numbers, and gives each member their own, always the same', async () => {
  const post = await posted()
  const [noor, again, xiaoyu] = [
    await as('noor').press(post, 'My numbers'),
    await as('noor').press(post, 'My numbers'),
    await as('xiaoyu').press(post, 'My numbers'),
  ]

  expect(messageText(post)).toContain('other numbers for each of you')
  expect(messageText(post)).not.toContain('kernel_size')
  expect([noor.isPrivate, xiaoyu.isPrivate]).toEqual([true, true])
  expect(numbersOn(again.text)).toEqual(numbersOn(noor.text))
  expect(numbersOn(xiaoyu.text)).not.toEqual(numbersOn(noor.text))
  expect(noor.text).toContain(titles.en)
  expect(xiaoyu.text).toContain(titles['zh-CN'])
})

it('grades each answer against its member’s numbers, by the form and by /answer, in both languages', async () => {
  const post = await posted()
  const noor = await as('noor').press(post, 'My numbers')
  const xiaoyu = await as('xiaoyu').press(post, 'My numbers')
  const [right, chinese] = [widthFor(numbersOn(noor.text)), widthFor(numbersOn(xiaoyu.text))]

  const { form } = await as('noor').press(noor.message, 'Answer')
  const moves = await as('noor').submit(form, { answer: `${right - 1}` })
  const correct = await as('noor').command('answer', { answer: `${right}` })
  const others = await as('xiaoyu').command('answer', { answer: `${right}` })
  const own = await as('xiaoyu').command('answer', { answer: `${chinese}` })

  expect(right).not.toBe(chinese)
  expect(moves.text).toContain('The first position counts too')
  expect(correct.text).toContain('✅')
  expect(others.text).toContain('❌')
  expect(own.text).toContain('✅')
})

it('reveals one set worked out, says so, and adds up no values of different numbers', async () => {
  const card = await as('yuri').press(await posted(), 'My numbers')
  await test.advanceTo('2026-03-03T09:00:00Z')
  const reveal = await test.playground.waitForMessage(channel, (message) =>
    messageText(message).includes(`### Answer: ${titles.en}`),
  )
  const late = await as('yuri').press(card.message, 'Answer')
  const mine = await as('noor').press(reveal, 'My answer')
  const text = messageText(reveal)

  expect(text).toContain('Everyone had numbers of their own')
  expect(text).toContain(`conv(${numbersOn(text).join(', ')}) = ${widthFor(numbersOn(text))}`)
  expect(text).toMatch(/Correct: .*陈小雨/)
  expect(text).not.toContain('[image: How')
  expect(reveal.attachments.map(({ filename }) => filename)).not.toContain('spread.png')
  expect(late.text).toContain('closed')
  expect(mine.text).toContain('✅')
})
