import type { APIMessage } from 'discord-api-types/v10'
import { ComponentType } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { distance, readInk } from '../render/ink.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: [] })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in('daily-questions')

describe('/tex', () => {
  it('draws a formula with its source as alt text and both buttons', async () => {
    const { text, isPrivate } = await as('ada').command('tex', { source: '$x^2 + y^2$' })

    expect(text).toBe('[image: x^2 + y^2]\n[Show source]\n[Delete]')
    expect(isPrivate).toBe(false)
  })

  it('shows anyone the source, privately and as it was typed', async () => {
    const source = String.raw`\frac{\alpha_1}{2} \text{若 $x > 0$} \\ *a* {}_b`
    const { message } = await as('ada').command('tex', { source })
    const shown = await as('xiaoyu').press(message, 'Show source')

    expect(shown.text).toBe(`\`\`\`tex\n${source}\n\`\`\``)
    expect(shown.isPrivate).toBe(true)
  })

  it('shows a source that would end its code block as a file', async () => {
    const { message } = await as('ada').command('tex', { source: '\\text{```}' })
    const shown = await as('ada').press(message, 'Show source')

    expect(shown.text).toBe('[file: formula.tex]')
  })

  it('lays a source that no alt text can hold beside its picture', async () => {
    const source = `x%${'y'.repeat(1_200)}`
    const { text } = await as('ada').command('tex', { source })

    expect(text).toMatch(/^\[image: x%y+…\]\n\[file: formula\.tex\]\n\[Delete\]$/)
  })

  it('draws in three sizes and two themes', async () => {
    const drawn = await Promise.all(
      ['small', 'normal', 'large'].map((size) =>
        as('ada').command('tex', { source: 'x', size, theme: 'light' }),
      ),
    )
    const widths = drawn.map(({ message }) => JSON.stringify(message).match(/"width":(\d+)/)?.[1]).map(Number)

    expect(widths).toEqual([...widths].sort((a, b) => a - b))
    expect(new Set(widths).size).toBe(3)
  })

  it('tells what MathJax cannot read, to the asker alone', async () => {
    const { text, isPrivate } = await as('ada').command('tex', { source: '\\frac{1}{\\nosuch}' })

    expect(text).toContain('\\nosuch')
    expect(isPrivate).toBe(true)
  })

  it('lets its author delete it, and nobody else', async () => {
    const { message } = await as('ada').command('tex', { source: 'delete + me' })
    const refused = await as('xiaoyu').press(message, 'Delete')
    const before = await as('ada').channelText()
    await as('ada').pressAway(message, 'Delete')

    expect(refused.text).toBe('只有请求绘制的人才能删除这张图片。')
    expect(refused.isPrivate).toBe(true)
    expect(before).toContain('delete + me')
    expect(await as('ada').channelText()).not.toContain('delete + me')
  })
})

describe('the theme of pictures', () => {
  const backgrounds = { dark: '#313338', light: '#ffffff' }

  it.each([
    ['dark where nobody chose', {}, {}, {}, 'dark'],
    ['the server’s', { theme: 'light' }, {}, {}, 'light'],
    ['the member’s own before the server’s', {}, { theme: 'dark' }, {}, 'dark'],
    ['that of the command before any other', {}, {}, { theme: 'light' }, 'light'],
    ['the server’s again when the member has none', {}, { theme: 'server' }, {}, 'light'],
  ] as const)('is %s', async (_name, ofServer, ofMember, ofCommand, expected) => {
    await as('ada').command('settings', ofServer)
    await as('ada').command('me settings', ofMember)
    const { message } = await as('ada').command('tex', { source: 'x', ...ofCommand })

    expect(distance(await backgroundOf(message), backgrounds[expected])).toBeLessThanOrEqual(3)
  })

  it('is told to its member alone', async () => {
    const { text, isPrivate } = await as('xiaoyu').command('me settings', { theme: 'light' })

    expect(text).toContain('你请求的图片：浅色')
    expect(isPrivate).toBe(true)
  })
})

async function backgroundOf({ components = [] }: APIMessage): Promise<string> {
  const gallery = components.find((part) => part.type === ComponentType.MediaGallery)
  const response = await fetch(gallery?.items[0]?.media.url ?? '')

  return (await readInk(await response.bytes())).background
}

describe('“Render formulas” in the menu of a message', () => {
  it('draws every formula of somebody else’s message', async () => {
    const said = await as('noor').say('Is $a^2$ the same as $$b^2$$ here? It costs $5.')
    const { text, isPrivate } = await as('ada').menuCommand('Render formulas', said.id)

    expect(text).toBe('[image: a^2]\n[image: b^2]\n[Delete]')
    expect(isPrivate).toBe(false)
  })

  it('tells which formulas cannot be read, and draws the others', async () => {
    const said = await as('noor').say('$x$ and $\\nosuch$ and $y$')
    const { text } = await as('ada').menuCommand('Render formulas', said.id)

    expect(text).toContain('Formula 2: MathJax cannot read this formula')
    expect(text).toContain('[image: x]\n[image: y]')
  })

  it('draws ten and counts the rest', async () => {
    const said = await as('noor').say(Array.from({ length: 13 }, (_, i) => `$x_{${i}}$`).join(' '))
    const { text } = await as('ada').menuCommand('Render formulas', said.id)

    expect(text.match(/\[image: /g)).toHaveLength(10)
    expect(text).toContain('3 more formulas were left out')
  })

  it.each([
    ['no formula', 'nothing here', '没有公式'],
    ['none that can be read', '$\\nosuch$', '\\nosuch'],
    ['only hostile signs', '$'.repeat(1_999), '没有公式'],
  ])('answers a message with %s privately', async (_what, content, answer) => {
    const said = await as('noor').say(content)
    const { text, isPrivate } = await as('xiaoyu').menuCommand('Render formulas', said.id)

    expect(text).toContain(answer)
    expect(isPrivate).toBe(true)
  })

  it('can be deleted by who asked, not by who wrote the message', async () => {
    const said = await as('noor').say('$to_{delete}$')
    const { message } = await as('ada').menuCommand('Render formulas', said.id)
    const refused = await as('noor').press(message, 'Delete')
    await as('ada').pressAway(message, 'Delete')

    expect(refused.isPrivate).toBe(true)
    expect(await as('ada').channelText()).not.toContain('[image: to_{delete}]')
  })
})

describe('after all of that', () => {
  it('nothing was sent that Discord refuses', () => {
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
    expect(test.playground.recorder.misfits).toEqual([])
  })
})
