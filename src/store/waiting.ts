import type { Database } from './database.ts'
import type { Settling } from './settling.ts'

type Operations = Pick<Settling, 'waitingPosts' | 'postByMessage' | 'settledOf' | 'answeredPosts'>

/** What people, or a corrected key, have still to look at, and what they decided. */
export function waitingOperations({ db }: Database): Operations {
  return {
    waitingPosts: async (serverId, limit) => {
      const pending = db.selectFrom('attempt').select(['postId', 'memberId']).where('verdict', '=', 'pending')
      const claimed = db
        .selectFrom('keyPointClaim')
        .select(['postId', 'memberId'])
        .where('state', '=', 'open')
      const rows = await db
        .selectFrom('post')
        .innerJoin(pending.union(claimed).as('waits'), 'waits.postId', 'post.id')
        .selectAll('post')
        .select(({ fn }) => fn.countAll<number>().as('waiting'))
        .where('serverId', '=', serverId)
        .where('practiceOf', 'is', null)
        .where('closedAt', 'is not', null)
        .groupBy('post.id')
        .orderBy('createdAt')
        .orderBy('id')
        .limit(limit)
        .execute()

      return rows.map(({ waiting, ...post }) => ({ post, waiting }))
    },
    postByMessage: (channelId, messageId) =>
      db
        .selectFrom('post')
        .selectAll()
        .where(({ or, eb }) => or([eb('channelId', '=', channelId), eb('messageId', '=', channelId)]))
        .where(({ or, eb, selectFrom }) =>
          or([
            eb('messageId', '=', messageId),
            eb('id', 'in', selectFrom('step').select('postId').where('resultId', '=', messageId)),
          ]),
        )
        .executeTakeFirst(),
    settledOf: async ({ channelId, memberId, since }, limit) => {
      const attempts = await db
        .selectFrom('attempt')
        .innerJoin('post', 'post.id', 'attempt.postId')
        .selectAll('attempt')
        .where(({ or, eb }) =>
          or([eb('post.channelId', '=', channelId), eb('post.messageId', '=', channelId)]),
        )
        .where('post.practiceOf', 'is', null)
        .where('memberId', '=', memberId)
        .where('settledBy', 'in', ['manager', 'regrade'])
        .where('settledAt', '>=', since)
        .orderBy('settledAt', 'desc')
        .orderBy('postId')
        .orderBy('number', 'desc')
        .limit(limit)
        .execute()
      const ids = attempts.map(({ postId }) => postId)
      const posts =
        ids.length > 0 ? await db.selectFrom('post').selectAll().where('id', 'in', ids).execute() : []

      return attempts.flatMap((attempt) => {
        const post = posts.find(({ id }) => id === attempt.postId)

        return post ? [{ post, attempt }] : []
      })
    },
    answeredPosts: ({ questionId, since }) =>
      db
        .selectFrom('post')
        .selectAll()
        .$if(questionId !== undefined, (posts) => posts.where('questionId', '=', questionId ?? ''))
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('attempt')
              .select('number')
              .whereRef('postId', '=', 'post.id')
              .where('at', '>=', since),
          ),
        )
        .orderBy('createdAt')
        .orderBy('id')
        .execute(),
  }
}
