import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readBank } from '../../../src/bank/bank.ts'
import { columns } from '../../../src/bank/import/columns.ts'
import { exportCsv } from '../../../src/bank/import/csv-export.ts'
import { importCsv } from '../../../src/bank/import/csv-import.ts'
import { disarm, readTable, rearm, writeTable } from '../../../src/bank/import/table.ts'
import type { BankFile } from '../../../src/bank/parse.ts'
import { readBankFiles } from '../../../src/bank-files.ts'
import { refusalOf } from '../../support/refusal.ts'
import { soundBank } from '../files.ts'

/** Questions without what depends on how their files are spelt. */
function questionsOf(files: readonly BankFile[]) {
  const { questions, problems } = readBank(files)
  const known = problems.filter(({ key }) => !key.startsWith('bank.problem.picture'))

  return {
    questions: [...questions.values()].map((question) => ({ ...question, version: '' })),
    problems: known.map(({ key }) => key),
  }
}

describe('a bank as CSV', () => {
  it('comes back as the same questions, every kind of them', () => {
    expect(questionsOf(importCsv(exportCsv(soundBank()).text).files)).toEqual(questionsOf(soundBank()))
  })

  it('comes back as the same questions, the whole built-in bank', async () => {
    const files = await readBankFiles('data/questions')
    const { text, questions } = exportCsv(files)
    const imported = importCsv(text)

    expect(questionsOf(imported.files)).toEqual(questionsOf(files))
    expect(imported.notes).toEqual([])
    expect(imported.sum).toEqual({ of: 'rows', heads: 1, kept: questions, left: 0 })
  })

  it('has every column at its head, after the mark that tells spreadsheets its encoding', () => {
    expect(exportCsv([]).text).toBe(`\uFEFF${columns.join(',')}\n`)
  })

  it('tells which questions it could not take', () => {
    const { text, problems } = exportCsv(soundBank().filter(({ path }) => path !== 'arithmetic/sum.zh-CN.md'))

    expect(problems.map(({ key }) => key)).toEqual(['bank.problem.missingTwin'])
    expect(text).not.toContain('A sum')
  })
})

describe('cells', () => {
  const cell = fc.oneof(
    fc.string(),
    fc
      .array(
        fc.constantFrom(
          '=',
          '+',
          '-',
          '@',
          "'",
          '"',
          ',',
          ';',
          '\t',
          '\n',
          '\r',
          '\r\n',
          ' ',
          '＝',
          '中',
          'a',
          '\\',
          '\uFEFF',
        ),
      )
      .map((all) => all.join('')),
  )

  it('come back from a table as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        // A head, so that no row is blank as a whole.
        const table = rows.map((row) => ['x', ...row])

        expect(readTable(writeTable(table), { delimiter: ',' }).map(({ cells }) => cells.map(rearm))).toEqual(
          table,
        )
      }),
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', "'=1", '\t=1', '\r=1', '＝1+1', "=cmd|' /C calc'!A0"])(
    '%j is no formula in a table',
    (text) => {
      expect(disarm(text)).toBe(`'${text}`)
      expect(rearm(disarm(text))).toBe(text)
    },
  )

  it.each(["'quoted'", 'a=b', '1-2', '', "'"])('%j stays as it is', (text) => {
    expect(disarm(text)).toBe(text)
  })
})

