import { describe, expect, it } from 'vitest'
import type { Report } from '../../src/store/reporting.ts'
import type { Store } from '../../src/store/store.ts'
import { newPost, type StoreUnderTest } from './ground.ts'

const report = (id: string, changes: Partial<Report> = {}): Report => ({
  id,
  serverId: 'server',
  postId: 'post',
  questionId: 'topic/one',
  questionVersion: '1',
  memberId: 'ada',
  memberName: 'Ada',
  text: 'The sign is wrong.',
  at: 1_000,
  doneAt: null,
  ...changes,
})

async function withPost(open: StoreUnderTest): Promise<Store> {
  const store = await open()
  await store.createPost(newPost('post'))

  return store
}

const bound = { since: 0, limit: 3 }

export function describeReports(open: StoreUnderTest): void {
  describe('a report', () => {
    it('is open until it is done, once and in its own server', async () => {
      const store = await withPost(open)
      await store.fileReport(report('later', { memberId: 'bo', at: 2_000 }), bound)
      await store.fileReport(report('first'), bound)

      const before = await store.openReports('server', 10)
      const elsewhere = await store.closeReport('other', 'first', 3_000)
      const closed = await store.closeReport('server', 'first', 3_000)

      expect(before.map(({ id }) => id)).toEqual(['first', 'later'])
      expect(before[0]).toEqual(report('first'))
      expect(elsewhere).toBeUndefined()
      expect(closed).toEqual(report('first', { doneAt: 3_000 }))
      expect(await store.closeReport('server', 'first', 4_000)).toBeUndefined()
      expect((await store.openReports('server', 10)).map(({ id }) => id)).toEqual(['later'])
      expect(await store.openReports('server', 0)).toEqual([])
      expect(await store.openReports('other', 10)).toEqual([])
    })

    it('is one per member and question while it is open, and a repeat is the same', async () => {
      const store = await withPost(open)

      const outcomes = [
        await store.fileReport(report('1'), bound),
        await store.fileReport(report('1'), bound),
        await store.fileReport(report('2'), bound),
        await store.fileReport(report('3', { questionId: 'topic/two' }), bound),
        await store.fileReport(report('4', { memberId: 'bo' }), bound),
        await store.closeReport('server', '1', 2_000),
        await store.fileReport(report('5', { at: 2_000 }), bound),
      ]

      expect(outcomes).toEqual([
        'filed',
        'filed',
        'alreadyOpen',
        'filed',
        'filed',
        expect.objectContaining({ id: '1' }),
        'filed',
      ])
    })

    it('is refused above so many in a time, in whatever server', async () => {
      const store = await withPost(open)
      const limit = { since: 1_000, limit: 2 }
      await store.fileReport(report('old', { questionId: 'a', at: 999 }), limit)
      await store.fileReport(report('1', { questionId: 'b' }), limit)
      await store.fileReport(report('2', { questionId: 'c', serverId: 'other' }), limit)

      expect(await store.fileReport(report('3', { questionId: 'd' }), limit)).toBe('tooMany')
      expect(await store.fileReport(report('4', { questionId: 'd', memberId: 'bo' }), limit)).toBe('filed')
    })
  })
}
