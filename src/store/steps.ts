import type { Kysely } from 'kysely'
import type { Database } from './database.ts'
import type { Claim, NewStep, Step, Store } from './store.ts'
import type { Tables } from './tables.ts'

type StepKey = Pick<Step, 'postId' | 'name'>

type Operations = Pick<
  Store,
  'claimSteps' | 'claimStepsIn' | 'claimStepsOf' | 'finishStep' | 'retryStep' | 'failStep' | 'steps'
>

const dayMs = 86_400_000

const stepColumns = [
  'postId',
  'name',
  'dueAt',
  'state',
  'attempts',
  'lastError',
  'resultId',
  'roleId',
] as const

export function stepOperations(database: Database): Operations {
  const { db } = database

  return {
    claimSteps: (claim, limit) => claimSteps(database, claim, limit),
    claimStepsIn: (channelId, claim, limit) => claimSteps(database, claim, limit, { channelId }),
    claimStepsOf: (postId, claim, limit) => claimSteps(database, claim, limit, { postId }),
    finishStep: (step, resultId, next = []) =>
      db.transaction().execute(async (transaction) => {
        // What was done is done, whoever holds the claim by now.
        await updateStep(transaction, step)
          .set({ state: 'done', resultId, lastError: null })
          .where('state', '!=', 'done')
          .execute()
        await insertSteps(transaction, step.postId, next)
      }),
    async retryStep(worker, step, dueAt, reason) {
      await updateStep(db, step)
        .set((eb) => ({ attempts: eb('attempts', '+', 1), dueAt, lastError: reason }))
        .where('claimedBy', '=', worker)
        .execute()
    },
    async failStep(worker, step, reason) {
      await updateStep(db, step)
        .set((eb) => ({ state: 'failed', attempts: eb('attempts', '+', 1), lastError: reason }))
        .where('claimedBy', '=', worker)
        .execute()
    },
    async steps(postIds) {
      if (postIds.length === 0) return []

      return db
        .selectFrom('step')
        .select(stepColumns)
        .where('postId', 'in', postIds)
        .orderBy('postId')
        .orderBy('dueAt')
        .orderBy('name')
        .execute()
    },
  }
}

async function claimSteps(
  { db, locksRows }: Database,
  { worker, now, leaseMs }: Claim,
  limit: number,
  { channelId, postId }: { readonly channelId?: string; readonly postId?: string } = {},
): Promise<Step[]> {
  const due = db
    .selectFrom('step')
    .select(['postId', 'name'])
    .where('state', '=', 'pending')
    .where('dueAt', '<=', now)
    .where('claimedUntil', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('post')
            .innerJoin('server', 'server.id', 'post.serverId')
            .select('post.id')
            .whereRef('post.id', '=', 'step.postId')
            .where('server.leftAt', 'is not', null),
        ),
      ),
    )
    .orderBy('dueAt')
    .orderBy('postId')
    .orderBy('name')
    .limit(limit)
    .$if(postId !== undefined, (query) => query.where('postId', '=', postId ?? ''))
    .$if(channelId !== undefined, (query) =>
      query.where('postId', 'in', (eb) =>
        eb
          .selectFrom('post')
          .select('post.id')
          .where('post.channelId', '=', channelId ?? '')
          .where('post.closesAt', '>', now - dayMs)
          .where('post.closesAt', '<=', now),
      ),
    )
    .$if(locksRows, (query) => query.forNoKeyUpdate().skipLocked())
  const steps = await db
    // Run once, see claimSchedules.
    .with(
      (cte) => cte('due').materialized(),
      () => due,
    )
    .updateTable('step')
    .set({ claimedBy: worker, claimedUntil: now + leaseMs })
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple('postId', 'name'),
        'in',
        selectFrom('due').select(['postId', 'name']).$asTuple('postId', 'name'),
      ),
    )
    .returning(stepColumns)
    .execute()

  return steps.sort(byDue)
}

/** Those that exist stay as they are. */
export async function insertSteps(
  db: Kysely<Tables>,
  postId: string,
  steps: readonly NewStep[],
): Promise<void> {
  if (steps.length === 0) return

  await db
    .insertInto('step')
    .values(steps.map(({ name, dueAt, roleId = null }) => ({ postId, name, dueAt, roleId })))
    .onConflict((conflict) => conflict.columns(['postId', 'name']).doNothing())
    .execute()
}

/** A step that may come again: what was done, or given up, is due anew. */
export async function requestStep(
  db: Kysely<Tables>,
  postId: string,
  { name, dueAt }: NewStep,
): Promise<void> {
  const anew = { state: 'pending', dueAt, attempts: 0, lastError: null, resultId: null } as const

  await db
    .insertInto('step')
    .values({ postId, name, dueAt })
    .onConflict((conflict) => conflict.columns(['postId', 'name']).doUpdateSet(anew))
    .execute()
}

/** Frees the step as well. */
function updateStep(db: Kysely<Tables>, { postId, name }: StepKey) {
  return db
    .updateTable('step')
    .set({ claimedBy: null, claimedUntil: 0 })
    .where('postId', '=', postId)
    .where('name', '=', name)
}

/** Neither engine promises the order of what an update returns. */
function byDue(a: Step, b: Step) {
  return a.dueAt - b.dueAt || (a.postId < b.postId ? -1 : 1)
}
