import type { Transaction } from 'kysely'
import type { Books } from './ledger.ts'
import { lockPost, settle } from './settlements.ts'
import { type KeyPointClaim, type Settling, type Vote, type Voted, votesToSettle } from './settling.ts'
import type { Post } from './store.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<
  Settling,
  'claimKeyPoint' | 'keyPointClaim' | 'keyPointClaims' | 'claimsToCheck' | 'voteOnClaim'
>

export function keyPointClaimOperations(books: Books): Operations {
  const { database, newId } = books
  const { db } = database
  const select = () => db.selectFrom('keyPointClaim').selectAll()

  return {
    async claimKeyPoint(claim) {
      const { postId, memberId, point, at } = claim

      await db
        .insertInto('keyPointClaim')
        .values({ id: newId(at), postId, memberId, point, at, state: 'open' })
        .onConflict((conflict) => conflict.columns(['postId', 'memberId', 'point']).doNothing())
        .execute()

      return select()
        .where('postId', '=', postId)
        .where('memberId', '=', memberId)
        .where('point', '=', point)
        .executeTakeFirstOrThrow()
    },
    keyPointClaim: (id) => select().where('id', '=', id).executeTakeFirst(),
    keyPointClaims: (postId) => select().where('postId', '=', postId).orderBy('at').orderBy('id').execute(),
    claimsToCheck: (postId, voterId) =>
      db
        .selectFrom('keyPointClaim as claim')
        .innerJoin('post', 'post.id', 'claim.postId')
        .selectAll('claim')
        .where('claim.postId', '=', postId)
        .where('claim.state', '=', 'open')
        .where('claim.memberId', '!=', voterId)
        .where('post.closedAt', 'is not', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('keyPointVote')
                .select('voterId')
                .whereRef('claimId', '=', 'claim.id')
                .where('voterId', '=', voterId),
            ),
          ),
        )
        .orderBy('claim.at')
        .orderBy('claim.id')
        .execute(),
    voteOnClaim: (vote) => db.transaction().execute((transaction) => voteOn(transaction, books, vote)),
  }
}

async function voteOn(transaction: Transaction<Tables>, books: Books, vote: Vote): Promise<Voted> {
  const find = () =>
    transaction.selectFrom('keyPointClaim').selectAll().where('id', '=', vote.claimId).executeTakeFirst()
  const postId = (await find())?.postId
  const post = postId === undefined ? undefined : await lockPost(transaction, books.database, postId)
  // Read again under the lock: somebody may have settled it in between.
  const claim = await find()

  if (!claim || !post || !(await mayVote(transaction, post, claim, vote.voterId)))
    return { outcome: 'refused' }
  if (claim.state !== 'open') return { outcome: 'late' }

  const balance = await count(transaction, vote)
  if (Math.abs(balance) < votesToSettle) return { outcome: 'counted', claim }

  const settled = { ...claim, state: balance > 0 ? ('confirmed' as const) : ('refused' as const) }
  await transaction
    .updateTable('keyPointClaim')
    .set({ state: settled.state })
    .where('id', '=', claim.id)
    .execute()
  if (settled.state === 'confirmed') await settleByPeers(transaction, books, post, claim, vote)

  return { outcome: 'counted', claim: settled }
}

/** Who answered the post themselves, and once nobody can answer any more. */
async function mayVote(
  transaction: Transaction<Tables>,
  { id, closedAt }: Post,
  { memberId }: KeyPointClaim,
  voterId: string,
): Promise<boolean> {
  if (closedAt === null || memberId === voterId) return false

  const own = await transaction
    .selectFrom('attempt')
    .select('number')
    .where('postId', '=', id)
    .where('memberId', '=', voterId)
    .limit(1)
    .executeTakeFirst()

  return own !== undefined
}

/** Adds the vote, unless it was given; agreeing votes minus the others. */
async function count(transaction: Transaction<Tables>, vote: Vote): Promise<number> {
  const { claimId, voterId, agrees, at } = vote

  await transaction
    .insertInto('keyPointVote')
    .values({ claimId, voterId, agrees: agrees ? 1 : 0, at })
    .onConflict((conflict) => conflict.columns(['claimId', 'voterId']).doNothing())
    .execute()

  const votes = await transaction
    .selectFrom('keyPointVote')
    .select('agrees')
    .where('claimId', '=', claimId)
    .execute()

  return votes.reduce((sum, { agrees: agreed }) => sum + (agreed === 1 ? 1 : -1), 0)
}

async function settleByPeers(
  transaction: Transaction<Tables>,
  books: Books,
  post: Post,
  { id, memberId, point }: KeyPointClaim,
  { judge, at }: Vote,
): Promise<void> {
  const attempt = await transaction
    .selectFrom('attempt')
    .selectAll()
    .where('postId', '=', post.id)
    .where('memberId', '=', memberId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { number, note } = attempt
  const settlement = {
    ...judge(attempt, point),
    memberId,
    number,
    note,
    at,
    by: 'peers',
    byId: null,
  } as const

  await settle(transaction, books, post, { ...settlement, key: `claim:${id}` })
}
