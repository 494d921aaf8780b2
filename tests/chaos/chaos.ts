import { addGuild, addPerson, addRole, addTextChannel } from '../../src/playground/world/populate.ts'
import type { World } from '../../src/playground/world/world.ts'
import { openStore } from '../../src/store/open.ts'
import type { Schedule, Store } from '../../src/store/store.ts'
import { serverDefaults } from '../support/database.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { openPlayground } from '../support/playground.ts'
import { type CrewCounts, hireCrew } from './crew.ts'
import { placeFaults } from './faults.ts'
import { createPace } from './pace.ts'
import { seededRandom } from './random.ts'
import { countMessages, periodMs, playRounds } from './rounds.ts'
import { judge, type Verdict } from './verdict.ts'

export interface ChaosOptions {
  readonly deliveries: number
  readonly kills: number
  readonly processes: number
  readonly seed: number
  /** An empty database. */
  readonly databaseUrl: string
  /** Breaks every connection to the database, or starts it anew. */
  readonly restartDatabase?: (() => Promise<void>) | undefined
}

export interface ChaosFigures extends Verdict, CrewCounts {
  readonly databaseRestarts: number
  readonly clockJumps: number
  readonly requests: number
  readonly faults: number
}

const mostChannels = 50
const readersRole = 'Readers'

/** The bots live forty times as fast as we do: their two minutes of lease are three seconds. */
const speed = 40
const leaseMs = 120_000
/** Half of the lease, as in the program. */
const deadlineMs = leaseMs / 2 / speed
/** Of Discord's few minutes, on the real clock. */
const nonceMemoryMs = 5_000

/**
 * Questions in many channels, their answers and reveals, until there were enough of them and enough deaths: real
 * processes on one database, against a Discord of which three requests in ten go wrong.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosFigures> {
  const { databaseUrl, seed, processes, kills } = options
  const random = seededRandom(seed)
  const channels = Math.min(mostChannels, options.deliveries)
  const playground = await openPlayground({
    nonceMemoryMs,
    seed,
    populate: (world) => populate(world, channels),
  })
  const { world, recorder, faults, apiUrl, token } = playground
  const store = await openStore(databaseUrl, serverDefaults)
  // Behind the real clock, whose time the playground's ids tell.
  const start = Math.floor(Date.now() / periodMs) * periodMs - 1_000 * periodMs
  const schedules = await createSchedules(store, world, start)
  const pace = createPace({ instant: start, realMs: Date.now(), speed })
  const counts: CrewCounts = { struck: 0, died: 0, stopped: 0, crashed: 0 }
  // Deaths keep step with what was delivered: half of them at boundaries, half at any moment.
  const mayDie = (deaths: number) => {
    const seen = schedules.reduce((sum, { channelId }) => sum + countMessages(world, channelId).all, 0)

    return deaths < 1 + (kills / 2) * Math.min(1, seen / options.deliveries)
  }
  const crew = hireCrew(processes, counts, (doomed) => mayDie(doomed + counts.died), random, {
    apiUrl,
    token,
    databaseUrl,
    leaseMs,
    deadlineMs,
    clock: pace.clock,
    channels: schedules.map(({ channelId }) => channelId),
  })
  pace.follow((clock) => crew.setClock(clock))
  placeFaults(faults)

  try {
    const { fireAts, databaseRestarts } = await playRounds(options, {
      random,
      world,
      store,
      schedules,
      crew,
      pace,
      killed: () => counts.struck + counts.died,
      mayStrike: () => mayDie(counts.struck),
    })
    const verdict = await judge(store, world, schedules, {
      fireAts,
      acknowledged: crew.acknowledged,
      now: pace.now(),
    })

    return {
      ...verdict,
      ...counts,
      databaseRestarts,
      clockJumps: pace.jumps,
      requests: recorder.requests.at(-1)?.number ?? 0,
      faults: faults.placed.reduce((sum, { hits }) => sum + hits, 0),
    }
  } finally {
    await crew.close()
    await store.close()
    await playground.close()
  }
}

function populate(world: World, channels: number): void {
  const owner = addPerson(world, { name: 'Ada', username: 'ada' })
  const guild = addGuild(world, { name: 'Study group', owner: owner.user.id })
  const readers = addRole(world, guild, { name: readersRole })

  guild.roles.set(readers.id, { ...readers, mentionable: true })

  for (let index = 0; index < channels; index++) {
    addTextChannel(world, guild, { name: `channel-${index}` })
  }
}

/**
 * One in every channel, every six hours; what was missed is caught up with. Every second opens a thread, every third pins
 * and mentions a role.
 */
async function createSchedules(store: Store, world: World, start: number): Promise<Schedule[]> {
  const [serverId = ''] = world.guilds.keys()

  const role = [...(world.guilds.get(serverId)?.roles.values() ?? [])].find(
    ({ name }) => name === readersRole,
  )

  for (const [index, channelId] of [...world.channels.keys()].entries()) {
    await store.createSchedule(
      newSchedule(`schedule-${channelId}`, {
        serverId,
        channelId,
        cron: '0 */6 * * *',
        catchUp: 'all:10',
        thread: index % 2 === 0,
        pin: index % 3 === 0,
        pingRoleId: index % 3 === 0 ? (role?.id ?? null) : null,
        createdAt: start,
        nextRunAt: start + periodMs,
      }),
    )
  }

  return store.schedules(serverId)
}
