import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Option } from '../../src/command.ts'
import { isCalculator } from '../../src/math/calculators/table.ts'
import { findLapses } from '../../src/playground/conduct.ts'
import type { OptionInput } from '../../src/playground/page-api.ts'
import { loadCommands } from '../../src/registry.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { strangeWords } from '../support/strange-words.ts'
import { isThorough, sample } from '../support/thorough.ts'

const channel = 'daily-questions'
let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['initialisation/he-normal', 'initialisation/why-random', 'initialisation/tanh-std-one'],
  })
  await as().command('question post', { question: 'initialisation/he-normal' })
})
afterAll(() => test.close())

const as = () => test.playground.as('ada').in(channel)

const { commands } = await loadCommands('commands')
const slashCommands = [...commands.values()].filter((command) => command.kind !== 'message')
const actions = slashCommands.flatMap(({ name, action, subcommands = {} }) => [
  ...(action ? [[name, action.options ?? {}] as const] : []),
  ...Object.entries(subcommands).map(([sub, { options = {} }]) => [`${name} ${sub}`, options] as const),
])

/** The least that a command can be asked, so that one option at a time is the strange one. */
function plain(options: Readonly<Record<string, Option>>): Record<string, OptionInput> {
  const required = Object.entries(options).filter(([, { required }]) => required)

  return Object.fromEntries(required.map(([name, option]) => [name, plainValue(name, option)]))
}

function plainValue(name: string, option: Option): OptionInput {
  if (option.type === 'channel') return test.playground.channel(channel)
  if (option.type === 'boolean') return true
  if (option.type === 'attachment') return { name: 'question.md', data: '' }
  if (option.type === 'user') return as().id
  if (option.type === 'role') return [...test.playground.world.guilds.keys()][0] ?? ''
  if (option.type !== 'string') return option.choices?.[0] ?? 1

  return option.choices?.[0] ?? (name === 'when' ? 'every day 09:00' : '3')
}

/*
 * Of the strange words each option gets every fourth, a calculator's every seventh, from another one on: Discord's 50 requests
 * a second are most of this test's time, and `any-request.test.ts` asks the calculators themselves all of them.
 */
describe.each(actions)('/%s', (command, options) => {
  const texts = Object.entries(options).filter(
    ([, option]) => option.type === 'string' && !('choices' in option),
  )

  it.skipIf(texts.length === 0)(
    'answers every strange word readably',
    async () => {
      const faults: string[] = []

      for (const [index, [name, option]] of texts.entries()) {
        for (const word of sample(strangeWords, isCalculator(command) ? 23 : 15, index)) {
          const limit = 'maxLength' in option ? option.maxLength : undefined
          const given = word.slice(0, limit ?? 6000)
          // What Discord's own client would not send is the playground's to refuse.
          const answer = await as()
            .command(command, { ...plain(options), [name]: given })
            .catch(() => undefined)

          if (answer && /Reference: [0-9a-f]{8}/.test(answer.text)) faults.push(`${name}: ${given}`)
        }
      }

      expect(faults).toEqual([])
    },
    isThorough ? 240_000 : 60_000,
  )
})

describe('after all of that', () => {
  it('the bot is well, and sent nothing that Discord refuses', async () => {
    const { text } = await as().command('status')

    expect(text).toContain('up and well')
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
    expect(test.playground.recorder.misfits).toEqual([])
  })
})
