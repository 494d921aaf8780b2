import { setTimeout as wait } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, it } from 'vitest'
import { type Command, defineAction } from '../../src/command.ts'
import { openBot } from '../../src/discord/bot.ts'
import type { Surroundings } from '../../src/discord/context.ts'
import type { Store } from '../../src/store/store.ts'
import { builtInBanks } from '../support/banks.ts'
import { openPlayground } from '../support/playground.ts'

const store = {
  server: async () => ({ theme: 'dark', managerRoleId: null }),
  memberSettings: async () => ({ theme: null }),
} as unknown as Store

it('a bot that is closed while it works on an answer gives it still', async () => {
  const asked = Promise.withResolvers<void>()
  const settings: Command = {
    name: 'settings',
    place: 'server',
    action: defineAction({
      options: {},
      async run() {
        asked.resolve()
        // Longer than leaving the gateway takes.
        await wait(300)
        return { text: 'Here it is.' }
      },
    }),
  }
  const playground = await openPlayground()
  const { token, apiUrl, cdnUrl } = playground
  const bot = await openBot(
    { token, apiUrl, cdnUrl, shards: undefined, shardCount: undefined },
    {
      registry: { commands: new Map([['settings', settings]]), presses: new Map(), forms: new Map() },
      surroundings: { store, banks: builtInBanks(new Map()) } as Surroundings,
      roles: { note: async () => undefined, forget: () => undefined },
      presence: { joined: async () => {}, left: async () => {}, settle: async () => {} },
      log: pino({ level: 'silent' }),
      now: Date.now,
    },
  )

  const answer = playground.as('ada').command('settings', {})
  await asked.promise
  await bot.close()
  const answered = playground.recorder.requests.map(({ operation }) => operation)

  expect(answered).toContain('create_interaction_response')
  expect((await answer).text).toBe('Here it is.')
  await playground.close()
})
