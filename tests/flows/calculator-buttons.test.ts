import type { APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { messageText } from '../support/playground.ts'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['initialisation/he-normal'] })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in('general')

async function sizeOf(name: string, options: Record<string, string>): Promise<APIMessage> {
  return (await as(name).command('conv size', options)).message
}

/** The output size of the square convolution that an exercise describes, by the textbook's rule. */
function outputOf(exercise: string): number {
  const given = (name: string, otherwise: number) =>
    Number(new RegExp(`(?:${name}) (\\d+)`).exec(exercise)?.[1] ?? otherwise)
  const [input, kernel, stride, padding] = [
    given('input|输入', Number.NaN),
    given('kernel|卷积核', Number.NaN),
    given('stride|步幅', 1),
    given('padding|填充', 0),
  ]

  return Math.floor((input + 2 * padding - kernel) / stride) + 1
}

describe('Change numbers', () => {
  it('opens a form with the numbers filled in, whose answer is private and can be shared', async () => {
    const message = await sizeOf('ada', { input: '224', kernel: '7', stride: '2', padding: '3' })

    const { form } = await as('ada').press(message, 'Change numbers')
    const changed = await as('ada').submit(form, { input: '224', kernel: '11', stride: '4', padding: '2' })
    const shared = await as('ada').press(changed.message, 'Share')

    expect(JSON.stringify(form)).toContain('"value":"224"')
    expect(changed.isPrivate).toBe(true)
    expect(changed.text).toContain('**55 × 55**')
    expect(shared.isPrivate).toBe(false)
    expect(shared.text).toContain('**55 × 55**')
    expect(shared.text).toMatch(/Shared by .*Ada/)
    expect(shared.text).not.toContain('[Share]')
  })

  it('keeps what the form has no room for, and takes an emptied field as not given', async () => {
    const { message } = await as('noor').command('conv size', {
      input: '32',
      kernel: '3',
      padding: '1',
      in: 3,
      out: 8,
      bias: false,
    })

    const { form } = await as('noor').press(message, 'Change numbers')
    const { text } = await as('noor').submit(form, { padding: '' })

    expect(text).toContain('**30 × 30**')
    expect(text).toContain('216 parameters')
  })

  it('tells privately, in the asker’s language, what is wrong with a number', async () => {
    const message = await sizeOf('xiaoyu', { input: '224', kernel: '7' })

    const { form } = await as('xiaoyu').press(message, '换几个数')
    const { text, isPrivate } = await as('xiaoyu').submit(form, { kernel: '七' })

    expect(isPrivate).toBe(true)
    expect(text).toContain('七')
  })

  it('reads numbers of options that are numbers', async () => {
    const { message } = await as('ada').command('init std', {
      scheme: 'xavier_normal',
      layer: 'linear 512 256',
      gain: 1,
    })

    const { form } = await as('ada').press(message, 'Change numbers')
    const right = await as('ada').submit(form, { gain: '２.5' })
    const wrong = await as('ada').submit((await as('ada').press(message, 'Change numbers')).form, {
      gain: 'two',
    })

    expect(right.text).toContain(`**std ${(2.5 * Math.sqrt(2 / 768)).toPrecision(4)}**`)
    expect(wrong.isPrivate).toBe(true)
    expect(wrong.text).toContain('two')
  })
})

