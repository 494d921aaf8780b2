import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['initialisation/he-normal'] })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in('general')

describe('/net', () => {
  it('traces a known network, with its table as a picture and files', async () => {
    const { text, isPrivate, message } = await as('ada').command('net trace', { preset: 'resnet50' })

    expect(isPrivate).toBe(false)
    expect(text).toContain('3 × 224 × 224 → **1,000**, PyTorch: **25,557,032** parameters, **4.089 G** MACs')
    expect(text).toContain('in 3x224x224 > conv 7 64 s2 p3 nobias')
    for (const file of ['net-trace-table.png', 'net-trace.csv', 'network.py']) {
      expect(JSON.stringify(message)).toContain(file)
    }
  })

  it('draws what an output element sees, in the asker’s language', async () => {
    const { text, message } = await as('xiaoyu').command('net rf', { preset: 'vgg16' })

    expect(text).toContain('感受野 **212 × 212**，累计步幅 32 × 32，有效填充 90 × 90')
    expect(JSON.stringify(message)).toContain('net-rf-interval.png')
  })

  it('asks for the parameters of another network', async () => {
    const { message } = await as('ada').command('net trace', { layers: 'fc 10', input: '5' })

    const exercise = await as('ada').press(message, 'Quiz me on this')
    const [units = Number.NaN, features = Number.NaN] = ['layers fc', 'input'].map((name) =>
      Number(new RegExp(`${name} (\\d+)`).exec(exercise.text)?.[1]),
    )
    const { form } = await as('ada').press(exercise.message, 'Answer')
    const { text } = await as('ada').submit(form, { answer: `${features}*${units} + ${units}` })

    expect(exercise.text).toContain('How many parameters')
    expect(units).not.toBe(10)
    expect(text).toContain('Correct')
  })

  it('compares two networks', async () => {
    const { text } = await as('ada').command('net diff', {
      a: 'conv 7 64 p3',
      b: '(conv 3 64 p1)x3',
      input: '64x56x56',
    })

    expect(text).toContain('**0.552×** parameters')
    expect(text).toContain('Both see 7 × 7')
  })

  it('tells privately where a text cannot be read', async () => {
    const { text, isPrivate } = await as('ada').command('net trace', {
      layers: 'conv 3 8 > reluu',
      input: '3x32x32',
    })

    expect(isPrivate).toBe(true)
    expect(text).toContain('Did you mean “relu”?')
    expect(text).toContain('           ^')
  })

  it('works in a private message', async () => {
    const { channel } = await test.playground.act('openDm', { person: as('noor').id })
    const { text } = await as('noor').in(channel.id).command('net trace', { preset: 'lenet5' })

    expect(text).toContain('**61,706** parameters')
  })
})
