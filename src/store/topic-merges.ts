import type { Kysely, Transaction } from 'kysely'
import type { Database } from './database.ts'
import { createBoards, dropBoards, lockBoards, wakeBoards } from './kept-boards.ts'
import type { Ranking } from './ranking.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<Ranking, 'topicMerges' | 'countTopicAs'>

export function topicMergeOperations(database: Database): Operations {
  const { db } = database

  return {
    topicMerges: (serverId) => mergesOf(db, serverId),
    countTopicAs: (serverId, topic, countsAs) =>
      db.transaction().execute(async (transaction) => {
        await lockBoards(transaction, database, serverId, 'alone')

        const before = await mergesOf(transaction, serverId)
        const after = mergeTopic(before, topic, countsAs)
        const touched = [topic, countsAs, before.get(topic), after.get(topic)]

        await transaction.deleteFrom('topicMerge').where('serverId', '=', serverId).execute()
        if (after.size > 0) {
          await transaction
            .insertInto('topicMerge')
            .values([...after].map(([each, other]) => ({ serverId, topic: each, countsAs: other })))
            .execute()
        }
        await addUpAnew(
          transaction,
          serverId,
          touched.filter((each) => each !== undefined),
        )
      }),
  }
}

async function mergesOf(db: Kysely<Tables>, serverId: string): Promise<ReadonlyMap<string, string>> {
  const merges = await db
    .selectFrom('topicMerge')
    .select(['topic', 'countsAs'])
    .where('serverId', '=', serverId)
    .orderBy('topic')
    .execute()

  return new Map(merges.map(({ topic, countsAs }) => [topic, countsAs]))
}

/** What every topic counts as counts as itself; what counted as the topic goes with it. */
function mergeTopic(
  merges: ReadonlyMap<string, string>,
  topic: string,
  countsAs: string,
): ReadonlyMap<string, string> {
  const others = [...merges].filter(([each]) => each !== topic)

  if (topic === countsAs) return new Map(others)

  const other = merges.get(countsAs) ?? countsAs
  // The other way round: what counted as the topic takes its place.
  const target = other === topic ? countsAs : other

  return new Map([
    ...others
      .filter(([each]) => each !== target)
      .map(([each, into]) => [each, into === topic ? target : into] as const),
    [topic, target],
  ])
}

/** Boards of these topics begin empty, and what the ledger has of them comes in little by little. */
async function addUpAnew(
  transaction: Transaction<Tables>,
  serverId: string,
  topics: readonly string[],
): Promise<void> {
  const scopes = [...new Set(topics)].map((topic) => `topic:${topic}` as const)
  const boards = await transaction
    .selectFrom('board')
    .select('id')
    .where('serverId', '=', serverId)
    .where('scope', 'in', scopes)
    .execute()

  await dropBoards(
    transaction,
    boards.map(({ id }) => id),
  )
  for (const scope of scopes) {
    await createBoards(transaction, { serverId, scope }, [{ name: 'all', since: 0, until: 0 }])
  }
  await wakeBoards(transaction, serverId)
}
