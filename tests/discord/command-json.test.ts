import { ApplicationCommandType } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { type CommandJson, commandJson } from '../../src/discord/command-json.ts'
import { isSame } from '../../src/discord/deploy.ts'
import { loadCommands } from '../../src/registry.ts'

const { commands } = await loadCommands('commands')
const all = [...commands.values()].map(commandJson)
const slashCommands = all.filter((json) => json.type === ApplicationCommandType.ChatInput)
const menuEntries = all.filter((json) => json.type !== ApplicationCommandType.ChatInput)

interface Named {
  readonly name: string
  readonly name_localizations?: Record<string, string> | null
  readonly description?: string
  readonly description_localizations?: Record<string, string> | null
  readonly options?: readonly Named[]
  readonly choices?: readonly { name: string; value: string | number }[]
  readonly required?: boolean
}

const namePattern = /^[-_'\p{L}\p{N}]{1,32}$/u

describe.each(slashCommands.map((json) => [json.name, json as unknown as Named] as const))(
  '/%s as Discord gets it',
  (_name, json) => {
    it('has a name and a description in every language, within the limits', () => {
      const wrong = everyNode(json).filter((node) => {
        const names = [node.name, ...Object.values(node.name_localizations ?? {})]
        const descriptions = [node.description ?? '', ...Object.values(node.description_localizations ?? {})]

        return (
          names.length < 2 ||
          descriptions.length < 2 ||
          names.some((name) => !namePattern.test(name) || name !== name.toLowerCase()) ||
          descriptions.some((text) => text.length < 1 || text.length > 100)
        )
      })

      expect(wrong.map(({ name }) => name)).toEqual([])
    })

    it('puts required options first, at most 25, with at most 25 choices', () => {
      for (const { options = [], choices = [] } of everyNode(json)) {
        const required = options.map((option) => option.required ?? false)

        expect(required).toEqual([...required].sort((a, b) => Number(b) - Number(a)))
        expect(options.length).toBeLessThanOrEqual(25)
        expect(choices.length).toBeLessThanOrEqual(25)
      }
    })

    it('has no two options or choices of one name in any language', () => {
      for (const { options = [], choices = [] } of everyNode(json)) {
        for (const names of [
          options.map(({ name }) => name),
          options.map((option) => option.name_localizations?.['zh-CN']),
          choices.map(({ name }) => name),
        ]) {
          expect(new Set(names).size).toBe(names.length)
        }
      }
    })

    it('stays below 8,000 characters in every language', () => {
      for (const language of ['en', 'zh-CN'] as const) {
        const length = everyNode(json).reduce(
          (sum, node) =>
            sum +
            Math.max(node.name.length, node.name_localizations?.[language]?.length ?? 0) +
            Math.max(node.description?.length ?? 0, node.description_localizations?.[language]?.length ?? 0) +
            (node.choices ?? []).reduce(
              (all, choice) => all + String(choice.value).length + choice.name.length,
              0,
            ),
          0,
        )

        expect(length).toBeLessThanOrEqual(8000)
      }
    })
  },
)

describe.each(menuEntries.map((json) => [json.name, json] as const))(
  '“%s” in the menu of a message as Discord gets it',
  (name, json) => {
    it('has a title in every language, and nothing that menus do not have', () => {
      const titles = [name, ...Object.values(json.name_localizations ?? {})]

      expect(titles).toHaveLength(2)
      for (const title of titles) expect(title).toMatch(/^[^\s].{0,30}[^\s]$/u)
      expect(json).toMatchObject({ type: ApplicationCommandType.Message })
      expect(json).not.toHaveProperty('description')
      expect(json).not.toHaveProperty('options')
    })
  },
)

describe('comparing with what Discord holds', () => {
  it('sees no change in what Discord adds and fills in', () => {
    const theirs = all.map((json, index) => ({
      description: '',
      ...json,
      id: String(index),
      application_id: '1',
      version: '2',
      nsfw: false,
      dm_permission: true,
      options: optionsOf(json).map((option) => ({ autocomplete: false, ...option })),
    }))

    expect(isSame(all, theirs.reverse())).toBe(true)
  })

  it('sees another description, another order of options, another permission', () => {
    const [first, ...rest] = all

    if (!first) throw new Error('no command')
    expect(isSame(all, [Object.assign({}, first, { description: 'other' }), ...rest])).toBe(false)
    expect(isSame(all, rest)).toBe(false)
    expect(
      isSame(
        all,
        all.map((json) => ({ ...json, options: [...optionsOf(json)].reverse() })),
      ),
    ).toBe(false)
    expect(
      isSame(
        all,
        all.map((json) => ({ ...json, default_member_permissions: '8' })),
      ),
    ).toBe(false)
  })
})

function optionsOf(json: CommandJson): readonly object[] {
  return 'options' in json ? (json.options ?? []) : []
}

function everyNode(node: Named): Named[] {
  return [node, ...(node.options ?? []).flatMap(everyNode)]
}
