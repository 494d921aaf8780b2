import type { APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['convolution/stem-size', 'initialisation/xavier-uniform', 'history/degradation'],
    renderer: blankRenderer,
  })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)

async function revealOf(title: string): Promise<APIMessage> {
  return test.playground.waitForMessage(channel, (message) =>
    messageText(message).includes(`### Answer: ${title}`),
  )
}

/** A question whose answer was told a day after it was asked. */
async function revealed(question: string, title: string, tellAt: string): Promise<APIMessage> {
  await as('ada').command('question post', { question })
  await test.advanceTo(tellAt)

  return revealOf(title)
}

describe('a reveal', () => {
  it('names its sources as links, and opens the calculator with every step for whoever asks', async () => {
    const reveal = await revealed(
      'convolution/stem-size',
      'Output size of the ResNet stem',
      '2026-03-03T08:00:00Z',
    )
    const opened = await as('yuri').press(reveal, 'Open the calculator')
    const inChinese = await as('xiaoyu').press(reveal, 'Open the calculator')

    expect(messageText(reveal)).toMatch(/Read on: .*\[.*\]\(https:\/\/arxiv\.org\/abs\/\d{4}\.\d{5}\)/)
    expect(opened.isPrivate).toBe(true)
    expect(opened.text).toContain('224 × 224 → **112 × 112**')
    expect(opened.text).toContain('[Share]')
    expect(opened.text).toContain('[image: ')
    expect(inChinese.text).toContain('112')
    expect(inChinese.text).toContain('[分享到频道]')
  })

  it('has no calculator where none belongs', async () => {
    const reveal = await revealed(
      'history/degradation',
      'The observation behind ResNet',
      '2026-03-04T08:00:00Z',
    )

    expect(messageText(reveal)).toContain('[My answer]')
    expect(messageText(reveal)).not.toContain('[Open the calculator]')
  })
})

describe('a finished practice', () => {
  it('opens the calculator as well', async () => {
    const drawn = await as('noor').command('question practice', { topic: 'initialisation' })
    const { form } = await as('noor').press(drawn.message, 'Answer')
    const verdict = await as('noor').submit(form, { answer: 'sqrt(6/768)' })
    const opened = await as('noor').press(verdict.message, 'Open the calculator')

    expect(opened.isPrivate).toBe(true)
    expect(opened.text).toContain('**bound 0.08839**')
  })

  it('is not to be had of a question that was asked here in the meantime', async () => {
    const drawn = await as('yuri').command('question practice', { topic: 'initialisation' })
    const { form } = await as('yuri').press(drawn.message, 'Answer')
    await as('ada').command('question post', { question: 'initialisation/xavier-uniform' })

    const refused = await as('yuri').submit(form, { answer: 'sqrt(6/768)' })

    expect(refused.text).toContain('has just been asked here')
    expect(refused.text).not.toContain('✅')
  })
})

describe('a mistake', () => {
  const reports = () => as('ada').command('question reports')
  const stem = () => revealOf('Output size of the ResNet stem')

  it('is reported under the answer and reaches the managers, with the version and without a ping', async () => {
    await as('ada').command('settings', { log_channel: test.playground.channel('bot-log') })
    const { form } = await as('yuri').press(await stem(), 'Report a mistake')
    const thanks = await as('yuri').submit(form, { text: 'The *stride*\nis off, @everyone' })
    const told = await test.playground.waitForMessage('bot-log', (message) =>
      messageText(message).includes('🚩'),
    )

    expect(thanks.isPrivate).toBe(true)
    expect(thanks.text).toContain('Thank you')
    expect(messageText(told)).toContain('**Output size of the ResNet stem**')
    expect(messageText(told)).toContain('> The \\*stride\\*\n> is off, \\@everyone')
    expect(messageText(told)).toMatch(/`convolution\/stem-size @ \w+` · from the built-in bank/)
    expect(told.mention_everyone).toBe(false)
  })

  it('is reported once by each member while nobody looked at it', async () => {
    const { form } = await as('yuri').press(await stem(), 'Report a mistake')
    const again = await as('yuri').submit(form, { text: 'Still off' })
    const other = await as('xiaoyu').press(await stem(), 'Report a mistake')
    const thanks = await as('xiaoyu').submit(other.form, { text: '解析里少了一步' })

    expect(again.text).toContain('still open')
    expect(thanks.text).toContain('谢谢')
  })

  it('is done with from the list or from the log channel, by managers alone', async () => {
    const told = await test.playground.waitForMessage('bot-log', (message) =>
      messageText(message).includes('🚩'),
    )
    const refused = await as('noor').press(told, 'Done')
    const done = await as('ada').in('bot-log').press(told, 'Done')
    const left = await reports()
    const emptied = await as('ada').press(left.message, 'Done: Output size of the ResNet stem')

    expect(refused.text).toContain('Manage Server')
    expect(done.text).toContain('✅ Done, says')
    expect(left.text).not.toContain('stride')
    expect(left.text).toContain('解析里少了一步')
    expect(emptied.text).toBe('No report is open.')
  })
})
