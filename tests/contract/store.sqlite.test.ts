import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { serverDefaults } from '../support/database.ts'
import { isThorough } from '../support/thorough.ts'
import { describeStore } from './store.contract.ts'

const opened: Store[] = []
const folder = mkdtempSync(join(tmpdir(), 'fan-in-'))
let files = 0

async function opening(address: string): Promise<Store> {
  const store = await openStore(address, serverDefaults)
  opened.push(store)

  return store
}

afterEach(() => Promise.all(opened.splice(0).map((store) => store.close())))
afterAll(() => rmSync(folder, { recursive: true }))

// The same code but for the disk; the playground keeps its data so.
if (isThorough) describeStore('the store in memory', () => opening('sqlite::memory:'))
describeStore('the store in a SQLite file', () =>
  opening(`sqlite:${join(folder, String(files++), 'fan-in.db')}`),
)
