import { spanOf } from '../quiz/window.ts'
import { sumUp } from './boards.ts'
import type { Database } from './database.ts'
import { type Ranking, type TeamEntry, teamMinimum } from './ranking.ts'
import { calendarOf } from './seasons.ts'
import type { Server } from './server-settings.ts'

type Operations = Pick<Ranking, 'teamBoard' | 'saveMemberRoles' | 'saveLeft'>

export function teamOperations({ db }: Database, defaults: Pick<Server, 'timezone'>): Operations {
  return {
    async teamBoard(query, roleIds) {
      if (roleIds.length === 0) return []

      const span = spanOf(query.window, await calendarOf(db, query.serverId, defaults), query.now)
      const sums = await db
        .selectFrom(sumUp(db, query, span).as('standings'))
        .innerJoin('memberRole', 'memberRole.memberId', 'standings.memberId')
        .select(({ fn }) => [
          'memberRole.roleId',
          fn.countAll<number>().as('members'),
          fn.sum<number>('standings.points').as('points'),
        ])
        .where('memberRole.serverId', '=', query.serverId)
        .where('memberRole.roleId', 'in', roleIds)
        .where('standings.attempts', '>', 0)
        .groupBy('memberRole.roleId')
        .execute()
      const sumOf = new Map(sums.map((sum) => [sum.roleId, sum]))

      return rankTeams(
        roleIds.map((roleId) => {
          const { members, points } = sumOf.get(roleId) ?? { members: 0, points: 0 }

          return { roleId, members, average: members === 0 ? 0 : points / members }
        }),
      )
    },
    saveMemberRoles: (serverId, memberId, roleIds) =>
      db.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('memberRole')
          .where('serverId', '=', serverId)
          .where('memberId', '=', memberId)
          .execute()
        if (roleIds.length > 0) {
          await transaction
            .insertInto('memberRole')
            .values(roleIds.map((roleId) => ({ serverId, memberId, roleId })))
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        }
        await transaction
          .updateTable('memberScore')
          .set({ hasLeft: 0 })
          .where('serverId', '=', serverId)
          .where('memberId', '=', memberId)
          .where('hasLeft', '=', 1)
          .execute()
      }),
    async saveLeft(serverId, memberIds) {
      if (memberIds.length === 0) return

      await db
        .updateTable('memberScore')
        .set({ hasLeft: 1 })
        .where('serverId', '=', serverId)
        .where('memberId', 'in', memberIds)
        .execute()
    },
  }
}

/** Best average first; those with too few members last, in the order given. */
export function rankTeams(teams: readonly Omit<TeamEntry, 'rank'>[]): TeamEntry[] {
  const ranked = teams
    .filter(({ members }) => members >= teamMinimum)
    .toSorted((one, other) => other.average - one.average)

  return [
    ...ranked.map((team) => ({
      ...team,
      rank: 1 + ranked.filter(({ average }) => average > team.average).length,
    })),
    ...teams.filter(({ members }) => members < teamMinimum).map((team) => ({ ...team, rank: null })),
  ]
}
