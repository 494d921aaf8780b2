import { expect, it } from 'vitest'
import { describeInBrowser } from './support/browser.ts'

describeInBrowser('the composer', (visit) => {
  it('lists the commands a person may use, in their language', async () => {
    const { page, composer } = await visit({ as: 'xiaoyu' })

    await composer.fill('/')
    const names = page.getByRole('listbox', { name: '命令' }).getByRole('option')
    await names.first().waitFor()

    expect((await names.allTextContents()).slice(0, 2)).toEqual([
      '/形状 卷积卷积的输出尺寸',
      '/形状 主题查找主题',
    ])
    expect(await names.filter({ hasText: 'organise' }).count()).toBe(0)
  })

  it('offers organisers what is theirs', async () => {
    const { page, composer } = await visit({ as: 'yuri' })

    await composer.fill('/org')

    await page.getByRole('option', { name: '/organise' }).waitFor()
  })

  it('is driven by the keyboard alone', async () => {
    const { page, composer, lastMessage } = await visit()

    await composer.fill('/sha')
    await page.getByRole('option', { name: '/shape conv' }).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.type('32x32')
    await page.keyboard.press('Tab')
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')

    await lastMessage.getByText('{"input":"32x32","kernel":3}').waitFor()
    expect(await composer.evaluate('document.activeElement.id')).toBe('composer')
  })

  it('moves through the menu with arrows, round both ends', async () => {
    const { page, composer } = await visit()

    await composer.fill('/show')
    // The page is drawn anew a moment after a key.
    const active = (name: string) => page.getByRole('option', { selected: true, name })
    await active('/show layout').waitFor()
    await page.keyboard.press('ArrowUp')
    await active('/show secret').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await active('/show embed').waitFor()

    expect(await composer.getAttribute('aria-activedescendant')).toBe(
      await active('/show embed').getAttribute('id'),
    )
  })

  it('closes the menu with Escape and keeps the text', async () => {
    const { page, composer } = await visit()

    await composer.fill('/show')
    await page.getByRole('listbox', { name: 'Commands' }).waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('listbox').waitFor({ state: 'detached' })
    expect(await composer.inputValue()).toBe('/show')
  })

  it('takes choices, yes and no, and numbers as options', async () => {
    const { page, composer, lastMessage } = await visit()

    await composer.fill('/shape conv input:28x28 kernel:5 ')
    await page.getByRole('button', { name: 'Add padding' }).click()
    await page.getByRole('option', { name: 'Keep the size' }).click()
    await page.getByRole('button', { name: 'Add steps' }).click()
    await page.getByRole('option', { name: 'True' }).click()
    await page.getByRole('button', { name: 'Add dilation' }).click()
    await page.getByRole('combobox', { name: 'dilation' }).fill('1.5')
    await page.getByRole('button', { name: 'Run /shape conv' }).click()

    const sent = '{"input":"28x28","kernel":5,"padding":"same","dilation":1.5,"steps":true}'
    await lastMessage.getByText(sent).waitFor()
  })

  it('says what is wrong with an option before anything is sent', async () => {
    const { page, composer, log } = await visit()

    await composer.fill('/shape conv kernel:99 ')
    await page.getByRole('button', { name: 'Run /shape conv' }).click()

    await page.getByRole('alert').filter({ hasText: 'At most 32' }).waitFor()
    await page.getByRole('alert').filter({ hasText: 'Required' }).waitFor()
    expect(await page.getByRole('combobox', { name: 'input' }).getAttribute('aria-invalid')).toBe('true')
    expect(await log.getByRole('article').count()).toBe(0)
    await page.keyboard.press('Escape')
    await composer.waitFor()
  })

  it('shows the bot’s suggestions and sends the value behind the one picked', async () => {
    const { page, composer, lastMessage } = await visit()

    await composer.fill('/shape topic ')
    const suggestions = page.getByRole('listbox', { name: 'Suggestions for name' })
    await suggestions.getByRole('option').nth(3).waitFor()
    await page.keyboard.type('drop')
    await suggestions.getByRole('option', { name: 'Batch normalisation' }).waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    expect(await page.getByRole('combobox', { name: 'name' }).inputValue()).toBe('Dropout')
    await page.keyboard.press('Enter')

    await lastMessage.getByText('{"name":"Drop"}').waitFor()
  })

  it('gives people and files to a command', async () => {
    const { page, composer, lastMessage } = await visit()

    await composer.fill('/give ')
    await page.keyboard.type('小')
    await page.getByRole('option', { name: '陈小雨' }).click()
    const choosing = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'file' }).click()
    await (await choosing).setFiles({
      name: 'notes.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('hello'),
    })
    await page.getByRole('button', { name: 'Run /give' }).click()

    await lastMessage.getByText('notes.txt for @陈小雨').waitFor()
  })

  it('sends files with a message', async () => {
    const { page, composer, lastMessage } = await visit()
    const choosing = page.waitForEvent('filechooser')

    await page.getByRole('button', { name: 'Attach files' }).click()
    await (await choosing).setFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b') })
    await composer.fill('See this')
    await page.keyboard.press('Enter')

    await lastMessage.getByText('See this').waitFor()
    await lastMessage.getByRole('link', { name: 'Download table.csv' }).waitFor()
  })
})
