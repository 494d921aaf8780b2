import { expect, it } from 'vitest'
import { keepBoards } from '../../src/schedule/keep-boards.ts'
import { newAttempt } from '../contract/ground.ts'
import { openOffice } from './office.ts'

it('moves boards on at the tick after midnight, before anybody looks', async () => {
  const office = await openOffice('2026-03-02T08:59:00Z')
  const schedule = await office.schedule()
  const bot = office.worker({ chores: { boards: keepBoards } })
  office.setClock('2026-03-02T09:00:00Z')
  await bot.tick()
  const [post] = await office.postsOf(schedule.id)
  await office.store.recordAttempt(newAttempt('i', { postId: post?.id ?? '', at: office.now() }))

  const ticks: boolean[] = []
  for (const time of ['2026-03-02T09:15:00Z', '2026-03-02T23:45:00Z', '2026-03-03T00:00:00Z']) {
    office.setClock(time)
    await bot.tick()
    // Whether anything was left to do.
    ticks.push(await office.store.keepBoards(office.now()))
  }
  office.setClock('2026-03-03T23:59:00Z')
  const before = await office.store.keepBoards(office.now())
  office.setClock('2026-03-04T00:00:00Z')

  expect(ticks).toEqual([false, false, false])
  expect(before).toBe(false)
  expect(await office.store.keepBoards(office.now())).toBe(true)
  await office.store.close()
})
