import { expect, it } from 'vitest'
import { openBanks } from '../src/open-banks.ts'
import type { ServerQuestion } from '../src/store/server-bank.ts'
import { testStore } from './support/database.ts'
import { inlineIntake } from './support/inline-intake.ts'
import { choiceQuestion } from './support/questions.ts'

const builtIn = new Map([['topic/one', choiceQuestion('topic/one')]])

function question(version: string, body: string): ServerQuestion {
  const text = `---\ntitle: Own\nlevel: 1\nkind: number\nanswer: 1\n---\n${body}\n\n## Explanation\nSo.\n`

  return {
    id: 'own/q',
    version,
    files: [{ path: 'own/q.md', text }],
    pictures: [],
    typed: null,
    createdBy: 'ada',
    createdAt: 1,
  }
}

const asked = (serverId: string, questionVersion: string) =>
  ({ serverId, questionId: 'own/q', questionVersion, seed: 's', numbers: 'shared' }) as const

it('gives a server its own questions beside the built-in ones, and no other server any of them', async () => {
  const store = await testStore()
  const banks = openBanks({ builtIn, store, intake: inlineIntake })

  await store.changeBank('a', 0, { saved: [question('v1', 'Old?')] }, 1)

  expect([...(await banks.of('a')).keys()]).toEqual(['own/q', 'topic/one'])
  expect(await banks.of('b')).toBe(builtIn)
  expect(await banks.of(undefined)).toBe(builtIn)
  expect(await banks.asked(asked('b', 'v1'))).toBeUndefined()
})

it('calls topics as the server does and counts one as another, in posts too, and in no other server', async () => {
  const store = await testStore()
  const banks = openBanks({ builtIn, store, intake: inlineIntake })
  const names = { en: 'Riddles', 'zh-CN': '谜语' }
  const topicIn = async (serverId: string, id: string) => (await banks.of(serverId)).get(id)?.topic
  const builtInPost = {
    ...asked('a', builtIn.get('topic/one')?.version ?? ''),
    questionId: 'topic/one',
  }

  await store.changeBank('a', 0, { saved: [question('v1', 'Own?')], topics: new Map([['topic', names]]) }, 1)
  const renamed = (await banks.of('a')).get('topic/one')?.topicNames
  await store.countTopicAs('a', 'own', 'topic')
  await store.changeBank('a', 1, {}, 2)

  expect(renamed).toEqual(names)
  expect((await banks.asked(builtInPost))?.topicNames).toEqual(names)
  expect([await topicIn('a', 'own/q'), await topicIn('a', 'topic/one')]).toEqual(['topic', 'topic'])
  expect((await banks.of('a')).get('own/q')?.topicNames).toEqual(names)
  expect(await banks.of('b')).toBe(builtIn)
})

it('shows a change at once, while a post keeps the version it was posted in, even without its question', async () => {
  const store = await testStore()
  const banks = openBanks({ builtIn, store, intake: inlineIntake })
  const bodyOf = async (version: string) => (await banks.asked(asked('a', version)))?.texts.en.body

  await store.changeBank('a', 0, { saved: [question('v1', 'Old?')] }, 1)
  const first = (await banks.of('a')).get('own/q')?.texts.en.body
  await store.changeBank('a', 1, { saved: [question('v2', 'New?')] }, 2)
  const second = (await banks.of('a')).get('own/q')?.texts.en.body
  const posted = await bodyOf('v1')
  await store.changeBank('a', 2, { removed: ['own/q'] }, 3)

  expect([first, second, posted]).toEqual(['Old?', 'New?', 'Old?'])
  expect((await banks.of('a')).has('own/q')).toBe(false)
  expect(await bodyOf('v2')).toBe('New?')
})
