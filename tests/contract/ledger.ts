import { describe, expect, it } from 'vitest'
import type { PointCorrection } from '../../src/store/ranking.ts'
import { day, earn, noon } from './board-ground.ts'
import { boardOf, type StoreUnderTest } from './ground.ts'

function newCorrection(id: string, changes: Partial<PointCorrection> = {}): PointCorrection {
  return {
    id,
    serverId: 'server',
    memberId: 'ada',
    memberName: 'Ada',
    points: 5,
    reason: 'Helped others',
    at: noon,
    ...changes,
  }
}

const board = boardOf({ window: '7d', now: noon })

export function describeLedger(open: StoreUnderTest): void {
  describe('a manager’s correction of points', () => {
    it('counts from when it was made, for the server and for no schedule or topic', async () => {
      const store = await open()
      await earn(store, [{ memberId: 'ada', points: 10, at: noon - day, topic: 'conv' }])

      const isBooked = await store.correctPoints(newCorrection('c1', { points: -4 }))

      expect(isBooked).toBe(true)
      expect(await store.standing(board, 'ada')).toMatchObject({
        points: 6,
        attempts: 1,
        lastAt: noon - day,
        name: 'Ada',
      })
      expect(await store.standing({ ...board, scope: 'topic:conv' }, 'ada')).toMatchObject({ points: 10 })
    })

    it('books once, however often it comes', async () => {
      const store = await open()

      const booked = await Promise.all([1, 2, 3].map(() => store.correctPoints(newCorrection('same'))))

      expect(booked.sort()).toEqual([false, false, true])
      expect(await store.standing(board, 'ada')).toMatchObject({ points: 5, attempts: 0, lastAt: noon })
    })

    it('may take more than there is, and is taken back by its opposite', async () => {
      const store = await open()
      await earn(store, [{ memberId: 'ada', points: 10, at: noon }])

      await store.correctPoints(newCorrection('c1', { points: -15 }))
      const below = await store.standing(board, 'ada')
      await store.correctPoints(newCorrection('c2', { points: 15 }))

      expect(below).toBeUndefined()
      expect(await store.standing(board, 'ada')).toMatchObject({ points: 10 })
    })
  })

  describe('all points of a member', () => {
    it('are summed in their server, corrections included, and keep their name where none is given', async () => {
      const store = await open()
      await earn(store, [{ memberId: 'ada', points: 10, at: noon }])
      const { memberName: _, ...nameless } = newCorrection('c1', { points: -4 })

      await store.correctPoints(nameless)

      expect(await store.pointsOf('server', 'ada')).toBe(6)
      expect(await store.pointsOf('server', 'bo')).toBe(0)
      expect(await store.pointsOf('other', 'ada')).toBe(0)
      expect(await store.standing(board, 'ada')).toMatchObject({ name: 'ADA', points: 6 })
    })
  })

  describe('the ledger of a member', () => {
    it('is told from the newest entry on, with where each came from', async () => {
      const store = await open()
      await earn(store, [{ memberId: 'ada', points: 10, at: noon - day }])
      await store.settleAttempts('p0', [
        {
          key: 'k',
          memberId: 'ada',
          number: 1,
          by: 'manager',
          byId: 'mel',
          note: 'Units missing',
          verdict: 'partial',
          reason: '{}',
          points: 5,
          ruleVersion: 1,
          gradingVersion: 1,
          at: noon - 1,
        },
      ])
      await store.correctPoints(newCorrection('c1'))

      const entries = await store.ledger('server', 'ada', 5)

      expect(entries[0]).toEqual({
        id: 'c1',
        points: 5,
        at: noon,
        postId: null,
        questionId: null,
        settledBy: null,
        reason: 'Helped others',
      })
      expect(entries.slice(1)).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ points: 10, postId: 'p0', questionId: 'topic/one', settledBy: null }),
          expect.objectContaining({ points: -5, settledBy: 'manager', reason: 'Units missing' }),
        ]),
      )
      expect(entries).toHaveLength(3)
      expect(await store.ledger('server', 'ada', 1)).toHaveLength(1)
      expect(await store.ledger('other', 'ada', 5)).toEqual([])
    })
  })
}
