import { expect, it, onTestFinished } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { sumOperations } from '../../src/store/sums.ts'

/** More than are read at once, many of them at the same instant. */
const entries = Array.from({ length: 2_750 }, (_, index) => ({
  id: `e${String(index).padStart(5, '0')}`,
  memberId: `m${index % 7}`,
  points: index % 5,
  at: 2_000 + Math.floor(index / 900),
}))

it('a closed window is summed up in pieces that lose nothing and count nothing twice', async () => {
  const database = openSqlite(':memory:')
  onTestFinished(() => database.db.destroy())
  await migrate(database)
  const shared = {
    serverId: 's',
    postId: null,
    scheduleId: null,
    topic: null,
    settlement: null,
    reason: null,
  }
  for (let begin = 0; begin < entries.length; begin += 500) {
    const some = entries.slice(begin, begin + 500)
    await database.db
      .insertInto('point')
      .values(some.map((entry) => ({ ...shared, ...entry, ruleVersion: 1, attempts: 1 as const })))
      .execute()
  }

  const sums = await sumOperations(database).sumSpan('s', { since: 2_000, until: 2_003 })

  const expected = new Map<string, { points: number; attempts: number }>()
  for (const { memberId, points, at } of entries.filter(({ at }) => at < 2_003)) {
    const sum = expected.get(memberId) ?? { points: 0, attempts: 0 }
    expected.set(memberId, { points: sum.points + points, attempts: sum.attempts + 1 })
    expect(at).toBeGreaterThanOrEqual(2_000)
  }
  expect(new Map(sums.map(({ memberId, points, attempts }) => [memberId, { points, attempts }]))).toEqual(
    expected,
  )
})
