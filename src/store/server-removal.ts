import { type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import { deleteSome } from './deleting.ts'
import type { Retention } from './retaining.ts'
import type { Tables } from './tables.ts'

type Table = keyof Tables

/**
 * How a table's rows are known to be a server's: by a column, by what they refer to, or not at all: then they are
 * members', or of the whole program. Every table says it.
 */
type Place<Row> = (keyof Row & string) | { readonly of: 'post' | 'claim' | 'board' | 'batch' } | 'none'

/** In the order in which rows may be deleted: what refers to others goes before them. */
const places: { readonly [T in Table]: Place<Tables[T]> } = {
  keyPointVote: { of: 'claim' },
  keyPointClaim: { of: 'post' },
  settlement: { of: 'post' },
  attempt: { of: 'post' },
  countedAnswer: { of: 'post' },
  reminder: { of: 'post' },
  step: { of: 'post' },
  point: 'serverId',
  review: 'serverId',
  report: 'serverId',
  draft: 'serverId',
  post: { of: 'batch' },
  slot: 'serverId',
  schedule: 'serverId',
  standing: { of: 'board' },
  board: 'serverId',
  boardMember: 'serverId',
  boardClock: 'serverId',
  topicMerge: 'serverId',
  seasonStart: 'serverId',
  memberRole: 'serverId',
  champion: 'serverId',
  serverQuestion: 'serverId',
  serverTopic: 'serverId',
  serverBank: 'serverId',
  audit: 'serverId',
  job: 'subject',
  server: 'id',
  memberSettings: 'none',
  forgetting: 'none',
  droppedBoard: 'none',
  calculation: 'none',
  incident: 'none',
  fact: 'none',
}

/** Posts whose rows are deleted before the next ones are looked at. */
const postBatch = 25

export function serverRemovalOperations(database: Database): Pick<Retention, 'removeServer'> {
  const { db } = database

  return {
    async removeServer(id, until) {
      const isMore = await db.transaction().execute(async (transaction) => {
        const left = await transaction
          .selectFrom('server')
          .select('id')
          .where('id', '=', id)
          .where('leftAt', '<=', until)
          .executeTakeFirst()

        return left !== undefined && (await removeSome(transaction, database, id))
      })

      // Whoever answers meanwhile comes first.
      await new Promise((resolve) => setImmediate(resolve))

      return isMore
    },
  }
}

/** The server's own row last: until then it says that there is something to do. */
async function removeSome(
  transaction: Transaction<Tables>,
  database: Database,
  id: string,
): Promise<boolean> {
  const posts = await transaction
    .selectFrom('post')
    .select('id')
    .where('serverId', '=', id)
    .limit(postBatch)
    .execute()
  const postIds = posts.map((post) => post.id)

  for (const [table, place] of Object.entries(places) as [Table, Place<Record<string, unknown>>][]) {
    const where = rowsOf(place, id, postIds)

    if (where && (await deleteSome(transaction, database, table, where)) > 0) return true
  }

  return false
}

function rowsOf(
  place: Place<Record<string, unknown>>,
  id: string,
  postIds: readonly string[],
): RawBuilder<unknown> | undefined {
  if (place === 'none') return undefined
  if (typeof place === 'string') return sql`${sql.ref(place)} = ${id}`
  if (place.of === 'board') {
    return sql`${sql.ref('boardId')} in (select id from board where ${sql.ref('serverId')} = ${id})`
  }
  if (postIds.length === 0) return undefined
  if (place.of === 'batch') return sql`id in (${sql.join(postIds)})`

  const posts = sql`${sql.ref('postId')} in (${sql.join(postIds)})`

  return place.of === 'post'
    ? posts
    : sql`${sql.ref('claimId')} in (select id from ${sql.table('keyPointClaim')} where ${posts})`
}
