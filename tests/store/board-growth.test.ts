import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import { describe, expect, it, onTestFinished } from 'vitest'
import { hash } from '../../src/hash.ts'
import { boardWindows, spanBefore, spanOf } from '../../src/quiz/window.ts'
import type { Database } from '../../src/store/database.ts'
import { migrations } from '../../src/store/migrate.ts'
import { createStore } from '../../src/store/open.ts'
import type { Scope } from '../../src/store/ranking.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { bruteForce, day, noon, year } from '../contract/board-ground.ts'
import { boardOf, newPost } from '../contract/ground.ts'
import { serverDefaults } from '../support/database.ts'

const members = Array.from({ length: 12 }, (_, index) => `m${index}`)
const page = { limit: 20, offset: 0 }

/** Several batches of entries, over three quarters of a year; now and then many in one instant. */
const entries = Array.from({ length: 3_000 }, (_, index) => ({
  id: `e${index}`,
  memberId: members[hash(`who ${index}`) % members.length] ?? '',
  points: [0, 5, 10, 20][hash(`points ${index}`) % 4] ?? 0,
  attempts: 1 as const,
  at: index % 5 === 0 ? year + 100 * day : Math.floor(noon - (index / 3_000) * 270 * day),
  topic: ['conv', 'init'][hash(`topic ${index}`) % 2] ?? '',
}))
const scopes: readonly Scope[] = ['server', 'topic:init']

async function openOld(): Promise<Database> {
  const database = openSqlite(':memory:')
  const { error } = await new Migrator({
    db: database.db,
    provider: { getMigrations: async () => migrations },
    migrationTableName: 'fan_in_migration',
    migrationLockTableName: 'fan_in_migration_lock',
  }).migrateTo('0024-retention')
  if (error) throw error

  return database
}

/** A ledger without any board, as it was before there were boards that are kept. */
async function fill({ db }: Database): Promise<void> {
  for (const topic of ['conv', 'init']) {
    await db
      .insertInto('post')
      .values({ ...newPost(topic, { questionId: `${topic}/one` }), messageId: null })
      .execute()
  }
  for (const memberId of members) {
    await sql`insert into member_score (server_id, member_id, name, score, attempts, last_at)
      values ('server', ${memberId}, ${memberId.toUpperCase()}, 0, 0, 0)`.execute(db)
  }
  for (const { topic, ...entry } of entries) {
    await db
      .insertInto('point')
      .values({
        ...entry,
        serverId: 'server',
        postId: topic,
        scheduleId: null,
        topic,
        ruleVersion: 1,
        settlement: null,
        reason: null,
      })
      .execute()
  }
}

describe('a ledger of before there were boards', () => {
  it('is on every board after an update, wherever these are moved to', async () => {
    const database = await openOld()
    await fill(database)
    const store = await createStore(database, serverDefaults)
    onTestFinished(() => store.close())
    const compare = async (now: number, timezone: string) => {
      for (const scope of scopes) {
        const booked = entries.filter(({ topic }) => scope === 'server' || scope === `topic:${topic}`)

        for (const window of boardWindows) {
          const calendar = { timezone, seasonStarts: [] }
          const { since, until } = spanOf(window, calendar, now)
          const before = spanBefore(window, calendar, now)

          expect(await store.leaderboard(boardOf({ window, scope, now }), page)).toEqual(
            bruteForce(booked, since, until),
          )
          expect(await store.ranksBefore(boardOf({ window, scope, now }), members)).toEqual(
            new Map(
              bruteForce(booked, before.since, before.until).map(({ memberId, rank }) => [memberId, rank]),
            ),
          )
        }
      }
    }

    await compare(noon, 'UTC')
    while (await store.keepBoards(noon));
    await compare(noon, 'UTC')
    await store.saveServer('server', { timezone: 'Pacific/Kiritimati' })
    while (await store.keepBoards(noon + 20 * day));
    await compare(noon + 20 * day, 'Pacific/Kiritimati')
    await store.saveServer('server', { timezone: 'UTC' })
    await compare(noon - 60 * day, 'UTC')
  })
})
