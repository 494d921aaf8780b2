import type { Transaction } from 'kysely'
import type { Span } from '../quiz/window.ts'
import { addEntries, batch, cutAfter, cutBefore, type Move, takeFirst, takeLast } from './board-entries.ts'
import type { PlannedBoard } from './board-plan.ts'
import type { Database } from './database.ts'
import { createBoards, dropBoards, lockBoards } from './kept-boards.ts'
import type { Scope } from './ranking.ts'
import type { Tables } from './tables.ts'

interface Kept extends Span {
  readonly id: string
  readonly scope: Scope
}

/**
 * Moves the boards of one name and these scopes to where they should be. Each step is a transaction of some milliseconds,
 * and others have their turn between two; after any of them the boards are right for the spans they have then. What is
 * little is one step, so that two who want different spans, for their clocks differ, come to an end.
 */
export async function moveBoards(
  database: Database,
  serverId: string,
  scopes: readonly Scope[],
  plan: PlannedBoard,
): Promise<void> {
  const step = () =>
    database.db.transaction().execute(async (transaction) => {
      await lockBoards(transaction, database, serverId, 'alone')

      for (let changed = 0; changed < batch; ) {
        const more = await moveOnce(transaction, serverId, scopes, plan)

        if (more === undefined) return false
        changed += more
      }

      return true
    })

  while (await step()) await new Promise(setImmediate)
}

/**
 * One end of those that stand where the first of them stands.
 *
 * @returns how many standings were changed; undefined when all boards stand where they should.
 */
async function moveOnce(
  transaction: Transaction<Tables>,
  serverId: string,
  scopes: readonly Scope[],
  plan: PlannedBoard,
): Promise<number | undefined> {
  const kept = await transaction
    .selectFrom('board')
    .select(['id', 'scope', 'since', 'until'])
    .where('serverId', '=', serverId)
    .where('name', '=', plan.name)
    .where('scope', 'in', scopes)
    .execute()
  const [first] = kept.filter(({ since, until }) => since !== plan.since || until !== plan.until)

  if (kept.length < scopes.length) {
    const missing = scopes.filter((scope) => !kept.some((board) => board.scope === scope))

    if (await beginBoards(transaction, serverId, missing, plan)) return 0
  }
  if (!first) return undefined

  return moveGroup(
    transaction,
    serverId,
    kept.filter(({ since, until }) => since === first.since && until === first.until),
    first,
    plan,
  )
}

/** Empty at first, where the ledger has entries of the scope. */
async function beginBoards(
  transaction: Transaction<Tables>,
  serverId: string,
  scopes: readonly Scope[],
  { name, since }: PlannedBoard,
): Promise<boolean> {
  const known = await transaction
    .selectFrom('board')
    .select('scope')
    .where('serverId', '=', serverId)
    .where('scope', 'in', scopes)
    .where('name', '=', 'all')
    .execute()

  for (const { scope } of known) {
    await createBoards(transaction, { serverId, scope }, [{ name, since, until: since }])
  }

  return known.length > 0
}

async function moveGroup(
  transaction: Transaction<Tables>,
  serverId: string,
  group: readonly Kept[],
  { since, until }: Span,
  plan: PlannedBoard,
): Promise<number> {
  const move: Move = { transaction, serverId, name: plan.name, boards: group.map(({ id }) => id) }

  if (since === until && since !== plan.since) {
    await setSpan(move, { since: plan.since, until: plan.since })
    return 0
  }
  if (since < until && (plan.since >= until || plan.until <= since)) {
    // Nothing of it stays: cheaper begun anew than taken away one by one.
    await dropBoards(transaction, move.boards)
    await beginAnew(transaction, serverId, group, plan)
    return 0
  }

  return since === plan.since
    ? moveEnd(move, { since, until }, plan.until)
    : moveBeginning(move, { since, until }, plan.since)
}

async function moveBeginning(move: Move, { since, until }: Span, goal: number): Promise<number> {
  const isForward = since < goal
  const end = isForward
    ? await cutAfter(move, { since, until: goal })
    : await cutBefore(move, { since: goal, until: since })
  const changed = isForward
    ? await takeFirst(move, { since, until: end })
    : await addEntries(move, { since: end, until: since })

  await setSpan(move, { since: end, until })

  // A whole batch was looked through, however few of it were on these boards.
  return end === goal ? changed : batch
}

async function moveEnd(move: Move, { since, until }: Span, goal: number): Promise<number> {
  const isForward = until < goal
  const end = isForward
    ? await cutAfter(move, { since: until, until: goal })
    : await cutBefore(move, { since: goal, until })
  const changed = isForward
    ? await addEntries(move, { since: until, until: end })
    : await takeLast(move, { since: end, until })

  await setSpan(move, { since, until: end })

  // A whole batch was looked through, however few of it were on these boards.
  return end === goal ? changed : batch
}

async function beginAnew(
  transaction: Transaction<Tables>,
  serverId: string,
  group: readonly Kept[],
  { name, since }: PlannedBoard,
): Promise<void> {
  for (const { scope } of group) {
    await createBoards(transaction, { serverId, scope }, [{ name, since, until: since }])
  }
}

async function setSpan({ transaction, boards }: Move, span: Span): Promise<void> {
  await transaction.updateTable('board').set(span).where('id', 'in', boards).execute()
}
