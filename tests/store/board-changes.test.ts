import { onTestFinished } from 'vitest'
import { describeBoardChanges } from '../contract/board-changes.ts'
import { testStore } from '../support/database.ts'
import { isThorough } from '../support/thorough.ts'

describeBoardChanges(
  async () => {
    const store = await testStore()
    onTestFinished(() => store.close())

    return store
  },
  isThorough ? 50 : 3,
)
