import type { Database } from './database.ts'
import type { Store } from './store.ts'

/** Longer than any step of a closed post is tried. */
const triedForMs = 5 * 86_400_000

/** What waits because Discord refused it. */
export function refusedOperations({ db }: Database): Pick<Store, 'tryAgain'> {
  return {
    async tryAgain({ serverId, code, now }) {
      await db
        .updateTable('schedule')
        .set({ claimedUntil: 0, attempts: 0 })
        .where('serverId', '=', serverId)
        .where('deletedAt', 'is', null)
        // Waits; nobody is at it.
        .where('claimedBy', 'is', null)
        .where('claimedUntil', '>', now)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('slot')
              .select('slot.fireAt')
              .whereRef('slot.scheduleId', '=', 'schedule.id')
              .whereRef('slot.fireAt', '=', 'schedule.nextRunAt')
              .where('slot.reason', 'like', `${code}%`),
          ),
        )
        .execute()
      await db
        .updateTable('step')
        .set({ dueAt: now, attempts: 0 })
        .where('state', '=', 'pending')
        .where('claimedBy', 'is', null)
        .where('dueAt', '>', now)
        .where('lastError', 'like', `${code}%`)
        .where('postId', 'in', (eb) =>
          eb
            .selectFrom('post')
            .select('post.id')
            .where('post.serverId', '=', serverId)
            .where('post.practiceOf', 'is', null)
            .where(({ or, eb: each }) =>
              or([each('post.closedAt', 'is', null), each('post.closedAt', '>', now - triedForMs)]),
            ),
        )
        .execute()
    },
  }
}
