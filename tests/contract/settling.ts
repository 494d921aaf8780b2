import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Settlement } from '../../src/store/settling.ts'
import type { Store } from '../../src/store/store.ts'
import { boardOf, newAttempt, newPost, type StoreUnderTest, scheduledPost } from './ground.ts'

const board = boardOf()
const days = 86_400_000
const page = { limit: 10, offset: 0 }

/** Half of the points for what was pending, by the program. */
function newSettlement(key: string, changes: Partial<Settlement> = {}): Settlement {
  return {
    key,
    memberId: 'ada',
    number: 1,
    by: 'closing',
    byId: null,
    note: null,
    verdict: 'partial',
    reason: '{"share":0.5}',
    points: 5,
    ruleVersion: 1,
    gradingVersion: 1,
    at: 9_500,
    ...changes,
  }
}

const pending = (interactionId: string, memberId: string) =>
  newAttempt(interactionId, {
    memberId,
    memberName: memberId,
    verdict: 'pending',
    pointsFor: () => 0,
    limit: 1,
  })

/** A closed post that everybody named answered at 2,000. */
async function answered(store: Store, members: readonly string[]): Promise<void> {
  await scheduledPost(store)
  for (const member of members) await store.recordAttempt(pending(`i-${member}`, member))
  await store.closePost('post', 9_000)
}

async function claimOf(store: Store, memberId = 'ada', point = 'bias') {
  return store.claimKeyPoint({ postId: 'post', memberId, point, at: 3_000 })
}

const judge = () => ({
  verdict: 'correct' as const,
  reason: '{"share":1}',
  points: 10,
  ruleVersion: 1,
  gradingVersion: 1,
})

