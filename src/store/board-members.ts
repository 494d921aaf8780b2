import type { Kysely, Transaction } from 'kysely'
import type { Database } from './database.ts'
import { lockBoards } from './kept-boards.ts'
import type { Ranking } from './ranking.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Ranking, 'saveMemberRoles' | 'saveLeft'>

export function boardMemberOperations(database: Database): Operations {
  const { db } = database

  return {
    async saveMemberRoles(serverId, memberId, roleIds) {
      // Hardly ever does anything change, and whoever answers should not wait for the lock.
      if (await isKnown(db, serverId, memberId, roleIds)) return

      await db.transaction().execute(async (transaction) => {
        await lockBoards(transaction, database, serverId, 'alone')
        await transaction
          .deleteFrom('memberRole')
          .where('serverId', '=', serverId)
          .where('memberId', '=', memberId)
          .execute()
        if (roleIds.length > 0) {
          await transaction
            .insertInto('memberRole')
            .values(roleIds.map((roleId) => ({ serverId, memberId, roleId })))
            .onConflict((conflict) => conflict.doNothing())
            .execute()
        }
        await setLeft(transaction, serverId, [memberId], 0)
        await placeMembers(transaction, serverId, [memberId])
      })
    },
    async saveLeft(serverId, memberIds) {
      if (memberIds.length === 0) return

      await db.transaction().execute(async (transaction) => {
        await lockBoards(transaction, database, serverId, 'alone')
        await setLeft(transaction, serverId, memberIds, 1)
        await placeMembers(transaction, serverId, memberIds)
      })
    },
  }
}

/** Whether a member is there with these roles and no others, as far as is remembered. */
async function isKnown(
  db: Kysely<Tables>,
  serverId: string,
  memberId: string,
  roleIds: readonly string[],
): Promise<boolean> {
  const [held, left] = await Promise.all([
    db
      .selectFrom('memberRole')
      .select('roleId')
      .where('serverId', '=', serverId)
      .where('memberId', '=', memberId)
      .execute(),
    db
      .selectFrom('boardMember')
      .select('memberId')
      .where('serverId', '=', serverId)
      .where('memberId', '=', memberId)
      .where('hasLeft', '=', 1)
      .executeTakeFirst(),
  ])
  const wanted = new Set(roleIds)

  return left === undefined && held.length === wanted.size && held.every(({ roleId }) => wanted.has(roleId))
}

async function setLeft(
  transaction: Transaction<Tables>,
  serverId: string,
  memberIds: readonly string[],
  hasLeft: 0 | 1,
): Promise<void> {
  await transaction
    .updateTable('boardMember')
    .set({ hasLeft })
    .where('serverId', '=', serverId)
    .where('memberId', 'in', memberIds)
    .where('hasLeft', '!=', hasLeft)
    .execute()
}

/** Says what a member is called from now on, if given; whether they stand on no board. */
export async function nameMember(
  transaction: Transaction<Tables>,
  { serverId, memberId, name }: { serverId: string; memberId: string; name?: string | undefined },
): Promise<0 | 1> {
  const known = await transaction
    .updateTable('boardMember')
    .set((eb) => ({ name: name ?? eb.ref('name') }))
    .where('serverId', '=', serverId)
    .where('memberId', '=', memberId)
    .returning('isOut')
    .executeTakeFirst()

  if (known) return known.isOut

  const excluded = await excludedRoles(transaction, serverId)
  const isOut = (await holdersOf(transaction, serverId, excluded, [memberId])).has(memberId) ? 1 : 0
  await transaction
    .insertInto('boardMember')
    .values({ serverId, memberId, name: name ?? '', isOut })
    .onConflict((conflict) => conflict.columns(['serverId', 'memberId']).doNothing())
    .execute()

  return isOut
}

/** So many are moved in one transaction: each stands on dozens of boards. */
const batch = 10
const page = 500

/** After a change of the roles that are excluded. */
export async function placeEveryone(database: Database, serverId: string): Promise<void> {
  const { db } = database
  let last = ''

  for (;;) {
    const members = await db
      .selectFrom('boardMember')
      .select('memberId')
      .where('serverId', '=', serverId)
      .where('memberId', '>', last)
      .orderBy('memberId')
      .limit(page)
      .execute()
    const ids = members.map(({ memberId }) => memberId)
    const misplaced = await findMisplaced(db, serverId, ids)

    for (let from = 0; from < misplaced.length; from += batch) {
      await db.transaction().execute(async (transaction) => {
        await lockBoards(transaction, database, serverId, 'alone')
        await placeMembers(
          transaction,
          serverId,
          misplaced.slice(from, from + batch).map(({ memberId }) => memberId),
        )
      })
      await new Promise(setImmediate)
    }
    if (ids.length < page) return
    last = ids.at(-1) ?? last
    await new Promise(setImmediate)
  }
}

/** Takes members off their boards or back on them, as they should be. */
async function placeMembers(
  transaction: Transaction<Tables>,
  serverId: string,
  memberIds: readonly string[],
): Promise<void> {
  const misplaced = await findMisplaced(transaction, serverId, memberIds)

  for (const { memberId, isOut } of misplaced) {
    await transaction
      .updateTable('boardMember')
      .set({ isOut })
      .where('serverId', '=', serverId)
      .where('memberId', '=', memberId)
      .execute()
    await transaction
      .updateTable('standing')
      .set({ isOut })
      .where('memberId', '=', memberId)
      .where('boardId', 'in', (eb) => eb.selectFrom('board').select('id').where('serverId', '=', serverId))
      .execute()
  }
}

/** Those whose standings do not say what they should, with what that is. */
async function findMisplaced(
  db: Kysely<Tables>,
  serverId: string,
  memberIds: readonly string[],
): Promise<{ memberId: string; isOut: 0 | 1 }[]> {
  if (memberIds.length === 0) return []

  const excluded = await holdersOf(db, serverId, await excludedRoles(db, serverId), memberIds)
  const members = await db
    .selectFrom('boardMember')
    .select(['memberId', 'hasLeft', 'isOut'])
    .where('serverId', '=', serverId)
    .where('memberId', 'in', memberIds)
    .orderBy('memberId')
    .execute()

  return members.flatMap(({ memberId, hasLeft, isOut }) => {
    const should = hasLeft === 1 || excluded.has(memberId) ? 1 : 0

    return should === isOut ? [] : { memberId, isOut: should }
  })
}

async function holdersOf(
  db: Kysely<Tables>,
  serverId: string,
  roleIds: readonly string[],
  memberIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (roleIds.length === 0) return new Set()

  const holders = await db
    .selectFrom('memberRole')
    .select('memberId')
    .where('serverId', '=', serverId)
    .where('roleId', 'in', roleIds)
    .where('memberId', 'in', memberIds)
    .execute()

  return new Set(holders.map(({ memberId }) => memberId))
}

async function excludedRoles(db: Kysely<Tables>, serverId: string): Promise<readonly string[]> {
  const server = await db
    .selectFrom('server')
    .select('excludedRoles')
    .where('id', '=', serverId)
    .executeTakeFirst()

  return server?.excludedRoles ? JSON.parse(server.excludedRoles) : []
}
