import { expect, it } from 'vitest'
import { describeInBrowser } from './support/browser.ts'

const hourMs = 3_600_000

describeInBrowser('the controls', (visit) => {
  it('move the bot’s clock, and relative times with it', async () => {
    let skewMs = 0
    const clock = {
      now: () => Date.now() + skewMs,
      advance: async (ms: number) => {
        skewMs += ms
      },
    }
    const { page, run, lastMessage } = await visit({ clock })

    await run('/show markdown')
    await lastMessage.getByText('in 2 hours').waitFor()
    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('button', { name: '+1 hour' }).click()
    await lastMessage.getByText('in 1 hour').waitFor()
    await page.getByRole('button', { name: '+1 day' }).click()

    await lastMessage.getByText('yesterday').or(lastMessage.getByText('23 hours ago')).waitFor()
    expect(skewMs).toBe(25 * hourMs)
    expect(await page.getByRole('button', { name: 'Next slot' }).isDisabled()).toBe(true)
  })

  it('say that there is no clock where none is connected', async () => {
    const { page } = await visit()

    await page.getByRole('button', { name: 'Playground controls' }).click()

    await page.getByText('The bot lives in real time').waitFor()
  })

  it('show the bot’s requests, problems first of all', async () => {
    const { page, run, playground, lastMessage } = await visit()

    playground.faults.add({ effect: { kind: 'status', status: 500, when: 'before' } })
    await run('/show secret')
    await lastMessage.getByText('Just between us').waitFor()
    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('tab', { name: 'Requests' }).click()
    const requests = page.getByRole('list', { name: 'Requests of the bot' }).getByRole('listitem')
    await requests.filter({ hasText: 'bulk_set_application_commands' }).waitFor()
    await page.getByRole('checkbox', { name: 'Only problems' }).check()

    expect(await requests.count()).toBe(1)
    expect(await requests.textContent()).toContain('500')
  })

  it('place faults and take them away', async () => {
    const { page, playground } = await visit()

    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('tab', { name: 'Faults' }).click()
    await page
      .getByRole('combobox', { name: 'What goes wrong' })
      .selectOption('Connection reset after the effect')
    await page.getByRole('combobox', { name: 'How often' }).selectOption('3 times')
    await page.getByRole('button', { name: 'Add fault' }).click()
    const remove = page.getByRole('button', { name: 'Remove the fault Connection reset after the effect' })
    await remove.waitFor()
    expect(playground.faults.placed).toMatchObject([
      { effect: { kind: 'reset', when: 'after' }, times: 3, left: 3 },
    ])
    await remove.click()

    await page.getByText('Nothing goes wrong at the moment.').waitFor()
    expect(playground.faults.placed).toEqual([])
  })

  it('change the server under the bot: its right to write, channels, its own presence', async () => {
    const { page, playground, bot } = await visit()
    const channel = playground.channel('general')
    const write = () => bot.client.rest.post(`/channels/${channel}/messages`, { body: { content: 'Hello' } })

    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('tab', { name: 'Server' }).click()
    await page.getByRole('button', { name: 'Forbid the bot to write here' }).click()
    await page.getByRole('button', { name: 'Let the bot write here again' }).waitFor()
    const missingPermission = 50013
    await expect(write()).rejects.toMatchObject({ code: missingPermission })
    await page.getByRole('button', { name: 'Let the bot write here again' }).click()
    await page.getByRole('button', { name: 'Forbid the bot to write here' }).waitFor()
    await write()
    await page.getByRole('button', { name: 'Delete general' }).click()
    await page.getByRole('heading', { name: '#daily-questions' }).waitFor()
    await page.getByRole('button', { name: 'Remove the bot' }).click()

    await page.getByRole('button', { name: 'Invite the bot again' }).waitFor()
    await expect.poll(() => bot.client.guilds.cache.size).toBe(0)
  })

  it('give a member roles, and let them leave and come back', async () => {
    const { page, playground } = await visit()
    const { id } = playground.as('noor')
    const [guild] = playground.world.guilds.values()
    const held = () => guild?.members.get(id)?.roles.map((role) => guild.roles.get(role)?.name)

    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('tab', { name: 'Server' }).click()
    await page.getByRole('combobox', { name: 'Member' }).selectOption('نور Haddad')
    const own = page.getByRole('region', { name: 'Member', exact: true })
    await own.getByRole('checkbox', { name: 'Team Gradient' }).click()
    await expect.poll(held).toEqual(['Team Momentum', 'Team Gradient'])
    await page.getByRole('button', { name: 'Let نور Haddad leave the server' }).click()
    await page.getByRole('button', { name: 'Let نور Haddad come back' }).click()
    await page.getByRole('button', { name: 'Let نور Haddad leave the server' }).waitFor()

    expect(held()).toEqual([])
  })

  it('show a role the commands that are hidden from its members', async () => {
    const { page, composer } = await visit({ as: 'noor' })
    const listed = page.getByRole('option', { name: '/organise' })

    await composer.fill('/org')
    expect(await listed.count()).toBe(0)
    await composer.fill('')
    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('tab', { name: 'Server' }).click()
    const shown = page.getByRole('region', { name: 'Also show the commands for managers to' })
    await shown.getByRole('checkbox', { name: 'Team Momentum' }).click()
    await composer.fill('/org')

    await listed.waitFor()
  })

  it('change the language of the person’s client', async () => {
    const { page } = await visit()

    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('tab', { name: 'Server' }).click()
    await page.getByRole('combobox', { name: 'Language of your client' }).selectOption('zh-CN')

    await page.getByRole('tab', { name: '服务器' }).waitFor()
    await page.getByRole('heading', { name: '私信' }).waitFor()
  })

  it('cut the bot’s connection, which it takes up again', async () => {
    const { page, run, lastMessage } = await visit()

    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('tab', { name: 'Gateway' }).click()
    const session = page.getByRole('region', { name: 'Sessions' }).getByRole('listitem')
    await session.getByText('connected').waitFor()
    await page.getByRole('button', { name: 'Cut the connection' }).click()
    await session.filter({ hasText: 'gone' }).waitFor()
    await session.filter({ hasText: 'connected' }).waitFor()
    await run('/show secret')

    await lastMessage.getByText('Just between us').waitFor()
  })

  it('deliver interactions twice when told to', async () => {
    const { page, run, bot, lastMessage } = await visit()

    await page.getByRole('button', { name: 'Playground controls' }).click()
    await page.getByRole('tab', { name: 'Gateway' }).click()
    await page.getByRole('radio', { name: 'Twice' }).check()
    await run('/show secret')
    await lastMessage.getByText('Just between us').waitFor()

    const alreadyAcknowledged = 40060
    await expect.poll(() => bot.failures).toMatchObject([{ code: alreadyAcknowledged }])
  })
})
