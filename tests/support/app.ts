import { type Logger, pino } from 'pino'
import { type App, openApp } from '../../src/app.ts'
import { readBank } from '../../src/bank/bank.ts'
import type { Question } from '../../src/bank/question.ts'
import { readBankFiles } from '../../src/bank-files.ts'
import type { PlaygroundOptions } from '../../src/playground/server.ts'
import { openRendererPool } from '../../src/render/pool.ts'
import type { Renderer } from '../../src/render/renderer.ts'
import { testDatabase } from './database.ts'
import { openPlayground, type TestPlayground } from './playground.ts'

export interface TestApp {
  readonly playground: TestPlayground
  readonly app: App
  readonly now: () => number
  /** The one that was asked for, or one on the server that TEST_PG_URL names. */
  readonly databaseUrl: string
  /** Moves the bot's clock and delivers what came due. */
  advanceTo(instant: string): Promise<void>
  /** Ends the bot and starts it anew, on the same database: give `databaseUrl` a file. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface TestAppOptions {
  /** The bot's clock at the start. */
  readonly at: string
  /** Questions of the built-in bank by id, in this order. */
  readonly questions: readonly string[]
  readonly playground?: Partial<PlaygroundOptions>
  /** For tests of words alone: drawing takes most of a busy machine's time. */
  readonly renderer?: Renderer
  /** Where the bot writes its log; nowhere unless given. */
  readonly log?: Logger
  /** A database the test looks into; by default one of the bot's own, in memory. */
  readonly databaseUrl?: string
}

/** The whole bot, as `npm start` wires it, logged in to a playground of its own, on a clock that stands still. */
export async function openTestApp(options: TestAppOptions): Promise<TestApp> {
  let instant = Date.parse(options.at)
  const now = () => instant
  const playground = await openPlayground(options.playground)
  const database = await testDatabase(options.databaseUrl ?? 'sqlite::memory:')
  const bank = await builtInQuestions(options.questions)
  const start = () =>
    openApp({
      config: {
        role: 'all',
        httpPort: undefined,
        httpHost: '127.0.0.1',
        defaultLanguage: 'en',
        defaultTimezone: 'UTC',
      },
      connection: {
        token: playground.token,
        apiUrl: playground.apiUrl,
        cdnUrl: playground.cdnUrl,
        shards: undefined,
        shardCount: undefined,
      },
      databaseUrl: database.url,
      bank,
      version: '0.0.0-test',
      log: options.log ?? pino({ level: 'fatal' }),
      now,
      renderer: options.renderer ?? sharedRenderer(),
    })
  let app = await start()

  return {
    playground,
    get app() {
      return app
    },
    now,
    databaseUrl: database.url,
    advanceTo: async (to) => {
      instant = Date.parse(to)
      await app.tick()
    },
    restart: async () => {
      await app.close()
      app = await start()
    },
    close: async () => {
      await app.close()
      await playground.close()
      await database.drop()
    },
  }
}

async function builtInQuestions(ids: readonly string[]): Promise<ReadonlyMap<string, Question>> {
  const { questions } = readBank(await readBankFiles('data/questions'))

  return new Map(
    ids.map((id) => {
      const question = questions.get(id)
      if (!question) throw new Error(`the bank has no ${id}`)
      return [id, question]
    }),
  )
}

let shared: Renderer | undefined

/** Of all files that this test worker runs: a renderer takes a second to start, and keeps nothing of what it drew. */
function sharedRenderer(): Renderer {
  shared ??= openRendererPool()

  return shared
}
