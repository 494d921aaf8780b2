import { beforeAll, describe, expect, it } from 'vitest'
import { drawCard } from '../../src/render/card.ts'
import { rasterize } from '../../src/render/raster.ts'
import type { Card, Theme } from '../../src/render/renderer.ts'
import type { Sheet } from '../../src/render/sheet.ts'
import { palettes } from '../../src/render/theme.ts'
import { type Area, countNear, distance, findColour, type Ink, readInk } from './ink.ts'
import { openSheet } from './sheet.ts'

const plain: Card = { title: 'Title', tags: [], body: 'Body.', footer: { left: 'left', right: 'right' } }

let sheet: Sheet

beforeAll(async () => {
  sheet = await openSheet('dark')
})

async function inkOf(card: Partial<Card>, area?: Area, theme: Theme = 'dark') {
  const palette = palettes[theme]
  const [page] = drawCard({ ...plain, ...card }, { ...sheet, palette })

  if (!page) throw new Error('no page')

  return readInk((await rasterize(page)).png, { background: palette.background, ...(area && { area }) })
}

function middleOf({ top, bottom }: Ink['box']): number {
  return (top + bottom) / 2
}

function pagesOf(body: string, more: Partial<Card> = {}, language: Sheet['language'] = 'en') {
  return drawCard({ ...plain, body, ...more }, { ...sheet, language })
}

/** Height of the first page, in units. */
function heightOf(card: Partial<Card>): number {
  return drawCard({ ...plain, ...card }, sheet)[0]?.height ?? 0
}