export function describeSettling(open: StoreUnderTest): void {
  describe('a settlement', () => {
    it('changes the verdict, and books the difference', async () => {
      const store = await open()
      await answered(store, ['ada', 'bob'])

      const count = await store.settleAttempts('post', [
        newSettlement('k1'),
        newSettlement('k2', { memberId: 'bob', verdict: 'wrong', points: 0 }),
      ])

      expect(count).toBe(2)
      expect(await store.attemptsBy('post', 'ada')).toMatchObject([
        { verdict: 'partial', reason: '{"share":0.5}', points: 5, settledBy: 'closing', settledAt: 9_500 },
      ])
      expect(await store.leaderboard(board, page)).toMatchObject([
        { memberId: 'ada', points: 5, attempts: 1, lastAt: 2_000 },
      ])
    })

    it('counts where its attempt was made, so that no window has one without the other', async () => {
      const store = await open()
      await answered(store, ['ada'])
      await store.settleAttempts('post', [newSettlement('k1', { at: 7 * days })])

      const asked = boardOf({ window: '7d', now: 6 * days })
      const settled = boardOf({ window: '7d', now: 7 * days })

      expect(await store.leaderboard(asked, page)).toMatchObject([{ points: 5, attempts: 1, lastAt: 2_000 }])
      expect(await store.boardSize(settled)).toBe(0)
      expect(await store.ranksBefore(settled, ['ada'])).toEqual(new Map([['ada', 1]]))
    })

    it('with a key that was used settles nothing', async () => {
      const store = await open()
      await answered(store, ['ada'])

      const counts = await Promise.all(
        [1, 2, 3].map(() => store.settleAttempts('post', [newSettlement('same')])),
      )

      expect(counts.sort()).toEqual([0, 0, 1])
      expect((await store.standing(board, 'ada'))?.points).toBe(5)
    })

    it('takes points away as well', async () => {
      const store = await open()
      await answered(store, ['ada'])
      await store.settleAttempts('post', [newSettlement('k1')])
      await store.settleAttempts('post', [
        newSettlement('k2', { verdict: 'wrong', points: 0, by: 'regrade' }),
      ])

      expect(await store.boardSize(board)).toBe(0)
    })

    it('by a manager stands until a manager changes it, with what the author is told', async () => {
      const store = await open()
      await answered(store, ['ada'])
      const manager = {
        by: 'manager',
        byId: 'yuri',
        note: 'Well put.',
        points: 10,
        verdict: 'correct',
      } as const

      await store.settleAttempts('post', [newSettlement('k1', manager)])
      const outranked = await store.settleAttempts('post', [newSettlement('k2', { by: 'regrade' })])
      const standing = await store.attemptsBy('post', 'ada')
      const changed = await store.settleAttempts('post', [
        newSettlement('k3', { ...manager, points: 5, note: null }),
      ])

      expect([outranked, changed]).toEqual([0, 1])
      expect(standing).toMatchObject([{ points: 10, settledBy: 'manager', note: 'Well put.' }])
      expect(await store.attemptsBy('post', 'ada')).toMatchObject([{ points: 5, note: null }])
    })

    it('of what nobody answered is none', async () => {
      const store = await open()
      await answered(store, ['ada'])

      const counts = [
        await store.settleAttempts('post', [newSettlement('k1', { memberId: 'nobody' })]),
        await store.settleAttempts('post', [newSettlement('k2', { number: 2 })]),
        await store.settleAttempts('nowhere', [newSettlement('k3')]),
      ]

      expect(counts).toEqual([0, 0, 0])
    })

    it('of a post without a schedule earns nothing', async () => {
      const store = await open()
      await store.createPost(newPost('post'))
      await store.recordAttempt(pending('i', 'ada'))

      expect(await store.settleAttempts('post', [newSettlement('k1')])).toBe(1)
      expect(await store.boardSize(board)).toBe(0)
    })

    it('has its channel told once where it should be, and again after the next', async () => {
      const store = await open()
      await answered(store, ['ada', 'bob'])
      const regrade = (key: string, at: number, points: number) =>
        newSettlement(key, { by: 'regrade', at, points })

      await store.settleAttempts(
        'post',
        [regrade('k1', 9_600, 1), { ...regrade('k2', 9_600, 1), memberId: 'bob' }],
        9_600,
      )
      const [step] = await store.claimSteps({ worker: 'w', now: 9_700, leaseMs: 100 }, 5)
      const first = await store.latestRegrade('post')
      await store.finishStep({ postId: 'post', name: 'correct' }, 'message')
      await store.settleAttempts('post', [regrade('k1', 9_800, 1)], 9_800)
      const repeated = await store.claimSteps({ worker: 'w', now: 9_900, leaseMs: 100 }, 5)
      await store.settleAttempts('post', [regrade('k3', 9_900, 2)], 9_900)
      const again = await store.claimSteps({ worker: 'w', now: 9_950, leaseMs: 100 }, 5)

      expect(step).toMatchObject({ name: 'correct', dueAt: 9_600 })
      expect(first).toEqual({ at: 9_600, count: 2 })
      expect(repeated).toEqual([])
      expect(again).toMatchObject([{ name: 'correct', dueAt: 9_900, attempts: 0, resultId: null }])
      expect(await store.latestRegrade('post')).toEqual({ at: 9_900, count: 1 })
      expect(await store.latestRegrade('other')).toBeUndefined()
    })

    it('is told nobody while the post is open', async () => {
      const store = await open()
      await scheduledPost(store)
      await store.recordAttempt(pending('i', 'ada'))

      await store.settleAttempts('post', [newSettlement('k1')], 2_500)

      expect(await store.claimSteps({ worker: 'w', now: 9_700, leaseMs: 100 }, 5)).toEqual([])
    })

    it('keeps totals the sum of what stands, in whatever order and however often', async () => {
      const change = fc.record({
        key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
        memberId: fc.constantFrom('ada', 'bob'),
        by: fc.constantFrom('closing', 'peers', 'manager', 'regrade'),
        points: fc.constantFrom(0, 5, 10),
      })

      await fc.assert(
        fc.asyncProperty(fc.array(change, { maxLength: 10 }), async (changes) => {
          const store = await open()
          await answered(store, ['ada', 'bob'])
          const used = new Set<string>()
          const standing = new Map<string, { points: number; isManagers: boolean }>()

          for (const { key, memberId, by, points } of changes) {
            await store.settleAttempts('post', [newSettlement(key, { memberId, by, points })])

            const isFree = by === 'manager' || !standing.get(memberId)?.isManagers
            if (isFree && !used.has(key)) standing.set(memberId, { points, isManagers: by === 'manager' })
            if (isFree) used.add(key)
          }

          for (const member of ['ada', 'bob']) {
            const points = standing.get(member)?.points ?? 0
            const [attempt] = await store.attemptsBy('post', member)

            expect(attempt?.points).toBe(points)
            expect((await store.standing(board, member))?.points ?? 0).toBe(points)
            expect((await store.standing(boardOf({ window: '7d' }), member))?.points ?? 0).toBe(points)
          }
          const rest = ({ rank: _, ...row }: { rank: number }) => row
          expect((await store.leaderboard(boardOf({ window: '7d' }), page)).map(rest)).toEqual(
            (await store.leaderboard(board, page)).map(rest),
          )
        }),
        { numRuns: 15 },
      )
    })
  })

  describe('a claimed key point', () => {
    it('is claimed once', async () => {
      const store = await open()
      await answered(store, ['ada'])

      const first = await claimOf(store)

      expect(first).toMatchObject({ point: 'bias', state: 'open', memberId: 'ada' })
      expect(await claimOf(store)).toEqual(first)
      expect(await store.keyPointClaims('post')).toEqual([first])
      expect(await store.keyPointClaim(first.id)).toEqual(first)
      expect(await store.keyPointClaim('other')).toBeUndefined()
    })

    it('is shown to others who answered after closing, until they voted', async () => {
      const store = await open()
      await scheduledPost(store)
      for (const member of ['ada', 'bob']) await store.recordAttempt(pending(`i-${member}`, member))
      const claim = await claimOf(store)
      const whileOpen = await store.claimsToCheck('post', 'bob')
      await store.closePost('post', 9_000)

      const others = await store.claimsToCheck('post', 'bob')
      const own = await store.claimsToCheck('post', 'ada')
      await store.voteOnClaim({ claimId: claim.id, voterId: 'bob', agrees: true, at: 9_600, judge })

      expect([whileOpen, own]).toEqual([[], []])
      expect(others).toEqual([claim])
      expect(await store.claimsToCheck('post', 'bob')).toEqual([])
    })

    it.each([
      ['while the post is open', 'bob', false],
      ['of one’s own', 'ada', true],
      ['by somebody who did not answer', 'zoe', true],
    ])('takes no vote %s', async (_when, voterId, isClosed) => {
      const store = await open()
      await scheduledPost(store)
      for (const member of ['ada', 'bob']) await store.recordAttempt(pending(`i-${member}`, member))
      const { id } = await claimOf(store)
      if (isClosed) await store.closePost('post', 9_000)

      const votes = [
        await store.voteOnClaim({ claimId: id, voterId, agrees: true, at: 9_600, judge }),
        await store.voteOnClaim({ claimId: 'none', voterId, agrees: true, at: 9_600, judge }),
      ]

      expect(votes).toEqual([{ outcome: 'refused' }, { outcome: 'refused' }])
      expect(await store.keyPointClaims('post')).toMatchObject([{ state: 'open' }])
    })

    it.each([
      ['two who agree', [true, true], 'confirmed', 10],
      ['two who do not', [false, false], 'refused', 0],
      ['one who does', [true], 'open', 0],
      ['as many for as against', [true, false, true, false], 'open', 0],
      ['two more for than against', [true, false, true, true], 'confirmed', 10],
    ] as const)('after %s is so', async (_who, votes, state, points) => {
      const store = await open()
      const voters = ['bob', 'cy', 'di', 'eve'].slice(0, votes.length)
      await answered(store, ['ada', ...voters])
      const { id } = await claimOf(store)

      for (const [index, voterId] of voters.entries()) {
        await store.voteOnClaim({ claimId: id, voterId, agrees: votes[index] ?? false, at: 9_600, judge })
      }

      expect(await store.keyPointClaim(id)).toMatchObject({ state })
      expect((await store.standing(board, 'ada'))?.points ?? 0).toBe(points)
    })

    it('is settled once, and one voter counts once, however fast', async () => {
      const store = await open()
      await answered(store, ['ada', 'bob', 'cy', 'di'])
      const { id } = await claimOf(store)
      const vote = (voterId: string) =>
        store.voteOnClaim({ claimId: id, voterId, agrees: true, at: 9_600, judge })

      await Promise.all(['bob', 'bob', 'bob'].map(vote))
      const afterOne = await store.keyPointClaim(id)
      const rest = await Promise.all(['cy', 'di', 'di'].map(vote))

      expect(afterOne).toMatchObject({ state: 'open' })
      expect(rest.map(({ outcome }) => outcome).sort()).toEqual(['counted', 'late', 'late'])
      expect((await store.standing(board, 'ada'))?.points).toBe(10)
    })

    it('is decided by a manager with the attempt', async () => {
      const store = await open()
      await answered(store, ['ada', 'bob'])
      await claimOf(store, 'ada', 'bias')
      await claimOf(store, 'ada', 'scale')
      await claimOf(store, 'bob', 'bias')

      const made = ['scale']
      await store.settleAttempts('post', [newSettlement('k', { by: 'manager', byId: 'yuri', made })])

      expect(
        (await store.keyPointClaims('post')).map(({ memberId, point, state }) => [memberId, point, state]),
      ).toEqual(
        expect.arrayContaining([
          ['ada', 'bias', 'refused'],
          ['ada', 'scale', 'confirmed'],
          ['bob', 'bias', 'open'],
        ]),
      )
    })
  })

  describe('what waits for a person', () => {
    it('are closed posts with pending answers or open claims, oldest first', async () => {
      const store = await open()
      for (const [index, id] of ['second', 'first', 'open', 'done'].entries()) {
        await scheduledPost(store, id, { createdAt: id === 'first' ? 1 : 10 + index })
        await store.recordAttempt({ ...pending(`p-${id}`, 'ada'), postId: id })
        await store.recordAttempt({ ...pending(`q-${id}`, 'bob'), postId: id })
        if (id !== 'open') await store.closePost(id, 9_000)
      }
      const settled = ['ada', 'bob'].map((memberId) => newSettlement(memberId, { memberId }))
      await store.settleAttempts('done', settled)
      await store.settleAttempts('second', [newSettlement('x')])
      await store.claimKeyPoint({ postId: 'second', memberId: 'ada', point: 'bias', at: 1 })
      await store.claimKeyPoint({ postId: 'first', memberId: 'ada', point: 'bias', at: 1 })

      const waiting = await store.waitingPosts('server', 10)

      expect(waiting.map(({ post, waiting: count }) => [post.id, count])).toEqual([
        ['first', 2],
        ['second', 2],
      ])
      expect(waiting[0]?.post).toEqual(await store.post('first'))
      expect(await store.waitingPosts('server', 1)).toHaveLength(1)
      expect(await store.waitingPosts('other', 10)).toEqual([])
    })

    it('is found by the message of the question or of the reveal, in its channel', async () => {
      const store = await open()
      await scheduledPost(store)
      await store.confirmPost('post', 'm-post', [{ name: 'reveal', dueAt: 1 }])
      await store.finishStep({ postId: 'post', name: 'reveal' }, 'r-post')

      const found = await Promise.all([
        store.postByMessage('channel', 'm-post'),
        store.postByMessage('channel', 'r-post'),
        store.postByMessage('elsewhere', 'm-post'),
        store.postByMessage('channel', 'x'),
      ])

      expect(found.map((post) => post?.id)).toEqual(['post', 'post', undefined, undefined])
    })

    it('is told to those whose answers a manager or a corrected key settled, newest first', async () => {
      const store = await open()
      await answered(store, ['ada', 'bob'])
      await scheduledPost(store, 'next')
      await store.recordAttempt({ ...pending('n', 'ada'), postId: 'next' })
      await scheduledPost(store, 'elsewhere', { channelId: 'other' })
      await store.recordAttempt({ ...pending('e', 'ada'), postId: 'elsewhere' })
      const manager = (key: string, at: number) => newSettlement(key, { by: 'manager', byId: 'yuri', at })
      await store.settleAttempts('post', [manager('k1', 9_500), newSettlement('k2', { memberId: 'bob' })])
      await store.settleAttempts('next', [newSettlement('k3', { by: 'regrade', at: 9_600 })])
      await store.settleAttempts('elsewhere', [manager('k4', 9_500)])

      const told = async (memberId: string, since: number, limit = 5) =>
        (await store.settledOf({ channelId: 'channel', memberId, since }, limit)).map(({ post, attempt }) => [
          post.id,
          attempt.settledAt,
        ])

      expect(await told('ada', 0)).toEqual([
        ['next', 9_600],
        ['post', 9_500],
      ])
      expect(await told('ada', 0, 1)).toEqual([['next', 9_600]])
      expect(await told('ada', 9_501)).toEqual([['next', 9_600]])
      expect(await told('bob', 0)).toEqual([])
    })

    it('after a key was corrected are the posts that asked it and were answered since', async () => {
      const store = await open()
      for (const id of ['one', 'two', 'late', 'silent']) {
        await scheduledPost(store, id, { questionId: id === 'two' ? 'topic/two' : 'topic/one' })
      }
      await store.recordAttempt(newAttempt('1', { postId: 'one' }))
      await store.recordAttempt(newAttempt('2', { postId: 'two' }))
      await store.recordAttempt(newAttempt('3', { postId: 'late', at: 5_000 }))

      const ids = async (query: Parameters<Store['answeredPosts']>[0]) =>
        (await store.answeredPosts(query)).map(({ id }) => id).sort()

      expect(await ids({ since: 0 })).toEqual(['late', 'one', 'two'])
      expect(await ids({ since: 0, questionId: 'topic/one' })).toEqual(['late', 'one'])
      expect(await ids({ since: 2_001 })).toEqual(['late'])
    })
  })
}
