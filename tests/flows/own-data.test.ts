import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { APIMessage } from 'discord-api-types/v10'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { exportFiles } from '../../src/quiz/me-export.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { everythingIn } from '../support/database.ts'
import { messageText } from '../support/playground.ts'

const channel = 'daily-questions'
const folder = mkdtempSync(join(tmpdir(), 'fan-in-'))
const logged: string[] = []

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({
    at: '2026-03-02T08:00:00Z',
    questions: ['convolution/stem-size', 'initialisation/xavier-uniform', 'history/degradation'],
    renderer: blankRenderer,
    databaseUrl: `sqlite:${join(folder, 'fan-in.db')}`,
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
  })
  await as('ada').command('question post', { question: 'convolution/stem-size' })
  for (const name of ['noor', 'yuri']) await as(name).command('answer', { answer: '113' })
  await as('noor').command('answer', { answer: '112' })
  const drawn = await as('noor').command('question practice', { topic: 'initialisation' })
  const { form } = await as('noor').press(drawn.message, 'Answer')
  await as('noor').submit(form, { answer: '1' })
  await as('noor').command('me settings', { theme: 'light' })
})
afterAll(async () => {
  await test.close()
  rmSync(folder, { recursive: true })
})

const as = (name: string) => test.playground.as(name).in(channel)

/** The JSON files of an export by name. */
async function unzip(message: APIMessage): Promise<Record<string, unknown>> {
  const [stored] = test.playground.world.messages.get(message.channel_id)?.get(message.id)?.files ?? []
  const bytes = await test.playground.download(stored ?? { url: '' })
  const zip = await fromBufferPromise(Buffer.from(bytes))
  const files: Record<string, unknown> = {}
  for await (const entry of zip.eachEntry()) {
    const text = (await buffer(await zip.openReadStreamPromise(entry))).toString()
    files[String(entry.fileName)] = JSON.parse(text)
  }

  return files
}

describe('/me history', () => {
  it('tells one’s own answers, the newest first, with links, and nothing of what is right', async () => {
    const english = await as('noor').command('me history')
    const chinese = await as('xiaoyu').command('me history')
    const lines = english.text.split('\n').filter((line) => line.startsWith('- '))

    expect(english.isPrivate).toBe(true)
    expect(lines).toHaveLength(3)
    expect(lines[0]).toContain('· practice ·')
    expect(lines[1]).toMatch(
      /^- ✅ \[Output size of the ResNet stem\]\(https:\/\/discord\.com\/channels\/.*\) · 0 points/,
    )
    expect(lines[2]).toMatch(/^- ❌ \[Output size/)
    expect(english.text).not.toContain('112')
    expect(chinese.text).toContain('你在本服务器的作答')
    expect(chinese.text).toContain('这里还没有记录')
  })

  it('turns pages for whoever presses, by what is theirs', async () => {
    for (let each = 0; each < 5; each++) {
      const drawn = await as('noor').command('question practice', { topic: 'history' })
      await as('noor').press(drawn.message, 'A')
    }
    for (let each = 0; each < 3; each++) {
      const drawn = await as('noor').command('question practice', { topic: 'initialisation' })
      const { form } = await as('noor').press(drawn.message, 'Answer')
      await as('noor').submit(form, { answer: '1' })
    }

    const first = await as('noor').command('me history')
    const second = await as('noor').press(first.message, 'Older')
    const back = await as('noor').press(second.message, 'Newer')

    expect(second.text).toContain('Page 2')
    expect(second.text).toContain('Output size of the ResNet stem')
    expect(back.text).toBe(first.text)
  })
})

describe('/me export', () => {
  it('hands everything over as JSON, to the member alone, and not again at once', async () => {
    const { isPrivate, message } = await as('noor').command('me export')
    const again = await as('noor').command('me export')
    const files = await unzip(message)

    expect(isPrivate).toBe(true)
    expect(Object.keys(files).sort()).toEqual(
      ['about.json', ...Object.values(exportFiles).map((name) => `${name}.json`)].sort(),
    )
    expect(files['about.json']).toMatchObject({ format: 1, memberId: as('noor').id, incomplete: [] })
    expect(files['answers.json']).toContainEqual(
      expect.objectContaining({ answer: '112', verdict: 'correct', at: '2026-03-02T08:00:00.000Z' }),
    )
    expect(files['posts.json']).toMatchObject([{ questionId: 'convolution/stem-size' }])
    expect(files['settings.json']).toMatchObject([{ theme: 'light' }])
    expect(JSON.stringify(files)).not.toContain(as('yuri').id)
    expect(again.text).toContain('10 minutes')
  })
})

describe('/me forget', () => {
  it('asks once more, and a button that is too old deletes nothing', async () => {
    const asked = await as('noor').command('me forget')
    await test.advanceTo('2026-03-02T08:06:00Z')
    const late = await as('noor').press(asked.message, 'Delete everything about me')
    const inChinese = await as('xiaoyu').command('me forget')

    expect(asked.isPrivate).toBe(true)
    expect(late.text).toContain('nothing was deleted')
    expect(inChinese.text).toContain('[删除与我有关的全部数据]')
    expect((await as('noor').command('me history')).text).toContain('ResNet')
  })

  it('leaves nothing of the member in history, export, reveal or log', async () => {
    const asked = await as('noor').command('me forget')
    const done = await as('noor').press(asked.message, 'Delete everything about me')
    const history = await as('noor').command('me history')

    expect(done.text).toContain('Nothing about you is kept any more')
    expect(history.text).toContain('Nothing here')

    await test.advanceTo('2026-03-03T08:10:00Z')
    const reveal = await test.playground.waitForMessage(channel, (message) =>
      messageText(message).includes('### Answer: Output size'),
    )
    expect(messageText(reveal)).toContain('1 member answered')
    expect(messageText(reveal)).not.toContain('Haddad')
  })

  it('lets whoever was forgotten begin anew', async () => {
    const { message } = await as('noor').command('me export')
    const files = await unzip(message)

    expect(files['answers.json']).toEqual([])
  })

  it('leaves their id nowhere in the database, and in no line of the log', async () => {
    const asked = await as('noor').command('me forget')
    await as('noor').press(asked.message, 'Delete everything about me')
    await test.app.close()
    const stored = await everythingIn(test.databaseUrl)

    expect(stored).toContain(as('yuri').id)
    expect(stored).not.toContain(as('noor').id)
    expect(stored).not.toContain('Haddad')
    expect(logged.join('')).not.toContain(as('noor').id)
  })
})
