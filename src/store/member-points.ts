import type { Database } from './database.ts'
import type { Ranking } from './ranking.ts'

export function memberPointOperations({ db }: Database): Pick<Ranking, 'pointsOf'> {
  return {
    async pointsOf(serverId, memberId) {
      const { points } = await db
        .selectFrom('point')
        .select(({ fn }) => fn.sum<number | null>('points').as('points'))
        .where('serverId', '=', serverId)
        .where('memberId', '=', memberId)
        .executeTakeFirstOrThrow()

      return Number(points ?? 0)
    },
  }
}
