import type { Locator, Page, WebSocketRoute } from 'playwright-core'
import { expect, it } from 'vitest'
import { describeInBrowser } from './support/browser.ts'

describeInBrowser('the chat', (visit) => {
  it('shows what someone says, to them and to others', async () => {
    const { page, playground, composer, lastMessage } = await visit()

    await composer.fill('What is **fan-in**?')
    await page.keyboard.press('Enter')
    await lastMessage.getByText('What is fan-in?').waitFor()
    await playground.as('noor').say('The number of inputs')

    await lastMessage.getByText('The number of inputs').waitFor()
    expect(await lastMessage.locator('bdi').textContent()).toBe('نور Haddad')
  })

  it('draws Markdown, and HTML as the text it is', async () => {
    const { run, lastMessage, complaints } = await visit()

    await run('/show markdown')
    await lastMessage.getByRole('heading', { name: 'Heading' }).waitFor()

    expect(await lastMessage.getByRole('listitem').count()).toBe(5)
    expect(await lastMessage.getByText('<img src=x onerror=alert(1)>').count()).toBe(1)
    expect(await lastMessage.locator('img').count()).toBe(0)
    expect(await lastMessage.getByText('in 2 hours').count()).toBe(1)
    expect(await lastMessage.getByText('hidden').isVisible()).toBe(false)
    await lastMessage.getByRole('button', { name: 'Show the spoiler' }).click()
    expect(await lastMessage.getByText('hidden').isVisible()).toBe(true)
    expect(complaints).toEqual([])
  })

  it('shows layouts with pictures, their alt text, files and links', async () => {
    const { page, run, lastMessage, complaints } = await visit()

    await run('/show layout')
    await lastMessage.getByRole('heading', { name: 'Board of the week' }).waitFor()

    expect(await lastMessage.getByRole('link', { name: 'Download table.csv' }).count()).toBe(1)
    expect(await lastMessage.getByRole('link', { name: 'Documentation' }).getAttribute('rel')).toBe(
      'noopener noreferrer',
    )
    expect(await lastMessage.getByRole('button', { name: 'Switched off' }).isDisabled()).toBe(true)
    await lastMessage.getByRole('button', { name: 'Enlarge: Ada 120 points, 陈小雨 90 points' }).click()
    const zoomed = page.getByRole('dialog', { name: 'Picture' })
    await zoomed.getByText('Ada 120 points, 陈小雨 90 points').waitFor()
    await page.keyboard.press('Escape')
    await zoomed.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })

  it('shows embeds beside their attachments', async () => {
    const { run, lastMessage } = await visit()

    await run('/show embed')
    await lastMessage.getByText('Xavier initialisation').waitFor()

    expect(await lastMessage.getByRole('term').allTextContents()).toEqual(['fan_in', 'fan_out', 'Source'])
    expect(await lastMessage.getByRole('img', { name: 'A falling loss curve' }).count()).toBe(1)
  })

  it('changes a message in place when its button is pressed', async () => {
    const { run, lastMessage, log } = await visit()

    await run('/show layout')
    await lastMessage.getByRole('button', { name: 'Count' }).click()
    await lastMessage.getByText('Counted to 1').waitFor()
    await lastMessage.getByRole('button', { name: 'Count' }).click()

    await lastMessage.getByText('Counted to 2').waitFor()
    expect(await log.getByRole('article').count()).toBe(1)
  })

  it('says so when the bot keeps silent', async () => {
    const { run, lastMessage, log } = await visit({ interactionDeadlineMs: 1_000 })

    await run('/show layout')
    await lastMessage.getByRole('button', { name: 'Say nothing' }).click()
    await lastMessage.getByText('The application did not respond').waitFor()
    await run('/ignore')

    await log.getByRole('status').filter({ hasText: '/ignore' }).getByText('did not respond').waitFor()
  })

  it('shows that the bot thinks, and then its answer', async () => {
    const { run, lastMessage, bot } = await visit()

    await run('/think')
    await lastMessage.getByText('is thinking…').waitFor()
    bot.finishThinking()

    await lastMessage.getByText('Thought it through').waitFor()
    expect(await lastMessage.getByText('is thinking…').count()).toBe(0)
  })

  it('keeps private answers from everyone else, until they are dismissed', async () => {
    const { page, run, log, lastMessage } = await visit()

    await run('/show secret')
    await lastMessage.getByText('Only you can see this').waitFor()
    await page.getByRole('button', { name: 'Act as someone else' }).click()
    await page.getByRole('menuitemradio', { name: 'Юрий Ковалёв' }).click()
    await log.getByText('Just between us').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Act as someone else' }).click()
    await page.getByRole('menuitemradio', { name: 'Ada Okafor' }).click()
    await log.getByText('Just between us').waitFor()
    await log.getByRole('button', { name: 'Dismiss' }).click()

    await log.getByText('Just between us').waitFor({ state: 'detached' })
  })

  it('runs the bot’s commands on a message and on its author', async () => {
    const { page, playground, lastMessage, log } = await visit()

    await playground.as('noor').say('Twelve chars')
    await lastMessage.getByText('Twelve chars').hover()
    await lastMessage.getByRole('button', { name: 'Apps' }).click()
    await page.getByRole('menuitem', { name: 'Count letters' }).click()
    await log.getByText('12 letters').waitFor()
    await log.getByText('Twelve chars').hover()
    await log.getByRole('button', { name: 'Apps' }).first().click()
    await page.getByRole('menuitem', { name: 'Greet' }).click()

    await log.getByText('Hello نور Haddad').waitFor()
  })

  it('replies to a message', async () => {
    const { page, playground, composer, lastMessage } = await visit()

    await playground.as('noor').say('A question')
    await lastMessage.hover()
    await lastMessage.getByRole('button', { name: 'Reply' }).click()
    await page.getByText('Replying to نور Haddad').waitFor()
    await composer.fill('An answer')
    await page.keyboard.press('Enter')

    await lastMessage.getByText('An answer').waitFor()
    expect(await lastMessage.getByRole('button', { name: 'In reply to نور Haddad' }).count()).toBe(1)
  })

  it('offers the five kinds of select', async () => {
    const { page, run, log } = await visit()

    await run('/show selects')
    await page.getByRole('combobox', { name: 'Window of the board' }).click()
    await page.getByRole('option', { name: '7 days' }).click()
    await log.getByText('select:window = week').waitFor()
    await page.getByRole('combobox', { name: 'People' }).click()
    await page.getByRole('option', { name: '陈小雨' }).click()
    await page.getByRole('option', { name: 'Ada Okafor' }).click()
    await page.keyboard.press('Escape')
    await log.getByText(/^select:people = \d+, \d+$/).waitFor()
    await page.getByRole('combobox', { name: 'Channel' }).click()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')

    await log.getByText(/^select:channel = \d+$/).waitFor()
  })

  it('shows alt text beside the picture for those who ask for it', async () => {
    const { page, run, lastMessage } = await visit()
    const alt = lastMessage.locator('figcaption').getByText('A falling loss curve')

    await run('/show embed')
    await lastMessage.getByText('ALT').waitFor()
    expect(await alt.isVisible()).toBe(false)
    await lastMessage.getByText('ALT').hover()
    await alt.waitFor()
    await page.mouse.move(0, 0)
    await alt.waitFor({ state: 'hidden' })
  })

  it('is at home in threads, which hang under their channel', async () => {
    const { page, playground, bot, composer, log, lastMessage } = await visit()

    const asked = await playground.as('noor').say('A question')
    await bot.client.rest.post(`/channels/${asked.channel_id}/messages/${asked.id}/threads`, {
      body: { name: 'Working it out' },
    })
    await log.getByRole('button', { name: 'Open the thread Working it out' }).click()
    await log.getByText('This is the beginning of Working it out.').waitFor()
    await composer.fill('In here')
    await page.keyboard.press('Enter')

    await lastMessage.getByText('In here').waitFor()
    const place = page.getByRole('navigation').getByRole('button', { name: 'Working it out' })
    expect(await place.getAttribute('aria-current')).toBe('page')
  })

  it('follows links into the chat to their message, however far up it is', async () => {
    const { page, playground, log, lastMessage } = await visit()
    const noor = playground.as('noor')

    const first = await noor.say('The one that is meant')
    for (let count = 1; count <= 40; count += 1) await noor.say(`Chatter ${count}`)
    await noor.in('bot-log').say(`See https://discord.com/channels/1/${first.channel_id}/${first.id}`)
    await page.getByRole('button', { name: 'bot-log' }).click()
    await lastMessage.getByRole('button', { name: '#general ›' }).click()
    await log.getByText('Chatter 1', { exact: true }).waitFor()

    await expect.poll(() => isInSight(log.getByText('The one that is meant'))).toBe(true)
    await page.getByRole('button', { name: 'Jump to the latest message' }).click()
    await expect.poll(() => isInSight(log.getByText('Chatter 40'))).toBe(true)
  })

  it('reads older messages on demand', async () => {
    const { page, playground, log } = await visit()
    const noor = playground.as('noor')

    for (let count = 1; count <= 60; count += 1) await noor.say(`Message ${count}.`)
    await page.reload()
    await log.getByText('Message 60.').waitFor()
    expect(await log.getByText('Message 1.', { exact: true }).count()).toBe(0)
    await page.getByRole('button', { name: 'Show older messages' }).click()

    await log.getByText('Message 1.', { exact: true }).waitFor()
    await expect.poll(() => isInSight(log.getByText('Message 11.'))).toBe(true)
    await log.getByText('This is the beginning of #general.').waitFor()
    expect(await log.getByRole('article').count()).toBe(60)
  })

  it('opens a conversation with the bot', async () => {
    const { page, playground, composer, log, lastMessage } = await visit()
    const name = playground.world.bot.username

    await page.getByRole('button', { name }).click()
    await log.getByText(`This is the beginning of @${name}.`).waitFor()
    await composer.fill('Hello bot')
    await page.keyboard.press('Enter')

    await lastMessage.getByText('Hello bot').waitFor()
  })

  it('marks channels with news, and opens them', async () => {
    const { page, playground, log } = await visit()

    await playground.as('noor').in('interview-prep').say('Over here')
    await page.getByRole('button', { name: 'interview-prep unread' }).click()

    await log.getByText('Over here').waitFor()
    expect(await log.getAttribute('aria-label')).toBe('Messages in #interview-prep')
  })

  it('comes back after the connection was lost, with what happened meanwhile', async () => {
    const line = cuttableLine()
    const { page, playground, log } = await visit({ prepare: line.attach })
    const notice = page.getByText('Connection lost. Reconnecting…')

    line.cut()
    await notice.waitFor()
    await playground.as('noor').say('You missed this')
    line.mend()

    await log.getByText('You missed this').waitFor()
    await notice.waitFor({ state: 'detached' })
  })

  it('speaks the language of the person', async () => {
    const { page } = await visit({ as: 'xiaoyu' })

    await page.getByRole('heading', { name: '私信' }).waitFor()

    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    expect(await page.title()).toBe('fan-in · 演练场')
  })

  it('fits a phone, with the channels in a drawer', async () => {
    const { page, run, lastMessage, log } = await visit({ width: 360 })

    await run('/show layout')
    await lastMessage.getByRole('button', { name: 'Count' }).waitFor()
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    await page.getByRole('button', { name: 'Channels' }).click()
    await page.getByRole('button', { name: 'bot-log' }).click()

    await log.getByText('This is the beginning of #bot-log.').waitFor()
    await page.getByRole('navigation').waitFor({ state: 'hidden' })
  })

  it('remembers the theme one chose', async () => {
    const { page } = await visit()
    const background = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')

    await page.getByRole('button', { name: 'Theme: as the system' }).click()
    await page.getByRole('button', { name: 'Theme: light' }).click()
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor()
    const dark = await background()
    await page.reload()
    await page.getByRole('button', { name: 'Theme: dark' }).waitFor()

    expect(dark).toBe('rgb(23, 27, 30)')
    expect(await background()).toBe(dark)
    await page.getByRole('button', { name: 'Theme: dark' }).click()
  })
})

/** Whether an element is within the visible part of the window. */
async function isInSight(element: Locator): Promise<boolean> {
  const box = await element.boundingBox()

  return box !== null && box.y > 0 && box.y + box.height < 800
}

/** Stands between the page and its news: cut, it closes every connection until it is mended. */
function cuttableLine() {
  const open = new Set<WebSocketRoute>()
  let isCut = false

  return {
    attach: (page: Page) =>
      page.routeWebSocket(/\/playground\/events/, (socket) => {
        if (isCut) {
          void socket.close()
          return
        }

        open.add(socket)
        socket.connectToServer()
      }),
    cut: () => {
      isCut = true
      for (const socket of open) void socket.close()
      open.clear()
    },
    mend: () => {
      isCut = false
    },
  }
}