describe('drawCard', () => {
  it.each(['dark', 'light'] as const)(
    'is 1,520 pixels wide on the %s background, with the accent on its edge',
    async (theme) => {
      const palette = palettes[theme]
      const ink = await inkOf({}, undefined, theme)

      const edge = await inkOf({}, { left: 0, top: 0, width: 12, height: ink.heightPx }, theme)

      expect(ink.widthPx).toBe(1_520)
      expect(countNear(edge, palette.accent)).toBe(12 * ink.heightPx)
      expect(countNear(ink, palette.background)).toBeGreaterThan(0.8 * ink.widthPx * ink.heightPx)
    },
  )

  it('keeps a margin of 40 units on both sides', async () => {
    const ink = await inkOf(
      { body: `${'word '.repeat(100)}\n\n${'方差'.repeat(100)}` },
      { left: 14, top: 0, width: 1_506, height: 300 },
    )

    expect(ink.box.left + 14).toBeGreaterThanOrEqual(79)
    expect(ink.box.right + 14).toBeLessThanOrEqual(1_440)
  })

  it.each(['neutral', 'accent', 'good', 'warning', 'bad'] as const)(
    'writes a %s tag in its colour',
    async (tone) => {
      const ink = await inkOf({ tags: [{ text: 'IIIII', tone }] })

      expect(countNear(ink, sheet.palette.tones[tone])).toBeGreaterThan(100)
    },
  )

  it('keeps tags in one row, however many and long they are', async () => {
    const tags = Array.from({ length: 30 }, (_, i) => ({
      text: `tag ${'x'.repeat(i * 3)}`,
      tone: 'accent' as const,
    }))

    const one = heightOf({ tags: tags.slice(0, 1) })

    expect(heightOf({ tags })).toBe(one)
    expect((await inkOf({ tags }, { left: 1_441, top: 0, width: 79, height: 2 * one })).share).toBe(0)
  })

  it('sets a title on three lines at most', () => {
    const [one, two, three, many] = [5, 80, 120, 600].map((length) =>
      heightOf({ title: 'Wide '.repeat(length / 5) }),
    )

    expect(two).toBeGreaterThan(one ?? 0)
    expect(three).toBeGreaterThan(two ?? 0)
    // Heights are whole units.
    expect(Math.abs((three ?? 0) - 2 * (two ?? 0) + (one ?? 0))).toBeLessThanOrEqual(1)
    expect(many).toBe(three)
  })

  it('keeps the halves of its footer apart', async () => {
    const footer = { left: 'left '.repeat(60), right: 'right '.repeat(60) }
    const height = 2 * heightOf({ footer })

    const ink = await inkOf({ footer }, { left: 80, top: height - 90, width: 1_360, height: 70 })
    const middle = await inkOf({ footer }, { left: 720, top: height - 90, width: 36, height: 70 })

    expect(ink.box).toMatchObject({ left: expect.closeTo(0, -1), right: expect.closeTo(1_355, -1) })
    expect(middle.share).toBe(0)
  })

  it.each([
    ['right', 'good'],
    ['wrong', 'bad'],
  ] as const)('shows a %s choice in its colour', async (mark, tone) => {
    const choices = [{ label: 'A', text: 'one' }]

    const [unmarked, marked] = [
      await inkOf({ choices }),
      await inkOf({ choices: [{ label: 'A', text: 'one', mark }] }),
    ]

    expect(countNear(unmarked, sheet.palette.tones[tone])).toBe(0)
    expect(countNear(marked, sheet.palette.tones[tone])).toBeGreaterThan(1_000)
  })

  it('draws the letter of a choice in the middle of its badge, level with the first line', async () => {
    const choices = [{ label: 'H', text: 'H', mark: 'right' as const }]
    const [page] = drawCard({ ...plain, body: '', choices }, sheet)
    const { png } = await rasterize(page ?? expect.fail('no page'))
    const badge = await findColour(png, sheet.palette.tones.good, { left: 80, width: 120 })

    const letter = await findColour(png, sheet.palette.background, {
      left: badge.left + 10,
      width: 40,
      top: badge.top + 4,
      bottom: badge.bottom - 4,
    })
    const text = await findColour(png, sheet.palette.text, {
      left: 200,
      width: 40,
      top: badge.top,
      bottom: badge.bottom,
    })

    expect(Math.abs(middleOf(letter) - middleOf(badge))).toBeLessThanOrEqual(1)
    expect(Math.abs(middleOf(text) - middleOf(badge))).toBeLessThanOrEqual(1)
    expect(Math.abs(letter.left + letter.right - badge.left - badge.right)).toBeLessThanOrEqual(2)
  })

  it('draws a card that says nothing at all', async () => {
    const ink = await inkOf({ title: '', body: '', footer: { left: '', right: '' } })

    expect(ink.heightPx).toBeGreaterThan(100)
  })

  it('continues on further pages, none higher than 2,000 units, with numbers', async () => {
    const pages = pagesOf('A paragraph of one line.\n\n'.repeat(120))

    expect(pages.length).toBeGreaterThan(2)
    for (const page of pages) expect(page.height).toBeLessThanOrEqual(2_000)
  })

  it.each(['paragraph', 'code', 'list', 'table', 'choices'])('cuts no %s short below five pages', (kind) => {
    const lines = Array.from({ length: 120 }, (_, i) => `line ${i}`)
    const bodies: Record<string, string> = {
      paragraph: lines.join('\n'),
      code: `\`\`\`\n${lines.join('\n')}\n\`\`\``,
      list: lines.map((line) => `- ${line}`).join('\n'),
      table: `| a |\n|---|\n${lines.map((line) => `| ${line} |`).join('\n')}`,
      choices: '',
    }
    const choices = lines.map((text) => ({ label: 'A', text }))

    const pages = pagesOf(bodies[kind] ?? '', kind === 'choices' ? { choices } : {})
    const height = pages.reduce((sum, page) => sum + page.height, 0)

    expect(pages.length).toBeGreaterThan(1)
    expect(height).toBeGreaterThan(120 * 24)
  })

  it.each(['en', 'zh-CN'] as const)('says in %s what finds no room on five pages', async (language) => {
    const pages = pagesOf('A line.\n\n'.repeat(1_000), {}, language)

    const [fifth, fourth] = [pages[4], pages[3]]

    expect(pages).toHaveLength(5)
    expect(fifth?.height).toBeLessThanOrEqual(2_000)
    expect(fifth?.svg).not.toBe(fourth?.svg)
    expect(fifth?.svg.split(`fill="${sheet.palette.muted}"`).length).toBeGreaterThan(
      fourth?.svg.split(`fill="${sheet.palette.muted}"`).length ?? 0,
    )
  })

  it('never writes a text element or a link, whatever it is given', () => {
    const body = '<text>x</text> [a](javascript:x) ![b](http://x) <script> $\\href{u}{x}$ $$\\nope$$ `<text>`'

    const svg = pagesOf(body, { title: '<text>', tags: [{ text: '"><text>', tone: 'good' }] })
      .map((page) => page.svg)
      .join('')

    expect(svg).not.toMatch(/<text|<a |<image|<script|href|NaN|undefined/)
  })

  it('keeps the tints of its tags through the palette', async () => {
    const { palette } = sheet
    const tags = (['good', 'warning', 'bad'] as const).map((tone) => ({ text: 'tag', tone }))

    const ink = await inkOf({ tags, body: '$x$ text '.repeat(40) })
    const closest = (colour: string) =>
      Math.min(...[...ink.colours.keys()].map((other) => distance(colour, other)))

    for (const { tone } of tags) expect(closest(palette.tones[tone])).toBeLessThanOrEqual(6)
  })
})
