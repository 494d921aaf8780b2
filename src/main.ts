import { readFileSync } from 'node:fs'
import type { Question } from './bank/question.ts'
import type { Config } from './config.ts'
import { firstSignal } from './first-signal.ts'

/** Failures whose message is a sentence with its fix, by name: the playground's class is not loaded without it. */
const readableFailures = ['ConnectionRefused', 'StoreUnavailable', 'PlaygroundUnavailable']

/**
 * Starts what the arguments ask for: the bot, or a sub-command of the terminal. Everything is loaded when it is needed:
 * a calculation in the terminal is quicker than the bot's packages are loaded.
 */
export async function main(args: readonly string[]): Promise<void> {
  if (args.length > 0) {
    const { runCli } = await import('./cli/run.ts')
    process.exitCode = await runCli(args, readConfigOrExit)
    return
  }

  const config = await readConfigOrExit()
  const bank = await readBankOrExit(config)
  // From here on a signal is kept until there is something to stop in good order.
  const signal = firstSignal()

  try {
    const app = await (config.discordToken
      ? startOnDiscord(config, config.discordToken, bank)
      : startPlayground(config, bank))

    await signal
    await app.close()
    process.exit(0)
  } catch (error) {
    if (error instanceof Error && readableFailures.includes(error.name)) fail([error.message])
    throw error
  }
}

async function startOnDiscord(config: Config, token: string, bank: ReadonlyMap<string, Question>) {
  const { openApp } = await import('./app.ts')
  const { defaultDatabase } = await import('./config.ts')
  const { openLog } = await import('./log.ts')

  return openApp({
    config,
    connection: { ...config, token, apiUrl: config.discordApiUrl, cdnUrl: config.discordCdnUrl },
    databaseUrl: config.databaseUrl ?? defaultDatabase,
    bank,
    version: readVersion(),
    log: openLog(config.logLevel ?? 'info'),
    now: Date.now,
  })
}

async function startPlayground(config: Config, bank: ReadonlyMap<string, Question>) {
  // Loaded only here: production installs leave the playground's packages out.
  const { openPlayground } = await import('./playground-app.ts').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    return fail([
      'Without DISCORD_TOKEN the playground would start, but its packages are not installed.',
      'Set DISCORD_TOKEN (see README.md), or install everything: npm ci',
    ])
  })

  const { openLog } = await import('./log.ts')

  return openPlayground({
    config,
    bank,
    version: readVersion(),
    log: openLog(config.logLevel ?? 'warn'),
    say,
  })
}

async function readConfigOrExit(): Promise<Config> {
  const { ConfigError, readConfig } = await import('./config.ts')

  try {
    return readConfig()
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return fail([
      'The environment is not right; nothing was started:',
      ...error.problems.map((line) => `  ${line}`),
    ])
  }
}

async function readBankOrExit({ bankDir, defaultLanguage }: Config): Promise<ReadonlyMap<string, Question>> {
  const { readBank } = await import('./bank/bank.ts')
  const { readBankFiles, readBankPictures } = await import('./bank-files.ts')
  const files = await readBankFiles(bankDir).catch((error: NodeJS.ErrnoException) =>
    fail([`The bank in ${bankDir} cannot be read (${error.code}). BANK_DIR names its folder.`]),
  )
  const { questions, problems } = readBank(files, await readBankPictures(bankDir))

  if (problems.length === 0) return questions

  const { formatProblem } = await import('./bank/problem.ts')

  return fail([
    `The bank in ${bankDir} has problems; nothing was started:`,
    ...problems.map((problem) => `  ${formatProblem(problem, defaultLanguage)}`),
  ])
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string
  }

  return version
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}
