import { describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/open.ts'
import { serverDefaults } from '../support/database.ts'

describe('opening a store that cannot be used', () => {
  it.each([
    ['a file below something that is no folder', 'sqlite:/dev/null/fan-in.db'],
    ['a file that is no database', 'sqlite:package.json'],
    ['a server that is not there', 'postgres://nobody@127.0.0.1:9/none'],
  ])('says so for %s, and what to check', async (_what, address) => {
    await expect(openStore(address, serverDefaults)).rejects.toMatchObject({
      name: 'StoreUnavailable',
      message: expect.stringMatching(/^The database cannot be used: .+ Check DATABASE_URL/),
    })
  })
})
