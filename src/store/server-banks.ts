import type { Kysely } from 'kysely'
import type { Language } from '../i18n/texts.ts'
import type { Database } from './database.ts'
import type { ServerQuestion } from './server-bank.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

type Operations = Pick<
  Store,
  'bankRevision' | 'serverBank' | 'serverTopics' | 'serverQuestion' | 'changeBank'
>

export function serverBankOperations({ db }: Database): Operations {
  return {
    bankRevision: (serverId) => revisionOf(db, serverId),
    serverTopics: (serverId) => topicsOf(db, serverId),
    async serverBank(serverId) {
      // First of all: what is saved meanwhile is then read again, never missed.
      const revision = await revisionOf(db, serverId)
      const rows = await db
        .selectFrom('serverQuestion')
        .selectAll()
        .where('serverId', '=', serverId)
        .where('isCurrent', '=', 1)
        .orderBy('questionId')
        .execute()

      return { revision, questions: rows.map(read), topics: await topicsOf(db, serverId) }
    },
    async serverQuestion(serverId, id, version) {
      const row = await db
        .selectFrom('serverQuestion')
        .selectAll()
        .where('serverId', '=', serverId)
        .where('questionId', '=', id)
        .where('version', '=', version)
        .executeTakeFirst()

      return row && read(row)
    },
    changeBank: (serverId, expected, change, at) =>
      db.transaction().execute(async (transaction) => {
        if (!(await moveOn(transaction, serverId, expected))) return false

        await remove(transaction, serverId, change.removed ?? [], at)
        for (const question of change.saved ?? []) await save(transaction, serverId, question)
        for (const [topic, names] of change.topics ?? []) await nameTopic(transaction, serverId, topic, names)

        return true
      }),
  }
}

async function revisionOf(db: Kysely<Tables>, serverId: string): Promise<number> {
  const row = await db
    .selectFrom('serverBank')
    .select('revision')
    .where('serverId', '=', serverId)
    .executeTakeFirst()

  return row?.revision ?? 0
}

async function topicsOf(db: Kysely<Tables>, serverId: string) {
  const rows = await db
    .selectFrom('serverTopic')
    .select(['topic', 'names'])
    .where('serverId', '=', serverId)
    .orderBy('topic')
    .execute()

  return new Map(rows.map(({ topic, names }) => [topic, JSON.parse(names)]))
}

/** False when somebody was faster. */
async function moveOn(db: Kysely<Tables>, serverId: string, expected: number): Promise<boolean> {
  const moved =
    expected === 0
      ? await db
          .insertInto('serverBank')
          .values({ serverId, revision: 1 })
          .onConflict((conflict) => conflict.column('serverId').doNothing())
          .returning('revision')
          .executeTakeFirst()
      : await db
          .updateTable('serverBank')
          .set({ revision: expected + 1 })
          .where('serverId', '=', serverId)
          .where('revision', '=', expected)
          .returning('revision')
          .executeTakeFirst()

  return moved !== undefined
}

async function remove(
  db: Kysely<Tables>,
  serverId: string,
  ids: readonly string[],
  at: number,
): Promise<void> {
  for (const id of ids) {
    await db
      .updateTable('serverQuestion')
      .set({ isCurrent: 0, removedAt: at })
      .where('serverId', '=', serverId)
      .where('questionId', '=', id)
      .where('isCurrent', '=', 1)
      .execute()
  }
}

/** A version that was there before becomes the current one again. */
async function save(db: Kysely<Tables>, serverId: string, question: ServerQuestion): Promise<void> {
  const { id: questionId, version, createdBy, createdAt, files, pictures, typed } = question
  const content = JSON.stringify({ files, pictures, typed })

  await db
    .updateTable('serverQuestion')
    .set({ isCurrent: 0 })
    .where('serverId', '=', serverId)
    .where('questionId', '=', questionId)
    .where('isCurrent', '=', 1)
    .execute()
  await db
    .insertInto('serverQuestion')
    .values({
      serverId,
      questionId,
      version,
      content,
      isCurrent: 1,
      createdBy,
      createdAt,
      removedAt: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['serverId', 'questionId', 'version'])
        .doUpdateSet({ content, isCurrent: 1, removedAt: null }),
    )
    .execute()
}

async function nameTopic(
  db: Kysely<Tables>,
  serverId: string,
  topic: string,
  names: Readonly<Record<Language, string>>,
): Promise<void> {
  await db
    .insertInto('serverTopic')
    .values({ serverId, topic, names: JSON.stringify(names) })
    .onConflict((conflict) =>
      conflict.columns(['serverId', 'topic']).doUpdateSet({ names: JSON.stringify(names) }),
    )
    .execute()
}

function read(row: Tables['serverQuestion']): ServerQuestion {
  const { questionId: id, version, createdBy, createdAt, content } = row

  return { id, version, createdBy, createdAt, ...(JSON.parse(content) as Contents) }
}

type Contents = Pick<ServerQuestion, 'files' | 'pictures' | 'typed'>
