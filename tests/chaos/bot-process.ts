import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { openRest, readBotId } from '../../src/discord/bot.ts'
import { openMessenger } from '../../src/discord/messenger.ts'
import { idSource } from '../../src/ids.ts'
import { openDelivery } from '../../src/schedule/deliver.ts'
import { openStore, StoreUnavailable } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { isKnownDead, workerId } from '../../src/worker-id.ts'
import { bank } from '../schedule/office.ts'
import { builtInBanks } from '../support/banks.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { serverDefaults } from '../support/database.ts'
import { type Death, mortal } from './boundaries.ts'
import { type ClockSetting, readClock } from './clock.ts'

/** What the harness tells a process, as JSON in its first argument. */
export interface BotProcessOptions {
  readonly apiUrl: string
  readonly token: string
  readonly databaseUrl: string
  /** On the harness's clock. */
  readonly leaseMs: number
  /** On the real clock. */
  readonly deadlineMs: number
  readonly clock: ClockSetting
  /** How far this host's clock is off. */
  readonly skewMs: number
  readonly channels: readonly string[]
  readonly death?: Death
}

/** What a process tells the harness: that it works, and of answers whose commit it saw. */
export type News = 'ready' | { readonly acknowledged: string }

const { death, clock: given, ...options } = JSON.parse(process.argv[2] ?? '{}') as BotProcessOptions
let clock = given
process.on('message', (setting: ClockSetting) => {
  clock = setting
})
// Without whoever counts there is no use in going on.
process.on('disconnect', () => process.exit(1))

const now = () => readClock(clock) + options.skewMs
const store = mortal(await openPatiently(options.databaseUrl), death)
const rest = openRest({ ...options, cdnUrl: undefined, shards: undefined, shardCount: undefined })
const deliverer = openDelivery({
  store,
  banks: builtInBanks(bank),
  // Pictures are not what is put to the test.
  render: blankRenderer,
  messenger: mortal(openMessenger(rest, readBotId(rest), options.deadlineMs), death),
  log: pino({ level: 'fatal' }),
  now,
  worker: workerId(),
  isKnownDead,
  newId: idSource(randomBytes),
  leaseMs: options.leaseMs,
  // Short, so that much is let go of.
  finishMs: 50,
})
process.once('SIGTERM', () => {
  // The database may be away; the claims then run out, or are taken over from the dead.
  void deliverer
    .close()
    .catch(() => undefined)
    .finally(() => process.exit(0))
})

process.send?.('ready' satisfies News)

for (let turn = 0; ; turn++) {
  // The database may be away; so it is told to the log in the program, and tried again with the next minute.
  await deliverer.tick().catch(() => undefined)
  await answerOne(store, options.channels[turn % options.channels.length] ?? '').catch(() => undefined)
  if (turn % 5 === 0) await manage(store, turn).catch(() => undefined)
  await wait(20)
}

/** The database may be away as well when a process starts; the program would be started again by its supervisor. */
async function openPatiently(databaseUrl: string): Promise<Store> {
  try {
    return await openStore(databaseUrl, serverDefaults)
  } catch (error) {
    if (!(error instanceof StoreUnavailable)) throw error
    await wait(100)

    return openPatiently(databaseUrl)
  }
}

/** A manager saves a schedule as it is, in the middle of whatever happens to it: that ends everybody's claim on it. */
async function manage(from: Store, turn: number): Promise<void> {
  const schedules = await from.allSchedules()
  const schedule = schedules[turn % schedules.length]
  if (!schedule) return

  if (turn % 2 === 0) await from.editSchedule(schedule.id, { name: schedule.name })
  else await from.moveNextRun(schedule.id, schedule.nextRunAt, schedule.nextRunAt)
}

/** A member answers the channel's newest question, each with one interaction, whoever of the processes gets it. */
async function answerOne(from: Store, channelId: string): Promise<void> {
  const at = now()
  const [post] = await from.openPosts(channelId, at)
  if (!post) return

  const memberId = `member-${Number.parseInt(post.id.slice(-2), 16) % 7}`
  const interactionId = `${post.id}:${memberId}`
  const recorded = await from.recordAttempt({
    postId: post.id,
    memberId,
    memberName: memberId,
    interactionId,
    answer: 'b',
    verdict: 'correct',
    reason: '{}',
    at,
    limit: 2,
    pointsFor: () => 10,
    ruleVersion: 1,
    gradingVersion: 1,
  })

  if (recorded.outcome === 'recorded') process.send?.({ acknowledged: interactionId } satisfies News)
}
