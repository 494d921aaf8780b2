import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['initialisation/he-normal'] })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in('general')

/** An answer, and how long the asker waited for it. */
async function timed<T>(work: Promise<T>): Promise<{ answer: T; waitedMs: number }> {
  const start = performance.now()
  const answer = await work

  return { answer, waitedMs: performance.now() - start }
}

describe('/conv size', () => {
  it('answers with the working as a picture that is also told in words', async () => {
    const { text, isPrivate, message } = await as('ada').command('conv size', {
      input: '224',
      kernel: '7',
      stride: '2',
      padding: '3',
    })

    expect(isPrivate).toBe(false)
    expect(text).toContain('224 × 224 → **112 × 112**, PyTorch')
    expect(text).toMatch(/\[image: .*224\+2\\cdot3-7.*= 112\]/)
    expect(JSON.stringify(message)).toContain('.png')
  })

  it('tells privately, in the asker’s language, what would fit', async () => {
    const { text, isPrivate } = await as('xiaoyu').command('conv size', { input: '5', kernel: '7' })

    expect(isPrivate).toBe(true)
    expect(text).toMatch(/卷积核.*7.*5/)
    expect(text).toMatch(/填充 1/)
  })

  it('works in a private message', async () => {
    const { channel } = await test.playground.act('openDm', { person: as('noor').id })
    const { text } = await as('noor')
      .in(channel.id)
      .command('conv size', { input: '32', kernel: '5', explain: 'steps' })

    expect(text).toContain('**28 × 28**')
    expect(text).toContain('\\bmod')
  })
})

describe('/conv transpose, pool and solve', () => {
  it.each([
    [
      'conv transpose',
      { input: '14', kernel: '3', stride: '2', padding: '1', output_padding: '1', in: 64, out: 32 },
      '14 × 14 → **28 × 28**',
      ['18,464 parameters', 'checkerboard'],
      ['参数量 18,464', '棋盘格'],
    ],
    [
      'conv pool',
      { input: '5', kernel: '2', stride: '3', padding: '1', ceil: true },
      '5 × 5 → **2 × 2**',
      ['max pooling', 'ceil mode', 'left out'],
      ['最大池化', '向上取整', '舍去'],
    ],
    [
      'conv solve',
      { input: '224', output: '112', kernel: '7', stride: '1..2' },
      '224 × 224 → **112 × 112**',
      ['**1 solution**', '7  2  3  1', 'Searched'],
      ['**1 个解**', '7  2  3  1', '搜索范围'],
    ],
    [
      'conv solve',
      { input: '56', output: '56', kernel: '4', stride: '1' },
      '56 × 56 → **56 × 56**',
      ['**no solution**, an odd total padding', '1-2'],
      ['**无解**', '奇数', '1-2'],
    ],
  ] as const)('/%s %j is answered in both languages', async (command, options, result, english, chinese) => {
    const [inEnglish, inChinese] = await Promise.all([
      as('ada').command(command, { ...options, explain: 'steps' }),
      as('xiaoyu').command(command, { ...options, explain: 'steps' }),
    ])

    for (const [{ text, isPrivate }, words] of [
      [inEnglish, english],
      [inChinese, chinese],
    ] as const) {
      expect(isPrivate).toBe(false)
      expect(text).toContain('[image: ')
      for (const word of [result, ...words]) expect(text).toContain(word)
    }
  })

  it.each([
    ['conv transpose', { input: '2', kernel: '3', padding: '3' }, 'padding of at most 1', '填充不超过 1'],
    ['conv transpose', { input: '4', kernel: '3', output_padding: '1' }, 'below 1', '小于 1'],
    ['conv pool', { input: '8', kernel: '3', padding: '2' }, 'at most 1', '最多填充 1'],
    ['conv pool', { input: '8', kernel: '2', padding: 'same' }, 'no padding “same”', '不支持填充“same”'],
    ['conv solve', { output: '3', kernel: '1..1000', stride: '1..9000' }, 'Narrow a range', '缩小范围'],
    [
      'conv solve',
      { input: '9', output: '3', kernel: '3', stride: '3', padding: '0' },
      'nothing to solve',
      '没有要求解',
    ],
  ] as const)('/%s %j is refused privately in both', async (command, options, english, chinese) => {
    const [inEnglish, inChinese] = await Promise.all([
      as('ada').command(command, options),
      as('xiaoyu').command(command, options),
    ])

    expect([inEnglish.isPrivate, inChinese.isPrivate]).toEqual([true, true])
    expect(inEnglish.text).toContain(english)
    expect(inChinese.text).toContain(chinese)
  })
})

