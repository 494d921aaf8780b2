import { describe, expect, it } from 'vitest'
import { day, earn, noon } from './board-ground.ts'
import { boardOf, type StoreUnderTest } from './ground.ts'

const query = boardOf({ window: '30d', now: noon })

export function describeTeams(open: StoreUnderTest): void {
  describe('a board of teams', () => {
    it('averages over members who attempted, and ranks teams of three', async () => {
      const store = await open()
      await earn(store, [
        ...['r1', 'r2', 'r3'].map((memberId, index) => ({ memberId, points: 10 * index, at: noon })),
        ...['b1', 'b2', 'b3'].map((memberId) => ({ memberId, points: 20, at: noon })),
        ...['g1', 'g2'].map((memberId) => ({ memberId, points: 90, at: noon })),
        { memberId: 'r4', points: 90, at: noon - 60 * day },
      ])
      const teams = { red: ['r1', 'r2', 'r3', 'r4', 'r5'], blue: ['b1', 'b2', 'b3'], green: ['g1', 'g2'] }
      for (const [role, members] of Object.entries(teams)) {
        for (const member of members) await store.saveMemberRoles('server', member, [role])
      }

      expect(await store.teamBoard(query, ['green', 'red', 'blue', 'empty'])).toEqual([
        { roleId: 'blue', rank: 1, average: 20, members: 3 },
        { roleId: 'red', rank: 2, average: 10, members: 3 },
        { roleId: 'green', rank: null, average: 90, members: 2 },
        { roleId: 'empty', rank: null, average: 0, members: 0 },
      ])
      expect(await store.teamBoard(query, ['red'])).toHaveLength(1)
      expect(await store.teamBoard(query, [])).toEqual([])
    })

    it('lets equal teams share a rank, and a member stand for several', async () => {
      const store = await open()
      const members = ['a', 'b', 'c']
      await earn(
        store,
        members.map((memberId) => ({ memberId, points: 10, at: noon })),
      )
      for (const member of members) await store.saveMemberRoles('server', member, ['red', 'blue'])

      expect(await store.teamBoard(query, ['red', 'blue'])).toMatchObject([{ rank: 1 }, { rank: 1 }])
    })

    it('follows members from team to team, and forgets those who left', async () => {
      const store = await open()
      const members = ['a', 'b', 'c', 'd']
      await earn(
        store,
        members.map((memberId) => ({ memberId, points: 10, at: noon })),
      )
      for (const member of members) await store.saveMemberRoles('server', member, ['red'])
      await store.saveMemberRoles('server', 'd', ['blue'])
      const moved = await store.teamBoard(query, ['red', 'blue'])
      await store.saveLeft('server', ['a'])

      expect(moved.map(({ members: count }) => count)).toEqual([3, 1])
      expect((await store.teamBoard(query, ['red'])).map(({ members: count }) => count)).toEqual([2])
      expect(await store.teamBoard({ ...query, serverId: 'other' }, ['red'])).toMatchObject([{ members: 0 }])
    })
  })
}
