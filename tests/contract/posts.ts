import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { leaseMs, newPost, type StoreUnderTest } from './ground.ts'

const claim = (worker: string, now: number) => ({ worker, now, leaseMs })

export function describePosts(open: StoreUnderTest): void {
  describe('a step', () => {
    async function withStep(): Promise<Store> {
      const store = await open()
      await store.createPost(newPost('post'))
      await store.confirmPost('post', 'm', [{ name: 'close', dueAt: 2_000 }])

      return store
    }
    const step = { postId: 'post', name: 'close' } as const

    it('is taken by one worker when it is due', async () => {
      const store = await withStep()

      const early = await store.claimSteps(claim('w1', 1_999), 10)
      const taken = await Promise.all(
        ['w1', 'w2'].map((worker) => store.claimSteps(claim(worker, 2_000), 10)),
      )
      const after = await store.claimSteps(claim('w3', 2_100), 10)

      expect(early).toEqual([])
      expect(taken.flat()).toHaveLength(1)
      expect(after).toHaveLength(1)
    })

    it('done makes what follows, once', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w', 2_000), 10)

      await store.finishStep(step, 'result', [{ name: 'reveal', dueAt: 2_500 }])
      await store.finishStep(step, 'other', [{ name: 'reveal', dueAt: 9_999 }])

      expect(await store.steps(['post'])).toMatchObject([
        { name: 'close', state: 'done', resultId: 'result' },
        { name: 'reveal', state: 'pending', dueAt: 2_500 },
      ])
    })

    it('done late is done, whoever holds it by now', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w1', 2_000), 10)
      await store.claimSteps(claim('w2', 2_100), 10)

      await store.finishStep(step, 'result')
      await store.retryStep('w2', step, 3_000, 'transient')

      expect(await store.steps(['post'])).toMatchObject([{ state: 'done', resultId: 'result', attempts: 0 }])
      expect(await store.claimSteps(claim('w3', 9_000), 10)).toEqual([])
    })

    it('is not put off or given up by a worker that lost it', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w1', 2_000), 10)
      await store.claimSteps(claim('w2', 2_100), 10)

      await store.retryStep('w1', step, 9_000, 'late')
      await store.failStep('w1', step, 'late')

      expect(await store.steps(['post'])).toMatchObject([{ state: 'pending', dueAt: 2_000, lastError: null }])
    })

    it('is free again when its worker lets go', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w1', 2_000), 10)

      await store.releaseClaims('w1')

      expect(await store.claimSteps(claim('w2', 2_001), 10)).toHaveLength(1)
    })

    it('tried again waits, given up stays given up', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w', 2_000), 10)
      await store.retryStep('w', step, 3_000, 'transient')
      const early = await store.claimSteps(claim('w', 2_999), 10)
      const again = await store.claimSteps(claim('w', 3_000), 10)

      await store.failStep('w', step, 'channelGone')

      expect(early).toEqual([])
      expect(again).toMatchObject([{ attempts: 1, lastError: 'transient' }])
      expect(await store.claimSteps(claim('w', 9_000), 10)).toEqual([])
      expect(await store.steps(['post'])).toMatchObject([{ state: 'failed', lastError: 'channelGone' }])
      expect(await store.steps([])).toEqual([])
    })
  })

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

    it('is open once confirmed, until it closes, newest first, and never for practice', async () => {
      const store = await open()
      for (const [id, createdAt] of [
        ['p1', 1_000],
        ['p2', 1_500],
      ] as const) {
        await store.createPost(newPost(id, { createdAt, questionId: id }))
        await store.confirmPost(id, `m-${id}`, [])
      }
      await store.createPost(newPost('unconfirmed', { questionId: 'sending' }))
      await store.createPost(newPost('mine', { practiceOf: 'ada', questionId: 'practice' }))

      const open1 = await store.openPosts('channel', 2_000)
      const questions = await store.openQuestions('server', 2_000)
      await store.closePost('p2', 2_500)

      expect(open1.map(({ id }) => id)).toEqual(['p2', 'p1'])
      expect(questions).toEqual(['p1', 'p2', 'sending'])
      expect((await store.openPosts('channel', 3_000)).map(({ id }) => id)).toEqual(['p1'])
      expect(await store.openPosts('channel', 9_000)).toEqual([])
      expect((await store.practicePosts('ada', 5)).map(({ id }) => id)).toEqual(['mine'])
      expect(await store.practicePosts('yuri', 5)).toEqual([])
    })
  })
}
