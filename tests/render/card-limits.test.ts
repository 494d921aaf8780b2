import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import { drawCard } from '../../src/render/card.ts'
import { type Drawing, rasterize } from '../../src/render/raster.ts'
import type { Card } from '../../src/render/renderer.ts'
import type { Sheet } from '../../src/render/sheet.ts'
import { isThorough, sample } from '../support/thorough.ts'
import { readInk } from './ink.ts'
import { openSheet } from './sheet.ts'

const plain: Card = { title: 'Title', tags: [], body: '', footer: { left: 'left', right: 'right' } }

let sheet: Sheet

beforeAll(async () => {
  sheet = await openSheet('dark')
})

function pagesOf(card: Partial<Card>, language: Sheet['language'] = 'en'): Drawing[] {
  return drawCard({ ...plain, ...card }, { ...sheet, language })
}

/** How much is written in the colour of notices, on a page of which nothing else is but the title and the footer. */
function mutedOn(page: Drawing | undefined): number {
  return page?.svg.split(`fill="${sheet.palette.muted}"`).length ?? 0
}

/** Different Chinese characters, as many as there are. */
function ideographs(count: number): string {
  return Array.from({ length: count }, (_, i) => String.fromCodePoint(0x4e00 + (i % 3_000))).join('')
}

const huge: readonly (readonly [string, string])[] = [
  ['a paragraph of 40,000 characters', 'word '.repeat(8_000)],
  ['40,000 Chinese characters', ideographs(40_000)],
  ['a word of 40,000 letters', 'x'.repeat(40_000)],
  ['inline code of 40,000 letters', `\`${'x'.repeat(40_000)}\``],
  ['3,000 list items', '- item\n'.repeat(3_000)],
  ['3,000 numbered items', '1. item\n'.repeat(3_000)],
  ['a table of 2,000 rows', `| a | b |\n|---|---|\n${'| $x$ | y |\n'.repeat(2_000)}`],
  ['a cell of 20,000 characters', `| a | b | c |\n|---|---|---|\n| ${'方差'.repeat(10_000)} | b | c |`],
  ['3,000 lines of code', `\`\`\`python\n${'x = f(1)  # c\n'.repeat(3_000)}\`\`\``],
  ['2,000 display formulas', '$$\\frac{a}{b}$$\n\n'.repeat(2_000)],
  ['5,000 headings', '# h\n'.repeat(5_000)],
  ['20,000 emoji', '👍'.repeat(20_000)],
]

