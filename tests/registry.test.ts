import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadCommands } from '../src/registry.ts'

async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'commands-'))
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)))

  return folder
}

const action = 'action: { run: async () => ({}) }'

describe('loading commands', () => {
  it('finds every command of the project by its file', async () => {
    const { commands } = await loadCommands('commands')

    expect([...commands.keys()]).toEqual(
      expect.arrayContaining(['help', 'leaderboard', 'schedule', 'settings', 'status']),
    )
  })

  it('guards every button and form of a command that only managers are offered', async () => {
    const { commands } = await loadCommands('commands')
    const open = [...commands.values()]
      .filter(({ access }) => access === 'manager')
      .flatMap(({ presses, forms, subcommands }) =>
        Object.entries({ ...presses, ...forms, ...subcommands }).filter(
          ([, { access }]) => access !== 'manager',
        ),
      )

    expect(open.map(([name]) => name)).toEqual([])
    expect(Object.keys(commands.get('grade')?.presses ?? {})).toContain('desk-save')
  })

  it('refuses a command that is not named like its file', async () => {
    const folder = await folderWith({ 'a.ts': `export default { name: 'b', place: 'server', ${action} }` })

    await expect(loadCommands(folder)).rejects.toThrow('commands/a.ts: the command is named "b"')
  })

  it.each([
    ['nothing', ''],
    ['a function', 'export default () => 1'],
    ['a command that does nothing', "export default { name: 'a', place: 'server' }"],
  ])('refuses a file that exports %s', async (_what, text) => {
    const folder = await folderWith({ 'a.ts': text })

    await expect(loadCommands(folder)).rejects.toThrow('commands/a.ts: its default export is no command')
  })

  it('refuses two commands that answer the same buttons', async () => {
    const presses = 'presses: { go: { version: 1, run: async () => ({}) } }'
    const folder = await folderWith({
      'a.ts': `export default { name: 'a', place: 'server', ${action}, ${presses} }`,
      'b.ts': `export default { name: 'b', place: 'server', ${action}, ${presses} }`,
    })

    await expect(loadCommands(folder)).rejects.toThrow('another command already answers "go"')
  })
})
