import { pino } from 'pino'
import { type Deliverer, openDelivery } from '../../src/schedule/deliver.ts'
import { noExtras } from '../../src/schedule/messenger.ts'
import type { DeliveryParts } from '../../src/schedule/parts.ts'
import { nextScheduleRun } from '../../src/schedule/schedule-runs.ts'
import { openStore } from '../../src/store/open.ts'
import type { Post, Schedule, Slot, Store } from '../../src/store/store.ts'
import { builtInBanks } from '../support/banks.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { serverDefaults } from '../support/database.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { choiceQuestion } from '../support/questions.ts'
import { type FakeMessenger, fakeMessenger } from './fake-messenger.ts'

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

export const leaseMs = 2 * minute
export const logChannel = 'channel-log'

export interface Office {
  readonly store: Store
  readonly messenger: FakeMessenger
  /** Another process on the same store; `changes` makes its parts misbehave. */
  worker(changes?: Partial<DeliveryParts>): Deliverer
  /** Sets the clock all processes share. */
  setClock(iso: string): void
  passMs(ms: number): void
  now(): number
  schedule(changes?: Partial<Schedule>): Promise<Schedule>
  /** The ledger of a schedule, oldest first. */
  ledger(scheduleId: string): Promise<Pick<Slot, 'fireAt' | 'state' | 'reason'>[]>
  postsOf(scheduleId: string): Promise<Post[]>
}

/** The delivery with a real store, a Discord in memory and a clock that stands still. */
export async function openOffice(
  iso: string,
  { logChannelId = logChannel }: { logChannelId?: string | null } = {},
): Promise<Office> {
  const store = await openStore('sqlite::memory:', { ...serverDefaults, logChannelId })
  const messenger = fakeMessenger()
  let instant = Date.parse(iso)
  let made = 0
  const now = () => instant
  const newId = () => `id-${String(++made).padStart(4, '0')}`

  return {
    store,
    messenger,
    now,
    setClock: (to) => {
      instant = Date.parse(to)
    },
    passMs: (ms) => {
      instant += ms
    },
    worker: (changes = {}) =>
      openDelivery({
        store,
        banks: builtInBanks(bank),
        render: blankRenderer,
        messenger,
        log: pino({ level: 'silent' }),
        now,
        worker: `worker-${newId()}`,
        newId,
        leaseMs,
        ...changes,
      }),
    schedule: (changes) => createSchedule(store, newId(), now(), changes),
    ledger: async (scheduleId) =>
      (await store.slots(scheduleId, 200))
        .map(({ fireAt, state, reason }) => ({ fireAt, state, reason }))
        .reverse(),
    postsOf: async (scheduleId) => {
      const slots = (await store.slots(scheduleId, 200)).reverse()
      const posts = await Promise.all(
        slots.flatMap(({ postId }) => (postId === null ? [] : store.post(postId))),
      )

      return posts.filter((post) => post !== undefined)
    },
  }
}

async function createSchedule(
  store: Store,
  id: string,
  at: number,
  changes: Partial<Schedule> = {},
): Promise<Schedule> {
  const timing = { cron: '0 9 * * *', timezone: 'UTC', quietDates: '', endsOn: null, ...changes }
  const wanted = newSchedule(id, {
    serverId: 'server-1',
    channelId: `channel-${id}`,
    name: `Schedule ${id}`,
    picking: 'inOrder',
    createdBy: 'member-1',
    createdAt: at,
    nextRunAt: changes.nextRunAt === undefined ? nextScheduleRun(timing, at) : changes.nextRunAt,
    ...changes,
  })

  await store.createSchedule(wanted)

  return { ...noExtras, paused: false, attempts: 0, deletedAt: null, ...wanted }
}

export const bank = new Map(
  ['convolution/one', 'convolution/two', 'convolution/three'].map((id) => [id, choiceQuestion(id)]),
)

/** Where a process is killed: `reached` resolves when it gets there; it never gets any further. */
export function deadEnd(): { readonly reached: Promise<void>; readonly die: () => Promise<never> } {
  const { promise, resolve } = Promise.withResolvers<void>()

  return {
    reached: promise,
    die: () => {
      resolve()
      return new Promise<never>(() => undefined)
    },
  }
}
