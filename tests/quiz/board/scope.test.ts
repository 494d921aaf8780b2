import { describe, expect, it } from 'vitest'
import type { Question } from '../../../src/bank/question.ts'
import type { Context } from '../../../src/command.ts'
import { translator } from '../../../src/i18n/catalog.ts'
import type { Language } from '../../../src/i18n/texts.ts'
import { knowScope, readScope, suggestScopes } from '../../../src/quiz/board/scope.ts'
import { topicKey } from '../../../src/quiz/board/view.ts'
import { choiceQuestion } from '../../support/questions.ts'

const longTopic = 'a-topic-whose-slug-somebody-imported-and-which-has-no-end'
const schedules = [
  { id: 'id-1', name: 'Daily', serverId: '9' },
  { id: 'id-2', name: '每日一题', serverId: '9' },
]
const elsewhere = { id: 'id-3', name: 'Secret', serverId: '8' }

function question(topic: string, en: string, zh: string): [string, Question] {
  const id = `${topic}/q`

  return [id, { ...choiceQuestion(id), topic, topicNames: { en, 'zh-CN': zh } }]
}

function contextIn(language: Language) {
  return {
    t: translator(language),
    language,
    serverId: '9',
    bank: new Map([
      question('convolution', 'Convolution', '卷积'),
      question(longTopic, 'Without end', '无尽'),
    ]),
    store: {
      schedules: async () => schedules,
      schedule: async (id: string) => [...schedules, elsewhere].find((one) => one.id === id),
    },
  } as unknown as Context
}

const en = contextIn('en')

describe('the scope of a board', () => {
  it.each([
    ['nothing', undefined, undefined, 'server'],
    ['the server in Chinese', '全服务器', undefined, 'server'],
    ['teams', 'Teams', undefined, 'teams'],
    ['a schedule by its id', 'id-2', undefined, 'schedule:id-2'],
    ['a schedule by its name', ' daily ', undefined, 'schedule:id-1'],
    ['a schedule in Chinese', '每日一题', undefined, 'schedule:id-2'],
    ['a topic by its slug', 'server', 'convolution', 'topic:convolution'],
    ['a topic by its name', undefined, '卷积', 'topic:convolution'],
  ])('is read from %s', async (_name, scope, topic, read) => {
    const language = /\p{Script=Han}/u.test(`${scope}${topic}`) ? 'zh-CN' : 'en'

    expect(await readScope(contextIn(language), scope, topic)).toBe(read)
  })

  it.each([
    ['a schedule of another server', elsewhere.id, undefined, 'board.unknownScope'],
    ['a topic that is none', undefined, 'cooking', 'board.unknownTopic'],
    ['a schedule and a topic', 'Daily', 'convolution', 'board.oneScope'],
  ])('is refused for %s', async (_name, scope, topic, key) => {
    await expect(readScope(en, scope, topic)).rejects.toMatchObject({ key })
  })

  it('of a button is called by its name', async () => {
    expect(await knowScope(en, 'server')).toEqual({ scope: 'server' })
    expect(await knowScope(en, 'teams')).toEqual({ scope: 'teams', name: 'Teams' })
    expect(await knowScope(en, 'schedule:id-1')).toEqual({ scope: 'schedule:id-1', name: 'Daily' })
    expect(await knowScope(en, 'topic:gone')).toEqual({ scope: 'topic:gone', name: 'gone' })
    expect(await knowScope(en, `topic:${topicKey(longTopic)}`)).toEqual({
      scope: `topic:${longTopic}`,
      name: 'Without end',
    })
  })

  it.each(['schedule:id-3', 'schedule:id-4'] as const)('of a button is refused for %s', async (scope) => {
    await expect(knowScope(en, scope)).rejects.toMatchObject({ key: 'board.gone' })
  })

  it('is suggested while typing', async () => {
    expect(await suggestScopes(en, '')).toHaveLength(4)
    expect(await suggestScopes(en, 'TEAM')).toEqual([{ name: 'Teams', value: 'teams' }])
    expect(await suggestScopes(contextIn('zh-CN'), '每日')).toEqual([
      { name: '计划：每日一题', value: 'id-2' },
    ])
  })
})
