/**
 * `npm run chaos -- --deliveries 500 --kills 100 --database sqlite|postgres --seed 1 --processes 3 [--restart <command>]`:
 * prints its figures in one line, and ends with 1 where anything was lost, doubled or left half done.
 *
 * PostgreSQL is the server that TEST_PG_URL names. `--restart` starts it anew; without it all connections are cut.
 */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { sql } from 'kysely'
import { openPostgres } from '../../src/store/postgres.ts'
import { freshPostgres } from '../support/database.ts'
import { type ChaosFigures, runChaos } from './chaos.ts'

const { values } = parseArgs({
  options: {
    deliveries: { type: 'string', default: '500' },
    kills: { type: 'string', default: '100' },
    processes: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
    database: { type: 'string', default: 'sqlite' },
    restart: { type: 'string' },
  },
})
const violations = [
  'missing',
  'doubled',
  'revealsMissing',
  'revealsDoubled',
  'extrasMissing',
  'extrasDoubled',
  'pinsLeft',
  'slotsOpen',
  'stepsOpen',
  'answersLost',
  'sumsWrong',
  'crashed',
] as const satisfies readonly (keyof ChaosFigures)[]

const started = performance.now()
const database = await openDatabase(values.database, values.restart)
const figures = await runChaos({
  deliveries: Number(values.deliveries),
  kills: Number(values.kills),
  processes: Number(values.processes),
  seed: Number(values.seed),
  databaseUrl: database.url,
  restartDatabase: database.restart,
})
await database.drop()
const seconds = ((performance.now() - started) / 1000).toFixed(0)
const { delivered, struck, died, stopped, faults, requests } = figures
const wrong = violations.filter((name) => figures[name] > 0)

console.log(
  `chaos on ${values.database}, seed ${values.seed}, ${values.processes} processes: ${delivered} delivered, ${struck + died} killed (${died} at a boundary), ${stopped} told to stop, ${faults} of ${requests} requests failed, ${figures.clockJumps} clock jumps, ${figures.databaseRestarts} database restarts, ${figures.answers} answers, ${figures.extras} threads, pins and mentions (${figures.extrasLate} given up for their question closed first); ${violations.map((name) => `${name} ${figures[name]}`).join(', ')}; ${seconds} s`,
)

const isShort = delivered < Number(values.deliveries) || struck + died < Number(values.kills)
if (isShort) console.log('fewer deliveries or kills than were asked for')
process.exit(wrong.length > 0 || isShort ? 1 : 0)

async function openDatabase(kind: string, restartCommand: string | undefined) {
  if (kind === 'sqlite') {
    const folder = await mkdtemp(join(tmpdir(), 'fan-in-chaos-'))

    return {
      url: `sqlite:${join(folder, 'fan-in.db')}`,
      restart: undefined,
      drop: () => rm(folder, { recursive: true }),
    }
  }
  const serverUrl = process.env.TEST_PG_URL
  if (kind !== 'postgres' || !serverUrl) throw new Error('--database sqlite, or postgres with TEST_PG_URL')

  const database = await freshPostgres(serverUrl)
  const restart = restartCommand
    ? async () => void (await promisify(execFile)('bash', ['-c', restartCommand]))
    : () => cutConnections(serverUrl, database.url)

  return { ...database, restart }
}

async function cutConnections(serverUrl: string, databaseUrl: string): Promise<void> {
  const { db } = openPostgres(serverUrl)
  const name = new URL(databaseUrl).pathname.slice(1)

  try {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`.execute(db)
  } finally {
    await db.destroy()
  }
}
