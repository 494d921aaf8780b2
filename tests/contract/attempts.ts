import { describe, expect, it } from 'vitest'
import { boardOf, newAttempt, newPost, type StoreUnderTest, scheduledPost } from './ground.ts'

const board = boardOf()
const page = { limit: 10, offset: 0 }

export function describeAttempts(open: StoreUnderTest): void {
  describe('an attempt', () => {
    it('is recorded with its number and points', async () => {
      const store = await open()
      await scheduledPost(store)

      const wrong = await store.recordAttempt(newAttempt('i1', { verdict: 'wrong', pointsFor: () => 0 }))
      const right = await store.recordAttempt(newAttempt('i2'))

      expect(wrong).toMatchObject({ outcome: 'recorded', attempt: { number: 1, points: 0 }, attemptsLeft: 1 })
      expect(right).toMatchObject({ outcome: 'recorded', attempt: { number: 2, points: 5 }, attemptsLeft: 0 })
      expect(await store.attemptsBy('post', 'ada')).toMatchObject([
        { verdict: 'wrong' },
        { verdict: 'correct' },
      ])
    })

    it('that comes twice counts once', async () => {
      const store = await open()
      await scheduledPost(store)

      const outcomes = await Promise.all(
        Array.from({ length: 5 }, () => store.recordAttempt(newAttempt('same'))),
      )

      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual([
        'duplicate',
        'duplicate',
        'duplicate',
        'duplicate',
        'recorded',
      ])
      expect(await store.leaderboard(board, page)).toMatchObject([{ points: 10, attempts: 1 }])
    })

    it('that comes again after the post was closed is told as it was recorded', async () => {
      const store = await open()
      await scheduledPost(store)
      const first = await store.recordAttempt(newAttempt('same', { verdict: 'wrong' }))
      await store.closePost('post', 3_000)

      const again = await store.recordAttempt(newAttempt('same', { verdict: 'wrong', at: 9_500 }))

      expect(again).toEqual({ ...first, outcome: 'duplicate' })
    })

    it('that was right leaves none, whatever the limit', async () => {
      const store = await open()
      await scheduledPost(store)

      expect(await store.recordAttempt(newAttempt('i1', { limit: 3 }))).toMatchObject({ attemptsLeft: 0 })
      expect(await store.recordAttempt(newAttempt('i1', { limit: 3 }))).toMatchObject({ attemptsLeft: 0 })
    })

    it('takes nothing from anybody else’s', async () => {
      const store = await open()
      await scheduledPost(store)
      await store.recordAttempt(newAttempt('i1', { limit: 1 }))

      const other = await store.recordAttempt(newAttempt('i2', { limit: 1, memberId: 'yuri' }))

      expect(other).toMatchObject({ outcome: 'recorded', attempt: { number: 1 } })
      expect(await store.attemptsBy('post', 'yuri')).toMatchObject([{ interactionId: 'i2' }])
    })

    it('never passes the limit, however fast one clicks', async () => {
      const store = await open()
      await scheduledPost(store)
      const wrong = { verdict: 'wrong', pointsFor: () => 0 } as const

      const outcomes = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map((id) => store.recordAttempt(newAttempt(id, wrong))),
      )

      expect(outcomes.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(2)
      expect(outcomes.filter(({ outcome }) => outcome === 'exhausted')).toHaveLength(3)
      expect((await store.attemptsBy('post', 'ada')).map(({ number }) => number)).toEqual([1, 2])
    })

    it.each(['correct', 'pending'] as const)('after a %s one is refused', async (verdict) => {
      const store = await open()
      await scheduledPost(store)
      await store.recordAttempt(newAttempt('i1', { verdict }))

      expect(await store.recordAttempt(newAttempt('i2'))).toMatchObject({
        outcome: 'exhausted',
        attempts: [{ verdict }],
      })
    })

    it('on a closed post is refused, by its time or by hand', async () => {
      const store = await open()
      await scheduledPost(store)

      const late = await store.recordAttempt(newAttempt('i1', { at: 9_000 }))
      await store.closePost('post', 3_000)
      const closed = await store.recordAttempt(newAttempt('i2', { at: 2_999 }))

      expect([late, closed]).toEqual([{ outcome: 'closed' }, { outcome: 'closed' }])
      expect(await store.attemptsOn('post')).toEqual([])
    })

    it('earns a place on the board on scheduled posts only', async () => {
      const store = await open()
      await store.createPost(newPost('by-hand'))
      await store.createPost(newPost('practice', { practiceOf: 'ada' }))

      await store.recordAttempt(newAttempt('i1', { postId: 'by-hand' }))
      await store.recordAttempt(newAttempt('i2', { postId: 'practice' }))

      expect(await store.boardSize(board)).toBe(0)
      expect(await store.standing(board, 'ada')).toBeUndefined()
    })

    it('is listed by time for the reveal', async () => {
      const store = await open()
      await scheduledPost(store)
      await store.recordAttempt(newAttempt('i1', { memberId: 'zoe', at: 2_000 }))
      await store.recordAttempt(newAttempt('i2', { memberId: 'ada', at: 3_000 }))

      expect((await store.attemptsOn('post')).map(({ memberId }) => memberId)).toEqual(['zoe', 'ada'])
    })
  })

  describe('what a member has seen', () => {
    it('are closed questions of the server and own answered practice', async () => {
      const store = await open()
      await scheduledPost(store, 'closed', { questionId: 'closed' })
      await store.closePost('closed', 5_000)
      await scheduledPost(store, 'open', { questionId: 'open' })
      await store.createPost(newPost('drawn', { practiceOf: 'ada', questionId: 'drawn' }))
      await store.createPost(newPost('practised', { practiceOf: 'ada', questionId: 'practised' }))
      await store.recordAttempt(newAttempt('i1', { postId: 'practised' }))

      expect(await store.seenQuestions('server', 'ada')).toEqual(['closed', 'practised'])
      expect(await store.seenQuestions('server', 'yuri')).toEqual(['closed'])
      expect(await store.seenQuestions('other', 'yuri')).toEqual([])
    })

    it('is nothing of an open question, nor of what others practised, even when they are done', async () => {
      const store = await open()
      await scheduledPost(store, 'open', { questionId: 'open' })
      await store.recordAttempt(newAttempt('i1', { postId: 'open' }))
      await store.createPost(newPost('hers', { practiceOf: 'yuri', questionId: 'hers' }))
      await store.recordAttempt(newAttempt('i2', { postId: 'hers', memberId: 'yuri' }))
      await store.recordAttempt(newAttempt('i3', { postId: 'hers' }))
      await store.createPost(newPost('mine', { practiceOf: 'ada', questionId: 'mine' }))
      await store.recordAttempt(newAttempt('i4', { postId: 'mine', memberId: 'yuri' }))
      await store.closePost('hers', 5_000)

      expect(await store.seenQuestions('server', 'ada')).toEqual([])
    })

    it('stays seen when it is asked again, which openQuestions tells', async () => {
      const store = await open()
      await scheduledPost(store, 'before', { questionId: 'again' })
      await store.closePost('before', 5_000)
      await scheduledPost(store, 'now', { questionId: 'again' })

      expect(await store.seenQuestions('server', 'ada')).toEqual(['again'])
      expect(await store.openQuestions('server', 6_000)).toEqual(['again'])
    })
  })
}
