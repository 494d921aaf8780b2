import type { Kysely } from 'kysely'
import type { Database } from './database.ts'
import { insertSteps } from './steps.ts'
import type { NewStep, Store } from './store.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<
  Store,
  | 'createPost'
  | 'confirmPost'
  | 'post'
  | 'movePost'
  | 'openPosts'
  | 'openQuestions'
  | 'practicePosts'
  | 'closePost'
  | 'askedQuestions'
  | 'seenQuestions'
>

export function postOperations({ db }: Database): Operations {
  const selectPosts = () => db.selectFrom('post').selectAll()

  return {
    async createPost(post) {
      await db
        .insertInto('post')
        .values(post)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()

      return selectPosts().where('id', '=', post.id).executeTakeFirstOrThrow()
    },
    confirmPost: (postId, messageId, steps) =>
      db.transaction().execute((transaction) => confirm(transaction, postId, messageId, steps)),
    post: (id) => selectPosts().where('id', '=', id).executeTakeFirst(),
    async movePost(id, channelId) {
      await db
        .updateTable('post')
        .set({ channelId })
        .where('id', '=', id)
        .where('messageId', 'is', null)
        .execute()
    },
    openPosts: (channelId, now) =>
      selectPosts()
        .where(({ eb, or }) => or([eb('channelId', '=', channelId), eb('messageId', '=', channelId)]))
        .where('closesAt', '>', now)
        .where('closedAt', 'is', null)
        .where('messageId', 'is not', null)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .execute(),
    async openQuestions(serverId, now) {
      const rows = await db
        .selectFrom('post')
        .select('questionId')
        .distinct()
        .where('serverId', '=', serverId)
        .where('closesAt', '>', now)
        .where('closedAt', 'is', null)
        .where('practiceOf', 'is', null)
        .orderBy('questionId')
        .execute()

      return rows.map((row) => row.questionId)
    },
    practicePosts: (memberId, limit) =>
      selectPosts()
        .where('practiceOf', '=', memberId)
        .orderBy('createdAt', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute(),
    async closePost(id, at) {
      await db
        .updateTable('post')
        .set({ closedAt: at })
        .where('id', '=', id)
        .where('closedAt', 'is', null)
        .execute()
    },
    askedQuestions: (scheduleId) => askedQuestions(db, scheduleId),
    seenQuestions: (serverId, memberId) => seenQuestions(db, serverId, memberId),
  }
}

/** The first message counts, should there ever be two. */
export async function confirm(
  db: Kysely<Tables>,
  postId: string,
  messageId: string,
  steps: readonly NewStep[],
): Promise<void> {
  await db
    .updateTable('post')
    .set({ messageId })
    .where('id', '=', postId)
    .where('messageId', 'is', null)
    .execute()
  await insertSteps(db, postId, steps)
}

/** Also those still being sent, so that two slots close to each other do not ask the same. */
async function askedQuestions(db: Kysely<Tables>, scheduleId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('post')
    .innerJoin('slot', (join) =>
      join.onRef('slot.scheduleId', '=', 'post.scheduleId').onRef('slot.fireAt', '=', 'post.fireAt'),
    )
    .select('post.questionId')
    .where('post.scheduleId', '=', scheduleId)
    .where('slot.state', 'in', ['sending', 'sent'])
    .orderBy('post.fireAt')
    .execute()

  return rows.map((row) => row.questionId)
}

async function seenQuestions(db: Kysely<Tables>, serverId: string, memberId: string): Promise<string[]> {
  const closed = db
    .selectFrom('post')
    .select('questionId')
    .where('serverId', '=', serverId)
    .where('closedAt', 'is not', null)
    .where('practiceOf', 'is', null)
  const practised = db
    .selectFrom('post')
    .innerJoin('attempt', 'attempt.postId', 'post.id')
    .select('post.questionId')
    .where('post.practiceOf', '=', memberId)
    .where('attempt.memberId', '=', memberId)
  const rows = await closed.union(practised).orderBy('questionId').execute()

  return rows.map((row) => row.questionId)
}