describe('/init std', () => {
  it('gives He’s standard deviation with PyTorch’s code line beside it', async () => {
    const { text, isPrivate } = await as('ada').command('init std', {
      scheme: 'kaiming_normal',
      layer: 'linear 512 256',
    })

    expect(isPrivate).toBe(false)
    expect(text).toContain('**std 0.0625**')
    expect(text).toContain('nn.init.kaiming_normal_(')
    expect(text).toMatch(/\[image: .*\\frac\{2\}\{512\}.* = 0\.0625\]/)
  })

  it('gives Xavier’s bound √(6/768)', async () => {
    const { text } = await as('xiaoyu').command('init std', {
      scheme: 'xavier_uniform',
      layer: 'linear 512 256',
    })

    expect(text).toContain(`**界 ${Math.sqrt(6 / 768).toPrecision(4)}**`)
  })

  it('suggests the layer that was meant', async () => {
    const { text, isPrivate } = await as('noor').command('init std', {
      scheme: 'kaiming_normal',
      layer: 'liner 5 6',
    })

    expect(isPrivate).toBe(true)
    expect(text).toContain('“linear”')
  })
})

describe('hostile input', () => {
  it.each([
    ['calc', { expression: '1:1e10' }],
    ['calc', { expression: '10^10^10' }],
    ['calc', { expression: '9!!!!!!!!!' }],
    ['calc', { expression: '('.repeat(400) }],
    ['calc', { expression: `${'9^'.repeat(199)}9` }],
    ['tex', { source: '\\def\\a{\\a\\a}\\a' }],
    ['tex', { source: '\\def\\a#1{#1#1}'.concat('\\a{'.repeat(40), 'x', '}'.repeat(40)) }],
    ['tex', { source: '{'.repeat(1990) }],
    ['tex', { source: '\\rule{99999em}{99999em}' }],
  ])(
    'in /%s %j is refused privately within three seconds, and the next command answered',
    async (command, options) => {
      const { answer, waitedMs } = await timed(as('ada').command(command, options))
      const next = await as('noor').command('calc', { expression: '2/3+1/6' })

      expect(answer.isPrivate).toBe(true)
      expect(answer.text).not.toContain('Reference')
      expect(waitedMs).toBeLessThan(3_000)
      expect(next.text).toContain('**5/6**')
    },
  )

  it.each(['calc', 'tex'])('of 100,000 characters is stopped before /%s sees it', async (command) => {
    const option = command === 'calc' ? 'expression' : 'source'

    await expect(as('ada').command(command, { [option]: 'x'.repeat(100_000) })).rejects.toThrow()
  })
})

describe('/tex', () => {
  it('draws a formula, with or without its dollar signs', async () => {
    const plain = await as('ada').command('tex', { source: '\\frac{1}{\\sqrt{n}}' })
    const dollars = await as('ada').command('tex', { source: '$$\\frac{1}{\\sqrt{n}}$$', theme: 'light' })

    expect(plain.text).toContain('[image: \\frac{1}{\\sqrt{n}}]')
    expect(dollars.text).toBe(plain.text)
  })

  it('tells MathJax’s words about what it cannot read', async () => {
    const { text, isPrivate } = await as('ada').command('tex', { source: '\\frac{1}{' })

    expect(isPrivate).toBe(true)
    expect(text).toContain('MathJax')
  })
})

describe('the calculators', () => {
  it('sent nothing that Discord refuses, and no picture without words', () => {
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
    expect(test.playground.recorder.misfits).toEqual([])
  })
})
