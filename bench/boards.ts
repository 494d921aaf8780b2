/**
 * Boards of a server with 10,000 members and a million attempts over a year, in a SQLite file: what is asked of them, moving
 * them on at midnight, the first look of a day, recording an answer, and the picture. Rivals, in the same file and run: summing
 * the ledger anew for each page, and recording with one row of totals as it was before, both on bare node:sqlite.
 * `npm run bench -- boards 100000` does with fewer.
 */
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { hash } from '../src/hash.ts'
import { boardWindows, spanOf } from '../src/quiz/window.ts'
import { openRendererPool } from '../src/render/pool.ts'
import { openStore } from '../src/store/open.ts'
import type { BoardQuery, Scope } from '../src/store/ranking.ts'
import { newAttempt, newPost } from '../tests/contract/ground.ts'
import { serverDefaults } from '../tests/support/database.ts'
import { newSchedule } from '../tests/support/new-schedule.ts'
import { dayMs, fillBoards, fillLedger, memberOf, schedules, serverId } from './boards/fill.ts'
import { openRivals } from './boards/rivals.ts'
import { ms, quantile, quantiles } from './render/statistics.ts'

const size = { members: 10_000, attempts: Number(process.argv[3] ?? 1_000_000), days: 365 }
const end = Date.parse('2026-11-24T18:00:00Z')
const looks = 400
const calendar = { timezone: 'UTC', seasonStarts: [] }
let turn = 0

const folder = await mkdtemp(join(tmpdir(), 'fan-in-boards-'))
const file = join(folder, 'boards.db')
await (await openStore(`sqlite:${file}`, serverDefaults)).close()
fillLedger(file, { ...size, end })
fillBoards(file, { end })
console.log(
  `${size.members} members, ${size.attempts} attempts, 12 scopes: a file of ${((await stat(file)).size / 1e6).toFixed(0)} MB`,
)

const store = await openStore(`sqlite:${file}`, serverDefaults)
const rivals = openRivals(file)

while (await store.keepBoards(end));
for (const scope of ['server', 'schedule:daily', 'topic:conv'] as const) await lookAround(scope)
await besideGroupBy()
await midnights()
await recording()
rivals.close()
await store.close()
await picture()
await rm(folder, { recursive: true })

function queryOf(window: BoardQuery['window'], scope: Scope = 'server', now = end): BoardQuery {
  return { serverId, window, scope, now }
}

/** What `/leaderboard` and *Find me* ask: the size, any page, the ranks before, one's own place. */
async function look(query: BoardQuery): Promise<number[]> {
  const times: number[] = []
  const timed = async <T>(deed: () => Promise<T>): Promise<T> => {
    const start = performance.now()
    const result = await deed()

    times.push(performance.now() - start)
    return result
  }
  const count = await timed(() => store.boardSize(query))
  const offset = 10 * Math.floor(((hash(`page ${turn++}`) / 2 ** 32) * Math.max(0, count - 1)) / 10)
  const entries = await timed(() => store.leaderboard(query, { limit: 10, offset }))

  await timed(() =>
    store.ranksBefore(
      query,
      entries.map(({ memberId }) => memberId),
    ),
  )
  await timed(() => store.standing(query, memberOf(turn, size.members)))

  return times
}

async function lookAround(scope: Scope): Promise<void> {
  for (const window of boardWindows) {
    const times: number[] = []

    for (let round = 0; round < looks; round++) {
      times.push(...(await look(queryOf(window, scope))))
      await new Promise(setImmediate)
    }
    console.log(`${scope}, ${window.padEnd(6)}: one query ${quantiles(times, [0.5, 0.99, 1])}`)
  }
}

/** A page for a page, interleaved. */
async function besideGroupBy(): Promise<void> {
  for (const window of boardWindows) {
    const [ours, theirs]: [number[], number[]] = [[], []]

    for (let round = 0; round < 15; round++) {
      const start = performance.now()
      await store.leaderboard(queryOf(window), { limit: 10, offset: 10 * round })
      const middle = performance.now()
      rivals.groupBy(spanOf(window, calendar, end).since, 10 * round)
      ours.push(middle - start)
      theirs.push(performance.now() - middle)
    }
    const ratio = quantile(
      theirs.map((time, index) => time / (ours[index] ?? 1)),
      0.5,
    )
    console.log(
      `a page of ${window}: ${quantiles(ours, [0.5])}, GROUP BY ${quantiles(theirs, [0.5])}; GROUP BY ÷ ours, median ${ratio.toFixed(0)}`,
    )
  }
}

