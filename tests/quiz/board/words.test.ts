import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Context } from '../../../src/command.ts'
import { translator } from '../../../src/i18n/catalog.ts'
import { languages } from '../../../src/i18n/texts.ts'
import { boardAlt, boardText } from '../../../src/quiz/board/words.ts'
import type { Board, BoardRow } from '../../../src/render/renderer.ts'
import { shownName } from '../../../src/shown-name.ts'

const contextIn = (language: (typeof languages)[number]) => ({ t: translator(language) }) as Context
const board = (rows: readonly BoardRow[]): Board => ({
  title: 'Leaderboard · Last 30 days · A schedule with quite a long…',
  subtitle: 'Dec 28, 2025 – Jan 26, 2026 · 123,456 members with points · arrows: since the 30 days before',
  rows,
  footer: { left: 'Scheduled questions only; ties share a rank', right: 'Page 1,234 of 12,345' },
})
const row = (changes: Partial<BoardRow> = {}): BoardRow => ({
  rank: 4,
  name: 'Ada',
  points: 1_200,
  note: '3 answers',
  highlighted: false,
  ...changes,
})

const rows = fc.array(
  fc.record({
    rank: fc.integer({ min: 1, max: 999_999 }),
    name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }).map((name) => shownName(name) || '?'),
    points: fc.integer({ min: 1, max: 99_999_999 }),
    note: fc.constant('99,999 answers'),
    highlighted: fc.boolean(),
    movement: fc.integer({ min: -99_999, max: 99_999 }),
  }),
  { minLength: 10, maxLength: 10 },
)

describe('a board in words', () => {
  it('has every row within what Discord takes as a picture’s text, whatever people are called', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...languages), (drawn, language) => {
        const alt = boardAlt(contextIn(language), board(drawn))
        const lines = alt.split('\n')

        expect(alt.length).toBeLessThanOrEqual(1_024)
        expect(lines).toHaveLength(12)
        expect(lines.slice(2).map((line) => Number.parseInt(line, 10))).toEqual(drawn.map(({ rank }) => rank))
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    ['who climbed', row({ movement: 2 }), '4. Ada, 1,200 points (3 answers) ↑2'],
    ['who fell', row({ movement: -13 }), '4. Ada, 1,200 points (3 answers) ↓13'],
    ['who stayed', row({ movement: 0 }), '4. Ada, 1,200 points (3 answers)'],
    ['with one point', row({ points: 1, note: '1 answer' }), '4. Ada, 1 point (1 answer)'],
    ['with an average', row({ points: 12.5 }), '4. Ada, 12.5 points (3 answers)'],
    ['that is not ranked', row({ rank: null, points: null, note: '2 missing' }), '– Ada (2 missing)'],
  ])('tells a row %s', (_name, drawn, line) => {
    expect(
      boardAlt(contextIn('en'), board([drawn]))
        .split('\n')
        .at(-1),
    ).toBe(line)
  })

  it('says it in Chinese', () => {
    const alt = boardAlt(contextIn('zh-CN'), board([row({ note: '3 次作答', movement: 1 })]))

    expect(alt.split('\n').at(-1)).toBe('4. Ada，1,200 分（3 次作答） ↑1')
  })

  it('leaves nothing of a name that Discord would read as Markdown, and marks the own row', () => {
    const text = boardText(contextIn('en'), board([row({ name: '**a** <@1>', highlighted: true }), row()]))

    expect(text).toContain('**4. \\*\\*a\\*\\* \\<\\@1\\>, 1,200 points (3 answers)**')
    expect(text).toContain('\n4. Ada, 1,200 points')
    expect(text).toContain('-# Scheduled questions only; ties share a rank · Page 1,234 of 12,345')
  })
})
