import { expect, it } from 'vitest'
import { describeInBrowser } from './support/browser.ts'

describeInBrowser('a form', (visit) => {
  it('is filled in and sent with all its parts', async () => {
    const { page, run, lastMessage } = await visit()

    await run('/form')
    const form = page.getByRole('dialog', { name: 'Weekly plan' })
    await form.getByRole('textbox', { name: 'Goal' }).fill('Read one paper')
    await form.getByRole('radio', { name: 'Hard' }).check()
    await form.getByRole('checkbox', { name: 'Monday' }).check()
    await form.getByLabel('Notes as a file').setInputFiles({
      name: 'notes.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from('# Notes'),
    })
    await form.getByRole('button', { name: 'Submit' }).click()

    await form.waitFor({ state: 'detached' })
    const sent = '{"goal":"Read one paper","level":"2","days":["fri","mon"],"notes":["notes.md"]}'
    await lastMessage.getByText(sent).waitFor()
  })

  it('says what is missing, and does not send', async () => {
    const { page, run, playground } = await visit()

    await run('/form')
    const form = page.getByRole('dialog', { name: 'Weekly plan' })
    await form.getByRole('textbox', { name: 'Goal' }).fill('ab')
    await form.getByRole('button', { name: 'Submit' }).click()

    await form.getByText('At least 3 characters').waitFor()
    await form.getByText('Required').waitFor()
    expect([...playground.world.interactions.values()].map(({ name }) => name)).toEqual(['/form'])
  })

  it('closes with Escape and leaves nothing behind', async () => {
    const { page, run, composer } = await visit()

    await run('/form')
    await page.getByRole('dialog', { name: 'Weekly plan' }).waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('dialog', { name: 'Weekly plan' }).waitFor({ state: 'detached' })
    expect(await composer.isEnabled()).toBe(true)
  })

  it('keeps what was written when the bot does not answer', async () => {
    const { page, run, bot } = await visit({ interactionDeadlineMs: 1_000 })

    await run('/form')
    const form = page.getByRole('dialog', { name: 'Weekly plan' })
    await form.getByRole('textbox', { name: 'Goal' }).fill('Read one paper')
    await form.getByRole('radio', { name: 'Easy' }).check()
    bot.client.removeAllListeners('interactionCreate')
    await form.getByRole('button', { name: 'Submit' }).click()

    await form.getByText('The application did not respond. Your answers are still here.').waitFor()
    expect(await form.getByRole('textbox', { name: 'Goal' }).inputValue()).toBe('Read one paper')
  })
})
