import { sql } from 'kysely'
import { boardFor } from './board-plan.ts'
import { readyBoard } from './boards.ts'
import type { Database } from './database.ts'
import { type BoardQuery, type Ranking, type TeamEntry, teamMinimum } from './ranking.ts'
import type { Server } from './server-settings.ts'

export function teamOperations(
  database: Database,
  defaults: Pick<Server, 'timezone'>,
): Pick<Ranking, 'teamBoard'> {
  return {
    async teamBoard(query, roleIds) {
      const boardId = await readyBoard(database, query, boardFor, defaults)
      const teams: Omit<TeamEntry, 'rank'>[] = []

      for (const roleId of roleIds) {
        teams.push(await sumTeam(database, query, boardId, roleId))
        // Thousands of members each: others have their turn in between.
        await new Promise(setImmediate)
      }

      return rankTeams(teams)
    },
  }
}

async function sumTeam(
  { db }: Database,
  { serverId }: BoardQuery,
  boardId: string,
  roleId: string,
): Promise<Omit<TeamEntry, 'rank'>> {
  const { members, points } = await db
    .selectFrom('memberRole')
    .innerJoin('standing', 'standing.memberId', 'memberRole.memberId')
    .select(({ fn }) => [
      fn.countAll<number>().as('members'),
      fn.coalesce(fn.sum<number>('standing.points'), sql.lit(0)).as('points'),
    ])
    .where('memberRole.serverId', '=', serverId)
    .where('memberRole.roleId', '=', roleId)
    .where('standing.boardId', '=', boardId)
    .where('standing.isOut', '=', 0)
    .where('standing.attempts', '>', 0)
    .executeTakeFirstOrThrow()

  return { roleId, members, average: members === 0 ? 0 : points / members }
}

/** Best average first; those with too few members last, in the order given. */
function rankTeams(teams: readonly Omit<TeamEntry, 'rank'>[]): TeamEntry[] {
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
