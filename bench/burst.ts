/**
 * Ten thousand slots due in one minute, half of them of one server: how fast they go out, in which order, what a member
 * who answers meanwhile waits, and what it takes of memory.
 *
 * Real: the delivery, its store (SQLite on disk), discord.js's REST client over HTTP. Simulated: Discord, in a thread of
 * its own, with its 50 requests in any second and 80–250 ms an answer; the bot's date, which is 09:00 at the start and then
 * runs like the real one. Left out: pictures, the gateway.
 * `npm run bench -- burst 1000` does with fewer.
 */
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REST } from 'discord.js'
import { pino } from 'pino'
import { openRest } from '../src/discord/bot.ts'
import { openMessenger } from '../src/discord/messenger.ts'
import { idSource } from '../src/ids.ts'
import { openDelivery } from '../src/schedule/deliver.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { bank } from '../tests/schedule/office.ts'
import { builtInBanks } from '../tests/support/banks.ts'
import { blankRenderer } from '../tests/support/blank-renderer.ts'
import { serverDefaults } from '../tests/support/database.ts'
import { dailyAt, newSchedule } from '../tests/support/new-schedule.ts'
import { allowedPerSecond, openDiscord } from './burst/discord.ts'
import { ms, quantiles } from './render/statistics.ts'

const slots = Number(process.argv[3] ?? 10_000)
const nine = Date.parse('2026-03-02T09:00:00Z')
const minuteMs = 60_000
/** Half of the schedules belong to it; the others have 25 each. */
const bigServer = 'server-0'

const folder = await mkdtemp(join(tmpdir(), 'fan-in-burst-'))
const store = await openStore(`sqlite:${join(folder, 'burst.db')}`, serverDefaults)
const discord = await openDiscord([80, 250])
const channels = await fill(store)
const connection = {
  token: 'x',
  apiUrl: discord.apiUrl,
  cdnUrl: undefined,
  shards: undefined,
  shardCount: undefined,
}
const rest = openRest(connection)
const started = performance.now()
const now = () => nine + Math.floor(performance.now() - started)
const delivery = openDelivery({
  store,
  banks: builtInBanks(bank),
  render: blankRenderer,
  messenger: openMessenger(rest, async () => '1', minuteMs),
  log: pino({ level: 'error' }),
  now,
  worker: 'burst',
  newId: idSource(randomBytes),
})
/** The program, too, answers interactions with a client of its own. */
const callbacks = new REST({ api: discord.apiUrl })
const asked = new Map<string, number>()
const memoryMb: number[] = []
const members = setInterval(() => void answerSomething(), 100)
const sampler = setInterval(() => memoryMb.push(process.memoryUsage.rss() / 2 ** 20), 2_000)

await delivery.tick()
clearInterval(members)
clearInterval(sampler)
report()
await delivery.close()
await store.close()
await discord.close()
await rm(folder, { recursive: true })

/** The big server's first, as one that made thousands of schedules yesterday; some came due in the minutes before. */
async function fill(into: Store): Promise<ReadonlyMap<string, { serverId: string; due: number }>> {
  const made = new Map<string, { serverId: string; due: number }>()

  for (let index = 0; index < slots; index++) {
    const isBig = index < slots / 2
    const serverId = isBig ? bigServer : `server-${1 + Math.floor((index - slots / 2) / 25)}`
    const due = index % 20 === 0 ? nine - minuteMs * (1 + (index % 3)) : nine
    const channelId = String(10_000_000 + index)

    made.set(channelId, { serverId, due })
    await into.createSchedule(
      newSchedule(`schedule-${String(index).padStart(6, '0')}`, {
        serverId,
        channelId,
        cron: dailyAt(due),
        createdAt: nine - 86_400_000,
        nextRunAt: due,
      }),
    )
  }

  return made
}

/** What a pressed button costs: the attempt on record, then the callback. */
async function answerSomething(): Promise<void> {
  const id = String(900_000_000 + asked.size)
  asked.set(id, performance.timeOrigin + performance.now())

  const channelId = discord.arrivals[Math.floor(Math.random() * discord.arrivals.length)]?.channelId ?? ''
  const [post] = await store.openPosts(channelId, now())
  if (post) {
    await store.recordAttempt({
      postId: post.id,
      memberId: id,
      memberName: 'Noor',
      interactionId: id,
      answer: 'b',
      verdict: 'correct',
      reason: '{}',
      at: now(),
      limit: 2,
      pointsFor: () => 10,
      ruleVersion: 1,
      gradingVersion: 1,
    })
  }
  await callbacks.post(`/interactions/${id}/token/callback`, { body: { type: 5 }, auth: false })
}

function report(): void {
  const { arrivals } = discord
  const seconds = ((arrivals.at(-1)?.at ?? 0) - (arrivals[0]?.at ?? 0)) / 1_000
  const perSecond = arrivals.length / seconds
  const order = arrivals.flatMap(({ channelId }) => channels.get(channelId) ?? [])
  const byDue = order.map(({ due }) => due).toSorted((a, b) => a - b)
  const overtaken = order.filter(({ due }, index) => due !== byDue[index]).length
  const small = order.flatMap(({ serverId }, index) => (serverId === bigServer ? [] : index + 1))
  const waits = [...discord.callbacks].map(([id, at]) => at - (asked.get(id) ?? at))
  const third = Math.ceil(memoryMb.length / 3)
  const highest = (from: number, to?: number) => Math.max(...memoryMb.slice(from, to)).toFixed(0)

  console.log(
    `${new Set(arrivals.map(({ channelId }) => channelId)).size} of ${slots} slots delivered, ${arrivals.length} messages, ${seconds.toFixed(0)} s: ${perSecond.toFixed(1)} a second, ${((100 * perSecond) / allowedPerSecond).toFixed(1)} % of what is allowed; refused as too fast: ${discord.refused}`,
  )
  console.log(`out of the order of due times: ${overtaken}`)
  console.log(
    `${small.length} slots of servers with 25 each beside one with ${slots / 2}: the last of them went out as number ${small.at(-1)}`,
  )
  console.log(
    `${waits.length} interactions meanwhile, from arrival to callback: ${quantiles(waits, [0.5, 0.99, 1])}`,
  )
  console.log(
    `memory: at most ${highest(0, third)} MB in the first third, ${highest(-third)} MB in the last; event loop and all of Discord included`,
  )
  console.log(`slowest answer ${ms(Math.max(...waits))}`)
}