/** Five days: the first look of each before anybody has moved the boards, then the chore, then looks again. */
async function midnights(): Promise<void> {
  const [first, chore, rolling]: [number[], number[], number[]] = [[], [], []]
  const lag = monitorEventLoopDelay({ resolution: 1 })

  lag.enable()
  for (let day = 1; day <= 5; day++) {
    const now = Math.floor(end / dayMs) * dayMs + day * dayMs

    for (const window of ['30d', '7d'] as const) {
      const start = performance.now()
      await store.leaderboard(queryOf(window, 'server', now), { limit: 10, offset: 0 })
      first.push(performance.now() - start)
      rolling.push(first.at(-1) ?? 0)
    }

    const start = performance.now()
    while (await store.keepBoards(now));
    chore.push(performance.now() - start)

    for (let round = 0; round < 100; round++) {
      for (const window of ['30d', '7d'] as const) {
        rolling.push(...(await look(queryOf(window, 'server', now))))
        await new Promise(setImmediate)
      }
    }
  }
  lag.disable()
  console.log(`first look of a day, before the chore moved its board: ${quantiles(first, [0.5, 1])}`)
  console.log(
    `rolling windows over five days, first looks among ${rolling.length}: ${quantiles(rolling, [0.5, 0.99, 1])}`,
  )
  console.log(
    `moving all boards of the server on at midnight: ${quantiles(chore, [0.5, 1])}; ` +
      `event loop late by p99 ${ms(lag.percentile(99) / 1e6)}, worst ${ms(lag.max / 1e6)}`,
  )
}

/** Rounds of answers, ours and the rival's in turn, each by another member. */
async function recording(): Promise<void> {
  const [ours, theirs]: [number[], number[]] = [[], []]
  const at = end + 5 * dayMs

  for (const id of schedules) await store.createSchedule(newSchedule(id, { serverId }))
  for (const id of ['ours', 'theirs']) {
    const slot = { scheduleId: 'daily', fireAt: at + (id === 'ours' ? 0 : 1) }
    await store.recordSlot(
      'daily',
      slot.fireAt,
      newPost(id, { ...slot, serverId, questionId: 'conv/one', closesAt: at + dayMs }),
    )
  }
  for (let answer = 0; answer < 1_000; answer++) {
    const memberId = `m${String(hash(`answer ${answer}`) % size.members).padStart(6, '0')}`
    const who = { postId: 'ours', memberId, memberName: memberId }
    const start = performance.now()
    const { outcome } = await store.recordAttempt(
      newAttempt(`ours-${answer}`, { ...who, at, limit: 9, verdict: 'wrong', pointsFor: () => 10 }),
    )
    const middle = performance.now()

    if (outcome !== 'recorded') continue
    rivals.record(`theirs-${answer}`, 'theirs', `${memberId}-${answer}`, at)
    ours.push(middle - start)
    theirs.push(performance.now() - middle)
  }
  const ratio = quantile(
    ours.map((time, index) => time / (theirs[index] ?? 1)),
    0.5,
  )
  console.log(
    `recording an answer: ${quantiles(ours, [0.5, 0.99])}; with one row of totals, on bare node:sqlite: ` +
      `${quantiles(theirs, [0.5, 0.99])}; ours ÷ that, median ${ratio.toFixed(2)}`,
  )
}

async function picture(): Promise<void> {
  // No cache between us and the work: every picture is drawn.
  const pool = openRendererPool({ cacheBytes: 1, maxThreads: 1 })
  const times: number[] = []
  const names = [
    'Ada',
    '陈小雨',
    'Юрий Ковалёв',
    'نور Haddad',
    '田中さくら',
    'Zoë',
    '김하늘',
    'Ōkubo 🎉',
    'שרה',
    'Émile',
  ]

  await pool.ready
  for (let round = 0; round < 60; round++) {
    const rows = names.map((name, index) => ({
      rank: index + 1,
      name,
      points: 1_000 - 10 * index - round,
      note: `${index + 3} answers`,
      highlighted: index === 3,
      movement: index - 4,
    }))
    const start = performance.now()

    await pool.board(
      {
        title: 'Leaderboard',
        subtitle: `${round}`,
        rows,
        footer: { left: 'Ties share a rank', right: '1 of 9' },
      },
      { theme: 'dark', language: 'en' },
    )
    times.push(performance.now() - start)
  }
  console.log(`the picture of ten rows, warm, without avatars: ${quantiles(times.slice(20), [0.5, 0.99, 1])}`)
  await pool.close()
}
