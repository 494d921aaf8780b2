import { describe, expect, it } from 'vitest'
import { recordParts } from '../../src/store/members.ts'
import type { Store } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { boardOf, newAttempt, newPost, type StoreUnderTest, scheduledPost } from './ground.ts'

const board = boardOf()
const page = { limit: 10, offset: 0 }
const everything = { limit: 1_000, offset: 0 }

const answer = (store: Store, postId: string, memberId: string) =>
  store.recordAttempt(newAttempt(`${postId}-${memberId}`, { postId, memberId, memberName: memberId }))

async function forget(store: Store, memberId: string): Promise<number> {
  let pieces = 0
  while (await store.forgetSome(memberId)) pieces += 1

  return pieces
}

const records = async (store: Store, memberId: string) =>
  (await Promise.all(recordParts.map((part) => store.memberRecords(memberId, part, everything)))).flat()

/** Ada and Bo answered; each claimed a point, and voted on the other's; Ada did all else that leaves traces. */
async function lively(store: Store): Promise<void> {
  await scheduledPost(store)
  for (const member of ['ada', 'bo', 'cleo']) await answer(store, 'post', member)
  await store.closePost('post', 9_000)

  for (const member of ['ada', 'bo']) {
    await store.claimKeyPoint({ postId: 'post', memberId: member, point: 'bias', at: 3_000 })
  }
  for (const { id, memberId } of await store.keyPointClaims('post')) {
    const voterId = memberId === 'ada' ? 'bo' : 'ada'
    await store.voteOnClaim({ claimId: id, voterId, agrees: true, at: 9_100, judge: () => right })
  }

  await store.settleAttempts('post', [
    {
      ...right,
      points: 7,
      key: 'k1',
      memberId: 'bo',
      number: 1,
      by: 'manager',
      byId: 'ada',
      note: 'n',
      at: 1,
    },
    {
      ...right,
      points: 3,
      key: 'k2',
      memberId: 'ada',
      number: 1,
      by: 'closing',
      byId: null,
      note: null,
      at: 1,
    },
  ])
  await store.createPost(newPost('draw', { practiceOf: 'ada' }))
  await answer(store, 'draw', 'ada')
  await store.saveMemberSettings('ada', { theme: 'light' })
  await store.keepDraft({ id: 'draft', serverId: 'server', memberId: 'ada', texts: {} }, 2_000)
  await store.countAnswers('ada', ['draw'], [])
  await store.createSchedule(newSchedule('mine', { createdBy: 'ada' }))
}

const right = {
  verdict: 'correct' as const,
  reason: '{}',
  points: 10,
  ruleVersion: 1,
  gradingVersion: 1,
}

export function describeForgetting(open: StoreUnderTest): void {
  describe('what is kept about a member', () => {
    it('is told in every part, the newest first, a page at a time', async () => {
      const store = await open()
      await lively(store)

      const [first] = await store.memberRecords('ada', 'attempt', { limit: 1, offset: 0 })
      const [second] = await store.memberRecords('ada', 'attempt', { limit: 1, offset: 1 })
      const decisions = await store.memberRecords('ada', 'decision', everything)

      expect([first?.postId, second?.postId].sort()).toEqual(['draw', 'post'])
      expect(await store.memberRecords('ada', 'attempt', { limit: 1, offset: 2 })).toEqual([])
      expect(await store.memberRecords('ada', 'keyPointVote', everything)).toHaveLength(1)
      expect(await store.memberRecords('ada', 'draft', everything)).toHaveLength(1)
      expect(decisions).toEqual([
        { at: 1, postId: 'post', number: 1, verdict: 'correct', points: 7, note: 'n' },
      ])
      expect(await store.answeredByMember('ada', everything)).toMatchObject([
        { id: 'post', questionId: 'topic/one', closedAt: 9_000 },
      ])
    })

    it('is exported once in a while', async () => {
      const store = await open()

      expect(await store.beginExport('ada', 1_000, 500)).toBe(true)
      expect(await store.beginExport('ada', 1_499, 500)).toBe(false)
      expect(await store.beginExport('bo', 1_499, 500)).toBe(true)
      expect(await store.beginExport('ada', 1_500, 500)).toBe(true)
      expect(await store.memberSettings('ada')).toEqual(
        await store.memberSettings('nobody').then((unset) => ({ ...unset, id: 'ada' })),
      )
    })
  })

  describe('forgetting a member', () => {
    it('leaves nothing about them, and the board as if they had never answered', async () => {
      const store = await open()
      await lively(store)
      const before = await store.leaderboard(board, page)

      await forget(store, 'ada')

      expect(await records(store, 'ada')).toEqual([])
      expect(await store.answeredByMember('ada', everything)).toEqual([])
      expect(await store.post('draw')).toBeUndefined()
      expect((await store.schedule('mine'))?.createdBy).toMatch(/^forgotten:/)
      expect(before.map(({ memberId }) => memberId)).toContain('ada')
      expect(
        (await store.leaderboard(board, page)).map(({ memberId, points }) => [memberId, points]),
      ).toEqual([
        ['cleo', 10],
        ['bo', 7],
      ])
      expect(await store.leaderboard({ ...board, window: '7d', now: 10_000 }, page)).toEqual(
        await store.leaderboard(board, page),
      )
    })

    it('leaves the claims of others with their votes', async () => {
      const store = await open()
      await lively(store)

      await forget(store, 'ada')
      const [claim] = await store.keyPointClaims('post')
      const voted = await store.voteOnClaim({
        claimId: claim?.id ?? '',
        voterId: 'cleo',
        agrees: true,
        at: 9_200,
        judge: () => right,
      })

      expect(await store.keyPointClaims('post')).toHaveLength(1)
      expect(voted).toMatchObject({ outcome: 'counted', claim: { memberId: 'bo', state: 'confirmed' } })
    })

    it('goes on where it was left off, and takes along what came meanwhile', async () => {
      const store = await open()
      for (let each = 0; each < 30; each++) {
        await store.createPost(newPost(`post-${each}`))
        await answer(store, `post-${each}`, 'ada')
      }
      await scheduledPost(store, 'late')
      await store.beginForgetting('ada', 5_000)

      expect(await store.forgetSome('ada')).toBe(true)
      await answer(store, 'late', 'ada')
      expect(await store.toForget()).toBe('ada')
      expect(await forget(store, 'ada')).toBeGreaterThan(1)
      await store.endForgetting('ada')

      expect(await records(store, 'ada')).toEqual([])
      expect(await store.boardSize(board)).toBe(0)
      expect(await store.toForget()).toBeUndefined()
      expect(await forget(store, 'ada')).toBe(0)
    })
  })
}
