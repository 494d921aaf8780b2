import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { serverDefaults } from '../support/database.ts'
import { describeStore } from './store.contract.ts'

const opened: Store[] = []

async function opening(address: string): Promise<Store> {
  const store = await openStore(address, serverDefaults)
  opened.push(store)

  return store
}

afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())))

describeStore('the store in memory', () => opening('sqlite::memory:'))
describeStore('the store in a SQLite file', () =>
  opening(`sqlite:${join(mkdtempSync(join(tmpdir(), 'fan-in-')), 'deep', 'fan-in.db')}`),
)
