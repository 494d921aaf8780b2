import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import type { BankFile } from '../../src/bank/parse.ts'
import { type BankCommand, runBank } from '../../src/cli/bank.ts'
import { brokenBank, soundBank } from '../bank/files.ts'

const folders: string[] = []

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })))
})

it('says how much is fine', async () => {
  const { status, lines } = await check(soundBank())

  expect(status).toBe(0)
  expect(lines).toEqual(['6 questions in 1 topic, 14 formulas: no problems.'])
})

it('prints every problem with file and line, as an editor links it, and their number', async () => {
  const { status, lines, folder } = await check(
    brokenBank('arithmetic/root.md', 'level: 2', 'level: 7\nhelp: x'),
  )

  expect(status).toBe(1)
  expect(lines).toEqual([
    `${folder}/arithmetic/root.md:3: The field “level” should be 1, 2, 3.`,
    `${folder}/arithmetic/root.md:4: There is no field “help”. Fields: title, topic, level, kind, sources, calculator, answer, tolerance, diagnoses, parameters, where, derived.`,
    '2 problems.',
  ])
})

it('draws every formula once and tells where one cannot be drawn', async () => {
  const drawn: string[] = []
  const checkFormula = async (tex: string) => {
    drawn.push(tex)

    return tex === '1+1' ? 'no sums today' : undefined
  }

  const { status, lines, folder } = await check(soundBank(), { checkFormula })

  expect(status).toBe(1)
  expect(lines).toEqual([
    `${folder}/arithmetic/sum.md:8: The formula 1+1 cannot be drawn: no sums today`,
    `${folder}/arithmetic/sum.zh-CN.md:4: The formula 1+1 cannot be drawn: no sums today`,
    '2 problems.',
  ])
  expect(drawn.toSorted()).toEqual([...new Set(drawn)].toSorted())
})

it('asks the calculators that questions name, and tells where one refuses', async () => {
  const { status, lines, folder } = await check(
    brokenBank('arithmetic/root.md', 'level: 2', 'level: 2\ncalculator: conv size input=3 kernel=7'),
  )

  expect(status).toBe(1)
  expect(lines[0]).toContain(`${folder}/arithmetic/root.md:4: The calculator cannot be asked: The kernel`)
})

it('speaks Chinese when asked to', async () => {
  const { lines } = await check(soundBank(), { language: 'zh-CN' })

  expect(lines).toEqual(['共 1 个主题、6 道题、14 个公式：没有问题。'])
})

it.each([
  [['check', '/no/such/folder'], 'There is no folder /no/such/folder.'],
  [['list'], 'Usage: fan-in bank check [folder] | import <file> | export --csv|--anki | regrade [id]'],
  [[], 'Usage: fan-in bank check [folder] | import <file> | export --csv|--anki | regrade [id]'],
  [
    ['check', 'a', 'b'],
    'Usage: fan-in bank check [folder] | import <file> | export --csv|--anki | regrade [id]',
  ],
])('answers %j with status 2: %s', async (args, message) => {
  const lines: string[] = []

  const status = await runBank({
    args,
    defaultFolder: '.',
    language: 'en',
    print: (line) => lines.push(line),
  })

  expect({ status, lines }).toEqual({ status: 2, lines: [message] })
})

async function check(files: readonly BankFile[], options: Partial<BankCommand> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'))
  const lines: string[] = []

  folders.push(folder)

  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }

  const status = await runBank({
    args: ['check', folder],
    defaultFolder: '.',
    language: 'en',
    print: (line) => lines.push(line),
    ...options,
  })

  return { status, lines, folder }
}
