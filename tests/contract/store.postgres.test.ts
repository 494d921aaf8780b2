import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { createStore, openStore } from '../../src/store/open.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import type { Store } from '../../src/store/store.ts'
import { freshPostgres, serverDefaults, type TestDatabase } from '../support/database.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { truncate } from '../support/truncate.ts'
import { claim, newPost } from './ground.ts'
import { describeStore } from './store.contract.ts'

const url = process.env.TEST_PG_URL

if (url) {
  let place: TestDatabase
  let database: Database
  let store: Store

  beforeAll(async () => {
    place = await freshPostgres(url)
    database = openPostgres(place.url)
    store = await createStore(database, serverDefaults)
  })
  afterAll(async () => {
    await store.close()
    await place.drop()
  })

  describeStore('the store on a PostgreSQL server', async () => {
    await truncate(database.db)

    return store
  })

  // The planner then expects one row, and would run a subquery with `limit` again for each row it finds.
  describe('a claim on a table that has grown since the planner last looked', () => {
    const names = Array.from({ length: 20 }, (_, index) => `n${index}`)

    async function eachAfterOneWasSeen(table: string, make: (name: string) => Promise<unknown>) {
      await truncate(database.db)
      await make('first')
      await sql.raw(`vacuum analyze ${table}`).execute(database.db)
      for (const name of names) await make(name)
    }

    it('takes no more schedules than asked for', async () => {
      await eachAfterOneWasSeen('schedule', (name) => store.createSchedule(newSchedule(name)))

      expect(await store.claimSchedules(claim('w', 2_000), 6)).toHaveLength(6)
    })

    it('takes no more steps than asked for', async () => {
      await eachAfterOneWasSeen('step', async (name) => {
        await store.createPost(newPost(name))
        await store.confirmPost(name, 'm', [{ name: 'close', dueAt: 1_000 }])
      })

      expect(await store.claimSteps(claim('w', 2_000), 6)).toHaveLength(6)
    })
  })

  describe('a PostgreSQL server that cuts its connections', () => {
    it('fails what is under way, but does not end the process, and is used again', async () => {
      const { db } = openPostgres(url)
      onTestFinished(() => db.destroy())
      const cut = sql`select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(31)'`

      const underWay = expect(sql`select pg_sleep(31)`.execute(database.db)).rejects.toThrow()
      await expect.poll(async () => (await cut.execute(db)).rows.length).toBe(1)
      await underWay

      const isBack = () =>
        store.ping().then(
          () => true,
          () => false,
        )
      await expect.poll(isBack).toBe(true)
    })
  })

  describe('processes on one PostgreSQL server', () => {
    it('start together on a database that is still empty', async () => {
      const empty = await freshPostgres(url)
      onTestFinished(() => empty.drop())

      const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(empty.url, serverDefaults)))

      const taken = await Promise.all(stores.map((each) => each.openIncident('x', 1)))
      expect(taken.filter(Boolean)).toHaveLength(1)
      await Promise.all(stores.map((each) => each.close()))
    })
  })
} else {
  describe.skipIf(process.env.REQUIRE_PG !== '1')('the store on a PostgreSQL server', () => {
    it('is skipped: TEST_PG_URL names no server', () => {
      throw new Error('REQUIRE_PG=1, but TEST_PG_URL names no server')
    })
  })
}
