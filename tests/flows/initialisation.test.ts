import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['initialisation/he-normal'] })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in('general')

describe('/init gain', () => {
  it('tells PyTorch’s gain beside the exact ones, in the asker’s language', async () => {
    const english = await as('ada').command('init gain', { activation: 'tanh' })
    const chinese = await as('xiaoyu').command('init gain', { activation: 'gelu', explain: 'steps' })

    expect(english.isPrivate).toBe(false)
    expect(english.text).toContain('forward gain **1.593**, backward gain **1.467**')
    expect(english.text).toMatch(/\[image: .*\\tfrac\{5\}\{3\} \\approx 1\.667/)
    expect(chinese.text).toContain('前向增益 **1.534**')
    expect(chinese.text).toContain('Unsupported nonlinearity')
    expect(chinese.text).toMatch(/\[image: 定义/)
  })

  it('completes activations, and suggests the one that was meant', async () => {
    const offered = await as('noor').autocomplete('init gain', { activation: 'lu' })
    const { text, isPrivate } = await as('noor').command('init gain', { activation: 'leaky_rely' })

    expect(offered.map(({ value }) => value)).toEqual(expect.arrayContaining(['relu', 'gelu', 'elu', 'silu']))
    expect(isPrivate).toBe(true)
    expect(text).toContain('“leaky_relu”')
  })
})

describe('/init fan', () => {
  it('shows what PyTorch counts and what is true where groups part them', async () => {
    const { text } = await as('ada').command('init fan', { layer: 'nn.Conv2d(64, 128, 3, groups=2)' })

    expect(text).toContain('**fan_in 288** · **fan_out 1,152**, PyTorch')
    expect(text).toContain('In truth 288 weights meet in one output, and one input reaches 576 outputs.')
  })

  it('asks for a layer or a shape', async () => {
    const { text, isPrivate } = await as('xiaoyu').command('init fan', {})

    expect(isPrivate).toBe(true)
    expect(text).toContain('缺少必填项')
  })
})

describe('/init phase', () => {
  it('finds the edge of chaos', async () => {
    const { text } = await as('ada').command('init phase', { activation: 'tanh', sigma_b2: 0.05 })

    expect(text).toContain('Edge of chaos at σ_b² = 0.05: **σ_w² = 1.761**, q* = 0.57')
  })

  it('tells the phase in Chinese', async () => {
    const { text } = await as('xiaoyu').command('init phase', { activation: 'tanh', sigma_w2: 25 / 9 })

    expect(text).toContain('混沌相')
    expect(text).toContain('χ₁ = **1.21**')
    expect(text).toContain('[image: 相图：σ_w² = 2.778，σ_b² = 0：混沌相')
  })

  it('refuses a negative variance privately', async () => {
    const { text, isPrivate } = await as('noor').command('init phase', { activation: 'tanh', sigma_w2: -1 })

    expect(isPrivate).toBe(true)
    expect(text).toContain('“sigma_w2” is -1')
  })
})

describe('/init propagate', () => {
  it('shows the naive rule beside the right one, layer by layer', async () => {
    const { text, message } = await as('ada').command('init propagate', {
      widths: '256x11',
      activation: 'relu',
      scheme: 'he_normal',
    })

    expect(text).toContain('**Forward stable** (E[z²] × 1 per layer)')
    // 2 (1 − 1/π)⁹
    expect(text).toContain('gives Var[z] = 0.06358 in the last layer, the right one with E[a²] gives 2.')
    for (const file of ['', '-layers', '-table'].map((part) => `init-propagate${part}.png`)) {
      expect(JSON.stringify(message)).toContain(file)
    }
    expect(JSON.stringify(message)).toContain('init-propagate.csv')
  })

  it('offers the networks of study notes while the widths are typed', async () => {
    const offered = await as('xiaoyu').autocomplete('init propagate', { widths: '784' })

    expect(offered).toContainEqual(expect.objectContaining({ value: '784-256x10-10' }))
    expect(offered.map(({ name }) => name).join()).toContain('学习笔记')
  })

  it.each([
    [{ widths: '500', std: 1 }, '784-256x10-10'],
    [{ widths: '500x9999', std: 1 }, 'at most 201'],
    [{ widths: '5x5' }, 'scheme'],
    [{ widths: '900x150', std: 1e9 }, 'A smaller std'],
  ])('%j is refused privately with what would do', async (options, fix) => {
    const { text, isPrivate } = await as('ada').command('init propagate', {
      activation: 'linear',
      ...options,
    })

    expect(isPrivate).toBe(true)
    expect(text).toContain(fix)
  })
})

describe('/init simulate', () => {
  const notes = { widths: '100x6', activation: 'tanh', std: 1, batch: 16 }

  it('measures the experiment of study notes, with pictures, in the asker’s language', async () => {
    const { text, message, isPrivate } = await as('ada').command('init simulate', notes)

    expect(isPrivate).toBe(false)
    expect(text).toMatch(/E\[δ²\] is \*\*[\d.,]+ ± [\d.,]+\*\* in layer 1/)
    expect(text).toMatch(/Layer 5: 8\d(\.\d)? % of the activations are saturated/)
    expect(text).toContain('3 runs, batch 16, seed 1')
    for (const file of ['', '-curve', '-histograms', '-table'].map((part) => `init-simulate${part}.png`)) {
      expect(JSON.stringify(message)).toContain(file)
    }
  })

  it('refuses too much work privately with a batch that would fit', async () => {
    const { text, isPrivate } = await as('xiaoyu').command('init simulate', {
      widths: '1024x12',
      activation: 'relu',
      scheme: 'he_normal',
      batch: 128,
      runs: 8,
    })

    expect(isPrivate).toBe(true)
    // 3e9 / (2 · 11 · 1024² · 8)
    expect(text).toContain('批大小取 16 即可')
  })

  it('shows how far it is while it lasts, once a second at most, and then the answer or why there is none', async () => {
    const { requests } = test.playground.recorder
    const before = requests.length
    const { text } = await as('noor').command('init simulate', {
      widths: '700x9',
      activation: 'relu',
      scheme: 'he_normal',
      batch: 128,
      runs: 2,
    })
    const edits = requests.slice(before).filter(({ method }) => method === 'PATCH')
    const shown = edits.filter(({ body }) => JSON.stringify(body).includes('▱'))
    const pauses = shown.slice(1).map(({ at }, index) => at - (shown[index]?.at ?? 0))

    expect(text).not.toContain('▱')
    expect(text).toMatch(/mean field expects|took longer than 8 seconds/)
    expect(edits.indexOf(shown.at(-1) as never)).toBe(shown.length - 1)
    // Requests are noted when they end, so that a slow one may seem nearer to the next.
    for (const pause of pauses) expect(pause).toBeGreaterThan(700)
  })
})

describe('the calculators of initialisation', () => {
  it.each([
    ['gain', { activation: 'selu', c: 0.5 }],
    ['fan', { layer: 'convT 4x3 128 64 s2' }],
    ['phase', { activation: 'sigmoid', sigma_b2: 0.05 }],
    ['phase', { activation: 'softplus' }],
    ['propagate', { widths: '784-256x3-10', activation: 'relu', scheme: 'he_normal', bias_std: 0.1 }],
    ['propagate', { widths: '5-4', activation: 'erf', scheme: 'zeros' }],
    ['simulate', { widths: '20x4', activation: 'tanh', std: 1e-8 }],
    ['simulate', { widths: '20-10', activation: 'relu', scheme: 'zeros', runs: 1 }],
  ])('show every step of /init %s %j', async (command, options) => {
    const { text, isPrivate } = await as('xiaoyu').command(`init ${command}`, {
      ...options,
      explain: 'steps',
    })

    expect(isPrivate).toBe(false)
    expect(text).toMatch(/\[image: [^\]]*\p{Script=Han}.* · /u)
  })

  it('ask for the same with other numbers', async () => {
    const { message } = await as('ada').command('init fan', { layer: 'conv 3 64 128' })
    const { text } = await as('ada').press(message, 'Quiz me on this')

    expect(text).toContain('What fan-in does PyTorch count?')
  })

  it('sent nothing that Discord refuses, and no picture without words', () => {
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
    expect(test.playground.recorder.misfits).toEqual([])
  })
})
