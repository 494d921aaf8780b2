import { PGlite } from '@electric-sql/pglite'
import { PGliteDialect } from 'kysely'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { connect, type Database } from '../../src/store/database.ts'
import { createStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { serverDefaults } from '../support/database.ts'
import { isThorough } from '../support/thorough.ts'
import { truncate } from '../support/truncate.ts'
import { describeStore } from './store.contract.ts'

const int8 = 20
const numeric = 1700

let database: Database
let store: Store

// A new one takes seconds: one for all tests, emptied between them.
beforeAll(async () => {
  const pglite = await PGlite.create({ parsers: { [int8]: Number, [numeric]: Number } })
  database = connect(new PGliteDialect({ pglite }), { locksRows: true, rowId: 'ctid' })
  store = await createStore(database, serverDefaults)
}, 60_000)
afterAll(() => store.close())

let tests = 0
// A PostgreSQL compiled to WebAssembly takes its time.
beforeEach(({ skip }) => skip(!isThorough && tests++ % 4 !== 0, 'only every fourth: THOROUGH=1 asks all'))

describeStore('the store in PostgreSQL’s own code', async () => {
  await truncate(database.db)

  return store
})
