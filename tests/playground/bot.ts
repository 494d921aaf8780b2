import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import { onTestFinished } from 'vitest'
import type { PlaygroundOptions } from '../../src/playground/server.ts'
import { openPlayground, type TestPlayground } from '../support/playground.ts'

/** A playground that ends with the test. */
export async function playgroundForTest(options: Partial<PlaygroundOptions> = {}): Promise<TestPlayground> {
  const playground = await openPlayground(options)

  onTestFinished(() => playground.close())

  return playground
}

/** The real discord.js, logged in and ready; gone with the test. */
export async function logIn(
  playground: TestPlayground,
  onInteraction: (interaction: Interaction) => Promise<unknown> = async () => undefined,
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [] },
    rest: { api: playground.apiUrl, cdn: playground.cdnUrl },
    ...options,
  })
  const { promise, resolve } = Promise.withResolvers<Client<true>>()

  onTestFinished(() => client.destroy())
  client.once(Events.ClientReady, resolve)
  client.on(Events.InteractionCreate, (interaction) => {
    onInteraction(interaction).catch((error: unknown) => client.emit(Events.Error, error as Error))
  })
  client.on(Events.Error, (error) => failures.get(client)?.push(error))
  failures.set(client, [])
  await client.login(playground.token)

  return promise
}

const failures = new WeakMap<Client, Error[]>()

/** What the bot's code threw while answering. */
export function failuresOf(client: Client): readonly Error[] {
  return failures.get(client) ?? []
}

/** Registers commands for everybody. */
export async function register(client: Client<true>, ...commands: object[]): Promise<void> {
  await client.rest.put(`/applications/${client.application.id}/commands`, { body: commands })
}

/** A slash command without options. */
export function slash(name: string, more: object = {}): object {
  return { name, description: `does ${name}`, ...more }
}
