import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import { readBankFiles, readBankPictures } from '../../src/bank-files.ts'
import { runImport } from '../../src/cli/bank-import.ts'

async function noteFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'import-'))

  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'pics'))
  await writeFile(join(folder, 'pics/curve.png'), 'picture')
  await writeFile(join(folder, 'notes.md'), '# Learning rate\n![a curve](pics/curve)\n\n# Momentum\n')

  return folder
}

async function run(folder: string, ...args: string[]) {
  const lines: string[] = []
  const status = await runImport({
    args,
    language: 'en',
    print: (line) => lines.push(line.replaceAll(folder, '')),
  })

  return { status, lines }
}

it('writes a bank beside which nothing is missing but what a person has to add', async () => {
  const folder = await noteFolder()
  const out = join(folder, 'bank')

  const { status, lines } = await run(folder, join(folder, 'notes.md'), '--out', out, '--topic', 'Training')
  const bank = readBank(await readBankFiles(out), await readBankPictures(out))

  expect(status).toBe(0)
  expect(lines).toEqual([
    '/notes.md:1: training/learning-rate: “Learning rate”',
    '/notes.md:4: training/momentum: “Momentum” has no text and needs an answer.',
    '3 lines with text: 2 headings, 1 kept as text, 0 read as tags, key points or sources, 0 left out.',
    expect.stringContaining('2 questions in /bank'),
    'What is still missing, file by file: npm run bank -- check /bank',
  ])
  expect(bank.questions.get('training/learning-rate')?.pictures).toEqual([
    { address: 'learning-rate-curve.png', base64: Buffer.from('picture').toString('base64') },
  ])
  expect(bank.problems.map(({ key }) => key)).toContain('bank.problem.noSources')
})

it('touches no file that is there', async () => {
  const folder = await noteFolder()
  const out = join(folder, 'bank')
  const call = [join(folder, 'notes.md'), '--out', out]

  await run(folder, ...call)
  await writeFile(join(out, 'imported/momentum.md'), 'mine')

  const { lines } = await run(folder, ...call)

  expect(lines).toContain('/bank/imported/momentum.md is there already and was not touched.')
  expect(lines).toContain('/bank/topics.yaml is there already. Add what is missing of these to it: imported')
  expect(lines).toContain('/bank/imported/learning-rate-curve.png is there already and was not touched.')
  expect(await readFile(join(out, 'imported/momentum.md'), 'utf8')).toBe('mine')
})

it.each([
  [[], 2, 'Usage: fan-in bank import'],
  [['a.md', 'b.md'], 2, 'Usage: fan-in bank import'],
  [['a.md', '--headings', '7'], 2, 'Usage: fan-in bank import'],
  [['a.md', '--language', 'fr'], 2, 'Usage: fan-in bank import'],
  [['a.md', '--force'], 2, 'Usage: fan-in bank import'],
  [['/no/such.md'], 2, 'There is no file /no/such.md.'],
] as const)('answers %j with status %i: %s', async (args, status, message) => {
  const answer = await run('', ...args)

  expect(answer.status).toBe(status)
  expect(answer.lines.join('\n')).toContain(message)
})

it('says how questions are written when there is none', async () => {
  const folder = await noteFolder()

  await writeFile(join(folder, 'plain.md'), 'no heading\n')

  const { status, lines } = await run(folder, join(folder, 'plain.md'), '--out', join(folder, 'bank'))

  expect(status).toBe(1)
  expect(lines).toContain('No question was found. Write each as a heading: “## Title”.')
})
