import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runExport } from '../../src/cli/bank-export.ts'
import { runImport } from '../../src/cli/bank-import.ts'

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'export-'))

  onTestFinished(() => rm(folder, { recursive: true }))

  return folder
}

async function run(...args: string[]) {
  const lines: string[] = []
  const call = {
    args,
    defaultFolder: 'data/questions',
    language: 'en',
    print: (line: string) => lines.push(line),
  } as const

  return { status: await runExport(call), lines }
}

it('writes the built-in bank as a table that makes the same files again', async () => {
  const folder = await emptyFolder()
  const table = join(folder, 'questions.csv')
  const out = join(folder, 'bank')

  expect((await run('--csv', '-o', table)).status).toBe(0)
  expect(await runImport({ args: [table, '--out', out], language: 'en', print: () => {} })).toBe(0)

  const path = 'history/degradation.zh-CN.md'

  expect(await readFile(join(out, path), 'utf8')).toBe(await readFile(join('data/questions', path), 'utf8'))
})

it('writes over no file', async () => {
  const table = join(await emptyFolder(), 'questions.csv')

  await run('--csv', '-o', table)

  expect(await run('--csv', '-o', table)).toEqual({
    status: 1,
    lines: [`${table} is there already and was not touched.`],
  })
})

it('prints the table alone where no file is named', async () => {
  const { status, lines } = await run('--csv')

  expect(status).toBe(0)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^\uFEFFtopic,slug,/)
})

it('writes the built-in bank as notes of Anki, one for each question', async () => {
  const { status, lines } = await run('--anki', '--language', 'zh-CN')
  const { lines: table } = await run('--csv')
  const topics = table[0]?.match(/^(?:initialisation|convolution|normalisation|history),/gm)

  expect(status).toBe(0)
  expect(lines[0]?.split('\n')).toHaveLength(3 + (topics?.length ?? 0))
})

it.each([
  [['--csv', '--anki']],
  [['--csv', '--language', 'en']],
  [['--anki', '--language', 'fr']],
  [[]],
  [['--json']],
  [['--csv', 'a', 'b']],
])('answers %j with its usage', async (args) => {
  expect(await run(...args)).toEqual({
    status: 2,
    lines: ['Usage: fan-in bank export --csv|--anki [folder] [--language en|zh-CN] [--output file]'],
  })
})

it('knows no folder that is not there', async () => {
  expect(await run('--csv', '/no/such')).toEqual({ status: 2, lines: ['There is no folder /no/such.'] })
})
