import { pino } from 'pino'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Presence } from '../../src/presence.ts'
import { openPresence } from '../../src/schedule/presence.ts'
import type { Store } from '../../src/store/store.ts'
import { testStore } from '../support/database.ts'
import { newSchedule } from '../support/new-schedule.ts'

let store: Store
let presence: Presence

beforeEach(async () => {
  store = await testStore()
  presence = openPresence({ store, log: pino({ level: 'silent' }), now: () => 5_000 })
  for (const id of ['mine-1', 'mine-2', 'theirs'])
    await store.createSchedule(newSchedule(id, { serverId: id }))
})
afterEach(() => store.close())

const isMine = (id: string) => id.startsWith('mine')

it('knows servers as left that are not among those of a shard, and leaves other shards’ alone', async () => {
  await presence.settle(new Set(['mine-2', 'mine-3']), isMine)

  expect(await store.leftServers(5_000)).toEqual(['mine-1'])
})

it('knows servers as there again that were left', async () => {
  await store.leaveServer('mine-1', 1_000)
  await store.leaveServer('theirs', 1_000)

  await presence.settle(new Set(['mine-1', 'mine-2']), isMine)

  expect(await store.leftServers(5_000)).toEqual(['theirs'])
})

it('keeps nothing of a server that is merely joined', async () => {
  await presence.joined('new')

  expect(await store.presentServers()).not.toContain('new')
})
