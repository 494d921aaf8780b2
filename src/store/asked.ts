import type { Kysely } from 'kysely'
import type { AskedQuery, Asking } from './asking.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

export function askedOperations({ db }: Database): Asking {
  return {
    async askedSlots(query, limit) {
      const rows = await selectSlots(db, query)
        .leftJoin('post', (join) =>
          join.onRef('post.scheduleId', '=', 'slot.scheduleId').onRef('post.fireAt', '=', 'slot.fireAt'),
        )
        .leftJoin('step', (join) => join.onRef('step.postId', '=', 'post.id').on('step.name', '=', 'close'))
        .select([
          'slot.fireAt',
          'slot.state',
          'slot.reason',
          'slot.sentAt',
          'post.closesAt',
          'post.closedAt',
          'step.state as close',
        ])
        .orderBy('slot.fireAt', 'desc')
        .limit(limit)
        .execute()

      return rows.map(({ closesAt, closedAt, close, ...slot }) => ({
        ...slot,
        closesAt: closedAt ?? closesAt,
        isLost: close === 'failed',
      }))
    },
    async answeredSlots({ memberId, ...query }) {
      const rows =
        memberId === undefined
          ? await answeredByAny(db, query).execute()
          : await answeredBy(db, query, memberId).execute()

      return rows.flatMap(({ fireAt }) => fireAt ?? [])
    },
  }
}

function selectSlots(db: Kysely<Tables>, { serverId, since }: AskedQuery) {
  return db.selectFrom('slot').where('slot.serverId', '=', serverId).where('slot.fireAt', '>=', since)
}

function answeredByAny(db: Kysely<Tables>, query: AskedQuery) {
  return selectSlots(db, query)
    .innerJoin('post', (join) =>
      join.onRef('post.scheduleId', '=', 'slot.scheduleId').onRef('post.fireAt', '=', 'slot.fireAt'),
    )
    .select('post.fireAt')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('attempt').select('attempt.number').whereRef('attempt.postId', '=', 'post.id')),
    )
    .orderBy('post.fireAt', 'desc')
}

/** From the member's attempts, of which there are fewer than anything else. */
function answeredBy(db: Kysely<Tables>, { serverId, since }: AskedQuery, memberId: string) {
  return (
    db
      .selectFrom('attempt')
      .innerJoin('post', 'post.id', 'attempt.postId')
      .select('post.fireAt')
      .where('attempt.memberId', '=', memberId)
      // Nobody answers before being asked.
      .where('attempt.at', '>=', since)
      .where('attempt.number', '=', 1)
      .where('post.serverId', '=', serverId)
      .where('post.fireAt', '>=', since)
      .orderBy('post.fireAt', 'desc')
  )
}