describe('Quiz me on this', () => {
  it('asks privately for other numbers, tells the slip, and shows the working of what is right', async () => {
    const message = await sizeOf('ada', { input: '224', kernel: '7', stride: '2', padding: '3' })

    const exercise = await as('ada').press(message, 'Quiz me on this')
    const output = outputOf(exercise.text)
    const wrong = await as('ada').submit((await as('ada').press(exercise.message, 'Answer')).form, {
      answer: String(output - 1),
    })
    const right = await as('ada').submit((await as('ada').press(wrong.message, 'Try again')).form, {
      answer: `${output}x${output}`,
    })

    expect(exercise.isPrivate).toBe(true)
    expect(exercise.text).not.toContain('input 224')
    expect(exercise.text).toContain('What is the output size?')
    expect(wrong.text).toContain('+ 1')
    expect(wrong.text).not.toMatch(new RegExp(`\\b${output}\\b`))
    expect(right.text).toContain(`**${output} × ${output}**`)
    expect(right.text).toMatch(/\[image: .*\\left\\lfloor/s)
    expect(right.text).toContain('[Another one]')
  })

  it('draws another exercise at each press, in the presser’s own language', async () => {
    const message = await sizeOf('ada', { input: '56', kernel: '3', padding: '1' })

    const drawn: string[] = []
    for (let count = 0; count < 5; count++) {
      drawn.push((await as('xiaoyu').press(message, 'Quiz me on this')).text)
    }

    expect(new Set(drawn).size).toBeGreaterThan(2)
    for (const text of drawn) {
      expect(text).toMatch(/`输入 \d+ · 卷积核 \d+ · 填充 \d+ · 框架 PyTorch`/)
      expect(text).toContain('输出尺寸是多少？')
    }
  })

  it('shows the working to those who give up', async () => {
    const message = await sizeOf('noor', { input: '14', kernel: '2', stride: '2' })

    const exercise = await as('noor').press(message, 'Quiz me on this')
    const working = await as('noor').press(exercise.message, 'Show the working')

    const output = outputOf(exercise.text)
    expect(working.isPrivate).toBe(true)
    expect(working.text).toContain(`**${output} × ${output}**`)
  })

  it('asks for a standard deviation and knows the variance from it', async () => {
    const { message } = await as('ada').command('init std', {
      scheme: 'kaiming_normal',
      layer: 'linear 512 256',
    })

    const exercise = await as('ada').press(message, 'Quiz me on this')
    const fanIn = Number(/linear (\d+)/.exec(exercise.text)?.[1])
    const wrong = await as('ada').submit((await as('ada').press(exercise.message, 'Answer')).form, {
      answer: `2/${fanIn}`,
    })
    const right = await as('ada').submit((await as('ada').press(wrong.message, 'Try again')).form, {
      answer: `sqrt(2/${fanIn})`,
    })

    expect(fanIn).not.toBe(512)
    expect(wrong.text).toContain('variance')
    expect(right.text).toContain('Correct')
  })

  it('reads no answer as no answer', async () => {
    const message = await sizeOf('ada', { input: '28', kernel: '5' })

    const exercise = await as('ada').press(message, 'Quiz me on this')
    const { text, isPrivate } = await as('ada').submit(
      (await as('ada').press(exercise.message, 'Answer')).form,
      { answer: 'a lot' },
    )

    expect(isPrivate).toBe(true)
    expect(text).not.toContain('Reference')
  })
})

describe('the buttons of a calculator', () => {
  it.each(['change:1:nothing', 'share:1:', 'drill:1:x:y', 'drill-answer:1:AAAAAAAAAAAAAAAAAAAAAA:1'])(
    'with the strange id %s are told to be too old',
    async (customId) => {
      const message = await sizeOf('ada', { input: '28', kernel: '5' })
      const change = JSON.stringify(message).match(/change:1:[\w-]+/)?.[0] ?? ''
      const forged = JSON.parse(JSON.stringify(message).replaceAll(change, customId)) as APIMessage
      const place = test.playground.world.messages.get(message.channel_id)?.get(message.id)
      if (place) place.message.components = forged.components ?? []

      const { text, isPrivate } = await as('ada').press(forged, customId)

      expect(isPrivate).toBe(true)
      expect(text).toContain('too old')
    },
  )

  it('work for everyone, and in a private message', async () => {
    const { channel } = await test.playground.act('openDm', { person: as('noor').id })
    const { message } = await as('noor').in(channel.id).command('calc', { expression: 'sqrt(2/512)' })

    const exercise = await as('noor').in(channel.id).press(message, 'Quiz me on this')

    expect(messageText(message)).toContain('[Change numbers]')
    expect(exercise.text).toMatch(/sqrt\(\d+\/\d+\)/)
  })

  it('sent nothing that Discord refuses', () => {
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
    expect(test.playground.recorder.misfits).toEqual([])
  })
})
