import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type BoardSheet, drawBoard } from '../../src/render/board.ts'
import { initialsOf } from '../../src/render/board-avatar.ts'
import { rasterize } from '../../src/render/raster.ts'
import type { Board, BoardRow } from '../../src/render/renderer.ts'
import { highlightGround, palettes } from '../../src/render/theme.ts'
import { isThorough } from '../support/thorough.ts'
import { type Area, countNear, findColour, readInk } from './ink.ts'

const { dark } = palettes
const sheet: BoardSheet = { palette: dark, language: 'en' }
const row: BoardRow = { rank: 4, name: 'Ada', points: 100, note: '3 answers', highlighted: false }
const board: Board = { title: 'Board', subtitle: '2 members', rows: [row], footer: { left: '', right: '' } }

function rowsOf(...rows: Partial<BoardRow>[]): Board {
  return { ...board, rows: rows.map((one) => ({ ...row, ...one })) }
}

async function draw(drawn: Board) {
  return (await rasterize(drawBoard(drawn, sheet))).png
}

async function inkOf(drawn: Board, area?: Area) {
  return readInk(await draw(drawn), { background: dark.panel, ...(area && { area }) })
}

/** Pixels of the first row: between its name and its bar, and right of its points. */
const betweenNameAndBar: Area = { left: 728, top: 220, width: 30, height: 80 }
const rightOfNote: Area = { left: 1_412, top: 220, width: 20, height: 80 }

/** Of each row, in pixels. */
const rowPlace = { top: 2 * 106, height: 2 * 56, box: 2 * 48 }
const namePlace = { left: 2 * 146, right: 2 * 364 }
const facePlace = { x: 2 * 118, y: 48, radius: 35 }

/** Whether a name may draw there: in its own place, or in the disc of its initials. */
function isOfName(x: number, y: number): boolean {
  const down = (y - rowPlace.top) % rowPlace.height
  const isInBox = y >= rowPlace.top && down <= rowPlace.box
  const fromFace = Math.hypot(x - facePlace.x, down - facePlace.y)

  return isInBox && ((x >= namePlace.left && x < namePlace.right) || fromFace <= facePlace.radius)
}

type Pixels = Awaited<ReturnType<typeof pixelsOf>>

function pixelsOf(png: Uint8Array) {
  return sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })
}

/** A pixel of each row that differs by more than a palette explains, outside the places of names. */
function rowsThatDiffer(one: Pixels, other: Pixels): string[] {
  const { width, height } = one.info
  const found = new Map<number, string>()

  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]

    if (isOfName(x, y)) continue
    if (
      [0, 1, 2].some((part) => Math.abs((one.data[3 * i + part] ?? 0) - (other.data[3 * i + part] ?? 0)) > 24)
    )
      found.set(Math.floor((y - rowPlace.top) / rowPlace.height), `${x}, ${y}`)
  }

  return [...found].map(([row, pixel]) => `row ${row}: ${pixel}`)
}

