import type { Config } from '../config.ts'
import { openInlineRenderer } from '../render/inline.ts'
import { runBank } from './bank.ts'
import { openFormulaChecker } from './check-formula.ts'
import { runRender } from './render.ts'

const usage = `fan-in: a Discord bot for study groups

  fan-in                       start (without DISCORD_TOKEN: the playground)
  fan-in bank check [folder]   check question files
  fan-in render <source>       draw a question file (*.md) or a formula as members will see it
`

/** Runs a sub-command of the terminal; gives the exit status (2: wrong usage). */
export async function runCli(args: readonly string[], config: Config): Promise<number> {
  const [command, ...rest] = args
  const print = (line: string) => console.log(line)

  switch (command) {
    case 'bank':
      return bank(rest, config, print)
    case 'render':
      return runRender({
        args: rest,
        language: config.defaultLanguage,
        print,
        openRenderer: openInlineRenderer,
      })
    case 'help':
    case '--help':
    case '-h':
      print(usage)
      return 0
    default:
      console.error(`fan-in: no command "${command}"\n\n${usage}`)
      return 2
  }
}

async function bank(
  args: readonly string[],
  { bankDir, defaultLanguage }: Config,
  print: (line: string) => void,
): Promise<number> {
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
