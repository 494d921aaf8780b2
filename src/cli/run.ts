import type { Config } from '../config.ts'

const usage = `fan-in: a Discord bot for study groups

  fan-in                       start (without DISCORD_TOKEN: the playground)
  fan-in bank check [folder]   check question files
  fan-in bank import <file>    make question files of a document, one per heading, of a table or of
                               Anki's text export
  fan-in bank export --csv     write questions as a table, or --anki as Anki's notes
  fan-in bank regrade [id]     grade stored answers by a corrected key
  fan-in render <source>       draw a question file (*.md) or a formula as members will see it
  fan-in <calculator> …        compute; --help after a calculator's name says how
  fan-in calc --batch          answer requests from standard input, as JSON Lines
`

/**
 * Runs a sub-command of the terminal; gives the exit status (2: wrong usage). Each loads only what it needs: a calculation
 * must not wait for the packages that draw pictures.
 */
export async function runCli(args: readonly string[], readConfig: () => Promise<Config>): Promise<number> {
  const [command = '', ...rest] = args
  const print = (line: string) => console.log(line)

  switch (command) {
    case 'bank':
      return bank(rest, await readConfig(), print)
    case 'render': {
      const { runRender } = await import('./render.ts')
      const { openInlineRenderer } = await import('../render/inline.ts')
      const { defaultLanguage: language } = await readConfig()

      return runRender({ args: rest, language, print, openRenderer: openInlineRenderer })
    }
    case 'help':
    case '--help':
    case '-h':
      print(`${usage}\n${await listCalculators()}`)
      return 0
    default:
      return calculator(args)
  }
}

async function listCalculators(): Promise<string> {
  const { calculatorList } = await import('./calculators/usage.ts')

  return calculatorList('en')
}

async function calculator(args: readonly string[]): Promise<number> {
  const { beginsCalculator, runCalculator } = await import('./calculators/run.ts')
  const { openTerminal } = await import('./calculators/terminal.ts')

  if (beginsCalculator(args[0] ?? '')) return runCalculator(args, openTerminal())

  console.error(`fan-in: no command "${args[0]}"\n\n${usage}`)
  return 2
}

async function bank(args: readonly string[], config: Config, print: (line: string) => void): Promise<number> {
  const { bankDir, defaultLanguage } = config
  const [action, ...rest] = args

  if (action === 'import') {
    const { runImport } = await import('./bank-import.ts')

    return runImport({ args: rest, language: defaultLanguage, print })
  }

  if (action === 'export') {
    const { runExport } = await import('./bank-export.ts')

    return runExport({ args: rest, defaultFolder: bankDir, language: defaultLanguage, print })
  }
  if (action === 'regrade') return regrade(rest, config, print)

  const { openFormulaChecker } = await import('./check-formula.ts')
  const { runBank } = await import('./bank.ts')
  const formulas = await openFormulaChecker(defaultLanguage)

  try {
    return await runBank({
      args,
      defaultFolder: bankDir,
      language: defaultLanguage,
      print,
      checkFormula: formulas.check,
    })
  } finally {
    await formulas.close()
  }
}

/** On the database and the bank that the bot itself would use; it may run meanwhile. */
async function regrade(
  args: readonly string[],
  config: Config,
  print: (line: string) => void,
): Promise<number> {
  const { bankDir, defaultLanguage: language, defaultTimezone: timezone } = config
  const { readBank } = await import('../bank/bank.ts')
  const { readBankFiles } = await import('../bank-files.ts')
  const { questions, problems } = readBank(await readBankFiles(bankDir))

  if (problems.length > 0) {
    console.error(
      `The bank in ${bankDir} has problems; nothing was graded. They are told by: fan-in bank check`,
    )
    return 1
  }

  const { defaultDatabase } = await import('../config.ts')
  const { openIntakePool } = await import('../intake/pool.ts')
  const { openBanks } = await import('../open-banks.ts')
  const { openStore, StoreUnavailable } = await import('../store/open.ts')
  const { runRegrade } = await import('./bank-regrade.ts')
  const address = config.databaseUrl ?? defaultDatabase
  const store = await openStore(address, { language, timezone }).catch((error: unknown) => {
    if (!(error instanceof StoreUnavailable)) throw error
    console.error(error.message)
  })

  if (!store) return 1

  const intake = openIntakePool()

  try {
    const banks = openBanks({ builtIn: questions, store, intake })

    return await runRegrade({ args, store, banks, language, now: Date.now(), print })
  } finally {
    await intake.close()
    await store.close()
  }
}
