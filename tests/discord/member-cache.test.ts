import { Options } from 'discord.js'
import { expect, it } from 'vitest'
import { cacheLimits } from '../../src/discord/bot.ts'
import { logIn, playgroundForTest, register, slash } from '../playground/bot.ts'

it('nobody but the bot is remembered by the client, whoever uses it', async () => {
  const playground = await playgroundForTest()
  const client = await logIn(
    playground,
    async (interaction) => interaction.isChatInputCommand() && interaction.reply(interaction.user.id),
    { makeCache: Options.cacheWithLimits(cacheLimits) },
  )
  await register(client, slash('ping'))

  const { text } = await playground.as('noor').command('ping')

  expect(text).toBe(playground.as('noor').id)
  expect([...client.users.cache.keys()]).toEqual([client.user.id])
  for (const guild of client.guilds.cache.values()) {
    expect([...guild.members.cache.keys()]).toEqual([client.user.id])
  }
})
