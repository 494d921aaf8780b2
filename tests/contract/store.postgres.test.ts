import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Database } from '../../src/store/database.ts'
import { createStore } from '../../src/store/open.ts'
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
} else {
  describe.skipIf(process.env.REQUIRE_PG !== '1')('the store on a PostgreSQL server', () => {
    it('is skipped: TEST_PG_URL names no server', () => {
      throw new Error('REQUIRE_PG=1, but TEST_PG_URL names no server')
    })
  })
}
