import { openStore } from '../../src/store/open.ts'
import type { Server, Store } from '../../src/store/store.ts'

export const serverDefaults: Omit<Server, 'id'> = {
  language: 'en',
  timezone: 'UTC',
  catchUp: 'latest',
  logChannelId: null,
}

/** A fresh, empty store in memory, at the program's version. Close it when done. */
export function testStore(): Promise<Store> {
  return openStore('sqlite::memory:', serverDefaults)
}