describe('drawBoard', () => {
  it('grows by one row of 56 units for each member, up to 25', async () => {
    const heightOf = (count: number) => drawBoard(rowsOf(...Array(count).fill({})), sheet).height

    expect(heightOf(2) - heightOf(1)).toBe(56)
    expect(heightOf(25) - heightOf(24)).toBe(56)
    expect(() => heightOf(26)).toThrow(RangeError)
  })

  it.each([
    ['very long', 'a name that goes on and on and on for ever'],
    ['Chinese', '一个非常非常非常非常非常非常长的名字'],
    ['made of families', '👨‍👩‍👧‍👦'.repeat(30)],
    ['full of accents', `Z${'\u0301'.repeat(500)}algo`.repeat(20)],
    ['in Arabic', 'مرحبا بالعالم'.repeat(5)],
    ['in Devanagari', 'नमस्ते दुनिया'.repeat(5)],
    ['in Korean', '안녕하세요 세계'.repeat(5)],
    ['in disguise', '𝓕𝓪𝓷𝓬𝔂 𝓝𝓪𝓶𝓮 '.repeat(5)],
    ['with line breaks and directions', 'a\n\n\u202eb\u2067'.repeat(20)],
    ['empty', ''],
  ])('keeps a name that is %s in its place', async (_name, name) => {
    const drawn = rowsOf({ name })

    expect((await inkOf(drawn, betweenNameAndBar)).share).toBe(0)
    expect((await inkOf(drawn, rightOfNote)).share).toBe(0)
    expect(drawBoard(drawn, sheet).svg).not.toMatch(/<text|NaN|undefined/)
  })

  it('lets no name draw outside the place of names and faces, or change the size', async () => {
    const hostile = [
      `Z${'\u0301'.repeat(60)}a${'\u0316\u0317\u0489\u0353'.repeat(30)}lgo`,
      'ก็้๊๋็้๊๋็้๊๋ก็้๊๋็้๊๋',
      'हिंदी़ॕ॒॑॓॔ ༒ཀྵྵྵྵྲྲྲཱཱཱྀྀྀ',
      '\u202egnirts desrever\u202c \u2067x',
      'مرحبا\u202e بالعالم ﷺ﷽',
      '🦊'.repeat(32),
      '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪1️⃣'.repeat(8),
      '\u3164\u2800\u200b',
      '我'.repeat(32),
      '﷽'.repeat(32),
      'a\nb\r\n\u2028c',
      '𒐫𒈙⸻꧁༺Ada༻꧂',
    ]
    const [drawn, plain] = [rowsOf(...hostile.map((name) => ({ name }))), rowsOf(...hostile.map(() => ({})))]

    const [shown, expected] = [await pixelsOf(await draw(drawn)), await pixelsOf(await draw(plain))]

    expect(shown.info).toMatchObject({ width: expected.info.width, height: expected.info.height })
    expect(rowsThatDiffer(shown, expected)).toEqual([])
  })

  it('has the same places for everything whatever is typed for a name', () => {
    const placesOf = (svg: string) => svg.match(/<g transform="translate\(0 \d+\)">/g)
    const plain = drawBoard(rowsOf({}, {}, {}), sheet)

    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (name) => {
        const drawn = drawBoard(rowsOf({}, { name }, {}), sheet)

        expect([drawn.width, drawn.height]).toEqual([plain.width, plain.height])
        expect(placesOf(drawn.svg)).toEqual(placesOf(plain.svg))
        expect(drawn.svg).not.toMatch(/<text|NaN|undefined|<(?![/a-z])/)
      }),
      { numRuns: isThorough ? 50 : 15 },
    )
  })

  it('gives somebody without a name of their own no initials', async () => {
    const face = { left: 200, top: 216, width: 72, height: 88 }
    const [faceless, hidden] = [
      await inkOf(rowsOf({ name: 'a hidden member', faceless: true }), face),
      await inkOf(rowsOf({ name: 'somebody else', faceless: true }), face),
    ]

    expect(faceless.colours).toEqual(hidden.colours)
    expect((await inkOf(rowsOf({ name: 'a hidden member' }), face)).colours).not.toEqual(faceless.colours)
  })

  it('keeps a note and points of any length in their places', async () => {
    const drawn = rowsOf({ note: 'a very long note that nobody needs', points: 123_456_789_012 })

    expect((await inkOf(drawn, rightOfNote)).share).toBe(0)
    expect((await inkOf(drawn, betweenNameAndBar)).share).toBe(0)
  })

  it('draws bars in proportion to the first', async () => {
    const png = await draw(rowsOf({ points: 200 }, { points: 50 }))
    const bar = (top: number) =>
      findColour(png, dark.accent, { left: 750, width: 340, top, bottom: top + 96 })

    const [first, second] = [await bar(212), await bar(324)]

    // Their round ends are shades, a few pixels on each.
    expect(Math.abs(first.right - first.left - 4 * (second.right - second.left))).toBeLessThan(16)
  })

  it('draws no bar for nothing, and none longer than the first', async () => {
    const png = await draw(rowsOf({ points: 0 }, { points: -5 }))

    expect((await findColour(png, dark.accent, { left: 750, width: 340 })).right).toBe(-1)
  })

  it.each([1, 2, 3] as const)('puts rank %d on a medal', async (rank) => {
    const [medalled, plain] = [await inkOf(rowsOf({ rank })), await inkOf(rowsOf({ rank: 4 }))]
    const medal = dark.medals[rank - 1] ?? ''

    expect(countNear(medalled, medal)).toBeGreaterThan(1_500)
    expect(countNear(plain, medal)).toBe(0)
  })

  it.each([
    ['up in green', 3, dark.tones.good, dark.tones.bad],
    ['down in red', -2, dark.tones.bad, dark.tones.good],
  ])('points %s', async (_name, movement, shown, absent) => {
    const ink = await inkOf(rowsOf({ movement }), { left: 160, top: 220, width: 74, height: 80 })

    expect(countNear(ink, shown)).toBeGreaterThan(80)
    expect(countNear(ink, absent)).toBe(0)
  })

  it.each([0, 7, -99, 123_456])('keeps a movement of %d between rank and picture', async (movement) => {
    const drawn = rowsOf({ movement, rank: 999 })

    const [left, right] = [
      await inkOf(drawn, { left: 160, top: 220, width: 2, height: 80 }),
      await inkOf(drawn, { left: 230, top: 220, width: 10, height: 80 }),
    ]

    expect([left.share, right.share]).toEqual([0, 0])
  })

  it('leaves room for movements only where there are some', async () => {
    const withName = { left: 312, top: 220, width: 18, height: 80 }

    expect((await inkOf(rowsOf({}), withName)).share).toBeGreaterThan(0)
    expect((await inkOf(rowsOf({ movement: 1 }), withName)).share).toBe(0)
  })

  it('sets the row of the member who asked apart', async () => {
    const own = await inkOf(rowsOf({ highlighted: true }))

    expect(countNear(own, highlightGround(dark))).toBeGreaterThan(80_000)
    expect(countNear(await inkOf(rowsOf({})), highlightGround(dark))).toBe(0)
  })
})

describe('initialsOf', () => {
  it.each([
    ['Ada', 'A'],
    ['ada lovelace', 'AL'],
    ['Ada King Lovelace', 'AL'],
    ['王小明', '王'],
    ['王 小明', '王'],
    ['🦊 fox', 'F'],
    ['🦊', '🦊'],
    ['!!! 42', '4'],
    ['Иван Петров', 'ИП'],
    ['émile', 'É'],
    ['नमस्ते', 'न'],
    ['محمد علي', 'مع'],
    ['한국', '한'],
    ['ከመ', undefined],
    ['…', undefined],
  ])('takes from %s %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})
