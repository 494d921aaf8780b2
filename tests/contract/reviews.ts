import { describe, expect, it } from 'vitest'
import type { Review } from '../../src/store/learning.ts'
import { answered, newPost, type StoreUnderTest } from './ground.ts'

const review = (changes: Partial<Review> = {}): Review => ({
  memberId: 'ada',
  serverId: 'server',
  questionId: 'topic/one',
  due: 5_000,
  memory: '{"after":1}',
  memoryBefore: null,
  postId: 'post',
  ...changes,
})

const ids = (answers: readonly { postId: string }[]) => answers.map(({ postId }) => postId)

export function describeReviews(open: StoreUnderTest): void {
  describe('answers for review', () => {
    it('are told with their last attempt once their post is closed, by hand or by time', async () => {
      const store = await open()
      await answered(store, 'early', ['wrong', 'correct'], { at: 3_000 })
      await answered(store, 'due', ['wrong'], { closesAt: 4_000 })
      const uncounted = (now: number) => store.uncountedAnswers('ada', 'server', 0, now)

      const open1 = await uncounted(3_999)
      await store.closePost('early', 3_500)

      expect(open1).toEqual([])
      expect(await uncounted(4_000)).toEqual([
        {
          postId: 'due',
          questionId: 'topic/one',
          isPractice: false,
          isClosed: true,
          number: 1,
          verdict: 'wrong',
          at: 2_000,
        },
        {
          postId: 'early',
          questionId: 'topic/one',
          isPractice: false,
          isClosed: true,
          number: 2,
          verdict: 'correct',
          at: 3_001,
        },
      ])
    })

    it('are told of own practice before it closes, and of nobody else, elsewhere or before', async () => {
      const store = await open()
      await answered(store, 'practice', ['wrong'], { practiceOf: 'ada', at: 3_000 })
      await answered(store, 'yuri', ['wrong'], { practiceOf: 'yuri', memberId: 'yuri', at: 3_000 })
      await answered(store, 'abroad', ['wrong'], { serverId: 'other', closesAt: 3_500, at: 3_000 })
      await answered(store, 'before', ['wrong'], { closesAt: 3_500, at: 2_000 })

      expect(await store.uncountedAnswers('ada', 'server', 2_500, 4_000)).toMatchObject([
        { postId: 'practice', isPractice: true, isClosed: false },
      ])
    })

    it('are counted once, with all they change or nothing', async () => {
      const store = await open()
      await answered(store, 'post', ['wrong'], { closesAt: 3_000 })
      await answered(store, 'right', ['correct'], { closesAt: 3_000, questionId: 'topic/two' })

      const first = await store.countAnswers('ada', ['post'], [review()])
      const again = await store.countAnswers('ada', ['right', 'post'], [review({ due: 9_000 })])

      expect([first, again]).toEqual([true, false])
      expect(await store.reviews('ada', 'server')).toEqual([review()])
      expect(ids(await store.uncountedAnswers('ada', 'server', 0, 4_000))).toEqual(['right'])
    })
  })

  describe('a review queue', () => {
    it('is one member’s in one server, the first due first, each question once', async () => {
      const store = await open()
      for (const id of ['p1', 'p2', 'p3', 'p4']) await store.createPost(newPost(id))
      await store.countAnswers('ada', ['p1'], [review({ postId: 'p1', due: 7_000 })])
      await store.countAnswers('ada', ['p2'], [review({ questionId: 'topic/two', postId: 'p2' })])
      await store.countAnswers('ada', ['p3'], [review({ serverId: 'other', postId: 'p3' })])
      await store.countAnswers('yuri', ['p3'], [review({ memberId: 'yuri', postId: 'p3' })])

      const changed = review({ postId: 'p4', due: 4_000, memory: '{"after":2}', memoryBefore: '{"after":1}' })
      await store.countAnswers('ada', ['p4'], [changed])

      expect(await store.reviews('ada', 'server')).toEqual([
        changed,
        review({ questionId: 'topic/two', postId: 'p2' }),
      ])
    })

    it('takes another rating for the answer counted last, and for no other', async () => {
      const store = await open()
      await store.createPost(newPost('post'))
      await store.countAnswers('ada', ['post'], [review()])

      const rated = await store.rateReview(review({ due: 8_000, memory: '{"after":4}' }))
      const late = await store.rateReview(review({ postId: 'earlier', due: 1_000 }))
      const others = await store.rateReview(review({ memberId: 'yuri' }))

      expect([rated, late, others]).toEqual([true, false, false])
      expect(await store.reviews('ada', 'server')).toEqual([review({ due: 8_000, memory: '{"after":4}' })])
    })
  })
}
