import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { createFaults, type Faults } from './faults.ts'
import { createGateway } from './gateway/gateway.ts'
import { describeSession } from './gateway/session.ts'
import type { GatewaySession, PageAction, PageActions } from './page-api.ts'
import { actions } from './people/actions.ts'
import { createPageSockets } from './people/sockets.ts'
import type { ClockControl, Playground } from './playground.ts'
import { createRecorder, type Recorder } from './recorder.ts'
import { compileChecks } from './rest/checks.ts'
import { discordSettings, type Settings } from './settings.ts'
import { acceptUpgrades } from './upgrades.ts'
import { createWebApp } from './web-app.ts'
import { createChanges } from './world/changes.ts'
import { populateDemo } from './world/demo.ts'
import { createWorld, type World } from './world/world.ts'

export interface PlaygroundOptions extends Partial<Settings> {
  /** 0 takes any free port. */
  readonly port: number
  readonly host?: string
  /** Of the chances of faults with a probability (default 1). */
  readonly seed?: number
  /** Moves the bot's clock; without it the page says that there is none. */
  readonly clock?: ClockControl
  /** A folder with the built page. */
  readonly pageDir?: string
  /** Fills the empty world (default: the demo). */
  readonly populate?: (world: World) => void
}

/** A running stand-in for Discord. */
export interface RunningPlayground {
  /** The page, `http://127.0.0.1:<port>`. */
  readonly url: string
  /** What discord.js takes as `rest.api`. */
  readonly apiUrl: string
  /** What discord.js takes as `rest.cdn`. */
  readonly cdnUrl: string
  readonly port: number
  /** A token to log in with; unless one was demanded, any other will do as well. */
  readonly token: string
  readonly world: World
  readonly recorder: Recorder
  readonly faults: Faults
  /** The bot's connections to the gateway. */
  sessions(): readonly GatewaySession[]
  /** Acts as a person, as the page does; throws `PageError` where the page shows a sentence. */
  act<Action extends PageAction>(
    action: Action,
    request: PageActions[Action]['request'],
  ): Promise<PageActions[Action]['response']>
  close(): Promise<void>
}

/**
 * Starts the stand-in: REST, gateway, CDN, page and page API on one port of one address. There is no login, so it binds
 * to this machine only unless told otherwise.
 */
export async function startPlayground(options: PlaygroundOptions): Promise<RunningPlayground> {
  const {
    port,
    host = '127.0.0.1',
    seed = 1,
    clock = null,
    pageDir,
    populate = populateDemo,
    ...settings
  } = options

  compileChecks()

  const world = createWorld(Date.now)
  const recorder = createRecorder(Date.now)
  const all: Settings = { ...discordSettings, ...settings }
  const gateway = createGateway(world, all, recorder)
  const faults = createFaults(seed)
  const playground: Playground = {
    world,
    settings: all,
    recorder,
    faults,
    gateway,
    clock,
    news: createChanges(),
  }
  const pageSockets = createPageSockets(playground)
  const server = createAdaptorServer({ fetch: createWebApp(playground, pageDir).fetch }) as Server

  acceptUpgrades(server, playground, pageSockets)
  const actualPort = await listen(server, port, host)
  world.place.url = `http://${host}:${actualPort}`
  populate(world)

  return {
    url: world.place.url,
    apiUrl: `${world.place.url}/api`,
    cdnUrl: `${world.place.url}/cdn`,
    port: actualPort,
    token: all.token ?? 'playground-token',
    world,
    recorder,
    faults,
    sessions: () => [...gateway.sessions.values()].map(describeSession),
    act: async (action, request) => actions[action](playground, request),
    close: () => stop(server, playground, pageSockets),
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()

  server.once('error', reject)
  server.listen(port, host, () => resolve((server.address() as AddressInfo).port))

  return promise
}

async function stop(
  server: Server,
  { faults, gateway }: Playground,
  pageSockets: Playground['gateway']['sockets'],
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()

  faults.clear()
  for (const sockets of [gateway.sockets, pageSockets]) {
    for (const socket of sockets.clients) socket.terminate()
  }
  server.close(() => resolve())
  server.closeAllConnections()
  await promise
}
