import { type App, type AppOptions, openApp } from './app.ts'
import type { Config } from './config.ts'
import { buildPage } from './playground/page-build.ts'
import type { ClockControl } from './playground/playground.ts'
import { type RunningPlayground, startPlayground } from './playground/server.ts'
import { setUpDemo } from './playground-demo.ts'

const pageDir = 'var/playground-page'
const dayMs = 86_400_000

/** The playground could not start for a reason that the person can mend. */
export class PlaygroundUnavailable extends Error {
  override readonly name = 'PlaygroundUnavailable'
}

export interface PlaygroundAppOptions extends Pick<AppOptions, 'bank' | 'version' | 'log'> {
  readonly config: Config
  /** Tells the person at the terminal. */
  readonly say: (line: string) => void
}

/**
 * The playground and the bot in one process: a local stand-in for Discord with its page, and the real bot logged in to
 * it. The page moves the bot's clock.
 */
export async function openPlayground(options: PlaygroundAppOptions): Promise<Pick<App, 'close'>> {
  const { config, bank, version, log, say } = options
  let offsetMs = 0
  let app: App | undefined
  const now = () => Date.now() + offsetMs
  const advance = async (ms: number) => {
    offsetMs += ms
    await app?.tick()
  }

  await buildPage({ outDir: pageDir })
  const playground = await listen(config.playgroundPort, {
    now,
    advance,
    nextSlot: async () => {
      const next = await app?.nextRunAt()
      if (next !== undefined) await advance(Math.max(0, next - now()))
    },
  })

  try {
    app = await openApp({
      config,
      connection: {
        token: playground.token,
        apiUrl: playground.apiUrl,
        cdnUrl: playground.cdnUrl,
        shards: undefined,
        shardCount: undefined,
      },
      databaseUrl: config.databaseUrl ?? 'sqlite::memory:',
      bank,
      version,
      log,
      now,
    })
    await setUpDemo(playground, bank, {
      goBack: (days) => {
        offsetMs = -days * dayMs
      },
      goOn: () => advance(dayMs),
    })
  } catch (error) {
    await app?.close()
    await playground.close()
    throw error
  }

  say(`\n  fan-in's playground: ${playground.url}\n`)
  say(
    '  A stand-in for Discord with the real bot in it. Nothing leaves this machine; all of it is gone when you stop it.',
  )
  say('  With DISCORD_TOKEN set, npm start logs in to Discord instead (see README.md).\n')

  const opened = app

  return {
    close: async () => {
      await opened.close()
      await playground.close()
    },
  }
}

async function listen(port: number, clock: ClockControl): Promise<RunningPlayground> {
  try {
    return await startPlayground({ port, clock, pageDir })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new PlaygroundUnavailable(
      `Port ${port} is in use. Stop what runs there, or choose another: PLAYGROUND_PORT=4401 npm start`,
      { cause: error },
    )
  }
}
