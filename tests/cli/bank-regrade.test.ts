import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import type { Question } from '../../src/bank/question.ts'
import { runRegrade } from '../../src/cli/bank-regrade.ts'
import type { Language } from '../../src/i18n/texts.ts'
import { openBanks } from '../../src/open-banks.ts'
import { openDelivery } from '../../src/schedule/deliver.ts'
import { openStore } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { newAttempt, scheduledPost } from '../contract/ground.ts'
import { fakeMessenger } from '../schedule/fake-messenger.ts'
import { builtInBanks } from '../support/banks.ts'
import { blankRenderer } from '../support/blank-renderer.ts'
import { serverDefaults } from '../support/database.ts'
import { inlineIntake } from '../support/inline-intake.ts'
import { choiceQuestion } from '../support/questions.ts'

const wrongly = choiceQuestion('topic/one')
const rightly: Question = {
  ...wrongly,
  version: '2',
  key: { kind: 'choice', letter: 'c', letters: ['a', 'b', 'c'] },
}
const now = Date.parse('2026-03-05T12:00:00Z')
const board = { serverId: 'server', window: 'all', scope: 'server', now } as const

/** A day on which `b` was taken for right, kept in a file that another process may open. */
async function openDay() {
  const folder = mkdtempSync(join(tmpdir(), 'fan-in-'))
  const file = `sqlite:${join(folder, 'fan-in.db')}`
  const opened: Store[] = []
  const open = async () => {
    const store = await openStore(file, serverDefaults)
    opened.push(store)

    return store
  }
  onTestFinished(async () => {
    for (const store of opened) await store.close()
    rmSync(folder, { recursive: true, maxRetries: 5 })
  })

  const bot = await open()
  const asked = Date.parse('2026-03-02T09:00:00Z')
  await scheduledPost(bot, 'post', { closesAt: asked + 86_400_000 })
  await scheduledPost(bot, 'other', { closesAt: asked + 86_400_000, questionId: 'topic/two' })
  const answers = [
    ['ada', 'b', true],
    ['Bo\u001b[31mb', 'c', false],
    ['eve', 'a', false],
  ] as const

  for (const [name, answer, isRight] of answers) {
    await bot.recordAttempt(
      newAttempt(name, {
        memberId: name,
        memberName: name,
        answer,
        at: asked,
        limit: 1,
        verdict: isRight ? 'correct' : 'wrong',
        pointsFor: () => (isRight ? 10 : 0),
      }),
    )
  }
  await bot.closePost('post', asked + 86_400_000)

  return { bot, open }
}

async function regrade(
  store: Store,
  args: readonly string[],
  language: Language = 'en',
  question = rightly,
  banks = builtInBanks(new Map([[question.id, question]])),
) {
  const lines: string[] = []
  const status = await runRegrade({ args, store, banks, language, now, print: (line) => lines.push(line) })

  return { status, lines }
}

it('prints what would change, and changes nothing unless told to', async () => {
  const { bot, open } = await openDay()

  const { status, lines } = await regrade(await open(), ['topic/one'])

  expect(status).toBe(0)
  expect(lines).toEqual([
    '2026-03-02  Bo [31mb  “c”  wrong → correct  0 → 10 points',
    '2026-03-02  ada  “b”  correct → wrong  10 → 0 points',
    '2 of 3 attempts would not stand as graded.',
    'Nothing was changed. To change it: the same with --apply.',
  ])
  expect((await bot.standing(board, 'ada'))?.points).toBe(10)
})

