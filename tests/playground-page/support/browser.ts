import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest'
import { buildPage } from '../../../src/playground/page-build.ts'
import type { PlaygroundOptions } from '../../../src/playground/server.ts'
import { openPlayground, type TestPlayground } from '../../support/playground.ts'
import { type PracticeBot, startPracticeBot } from './practice-bot.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)

/** Quiet, and nothing that reaches for the network by itself. */
const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** One folder for all test files: the page is built once per change of its sources. */
const pageDir = join(tmpdir(), 'fan-in-page-for-tests')

export interface Visit {
  readonly page: Page
  readonly playground: TestPlayground
  readonly bot: PracticeBot
  /** What the page asked of other hosts, and what went wrong in it. */
  readonly complaints: readonly string[]
  readonly log: Locator
  readonly composer: Locator
  /** The last message, whoever it is from. */
  readonly lastMessage: Locator
  /** Types a whole command line and runs it. */
  run(commandLine: string): Promise<void>
}

interface VisitOptions extends Partial<PlaygroundOptions> {
  /** User name of the person (default `ada`). */
  readonly as?: string
  readonly width?: number
  /** Called before the page is loaded. */
  readonly prepare?: (page: Page) => Promise<void>
}

/** Opens a fresh playground, with the practice bot in it, in a tab that closes with the test. */
export type OpenVisit = (options?: VisitOptions) => Promise<Visit>

/**
 * Tests with a real browser, which `npm test` leaves to those who have one: they run where `REQUIRE_BROWSER=1`, and fail
 * there without a Chromium.
 */
export function describeInBrowser(name: string, tests: (visit: OpenVisit) => void): void {
  if (process.env.REQUIRE_BROWSER !== '1') {
    process.stderr.write(`skipped “${name}”: set REQUIRE_BROWSER=1 to run it in /usr/bin/chromium\n`)
    describe.skip(`${name} (no browser asked for)`, () =>
      tests(() => Promise.reject(new Error('no browser'))))
    return
  }

  describe(name, () => {
    let context: BrowserContext | undefined
    let profile: string | undefined

    beforeAll(async () => {
      if (!executablePath) throw new Error('REQUIRE_BROWSER=1, but there is no Chromium in /usr/bin')

      profile = await mkdtemp(join(tmpdir(), 'fan-in-browser-'))
      await buildPage({ outDir: pageDir })
      context = await chromium.launchPersistentContext(profile, { executablePath, args, locale: 'en-US' })
      context.setDefaultTimeout(10_000)
    })

    afterAll(async () => {
      await context?.close()
      if (profile) await rm(profile, { recursive: true, force: true })
    })

    tests((options) => openVisit(context, options))
  })
}

async function openVisit(
  context: BrowserContext | undefined,
  { as = 'ada', width = 1280, prepare, ...options }: VisitOptions = {},
): Promise<Visit> {
  if (!context) throw new Error('the browser did not start')

  const playground = await openPlayground({ pageDir, ...options })
  const bot = await startPracticeBot(playground)
  const page = await context.newPage()
  const complaints = listenForComplaints(page, playground.url)

  onTestFinished(async () => {
    await page.close()
    await bot.close()
    await playground.close()
  })
  await page.setViewportSize({ width, height: 800 })
  await prepare?.(page)
  await page.goto(`${playground.url}/?person=${playground.as(as).id}`)

  const log = page.getByRole('log')
  const composer = page.locator('#composer')

  await log.waitFor()

  return {
    page,
    playground,
    bot,
    complaints,
    log,
    composer,
    lastMessage: log.getByRole('article').last(),
    run: async (commandLine) => {
      await composer.fill(`${commandLine} `)
      await page.getByRole('button', { name: /^(Run|运行) / }).click()
    },
  }
}

function listenForComplaints(page: Page, home: string): string[] {
  const complaints: string[] = []

  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('request', (request) => {
    if (!request.url().startsWith(home)) complaints.push(`asked ${request.url()}`)
  })

  return complaints
}
