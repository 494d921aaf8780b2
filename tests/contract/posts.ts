import { describe, expect, it } from 'vitest'
import type { NewPost, Store } from '../../src/store/store.ts'
import { newPost, type StoreUnderTest } from './ground.ts'

async function confirmed(store: Store, id: string, changes: Partial<NewPost>): Promise<void> {
  await store.createPost(newPost(id, changes))
  await store.confirmPost(id, `m-${id}`, [])
}

export function describePosts(open: StoreUnderTest): void {
  describe('a post', () => {
    it('made twice is the first one', async () => {
      const store = await open()

      await store.createPost(newPost('post'))
      const again = await store.createPost(newPost('post', { questionId: 'other' }))

      expect(again).toEqual({ ...newPost('post'), messageId: null, closedAt: null })
    })

    it('confirmed twice keeps its first message and steps', async () => {
      const store = await open()
      await store.createPost(newPost('post'))

      await store.confirmPost('post', 'm1', [{ name: 'close', dueAt: 2_000 }])
      await store.confirmPost('post', 'm2', [{ name: 'close', dueAt: 9_000 }])

      expect(await store.post('post')).toMatchObject({ messageId: 'm1' })
      expect(await store.steps(['post'])).toMatchObject([{ dueAt: 2_000 }])
    })

    it('closed twice was closed the first time', async () => {
      const store = await open()
      await store.createPost(newPost('post'))

      await store.closePost('post', 3_000)
      await store.closePost('post', 4_000)

      expect(await store.post('post')).toMatchObject({ closedAt: 3_000 })
      expect(await store.post('none')).toBeUndefined()
    })

    it('is open in its channel once confirmed, until it closes, newest first', async () => {
      const store = await open()
      await confirmed(store, 'p1', { createdAt: 1_000 })
      await confirmed(store, 'p2', { createdAt: 1_500 })
      await confirmed(store, 'elsewhere', { channelId: 'other' })
      await store.createPost(newPost('unconfirmed'))

      const before = await store.openPosts('channel', 2_000)
      await store.closePost('p2', 2_500)

      expect(before.map(({ id }) => id)).toEqual(['p2', 'p1'])
      expect((await store.openPosts('channel', 3_000)).map(({ id }) => id)).toEqual(['p1'])
      expect(await store.openPosts('channel', 9_000)).toEqual([])
    })

    it('moves to another channel until it stands in one', async () => {
      const store = await open()
      await store.createPost(newPost('post'))

      await store.movePost('post', 'elsewhere')
      await store.confirmPost('post', 'm', [])
      await store.movePost('post', 'too-late')

      expect(await store.post('post')).toMatchObject({ channelId: 'elsewhere', messageId: 'm' })
    })

    it('is open in its thread, too, which has the id of its message', async () => {
      const store = await open()
      await confirmed(store, 'p1', {})
      await confirmed(store, 'p2', {})
      const { messageId } = (await store.post('p1')) ?? {}

      expect((await store.openPosts(messageId ?? '', 2_000)).map(({ id }) => id)).toEqual(['p1'])
    })
  })

  describe('a question', () => {
    it('is open in its server from before it is sent until it closes, however often it is asked', async () => {
      const store = await open()
      await confirmed(store, 'p1', { questionId: 'twice' })
      await confirmed(store, 'p2', { questionId: 'twice', channelId: 'other' })
      await store.createPost(newPost('p3', { questionId: 'sending' }))
      await confirmed(store, 'p4', { questionId: 'short', closesAt: 2_000 })
      await confirmed(store, 'p5', { questionId: 'abroad', serverId: 'other' })
      await store.createPost(newPost('p6', { questionId: 'practice', practiceOf: 'ada' }))
      const openAt = (now: number) => store.openQuestions('server', now)

      const before = [await openAt(1_999), await openAt(2_000)]
      await store.closePost('p1', 2_500)
      const once = await openAt(3_000)
      await store.closePost('p2', 3_500)

      expect(before).toEqual([
        ['sending', 'short', 'twice'],
        ['sending', 'twice'],
      ])
      expect(once).toEqual(['sending', 'twice'])
      expect(await openAt(4_000)).toEqual(['sending'])
      expect(await openAt(9_000)).toEqual([])
    })
  })

  describe('practice', () => {
    it('is remembered by its member alone, the newest draws first', async () => {
      const store = await open()
      for (const [id, createdAt] of [
        ['second', 2_000],
        ['third', 3_000],
        ['first', 1_000],
      ] as const) {
        await store.createPost(newPost(id, { practiceOf: 'ada', createdAt }))
      }

      expect((await store.practicePosts('ada', 2)).map(({ id }) => id)).toEqual(['third', 'second'])
      expect(await store.practicePosts('yuri', 5)).toEqual([])
      expect(await store.openPosts('channel', 3_000)).toEqual([])
    })
  })
}
