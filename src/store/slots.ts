import type { Kysely, Transaction, Updateable } from 'kysely'
import { advance } from './claims.ts'
import type { Database } from './database.ts'
import { confirm } from './posts.ts'
import type { NewPost, Post, Slot, Store } from './store.ts'
import type { Tables } from './tables.ts'

type SlotKey = Pick<Slot, 'scheduleId' | 'fireAt'>

type Operations = Pick<Store, 'recordSlot' | 'finishSlot' | 'failSlot' | 'skipSlots' | 'backOff' | 'slots'>

export function slotOperations({ db }: Database): Operations {
  return {
    recordSlot: (scheduleId, fireAt, post) =>
      db.transaction().execute((transaction) => recordSlot(transaction, { ...post, scheduleId, fireAt })),
    finishSlot: (worker, slot, { postId, messageId, at, steps }, { nextRunAt }) =>
      db.transaction().execute(async (transaction) => {
        await updateSlot(transaction, slot, { state: 'sent', reason: null })
          .set((eb) => ({ sentAt: eb.fn.coalesce('sentAt', eb.val(at)) }))
          .execute()
        await confirm(transaction, postId, messageId, steps)
        await advance(transaction, worker, slot.scheduleId, nextRunAt)
      }),
    failSlot: (worker, { scheduleId, fireAt }, reason, { nextRunAt }) =>
      db.transaction().execute(async (transaction) => {
        const failed = { scheduleId, fireAt, state: 'failed', reason } as const

        await insertSlots(transaction, [failed])
        await updateSlot(transaction, failed, failed).where('state', '!=', 'sent').execute()
        await advance(transaction, worker, scheduleId, nextRunAt)
      }),
    async skipSlots(scheduleId, fireAts, reason) {
      const skipped = fireAts.map((fireAt) => ({ scheduleId, fireAt, state: 'skipped', reason }) as const)

      if (skipped.length > 0) await insertSlots(db, skipped)
    },
    backOff: (worker, scheduleId, fireAt, until, reason) =>
      db.transaction().execute(async (transaction) => {
        await updateSlot(transaction, { scheduleId, fireAt }, { reason })
          .where('state', '=', 'sending')
          .execute()
        await transaction
          .updateTable('schedule')
          // Nobody's, so that the wait outlives the worker.
          .set((eb) => ({ attempts: eb('attempts', '+', 1), claimedBy: null, claimedUntil: until }))
          .where('id', '=', scheduleId)
          .where('claimedBy', '=', worker)
          .execute()
      }),
    slots: (scheduleId, limit) =>
      selectSlots(db, scheduleId).orderBy('slot.fireAt', 'desc').limit(limit).execute(),
  }
}

async function recordSlot(transaction: Transaction<Tables>, post: NewPost & SlotKey) {
  const { scheduleId, fireAt } = post

  await insertSlots(transaction, [{ scheduleId, fireAt, state: 'sending', reason: null }])

  // One of several workers gets its post in; the others wait here until it is committed, and then read it.
  const created = await transaction
    .insertInto('post')
    .values(post)
    .onConflict((conflict) => conflict.columns(['scheduleId', 'fireAt']).doNothing())
    .returningAll()
    .executeTakeFirst()

  // It may have been skipped, or given up before it had a post.
  if (created) await updateSlot(transaction, post, { state: 'sending', reason: null }).execute()

  return {
    slot: await selectSlots(transaction, scheduleId)
      .where('slot.fireAt', '=', fireAt)
      .executeTakeFirstOrThrow(),
    post: created ?? (await postOfSlot(transaction, post)),
    isNew: created !== undefined,
  }
}

type NewSlot = Pick<Slot, 'scheduleId' | 'fireAt' | 'state' | 'reason'>

async function insertSlots(db: Kysely<Tables>, slots: readonly NewSlot[]) {
  await db
    .insertInto('slot')
    .values((eb) =>
      slots.map((slot) => ({
        ...slot,
        serverId: eb
          .selectFrom('schedule')
          .select((schedule) => schedule.fn.coalesce('serverId', eb.val('')).as('serverId'))
          .where('id', '=', slot.scheduleId),
      })),
    )
    .onConflict((conflict) => conflict.columns(['scheduleId', 'fireAt']).doNothing())
    .execute()
}

function updateSlot(
  db: Kysely<Tables>,
  { scheduleId, fireAt }: SlotKey,
  changes: Updateable<Tables['slot']>,
) {
  return db.updateTable('slot').set(changes).where('scheduleId', '=', scheduleId).where('fireAt', '=', fireAt)
}

function selectSlots(db: Kysely<Tables>, scheduleId: string) {
  return db
    .selectFrom('slot')
    .leftJoin('post', (join) =>
      join.onRef('post.scheduleId', '=', 'slot.scheduleId').onRef('post.fireAt', '=', 'slot.fireAt'),
    )
    .select(['slot.scheduleId', 'slot.fireAt', 'slot.state', 'slot.reason', 'post.id as postId'])
    .where('slot.scheduleId', '=', scheduleId)
}

function postOfSlot(db: Kysely<Tables>, { scheduleId, fireAt }: SlotKey): Promise<Post> {
  return db
    .selectFrom('post')
    .selectAll()
    .where('scheduleId', '=', scheduleId)
    .where('fireAt', '=', fireAt)
    .executeTakeFirstOrThrow()
}