describe('a table by hand', () => {
  it('needs a title and no more', () => {
    const { files, found } = importCsv('title\nWhat is momentum?\n')

    expect(found).toEqual([
      { line: 2, title: 'What is momentum?', id: 'imported/what-is-momentum', outcome: 'empty' },
    ])
    expect(files.map(({ path }) => path)).toEqual([
      'topics.yaml',
      'imported/what-is-momentum.md',
      'imported/what-is-momentum.zh-CN.md',
    ])
    expect(files[1]?.text).toContain('kind: open')
  })

  it.each([
    ['semicolons', 'title;answer;explanation\nA;b;c', 'short'],
    ['tabs', 'Title\tANSWER\texplanation\nA\tb\tc', 'short'],
    ['choices', 'title,answer,choices\nA,b,"- a: 1\n- b: 2"', 'choice'],
    ['several choices', 'title,answer,choices\nA,"a, b","- a: 1\n- b: 2"', 'multi'],
  ])('may have %s', (_, text, kind) => {
    expect(importCsv(text).files[1]?.text).toContain(`kind: ${kind}\n`)
  })

  it('is accounted for row by row, at the lines where they begin', () => {
    const { found, notes, sum } = importCsv('title,nobody,level\n"A\nB",x,1,beyond\n\n,,2\nC,y,3\na b,,\n')

    expect(found.map(({ line, title, outcome }) => `${line} ${outcome} ${title}`)).toEqual([
      '2 empty A B',
      '5 refused ',
      '6 empty C',
      '7 empty a b',
    ])
    expect(notes.map(({ line, key }) => `${line} ${key}`)).toEqual([
      '1 bank.import.left.column',
      '2 bank.import.left.cell',
      '7 bank.import.open.sameName',
    ])
    expect(sum).toEqual({ of: 'rows', heads: 1, kept: 3, left: 1 })
  })

  it('tells what it cannot make of a cell', () => {
    const { notes } = importCsv('title,kind,fields\nA,riddle,"a: [1"\n')

    expect(notes.map(({ key }) => key)).toEqual(['bank.import.left.fields', 'bank.import.open.kind'])
  })

  it.each([
    ['a quote that never closes', `title\n"${'a'.repeat(1000)}`, 2],
    ['a quote within a cell', 'title\nA\na"b', 3],
    ['a cell that goes on after its quote', 'title\n"a"b', 2],
  ])('with %s is refused, and the line is told', (_, text, line) => {
    const { key, values } = refusalOf(() => importCsv(text))

    expect({ key, line: values.line }).toEqual({ key: 'bank.import.badTable', line })
  })
})

it('asks the title where there is no body, also one that looks like a heading', () => {
  const { files } = importCsv('title,body\n ## x -')

  expect(files.find(({ path }) => path.endsWith('x.md'))?.text).toContain('\n### x -\n')
})

it('reads any table or refuses it, and every row is in the sum', () => {
  const piece = fc.constantFrom(
    'title',
    'fields',
    'topic',
    'answer',
    'slug',
    ',',
    ';',
    '\n',
    '\r',
    '"',
    '=',
    "'",
    '- a: 1',
    '## x',
    '```',
    '$$',
    'a: [b]',
    '字',
    ' ',
  )

  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      try {
        const { found, sum, files } = importCsv(`title,body,fields\n${pieces.join('')}`)

        expect(sum).toMatchObject({ of: 'rows', kept: (files.length - (files.length > 0 ? 1 : 0)) / 2 })
        expect(found).toHaveLength(
          (sum as { kept: number; left: number }).kept + (sum as { left: number }).left,
        )
        for (const key of ['yaml', 'path', 'noFrontMatter', 'unknownSection', 'unclosed']) {
          expect(readBank(files).problems.map((problem) => problem.key)).not.toContain(`bank.problem.${key}`)
        }
      } catch (error) {
        expect(error).toMatchObject({ key: 'bank.import.badTable' })
      }
    }),
  )
})

it.each([
  ['quotes', '"'],
  ['quotes and commas', '",'],
  ['commas', ','],
  ['rows', 'a,b\n'],
  ['one cell', 'a'],
  ['line ends', '\r'],
])('costs no more than its length: much of %s', (_, part) => {
  const from = performance.now()

  try {
    importCsv(`title\n${part.repeat(250_000 / part.length)}`)
  } catch (error) {
    expect(error).toMatchObject({ key: expect.stringMatching(/^bank\.import\.(too|badTable)/) })
  }

  expect(performance.now() - from).toBeLessThan(10_000)
})