it('applied, corrects points, tells the members and the channel once, and has nothing left to change', async () => {
  const { bot, open } = await openDay()
  const messenger = fakeMessenger()
  let clock = now
  const delivery = openDelivery({
    store: bot,
    banks: builtInBanks(new Map([[rightly.id, rightly]])),
    render: blankRenderer,
    messenger,
    log: pino({ level: 'silent' }),
    now: () => clock,
    worker: 'bot',
    newId: String,
  })

  const { lines } = await regrade(await open(), ['--apply'], 'zh-CN')
  // Sent, but the news of it was lost on the way.
  messenger.fail('reply', 'transient', { after: true })
  await delivery.tick()
  messenger.forgetNonces()
  clock += 3_600_000
  await delivery.tick()
  const again = await regrade(await open(), ['--apply'])

  expect(lines.slice(-2)).toEqual([
    '3 次作答中，有 2 次的判分会改变。',
    '已改动：分数已更正，机器人会在已结束题目的频道中通知。',
  ])
  expect(await bot.standing(board, 'ada')).toBeUndefined()
  expect((await bot.standing({ ...board, window: '7d' }, 'Bo\u001b[31mb'))?.points).toBe(10)
  expect(await bot.attemptsBy('post', 'ada')).toMatchObject([
    { verdict: 'wrong', points: 0, settledBy: 'regrade', questionVersion: '2' },
  ])
  const replies = messenger.sent.filter(({ repliesTo }) => repliesTo !== undefined)
  expect(replies.map(({ repliesTo, message }) => [repliesTo, message.text])).toEqual([
    [
      'm-post',
      '### Corrected: Title of topic/one\nThe key of this question was wrong. 2 verdicts changed; points are corrected.',
    ],
  ])
  expect(again.lines).toEqual(['0 of 3 attempts would not stand as graded.'])
  expect((await bot.steps(['post'])).map(({ name, state }) => [name, state])).toEqual([['correct', 'done']])
  await delivery.close()
})

it('looks at one question, and at answers since a day', async () => {
  const { open } = await openDay()
  const store = await open()

  expect((await regrade(store, ['topic/two'])).lines).toEqual(['0 of 0 attempts would not stand as graded.'])
  expect((await regrade(store, ['--since', '2026-03-03'])).lines[0]).toMatch(/^0 of 0/)
  expect((await regrade(store, ['--since', '2026-03-02'])).lines.at(-2)).toMatch(/^2 of 3/)
})

it('leaves a manager’s word and says so', async () => {
  const { bot, open } = await openDay()
  const [given] = await bot.attemptsBy('post', 'ada')
  await bot.settleAttempts('post', [
    {
      key: 'word',
      memberId: 'ada',
      number: 1,
      by: 'manager',
      byId: 'yuri',
      note: null,
      verdict: 'correct',
      reason: given?.reason ?? '',
      points: 10,
      ruleVersion: 1,
      gradingVersion: 1,
      at: now,
    },
  ])

  const { lines } = await regrade(await open(), ['--apply'])

  expect(lines.slice(1)).toEqual([
    '1 of 3 attempts would not stand as graded.',
    '1 stands by a manager’s word.',
    'Changed. Points are corrected, and the bot tells the channels of closed posts.',
  ])
})

it.each([[['a', 'b']], [['--since', 'yesterday']], [['--strange']]])(
  'tells how it is called after %j',
  async (args) => {
    const { status, lines } = await regrade(await openStore('sqlite::memory:', serverDefaults), args)

    expect(status).toBe(2)
    expect(lines[0]).toMatch(/^Usage: fan-in bank regrade/)
  },
)

it('grades a server’s own question by the key that its managers gave it since', async () => {
  const { bot, open } = await openDay()
  const text =
    '---\ntitle: Own\nlevel: 1\nkind: choice\nanswer: c\n---\nWhich?\n\n## Choices\n- a: 1\n- b: 2\n- c: 3\n\n## Explanation\nSo.\n'
  const own = {
    ...{ id: 'topic/one', version: '2', files: [{ path: 'topic/one.md', text }], pictures: [] },
    ...{ typed: null, createdBy: 'ada', createdAt: now },
  }
  const topics = new Map([['topic', { en: 'Topic', 'zh-CN': '主题' }]])
  await bot.changeBank('server', 0, { saved: [own], topics }, now)

  const store = await open()
  const banks = openBanks({ builtIn: new Map(), store, intake: inlineIntake })
  const { lines } = await regrade(store, ['topic/one', '--apply'], 'en', rightly, banks)

  expect(lines.filter((line) => line.includes('→'))).toHaveLength(2)
  expect((await bot.standing(board, 'ada'))?.points ?? 0).toBe(0)
  expect((await bot.standing(board, 'Bo\u001b[31mb'))?.points).toBe(10)
})
