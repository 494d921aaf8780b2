import type { Kysely } from 'kysely'
import type { Database } from './database.ts'
import type { Reminder, ReminderQuery, Reminding } from './reminding.ts'
import type { Tables } from './tables.ts'

export function reminderOperations({ db }: Database): Reminding {
  return {
    async dueReminders(query, limit) {
      const due = await selectDue(db, query).limit(limit).execute()
      // The post that closes first, where there are several.
      const first = new Map(due.toReversed().map((each) => [each.memberId, each]))

      return withPosts(db, [...first.values()].toReversed())
    },
    async beginReminder({ memberId, postId }, at, pauseMs) {
      const row = { memberId, postId, at, sent: 0 } as const
      const begun = await db
        .insertInto('reminder')
        .values(row)
        .onConflict((conflict) =>
          conflict
            .column('memberId')
            .doUpdateSet(row)
            .where('reminder.at', '<=', at - pauseMs),
        )
        .returning('memberId')
        .executeTakeFirst()

      return begun !== undefined
    },
    async unsentReminders(since, limit) {
      const unsent = await db
        .selectFrom('reminder')
        .select(['memberId', 'postId'])
        .where('sent', '=', 0)
        .where('at', '>=', since)
        .orderBy('at')
        .limit(limit)
        .execute()

      return withPosts(db, unsent)
    },
    async endReminder(memberId) {
      await db.updateTable('reminder').set({ sent: 1 }).where('memberId', '=', memberId).execute()
    },
  }
}

/** From what closes soon, and from the few who want to be reminded. */
function selectDue(db: Kysely<Tables>, { now, leadMs, activeMs, pauseMs }: ReminderQuery) {
  return db
    .selectFrom('step')
    .innerJoin('post', 'post.id', 'step.postId')
    .innerJoin('boardMember', 'boardMember.serverId', 'post.serverId')
    .innerJoin('memberSettings', 'memberSettings.id', 'boardMember.memberId')
    .select(['memberSettings.id as memberId', 'post.id as postId'])
    .where('step.name', '=', 'close')
    .where('step.state', '=', 'pending')
    .where('step.dueAt', '>', now)
    .where('step.dueAt', '<=', now + leadMs)
    .where('post.scheduleId', 'is not', null)
    .where('memberSettings.reminders', '=', 'on')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('attempt')
            .select('attempt.number')
            .whereRef('attempt.postId', '=', 'post.id')
            .whereRef('attempt.memberId', '=', 'memberSettings.id'),
        ),
      ),
    )
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('reminder')
            .select('reminder.at')
            .whereRef('reminder.memberId', '=', 'memberSettings.id')
            .where('reminder.at', '>', now - pauseMs),
        ),
      ),
    )
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('attempt')
          .innerJoin('post as answered', 'answered.id', 'attempt.postId')
          .select('attempt.number')
          .whereRef('attempt.memberId', '=', 'memberSettings.id')
          .where('attempt.at', '>', now - activeMs)
          .whereRef('answered.serverId', '=', 'post.serverId')
          .where('answered.scheduleId', 'is not', null),
      ),
    )
    .orderBy('step.dueAt')
    .orderBy('memberSettings.id')
}

async function withPosts(
  db: Kysely<Tables>,
  reminders: readonly { readonly memberId: string; readonly postId: string }[],
): Promise<Reminder[]> {
  if (reminders.length === 0) return []

  const ids = [...new Set(reminders.map(({ postId }) => postId))]
  const rows = await db.selectFrom('post').selectAll().where('id', 'in', ids).execute()
  const posts = new Map(rows.map((post) => [post.id, post]))

  return reminders.flatMap(({ memberId, postId }) => {
    const post = posts.get(postId)

    return post ? [{ memberId, post }] : []
  })
}
