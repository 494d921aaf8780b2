import { beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '../../src/render/pages.ts'
import type { Sheet } from '../../src/render/sheet.ts'
import { type Area, countNear, type Ink, readInk } from './ink.ts'
import { drawPage, layOut, openSheet } from './sheet.ts'

let sheet: Sheet

beforeAll(async () => {
  sheet = await openSheet()
})

/** The ink of a page, all of it or that of an area given in units. */
async function inkOf(page: Page, area?: Area): Promise<Ink> {
  const look = { background: sheet.palette.background }

  if (!area) return readInk(await drawPage(page, sheet), look)

  const [left, top, width, height] = [area.left, area.top, area.width, area.height].map((units) =>
    Math.floor(2 * units),
  )

  return readInk(await drawPage(page, sheet), { ...look, area: { left, top, width, height } as Area })
}

/** A black square of one em, which stands on the baseline: what is level with it is, too. */
const square = String.raw`$\rule{1em}{1em}$`

describe('layoutBlocks', () => {
  it('sets formulas on the baseline of the text, whatever their height', async () => {
    const page = layOut(String.raw`H $\rule{1em}{3em}$`, sheet)
    const whole = { top: 0, height: page.height }

    const [letter, rule] = [
      await inkOf(page, { ...whole, left: 0, width: 14 }),
      await inkOf(page, { ...whole, left: 18, width: 40 }),
    ]

    expect(Math.abs(letter.box.bottom - rule.box.bottom)).toBeLessThanOrEqual(1)
    expect(rule.box.bottom - rule.box.top).toBeGreaterThan(3 * 40)
  })

  it.each([
    ['text', square],
    ['a tall formula', String.raw`$\rule{1em}{4em}$`],
    ['a display formula', String.raw`$$\rule{1em}{3em}$$`],
    ['a list', `- ${square}`],
    ['a heading', `## ${square}`],
  ])('puts the number of an item on the baseline of its first line: %s', async (_name, item) => {
    const page = layOut(`1. ${item}`, sheet)
    const whole = { top: 0, height: page.height }

    const [number, content] = [
      await inkOf(page, { ...whole, left: 0, width: 9 }),
      await inkOf(page, { ...whole, left: 46, width: 600 }),
    ]

    expect(Math.abs(number.box.bottom - content.box.bottom)).toBeLessThanOrEqual(1)
  })

  it('marks an empty item and one that holds code', async () => {
    const page = layOut('-\n-\n  ```\n  code\n  ```', sheet)

    const ink = await inkOf(page, { left: 0, top: 0, width: 20, height: page.height })
    const dots = countNear(ink, sheet.palette.text)

    // Two dots of radius 2.6 units; their edges are shades.
    expect(dots).toBeGreaterThan(2 * 40)
    expect(dots).toBeLessThan(2 * 90)
  })

  it('ends the numbers of a list in one column', async () => {
    const page = layOut('9. a\n10. b', sheet)
    const [first, second] = page.strips

    const rows = await Promise.all(
      [first, second].map((placed) =>
        inkOf(page, { left: 0, top: placed?.y ?? 0, width: 25, height: placed?.strip.height ?? 0 }),
      ),
    )

    expect(rows[0]?.box.right).toBe(rows[1]?.box.right)
    expect(rows[0]?.box.left).toBeGreaterThan(rows[1]?.box.left ?? 0)
  })

  it.each([
    ['a paragraph', 'text'],
    ['a heading', '# text'],
    ['bold', '**text**'],
    ['an emoji', '👍'],
    ['an image', '![text](u)'],
    ['a formula', '$x$'],
    ['a display formula', '$$x$$'],
    ['code', '`text`'],
    ['a block of code', '```\ntext\n```'],
    ['a quote', '> text'],
    ['a list', '- text'],
    ['a table', '| a | b |\n|---|---|\n| c | d |'],
    ['a rule', '---'],
    ['a formula that cannot be read', '$$\\nosuchmacro$$'],
    ['one in a line', '$\\nosuchmacro$'],
  ])('draws %s', async (_name, markdown) => {
    expect((await inkOf(layOut(markdown, sheet))).share).toBeGreaterThan(0)
  })

  it.each([
    ['a link', '[text](u)'],
    ['something struck', '~~text~~'],
    ['emphasis in Latin', '*text*'],
    ['bold', '**text**'],
    ['code', '`text`'],
  ])('draws %s unlike plain text', async (_name, markdown) => {
    const [marked, plain] = await Promise.all(
      ['text', markdown].map((source) => drawPage(layOut(source, sheet), sheet)),
    )

    expect(marked).not.toEqual(plain)
  })

  it('puts a dot under every Chinese character of emphasis, and none under signs', async () => {
    const below = { left: 0, top: 27, width: 680, height: 4 }

    const [plain, one, three] = await Promise.all(
      ['中中，中中', '*中*中，中中', '*中中，中*中'].map(
        async (source) => (await inkOf(layOut(source, sheet), below)).share,
      ),
    )

    expect(plain).toBe(0)
    expect(three).toBeCloseTo(3 * (one ?? 0), 4)
  })

  it('centres display formulas and puts their tags at the right edge', async () => {
    const plain = await inkOf(layOut(String.raw`$$\rule{2em}{1em}$$`, sheet))
    const tagged = await inkOf(layOut(String.raw`$$\rule{2em}{1em} \tag{1}$$`, sheet))

    expect(Math.abs(plain.box.left + plain.box.right - 2 * 680)).toBeLessThanOrEqual(2)
    expect(tagged.box.left).toBe(plain.box.left)
    expect(tagged.box.right).toBeGreaterThan(2 * 670)
  })

  it('breaks a display formula to its column', async () => {
    const sum = Array.from({ length: 60 }, (_, i) => `x_{${i}}`).join(' + ')

    const page = layOut(`$$${sum}$$`, sheet, 300)
    const ink = await readInk(await drawPage(page, sheet, 320))

    expect(ink.box.right).toBeLessThanOrEqual(600)
    expect(page.height).toBeGreaterThan(100)
  })

  it('gives lines of its own to a formula too wide for its line', () => {
    const sum = Array.from({ length: 60 }, (_, i) => `x_{${i}}`).join(' + ')

    const page = layOut(`where $${sum}$ is a sum`, sheet)

    expect(page.strips).toHaveLength(3)
  })

  it('says why a display formula cannot be read, in the colour of errors', async () => {
    const ink = await inkOf(layOut(String.raw`$$\nosuchmacro$$`, sheet))

    expect(countNear(ink, sheet.palette.error)).toBeGreaterThan(200)
  })

  it('aligns the columns of a table', async () => {
    const page = layOut('| aaaaaaaa | bbbbbbbb |\n|:--|--:|\n| c | d |', sheet)
    const [head, row] = page.strips
    const middle = 110

    const halves = async (placed: typeof head) => {
      const strip = { top: (placed?.y ?? 0) + 2, height: (placed?.strip.height ?? 0) - 5 }

      return [
        await inkOf(page, { ...strip, left: 0, width: middle }),
        await inkOf(page, { ...strip, left: middle, width: 200 }),
      ] as const
    }
    const [headLeft, headRight] = await halves(head)
    const [rowLeft, rowRight] = await halves(row)

    expect(Math.abs(headLeft.box.left - rowLeft.box.left)).toBeLessThanOrEqual(2)
    expect(Math.abs(headRight.box.right - rowRight.box.right)).toBeLessThanOrEqual(3)
    expect(rowRight.box.left).toBeGreaterThan(headRight.box.left + 40)
  })

  it.each([
    ['long cells', `| a | b |\n|---|---|\n| ${'word '.repeat(60)} | ${'方差'.repeat(60)} |`],
    ['many columns', [...'||'].map(() => `|${' x |'.repeat(60)}`).join(`\n|${'---|'.repeat(60)}\n`)],
    ['a wide formula', `| $${'x + '.repeat(60)}x$ | b |\n|---|---|`],
  ])('keeps a table with %s in its column', async (_name, markdown) => {
    const ink = await readInk(await drawPage(layOut(markdown, sheet), sheet, 720))

    expect(ink.box.right).toBeLessThanOrEqual(2 * 680)
  })

  it('wraps long lines of code and drops none of their characters', async () => {
    const line = 'abcdefghij'.repeat(30)

    const page = layOut(`\`\`\`\n${line}\n\`\`\``, sheet)
    const ink = await inkOf(page)

    // 300 characters in lines of at most (680 - 32) / 9.6 = 67, those after the first set in by 4.
    expect(page.strips).toHaveLength(5)
    expect(ink.box.right).toBeLessThanOrEqual(2 * 680)
  })

  it('colours code in the language its fence names, and no other', async () => {
    const lines = '\nreturn 1 # why\n```'
    const [python, plain] = [
      await inkOf(layOut(`\`\`\`python${lines}`, sheet)),
      await inkOf(layOut(`\`\`\`${lines}`, sheet)),
    ]

    for (const tone of ['keyword', 'number', 'comment'] as const) {
      expect(countNear(python, sheet.palette.code[tone])).toBeGreaterThan(10)
      expect(countNear(plain, sheet.palette.code[tone])).toBe(0)
    }
  })

  it('keeps code on its grid beside Chinese', async () => {
    const page = layOut('```\n中文|\nabcd|\n```', sheet)
    const [first, second] = page.strips
    const rightOf = async (placed: typeof first) =>
      (await inkOf(page, { left: 48, top: placed?.y ?? 0, width: 20, height: placed?.strip.height ?? 0 }))
        .colours

    expect(countNear({ colours: await rightOf(first) } as Ink, sheet.palette.text)).toBeGreaterThan(10)
    expect(countNear({ colours: await rightOf(second) } as Ink, sheet.palette.text)).toBeGreaterThan(10)
  })
})