describe('a card of too much', () => {
  it.each(sample(huge, 2))('shows the first five pages of %s and says that there is more', (_name, body) => {
    const pages = pagesOf({ body })

    expect(pages).toHaveLength(5)
    for (const { height } of pages) expect(height).toBeLessThanOrEqual(2_000)
    expect(mutedOn(pages[4])).toBeGreaterThan(mutedOn(pages[3]))
  })

  it('shows all of a table of 200 rows', () => {
    const pages = pagesOf({ body: `| a | b |\n|---|---|\n${'| $x$ | y |\n'.repeat(200)}` })
    const rules = pages.map(({ svg }) => svg.split(`height="1" fill="${sheet.palette.line}"`).length - 1)

    expect(rules.reduce((sum, count) => sum + count)).toBe(200)
  })

  it.each([
    ['quotes', '> '.repeat(1_000)],
    ['lists', '- '.repeat(1_000)],
  ])('notes where %s stand in one another 1,000 deep, and draws what comes after', (_name, openers) => {
    const [deep, after] = [pagesOf({ body: `${openers}x` }), pagesOf({ body: `${openers}x\n\nafter` })]

    expect(deep).toHaveLength(1)
    expect(mutedOn(deep[0])).toBeGreaterThan(mutedOn(pagesOf({ body: '> x' })[0]))
    expect(after[0]?.height).toBeGreaterThan(deep[0]?.height ?? 0)
  })

  it('says how many columns of a table were left out', () => {
    const table = (columns: number) =>
      [' x |', '---|', ' y |'].map((cell) => `|${cell.repeat(columns)}`).join('\n')

    const [sixteen, more] = [pagesOf({ body: table(16) })[0], pagesOf({ body: table(200) })[0]]

    expect(mutedOn(more)).toBeGreaterThan(mutedOn(sixteen))
  })

  it('keeps every choice below a body that leaves little room', () => {
    const choices = ['A', 'B', 'C', 'D'].map((label) => ({ label, text: 'choice' }))
    const badges = (pages: Drawing[]) =>
      pages.map(({ svg }) => svg.split('r="15"').length - 1).reduce((sum, count) => sum + count)

    expect(badges(pagesOf({ body: 'A line.\n\n'.repeat(150), choices }))).toBe(4)
  })

  it.each(['en', 'zh-CN'] as const)('tells in %s, each in its own words', (language) => {
    const body = 'A line.\n\n'.repeat(1_000)
    const other = language === 'en' ? 'zh-CN' : 'en'

    expect(pagesOf({ body }, language)[3]).toEqual(pagesOf({ body }, other)[3])
    expect(pagesOf({ body }, language)[4]?.svg).not.toBe(pagesOf({ body }, other)[4]?.svg)
  })

  it.runIf(isThorough)('can be drawn, even of the most intricate characters', async () => {
    const [page] = pagesOf({ body: `**${'龘'.repeat(2_000)}**` })
    const { widthPx } = await rasterize(page ?? expect.fail('no page'))

    expect(widthPx).toBe(1_520)
  })

  it('is refused beyond 100,000 characters', () => {
    const long = () => pagesOf({ body: 'x'.repeat(100_001) })

    expect(long).toThrow(UserError)
    expect(long).toThrow(expect.objectContaining({ key: 'render.tooLong' }))
  })
})

const fragments = [
  'some plain words',
  '方差，是（离差）的“平方”。',
  'x'.repeat(90),
  '，'.repeat(50),
  '**bold 粗体**',
  '*slanted 强调*',
  '~~struck~~',
  '[link](http://x.y)',
  '`code`',
  `\`${'c'.repeat(120)}\``,
  '$x$',
  '$\\frac{\\sum_{i=1}^n x_i}{n}$th',
  `$${'a + '.repeat(40)}b$`,
  '$\\rule{30em}{80em}$',
  '$\\nosuchmacro$',
  '![picture](plot.png)',
  'שלום (עולם)',
  'مرحبا بالعالم',
  'नमस्ते',
  'ประโยคภาษาไทย',
  '👨‍👩‍👧👍🏽',
]
const line = fc
  .array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join(' '))
const block = fc
  .tuple(
    fc.constantFrom(
      '',
      '# ',
      '### ',
      '> ',
      '> > ',
      '- ',
      '- - ',
      '12. ',
      '- > ',
      '1. ## ',
      '    ',
      '$$',
      '```',
      '|',
    ),
    line,
  )
  .map(([start, text]) => {
    switch (start) {
      case '$$':
        return `$$${'\\frac{a}{b} + '.repeat(text.length % 40)}c \\tag{1}$$`
      case '```':
        return `\`\`\`python\n${text}\n\`\`\``
      case '|':
        return `| ${text} | b |\n|---|--:|\n| c | ${text} |\n`
      default:
        return start + text
    }
  })

describe('a card of anything', () => {
  it('keeps its margins clear and its pages in bounds', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 8 }), async (blocks) => {
        const choices = [{ label: 'A', text: blocks[0] ?? '' }]

        for (const page of pagesOf({ body: blocks.join('\n\n'), choices })) {
          const { png, widthPx, heightPx } = await rasterize({ ...page, scale: 1 })
          const margin = { top: 0, height: heightPx, width: 31 }
          const look = { background: sheet.palette.background }
          const [left, right] = [
            await readInk(png, { ...look, area: { ...margin, left: 7 } }),
            await readInk(png, { ...look, area: { ...margin, left: 760 - margin.width } }),
          ]

          expect(heightPx).toBeLessThanOrEqual(2_000)
          expect(widthPx).toBe(760)
          expect([left.share, right.share]).toEqual([0, 0])
        }
      }),
      { numRuns: isThorough ? 20 : 8 },
    )
  })
})
