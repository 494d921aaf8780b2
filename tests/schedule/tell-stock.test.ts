import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translator } from '../../src/i18n/catalog.ts'
import { type Picking, pickQuestion } from '../../src/quiz/pick.ts'
import { type Stock, stockLines, stockOf } from '../../src/schedule/tell-stock.ts'

const daily = {
  topic: null,
  level: null,
  picking: 'random',
  cron: '0 9 * * *',
  timezone: 'Asia/Shanghai',
  quietDates: '',
  endsOn: null,
} as const
const monday = Date.parse('2026-03-02T08:00:00Z')

const questions = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `${at}`, topic: 'topic', level: 1 as const }))

describe('the stock of a schedule', () => {
  it.each<[number, readonly string[], Stock]>([
    [3, [], { total: 3, left: 3, repeat: { at: Date.parse('2026-03-06T01:00:00Z'), isExact: true } }],
    [3, ['1', '2'], { total: 3, left: 1, repeat: { at: Date.parse('2026-03-04T01:00:00Z'), isExact: true } }],
    [
      3,
      ['1', '2', '0'],
      { total: 3, left: 3, repeat: { at: Date.parse('2026-03-06T01:00:00Z'), isExact: true } },
    ],
    [0, ['1'], { total: 0, left: 0, repeat: null }],
  ])('of %d questions after %j is told with the run that repeats', (count, asked, expected) => {
    expect(stockOf(questions(count), daily, asked, monday)).toEqual(expected)
  })

  it('of more questions than years are looked ahead for is told to last at least so long', () => {
    const { left, repeat } = stockOf(questions(5000), daily, [], monday)

    expect([left, repeat?.isExact]).toEqual([5000, false])
    expect(((repeat?.at ?? 0) - monday) / 86_400_000).toBeGreaterThan(999)
  })

  it('is used up exactly when it says', () => {
    const pickings = fc.constantFrom<Picking>('random', 'inOrder', 'weakTopics')

    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(30), pickings, (count, before, picking) => {
        const selection = { ...daily, picking }
        const asked: string[] = []
        const next = () => pickQuestion(questions(count), selection, asked, `${asked.length}`)?.id ?? ''
        for (let slot = 0; slot < before; slot++) asked.push(next())
        const { left } = stockOf(questions(count), selection, asked, monday)
        const ahead: string[] = []
        for (let slot = 0; slot < left; slot++) {
          const id = next()
          ahead.push(id)
          asked.push(id)
        }

        expect(new Set(ahead).size).toBe(left)
        expect(stockOf(questions(count), selection, asked, monday).left).toBe(count)
      }),
    )
  })
})

describe('what managers read of it', () => {
  const stock: Stock = {
    total: 64,
    left: 40,
    repeat: { at: Date.parse('2026-04-12T01:00:00Z'), isExact: true },
  }
  const day = '<t:1775955600:D> (<t:1775955600:R>)'

  it.each([
    ['en', ['64 questions fit; 40 are left of this round.', `At this rhythm they begin again on ${day}.`]],
    ['zh-CN', ['符合条件的题有 64 道，本轮还剩 40 道。', `按这个频率，${day} 开始从头再来。`]],
  ] as const)('is when it repeats, in %s', (language, lines) => {
    expect(stockLines(translator(language), { picking: 'random' }, stock)).toEqual(lines)
  })

  it('names no day for a paused schedule, nor where what was missed comes again', () => {
    const t = translator('en')

    expect(stockLines(t, { picking: 'random', paused: true }, stock)).toHaveLength(1)
    expect(stockLines(t, { picking: 'missed' }, stock).join()).not.toContain('<t:')
  })

  it('warns once fewer than seven are left', () => {
    const t = translator('en')
    const last = (left: number) => stockLines(t, { picking: 'inOrder' }, { ...stock, left }).at(-1)

    expect(last(7)).not.toContain('⚠️')
    expect(last(6)).toContain('⚠️ Only 6 questions are left')
    expect(last(1)).toContain('⚠️ Only 1 question is left')
  })
})
