import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { createStore, openStore } from '../../src/store/open.ts'
import { openPostgres } from '../../src/store/postgres.ts'
import type { Store } from '../../src/store/store.ts'
import { serverDefaults } from '../support/database.ts'
import { truncate } from '../support/truncate.ts'
import { describeStore } from './store.contract.ts'

const url = process.env.TEST_PG_URL

if (url) {
  let database: Database
  let store: Store

  beforeAll(async () => {
    database = openPostgres(url)
    store = await createStore(database, serverDefaults)
  })
  afterAll(() => store.close())

  describeStore('the store on a PostgreSQL server', async () => {
    await truncate(database.db)

    return store
  })

  describe('processes on one PostgreSQL server', () => {
    it('start together on a database that is still empty', async () => {
      const name = `fan_in_${process.pid}`
      const address = Object.assign(new URL(url), { pathname: name }).href
      await sql.raw(`create database ${name}`).execute(database.db)

      const stores = await Promise.all([1, 2, 3, 4].map(() => openStore(address, serverDefaults)))

      const taken = await Promise.all(stores.map((each) => each.openIncident('x', 1)))
      expect(taken.filter(Boolean)).toHaveLength(1)
      await Promise.all(stores.map((each) => each.close()))
      await sql.raw(`drop database ${name}`).execute(database.db)
    })
  })
} else {
  describe.skipIf(process.env.REQUIRE_PG !== '1')('the store on a PostgreSQL server', () => {
    it('is skipped: TEST_PG_URL names no server', () => {
      throw new Error('REQUIRE_PG=1, but TEST_PG_URL names no server')
    })
  })
}
