import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillPages, paintPage, stack } from '../../src/render/pages.ts'
import { avoidOrphans, emptyStrip, type Rail, railStrips, type Strip } from '../../src/render/strips.ts'

function strip(height: number, more: Partial<Strip> = {}): Strip {
  return { ...emptyStrip, height, ...more }
}

function heights(strips: readonly Strip[], room: number): number[][] {
  return fillPages(strips, () => room).map(({ strips: placed }) => placed.map((one) => one.strip.height))
}

describe('stack', () => {
  it('takes the larger of two spaces that meet, and none at the ends', () => {
    const page = stack([strip(10, { before: 5, after: 3 }), strip(20, { before: 8, after: 9 })])

    expect(page.strips.map(({ y }) => y)).toEqual([0, 18])
    expect(page.height).toBe(38)
  })
})

describe('fillPages', () => {
  it('starts a page where the room ends', () => {
    expect(heights([strip(40), strip(41), strip(42)], 100)).toEqual([[40, 41], [42]])
  })

  it('asks for the room of each page', () => {
    const pages = fillPages([strip(40), strip(40), strip(40)], (page) => (page === 0 ? 50 : 100))

    expect(pages.map(({ strips }) => strips.length)).toEqual([1, 2])
  })

  it('keeps a heading with what follows it', () => {
    expect(heights([strip(60), strip(20, { keepsNext: true }), strip(50)], 100)).toEqual([[60], [20, 50]])
  })

  it('leaves no single line of a paragraph behind', () => {
    const lines = avoidOrphans([strip(30), strip(30), strip(30), strip(30)])

    expect(heights([strip(60), ...lines], 100)).toEqual([[60], [30, 30], [30, 30]])
  })

  it('breaks what wants to stay together when no page can hold it', () => {
    expect(
      heights(
        [1, 2, 3].map(() => strip(60, { keepsNext: true })),
        100,
      ),
    ).toEqual([[60], [60], [60]])
  })

  it('gives a strip taller than a page its own', () => {
    expect(heights([strip(10), strip(500), strip(10)], 100)).toEqual([[10], [500], [10]])
  })

  it('says the heading of a strip again where it begins a page', () => {
    const heading = strip(10, { keepsNext: true })
    const rows = [50, 51, 52].map((height) => strip(height, { heading }))

    expect(heights([heading, ...rows], 115)).toEqual([
      [10, 50, 51],
      [10, 52],
    ])
  })

  it('leaves out a heading that leaves no room', () => {
    const heading = strip(60, { keepsNext: true })

    expect(heights([heading, strip(50, { heading }), strip(51, { heading })], 100)).toEqual([
      [60],
      [50],
      [51],
    ])
  })

  it('puts every strip on exactly one page, in order', () => {
    const strips = fc.array(
      fc.record({
        height: fc.integer({ min: 1, max: 150 }),
        keepsNext: fc.boolean(),
        before: fc.integer({ min: 0, max: 30 }),
      }),
      { maxLength: 40 },
    )

    fc.assert(
      fc.property(strips, (shapes) => {
        const all = shapes.map(({ height, ...more }) => strip(height, more))
        const pages = fillPages(all, () => 100)

        expect(pages.flatMap(({ strips: placed }) => placed.map((one) => one.strip))).toEqual(all)
        for (const page of pages) if (page.strips.length > 1) expect(page.height).toBeLessThanOrEqual(100)
      }),
    )
  })
})

describe('paintPage', () => {
  const rail: Rail = { padding: { top: 3, bottom: 4 }, paint: (top, height) => `[${top} ${height}]` }

  it('draws a rail once behind its neighbours, spaces included', () => {
    const page = stack(railStrips([strip(10, { after: 5 }), strip(20)], rail))

    expect(paintPage(page)).toBe('[0 42]')
  })

  it('gives a rail its room again where a page break cuts it', () => {
    const [first, second] = fillPages(railStrips([strip(40), strip(50)], rail), () => 60)

    expect(first && paintPage(first)).toBe('[0 47]')
    expect(second && paintPage(second)).toBe('[0 57]')
    expect([first?.height, second?.height]).toEqual([47, 57])
  })

  it.each([
    [47, [2, 1]],
    [46, [1, 1, 1]],
  ])('counts that room when it fills pages of %d', (room, counts) => {
    const pages = fillPages(railStrips([strip(20), strip(20), strip(20)], rail), () => room)

    expect(pages.map(({ strips }) => strips.length)).toEqual(counts)
    for (const { height } of pages) expect(height).toBeLessThanOrEqual(47)
  })

  it('draws outer rails behind inner ones', () => {
    const inner: Rail = { ...rail, paint: () => 'inner' }

    expect(paintPage(stack(railStrips(railStrips([strip(10)], inner), rail)))).toMatch(/^\[.*\]inner$/)
  })
})
