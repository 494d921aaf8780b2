import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { MemberData, MemberRecord, RecordPart } from './members.ts'
import { type Naming, naming } from './naming.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<MemberData, 'history' | 'beginExport' | 'memberRecords' | 'answeredByMember'>

/** Parts that are named otherwise than their table, and by which column they are found. */
const tellsOf: Partial<Record<RecordPart, readonly [keyof Tables, string]>> = {
  decision: ['settlement', 'byId'],
  audited: ['audit', 'memberId'],
  changed: ['audit', 'byId'],
}

export function memberRecordOperations({ db }: Database): Operations {
  return {
    async history({ memberId, serverId }, { limit, offset }) {
      const attempts = await db
        .selectFrom('attempt')
        .innerJoin('post', 'post.id', 'attempt.postId')
        .selectAll('attempt')
        .where('attempt.memberId', '=', memberId)
        .$if(serverId !== undefined, (own) => own.where('post.serverId', '=', serverId ?? ''))
        .orderBy('attempt.at', 'desc')
        .orderBy('attempt.postId', 'desc')
        .orderBy('attempt.number', 'desc')
        .limit(limit)
        .offset(offset)
        .execute()
      const ids = [...new Set(attempts.map(({ postId }) => postId))]
      const rows =
        ids.length === 0 ? [] : await db.selectFrom('post').selectAll().where('id', 'in', ids).execute()
      const posts = new Map(rows.map((post) => [post.id, post]))

      return attempts.flatMap((attempt) => {
        const post = posts.get(attempt.postId)

        return post ? [{ post, attempt }] : []
      })
    },
    async beginExport(memberId, at, pauseMs) {
      const noted = await db
        .insertInto('memberSettings')
        .values({ id: memberId, reviewFrom: 0, exportedAt: at })
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet({ exportedAt: at })
            .where(({ or, eb }) =>
              or([
                eb('memberSettings.exportedAt', 'is', null),
                eb('memberSettings.exportedAt', '<=', at - pauseMs),
              ]),
            ),
        )
        .returning('id')
        .executeTakeFirst()

      return noted !== undefined
    },
    async memberRecords(memberId, part, { limit, offset }) {
      // An export asks for many pages: whoever answers meanwhile comes first.
      await new Promise((resolve) => setImmediate(resolve))

      const { table, by, columns, order } = selectionOf(part)
      const chosen = columns ? sql.join(columns.map((column) => sql.ref(column))) : sql`*`
      const newest = sql.join(order.map((column) => sql`${sql.ref(column)} desc`))
      const { rows } = await sql<MemberRecord>`select ${chosen} from ${sql.table(table)}
        where ${sql.ref(by)} = ${memberId} order by ${newest}
        limit ${sql.lit(limit)} offset ${sql.lit(offset)}`.execute(db)

      return rows
    },
    answeredByMember: (memberId, { limit, offset }) =>
      db
        .selectFrom('attempt')
        .innerJoin('post', 'post.id', 'attempt.postId')
        .select(['post.id', 'post.serverId', 'post.channelId', 'post.messageId', 'post.questionId'])
        .select(['post.createdAt', 'post.closesAt', 'post.closedAt'])
        .where('attempt.memberId', '=', memberId)
        .where('attempt.number', '=', 1)
        .where('post.practiceOf', 'is', null)
        .orderBy('attempt.at', 'desc')
        .orderBy('post.id', 'desc')
        .limit(limit)
        .offset(offset)
        .execute(),
  }
}

/** Where the rows of a part are: a member's own whole, and of the others what may be told. */
function selectionOf(name: RecordPart) {
  const [table, by] = tellsOf[name] ?? [name as keyof Tables, undefined]
  const { own, order, parts = [] } = naming[table] as Naming<Record<string, unknown>>
  const part = parts.find((each) => (by === undefined ? own === undefined : each.by === by))

  return part
    ? { table, by: part.by, columns: part.told, order: part.told }
    : { table, by: own ?? '', columns: undefined, order: order ?? [] }
}
