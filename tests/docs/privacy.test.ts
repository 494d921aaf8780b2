import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { exportFiles, exportPauseMs } from '../../src/quiz/me-export.ts'
import { confirmMs } from '../../src/quiz/me-forget.ts'
import { reminderRule } from '../../src/schedule/remind.ts'
import { keptAfterLeavingDays } from '../../src/store/membership.ts'
import { type Naming, naming } from '../../src/store/naming.ts'
import { createStore } from '../../src/store/open.ts'
import { type Retained, retentionDays } from '../../src/store/retaining.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { serverDefaults } from '../support/database.ts'

const page = readFileSync('docs/privacy.md', 'utf8')
const camel = (name: string) => name.replace(/_(.)/g, (_all, letter: string) => letter.toUpperCase())
const minutes = (ms: number) => ms / 60_000

/** What the page says of a file. */
const rowOf = (file: string) => page.split('\n').find((line) => line.startsWith(`| \`${file}.json\``)) ?? ''

/** How the page's table begins to tell of each. */
const toldAs: Readonly<Record<string, Retained>> = {
  'practice draws that were not': 'unansweredPractice',
  'practice draws with': 'practice',
  'questions you are writing': 'drafts',
  'what the buttons': 'calculations',
  'reports of mistakes': 'reports',
  'key points': 'claims',
  'slots that': 'slots',
  'steps that': 'steps',
  'trouble that': 'incidents',
  'the last reminder': 'reminders',
  'what managers': 'audit',
}

describe('docs/privacy.md', () => {
  it('describes every field of every file of an export', async () => {
    const database = openSqlite(':memory:')
    const store = await createStore(database, serverDefaults)
    onTestFinished(() => store.close())
    const missing: string[] = []

    for (const [part, file] of Object.entries(exportFiles)) {
      const table = { decision: 'settlement', audited: 'audit', changed: 'audit' }[part] ?? part
      const { own, parts }: Naming<never> = naming[table as keyof typeof naming] ?? {}
      const { rows } = await sql<{ name: string }>`
        select name from pragma_table_info(${table.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)})`.execute(
        database.db,
      )
      const fields = own && table === part ? rows.map(({ name }) => camel(name)) : (parts?.[0]?.told ?? [])

      missing.push(
        ...fields
          .filter((field) => !rowOf(file).includes(`\`${field}\``))
          .map((field) => `${file}: ${field}`),
      )
    }

    expect(missing).toEqual([])
  })

  it('tells how long everything is kept', () => {
    const section = page.split('## How long')[1]?.split('\n## ')[0] ?? ''
    const told = [...section.matchAll(/^\| .* \| (\d+) \|$/gm)].map(([, days]) => Number(days))

    expect(told.sort((a, b) => a - b)).toEqual(Object.values(retentionDays).sort((a, b) => a - b))
    for (const [words, what] of Object.entries(toldAs)) {
      expect([what, section.match(new RegExp(`^\\| ${words}.* \\| (\\d+) \\|$`, 'm'))?.[1]]).toEqual([
        what,
        String(retentionDays[what]),
      ])
    }
  })

  it('tells the times that the program goes by', () => {
    expect(page).toContain(`at most once in ${minutes(exportPauseMs)} minutes`)
    expect(page).toContain(`is deleted ${keptAfterLeavingDays} days later`)
    expect(page).toContain(`closes within ${minutes(reminderRule.leadMs) / 60} hours`)
    expect(page).toContain(`in the last ${minutes(reminderRule.activeMs) / 1_440} days`)
    expect(page).toContain(`once in ${minutes(reminderRule.pauseMs) / 60} hours`)
    expect(page).toContain(`a button that works for ${minutes(confirmMs)} minutes`)
  })
})
