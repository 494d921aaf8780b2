import type { Kysely } from 'kysely'
import type { Span } from '../quiz/window.ts'
import type { Database } from './database.ts'
import type { FirstTries, MemberSum, Summing } from './summing.ts'
import type { Tables } from './tables.ts'

/** Entries read at once: a few milliseconds of SQLite, which answers on the thread that asks. */
const page = 300

interface Cursor {
  readonly at: number
  readonly id: string
}

export function sumOperations({ db }: Database): Summing {
  return {
    async sumSpan(serverId, span) {
      const sums = await sumEntries(db, serverId, span)

      for (const memberId of await absent(db, serverId)) sums.delete(memberId)

      return [...sums.values()]
    },
    async pointsIn(serverId, memberId, { since, until }) {
      const { points } = await db
        .selectFrom('point')
        .select(({ fn }) => fn.sum<number | null>('points').as('points'))
        .where('memberId', '=', memberId)
        .where('serverId', '=', serverId)
        .where('at', '>=', since)
        .where('at', '<', until)
        .executeTakeFirstOrThrow()

      return points ?? 0
    },
    async memberNames(serverId, memberIds) {
      if (memberIds.length === 0) return new Map()

      const rows = await db
        .selectFrom('boardMember')
        .select(['memberId', 'name'])
        .where('serverId', '=', serverId)
        .where('memberId', 'in', memberIds)
        .execute()

      return new Map(rows.map(({ memberId, name }) => [memberId, name]))
    },
    scheduledPosts: (serverId, { since, until }) =>
      db
        .selectFrom('slot')
        .innerJoin('post', (join) =>
          join.onRef('post.scheduleId', '=', 'slot.scheduleId').onRef('post.fireAt', '=', 'slot.fireAt'),
        )
        .selectAll('post')
        .where('slot.serverId', '=', serverId)
        .where('slot.fireAt', '>=', since)
        .where('slot.fireAt', '<', until)
        .where('slot.state', '=', 'sent')
        .orderBy('slot.fireAt')
        .orderBy('post.id')
        .execute(),
    async firstTries(postIds) {
      const found = new Map<string, FirstTries>()

      for (const postId of postIds) {
        const result = await triesOn(db, postId)

        if (result.tries > 0) found.set(postId, result)
        await breathe()
      }

      return found
    },
    champions: (serverId) =>
      db
        .selectFrom('champion')
        .select(['memberId', 'roleId'])
        .where('serverId', '=', serverId)
        .orderBy('memberId')
        .orderBy('roleId')
        .execute(),
    saveChampions: (serverId, champions) =>
      db.transaction().execute(async (transaction) => {
        await transaction.deleteFrom('champion').where('serverId', '=', serverId).execute()
        if (champions.length > 0) {
          await transaction
            .insertInto('champion')
            .values(champions.map((champion) => ({ serverId, ...champion })))
            .execute()
        }
      }),
  }
}

async function sumEntries(db: Kysely<Tables>, serverId: string, span: Span): Promise<Map<string, MemberSum>> {
  const sums = new Map<string, MemberSum>()

  for (let after: Cursor | undefined = { at: span.since, id: '' }; after; ) {
    const entries = await readEntries(db, serverId, span, after)

    for (const { memberId, points, attempts, at } of entries) {
      const sum = sums.get(memberId) ?? { memberId, points: 0, attempts: 0, lastAt: 0 }

      sums.set(memberId, {
        memberId,
        points: sum.points + points,
        attempts: sum.attempts + attempts,
        lastAt: points > 0 ? Math.max(sum.lastAt, at) : sum.lastAt,
      })
    }

    after = entries.length < page ? undefined : entries.at(-1)
    await breathe()
  }

  return sums
}

/** Whoever waits for an answer comes between. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

function triesOn(db: Kysely<Tables>, postId: string): Promise<FirstTries> {
  return db
    .selectFrom('attempt')
    .select(({ fn }) => [
      fn.countAll<number>().as('tries'),
      fn.countAll<number>().filterWhere('verdict', '=', 'correct').as('right'),
    ])
    .where('postId', '=', postId)
    .where('number', '=', 1)
    .where('verdict', '!=', 'pending')
    .executeTakeFirstOrThrow()
}

function readEntries(db: Kysely<Tables>, serverId: string, { until }: Span, { at, id }: Cursor) {
  return (
    db
      .selectFrom('point')
      .select(['id', 'memberId', 'points', 'attempts', 'at'])
      .where('serverId', '=', serverId)
      // Besides the next line it says where to begin in the index.
      .where('at', '>=', at)
      .where('at', '<', until)
      .where(({ or, and, eb }) => or([eb('at', '>', at), and([eb('at', '=', at), eb('id', '>', id)])]))
      .orderBy('at')
      .orderBy('id')
      .limit(page)
      .execute()
  )
}

/** Who stands on no board. */
async function absent(db: Kysely<Tables>, serverId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('boardMember')
    .select('memberId')
    .where('serverId', '=', serverId)
    .where('isOut', '=', 1)
    .execute()

  return rows.map(({ memberId }) => memberId)
}
