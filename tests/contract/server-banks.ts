import { describe, expect, it } from 'vitest'
import type { ServerQuestion } from '../../src/store/server-bank.ts'
import type { StoreUnderTest } from './ground.ts'

const day = 86_400_000

function question(id: string, version: string, changes: Partial<ServerQuestion> = {}): ServerQuestion {
  return {
    id,
    version,
    files: [{ path: `${id}.md`, text: `${version} 题目 $x$ 'quoted'` }],
    pictures: [{ path: 'algebra/dot.png', bytes: 3, base64: 'AQID' }],
    typed: { title: '一', answer: '2' },
    createdBy: 'ada',
    createdAt: 1_000,
    ...changes,
  }
}

export function describeServerBanks(open: StoreUnderTest): void {
  describe('the bank of a server', () => {
    it('is empty before anybody added something', async () => {
      const store = await open()

      expect(await store.serverBank('one')).toEqual({ revision: 0, questions: [], topics: new Map() })
      expect(await store.bankRevision('one')).toBe(0)
    })

    it('gives back what was saved, in the order of ids, to that server and no other', async () => {
      const store = await open()
      const topics = new Map([['algebra', { en: 'Algebra', 'zh-CN': '代数' }]])
      const saved = [question('algebra/b', 'v1', { typed: null }), question('algebra/a', 'v1')]

      expect(await store.changeBank('one', 0, { saved, topics }, 1_000)).toBe(true)

      expect(await store.serverBank('one')).toEqual({ revision: 1, questions: saved.toReversed(), topics })
      expect(await store.serverTopics('one')).toEqual(topics)
      expect(await store.serverBank('two')).toEqual({ revision: 0, questions: [], topics: new Map() })
      expect(await store.serverQuestion('two', 'algebra/a', 'v1')).toBeUndefined()
    })

    it('keeps every version, and shows the one saved last', async () => {
      const store = await open()

      await store.changeBank('one', 0, { saved: [question('algebra/a', 'v1')] }, 1_000)
      await store.changeBank('one', 1, { saved: [question('algebra/a', 'v2')] }, 2_000)
      const second = (await store.serverBank('one')).questions.map(({ version }) => version)
      await store.changeBank('one', 2, { saved: [question('algebra/a', 'v1')] }, 3_000)

      expect(second).toEqual(['v2'])
      expect((await store.serverBank('one')).questions.map(({ version }) => version)).toEqual(['v1'])
      expect(await store.serverQuestion('one', 'algebra/a', 'v2')).toEqual(question('algebra/a', 'v2'))
    })

    it('loses what is removed, though posts still find it, and takes it again', async () => {
      const store = await open()

      await store.changeBank('one', 0, { saved: [question('algebra/a', 'v1')] }, 1_000)
      await store.changeBank('one', 1, { removed: ['algebra/a'] }, 2_000)
      const without = await store.serverBank('one')
      const found = await store.serverQuestion('one', 'algebra/a', 'v1')
      await store.changeBank('one', 2, { saved: [question('algebra/a', 'v1')] }, 3_000)

      expect(without).toMatchObject({ revision: 2, questions: [] })
      expect(found?.version).toBe('v1')
      expect((await store.serverBank('one')).questions).toHaveLength(1)
    })

    it('changes for one of two who change the same revision, and nothing of the other', async () => {
      const store = await open()
      const change = (id: string) => store.changeBank('one', 0, { saved: [question(id, 'v1')] }, 1_000)

      const outcomes = await Promise.all([change('algebra/a'), change('algebra/b')])
      const late = await store.changeBank('one', 0, { saved: [question('algebra/c', 'v1')] }, 1_000)

      expect(outcomes.toSorted()).toEqual([false, true])
      expect(late).toBe(false)
      expect((await store.serverBank('one')).questions).toHaveLength(1)
      expect(await store.bankRevision('one')).toBe(1)
    })
  })

  describe('a draft', () => {
    const draft = { id: 'd', serverId: 'one', memberId: 'ada', texts: { title: '一', body: 'a\nb' } }

    it('is kept in its latest state until it is dropped', async () => {
      const store = await open()

      await store.keepDraft({ ...draft, texts: {} }, 1_000)
      await store.keepDraft(draft, 2_000)
      const kept = await store.draft('d')
      await store.dropDraft('d')

      expect(kept).toEqual(draft)
      expect(await store.draft('d')).toBeUndefined()
    })

    it('goes after a week', async () => {
      const store = await open()

      await store.keepDraft(draft, 0)
      await store.keepDraft({ ...draft, id: 'e' }, 7 * day)
      const after = await store.draft('d')
      await store.keepDraft({ ...draft, id: 'e' }, 7 * day + 1)

      expect(after).toEqual(draft)
      expect(await store.draft('d')).toBeUndefined()
    })
  })
}
