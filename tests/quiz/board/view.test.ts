import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCustomId, parseCustomId } from '../../../src/message.ts'
import { type BoardView, readView, topicKey, writeView } from '../../../src/quiz/board/view.ts'

const first: BoardView = { window: '30d', scope: 'server', page: 0 }
const scheduleId = '0198c1d2-7abc-7def-8123-456789abcdef'

const scopes = fc.oneof(
  fc.constant('server' as const),
  fc.constant('teams' as const),
  fc.uuid().map((id): BoardView['scope'] => `schedule:${id}`),
  fc
    .stringMatching(/^[a-z0-9]+(-[a-z0-9]+){0,3}$/)
    .map((slug): BoardView['scope'] => `topic:${slug.slice(0, 45)}`),
)
const views = fc.record({
  window: fc.constantFrom('7d' as const, '30d' as const, 'season' as const, 'all' as const),
  scope: scopes,
  page: fc.nat({ max: 999_999 }),
  look: fc.record({
    language: fc.constantFrom('en' as const, 'zh-CN' as const),
    theme: fc.constantFrom('dark' as const, 'light' as const),
  }),
})

describe('a view in a custom id', () => {
  it('comes back as it was, within Discord’s hundred characters', () => {
    fc.assert(
      fc.property(views, fc.constantFrom('window', 'earlier', 'later', 'refresh', 'me'), (view, way) => {
        const id = formatCustomId('board', 1, ...writeView(view, way))

        expect(readView(parseCustomId(id)?.args ?? [])).toEqual(view)
      }),
      { numRuns: 200 },
    )
  })

  it('has room for the longest of everything', () => {
    const view: BoardView = {
      window: 'season',
      scope: `schedule:${scheduleId}`,
      page: 999_999,
      look: { language: 'zh-CN', theme: 'light' },
    }

    expect(formatCustomId('board-me', 1, ...writeView(view, 'earlier')).length).toBeLessThanOrEqual(100)
  })

  it('stands for a long topic by a short key', () => {
    const topic = 'a-topic-whose-slug-somebody-imported-and-which-has-no-end'

    expect(topicKey(topic)).toMatch(/^~[a-z0-9]{1,20}$/)
    expect(readView(writeView({ ...first, scope: `topic:${topic}` }, 'window')).scope).toBe(
      `topic:${topicKey(topic)}`,
    )
  })

  it.each([
    ['of before there were scopes', ['all', '3', 'later'], { ...first, window: 'all', page: 3 }],
    ['of “find me” before', ['30d'], first],
  ])('is understood from a button %s', (_name, args, view) => {
    expect(readView(args)).toEqual(view)
  })

  it.each([
    ['nothing', []],
    ['a window that is none', ['forever', '0', 'window', 'server']],
    ['a page below none', ['30d', '-1', 'window', 'server']],
    ['a page in letters', ['30d', '1e9', 'window', 'server']],
    ['a page without end', ['30d', '9'.repeat(60), 'window', 'server']],
    ['a scope that is none', ['30d', '0', 'window', 'galaxy', 'x']],
    ['a schedule with an odd id', ['30d', '0', 'window', 'schedule', '../x']],
    ['a topic in capitals', ['30d', '0', 'window', 'topic', "a'; drop table"]],
    ['a topic that is empty', ['30d', '0', 'window', 'topic', '']],
    ['a look that is none', ['30d', '0', 'window', 'server', '', 'tlh.neon']],
    ['half a look', ['30d', '0', 'window', 'server', '', 'en']],
    ['words of the language itself', ['constructor', '0', 'x', '__proto__', 'toString', 'en.valueOf']],
  ])('is the first board for %s', (_name, args) => {
    expect(readView(args)).toEqual(first)
  })
})
