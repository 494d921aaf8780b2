import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Question } from './bank/question.ts'
import type { Status } from './command.ts'
import { openComputePool } from './compute/pool.ts'
import type { Config } from './config.ts'
import { type Connection, openBot, openRest, readBotId } from './discord/bot.ts'
import { openMembers } from './discord/members.ts'
import { openMessenger } from './discord/messenger.ts'
import { noteLookedUp, openRoleBook } from './discord/role-book.ts'
import { openRoles } from './discord/roles.ts'
import { idSource } from './ids.ts'
import { openIntakePool } from './intake/pool.ts'
import type { Logger } from './log.ts'
import { openBanks } from './open-banks.ts'
import { openHealthServer } from './ops/health.ts'
import { loadCommands } from './registry.ts'
import { openRendererPool } from './render/pool.ts'
import type { Renderer } from './render/renderer.ts'
import { startClock } from './schedule/clock.ts'
import { defaultLeaseMs, openDelivery } from './schedule/deliver.ts'
import { openPresence } from './schedule/presence.ts'
import { openStore } from './store/open.ts'
import { isKnownDead, workerId } from './worker-id.ts'

export interface AppOptions {
  readonly config: Pick<Config, 'role' | 'httpPort' | 'httpHost' | 'defaultLanguage' | 'defaultTimezone'>
  readonly connection: Connection
  readonly databaseUrl: string
  readonly bank: ReadonlyMap<string, Question>
  readonly version: string
  readonly log: Logger
  /** Epoch milliseconds; the playground and tests move it. */
  readonly now: () => number
  /** How long a delivery's claim outlives the process that made it (default two minutes). */
  readonly leaseMs?: number
  /** One that outlives the app, for several apps in a process; by default the app opens its own. */
  readonly renderer?: Renderer
}

export interface App {
  /** Delivers what is due now; the clock does it every minute. */
  tick(): Promise<void>
  /** When the next slot comes due. */
  nextRunAt(): Promise<number | undefined>
  /** Hands over what is in flight and lets go of everything, last opened first. */
  close(): Promise<void>
}

/** The one place that knows every part: opens them in order and wires them together. */
export async function openApp(options: AppOptions): Promise<App> {
  const { config, connection, bank, log, now } = options
  const closers: (() => Promise<void>)[] = []
  const opened = <T extends { close(): Promise<void> }>(part: T): T => {
    closers.unshift(() => part.close())
    return part
  }
  const close = async () => {
    for (const closeOne of closers.splice(0)) await closeOne()
  }

  try {
    const store = opened(
      await openStore(options.databaseUrl, {
        language: config.defaultLanguage,
        timezone: config.defaultTimezone,
      }),
    )
    const render =
      options.renderer ?? opened(openRendererPool({ onFault: (err) => log.error({ err }, 'renderer fault') }))
    const compute = opened(openComputePool())
    const intake = opened(openIntakePool({ onFault: (err) => log.error({ err }, 'intake fault') }))
    const banks = openBanks({ builtIn: bank, store, intake })
    const rest = openRest(connection)
    const leaseMs = options.leaseMs ?? defaultLeaseMs
    const roles = openRoleBook(store, log)
    const members = noteLookedUp(openMembers(rest), roles, store)
    const delivery = openDelivery({
      store,
      members,
      roles: openRoles(rest, readBotId(rest), leaseMs / 2),
      banks,
      render,
      // Over long before somebody else may take the delivery over, and well within what Discord remembers a nonce.
      messenger: openMessenger(rest, readBotId(rest), leaseMs / 2),
      log,
      now,
      worker: workerId(),
      isKnownDead,
      newId: idSource(randomBytes),
      leaseMs,
    })
    const startedAt = now()
    const status = async (): Promise<Status> => {
      const before = performance.now()
      await store.ping()
      const databaseMs = performance.now() - before

      return {
        version: options.version,
        startedAt,
        questions: bank.size,
        nextRunAt: await store.earliestRun(),
        databaseMs,
      }
    }

    if (config.role !== 'worker') {
      const registry = await loadCommands(fileURLToPath(new URL('../commands', import.meta.url)))
      const surroundings = { store, banks, intake, render, members, compute, delivery, status }
      const presence = openPresence({ store, log, now })
      opened(await openBot(connection, { registry, surroundings, roles, presence, log, now }))
    }
    if (config.role !== 'gateway') opened(startClock({ delivery, log }))
    if (config.httpPort !== undefined) {
      opened(
        await openHealthServer(
          { port: config.httpPort, host: config.httpHost },
          { ready: () => store.ping() },
        ),
      )
    }

    return { tick: () => delivery.tick(), nextRunAt: () => store.earliestRun(), close }
  } catch (error) {
    await close()
    throw error
  }
}
