import type { APIMessage } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApp, type TestApp } from '../support/app.ts'
import { type Answer, messageText } from '../support/playground.ts'

const channel = 'daily-questions'
/** A member of each language. */
const members = { en: 'noor', 'zh-CN': 'xiaoyu' } as const
type Language = keyof typeof members
type Way = 'button' | 'menu' | 'form' | 'command'

const ways: Readonly<Record<string, readonly Way[]>> = {
  choice: ['button', 'command'],
  multi: ['menu', 'command'],
  number: ['form', 'command'],
  expression: ['form', 'command'],
  short: ['form', 'command'],
  open: ['form', 'command'],
}

/** Kind, answer, and what its author is told in English and in Chinese. */
const cases: readonly [keyof typeof ways, string, string, string][] = [
  ['choice', 'b', '✅ Correct.', '✅ 正确。'],
  ['choice', 'a', '❌ A is not correct.', '❌ A 不正确。'],
  ['multi', 'a, c, d', '✅ Correct.', '✅ 正确。'],
  [
    'multi',
    'a, b, c',
    '🟡 Partly right with A, B, C. B is wrong. One right choice is missing.\n**B**: A kernel of 5',
    '🟡 你选的 A, B, C 部分正确。其中 B 是错的。还漏选了 1 项。\n**B**: 大小为 5 的核',
  ],
  ['multi', 'b, e', '❌ B, E is not the answer. B, E are wrong.', '❌ B, E 不正确。其中 B, E 是错的。'],
  ['number', '1/16', '✅ Correct: 0.0625.', '✅ 正确：0.0625。'],
  ['number', '2/512', '❌ 0.00390625 is not correct, but', '❌ 0.00390625 不正确，不过'],
  ['number', '1/16 or so', 'an operator or brackets are missing', '缺少运算符或括号'],
  ['number', '3, 5', 'one number is asked for', '这道题只要一个数'],
  [
    'expression',
    '\\frac{\\sqrt{6}}{\\sqrt{n}}',
    '✅ Correct: equal to the answer',
    '✅ 正确：与答案处处相等',
  ],
  [
    'expression',
    '√(2/n)',
    '❌ sqrt\\(2/n\\) is not correct, but it tells where it comes from.\nThis is the standard deviation.',
    '❌ sqrt\\(2/n\\) 不正确，不过看得出错在哪里。\n这是标准差',
  ],
  ['expression', 'sqrt(6)/n', '❌ Not equal to the answer: at n = ', '❌ 与答案不相等：当 n = '],
  ['expression', 'sqrt(6/m)', 'There is no “m” here. The variables are n.', '这里没有“m”。可用的变量：n。'],
  ['expression', '1/6n', 'can be read in two ways', '有两种读法'],
  ['short', 'compound scaling', '✅ Correct', '✅ 正确'],
  ['short', 'depth', '❌ Not correct.', '❌ 不正确。'],
  ['short', '?!', 'The answer is empty.', '答案是空的。'],
  ['open', 'symmetry', '📝 1 of 4 key points found', '📝 要点命中 1/4'],
  ['open', 'no idea', '📝 0 of 4 key points found', '📝 要点命中 0/4'],
]

const questions: Readonly<Record<keyof typeof ways, string>> = {
  choice: 'initialisation/tanh-std-one',
  multi: 'convolution/size-keepers',
  number: 'initialisation/he-normal',
  expression: 'initialisation/he-uniform-bound',
  short: 'history/efficientnet-scaling',
  open: 'initialisation/why-random',
}

let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: Object.values(questions) })
})
afterAll(() => test.close())

const as = (language: Language) => test.playground.as(members[language]).in(channel)

/** Everyone answers a question of their own: most kinds allow one attempt. */
async function post(kind: keyof typeof ways): Promise<APIMessage> {
  const manager = test.playground.as('ada').in(channel)
  const { text } = await manager.command('question post', { question: questions[kind] ?? '' })
  const id = text.match(/(\d+)\s*$/)?.[1] ?? ''
  const stored = test.playground.world.messages.get(test.playground.channel(channel))?.get(id)

  if (!stored) throw new Error(`not posted: ${text}`)

  return stored.message
}

async function give(way: Way, language: Language, message: APIMessage, answer: string): Promise<Answer> {
  switch (way) {
    case 'button':
      return as(language).press(message, answer.toUpperCase())
    case 'menu': {
      const chosen = await as(language).select(message, `pick:1:${postOf(message)}`, answer.split(', '))

      return as(language).press(chosen.message, `picked:1:${postOf(message)}:${answer.replaceAll(', ', '')}`)
    }
    case 'form': {
      const { form } = await as(language).press(message, `form:1:${postOf(message)}`)

      return as(language).submit(form, { answer })
    }
    case 'command':
      return as(language).command('answer', { answer, post: postOf(message) })
  }
}

function postOf(message: APIMessage): string {
  return /"(?:answer|pick|form):1:([^":]+)/.exec(JSON.stringify(message.components))?.[1] ?? ''
}

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const rows = cases.flatMap(([kind, answer, en, chinese]) =>
    (ways[kind] ?? []).map((way) => [kind, answer, way, language === 'en' ? en : chinese] as const),
  )

  it.each(rows)('a %s question answered %j by %s is told %j', async (kind, answer, way, told) => {
    const message = await post(kind)
    const verdict = await give(way, language, message, answer)

    expect(verdict.isPrivate).toBe(true)
    expect(verdict.text).toContain(told)
  })

  it('letters that no choice has are no attempt', async () => {
    const message = await post('multi')
    const refused = await give('command', language, message, 'a, x')
    const right = await give('command', language, message, 'A、C、D')

    expect(refused.text).toContain(
      language === 'en' ? 'I cannot read “a, x” as choices' : '无法把“a, x”读作选项',
    )
    expect(right.text).toContain('✅')
  })
})

describe('a menu of several choices', () => {
  it('asks before it counts, and counts what was confirmed', async () => {
    const message = await post('multi')
    const menu = `pick:1:${postOf(message)}`
    const first = await as('en').select(message, menu, ['b'])
    const second = await as('en').select(message, menu, ['d', 'a', 'c'])
    const verdict = await as('en').press(second.message, 'Submit A, C, D')

    expect(first.isPrivate).toBe(true)
    expect(first.text).toContain('**B** kernel 5, padding 1')
    expect(first.text).not.toMatch(/[✅❌🟡]/u)
    expect(verdict.text).toContain('✅ Correct.')
    expect(verdict.message.id).toBe(second.message.id)
    expect(messageText(verdict.message)).not.toContain('[Submit')
  })

  it('is not graded a second time, by no way', async () => {
    const message = await post('multi')
    const menu = `pick:1:${postOf(message)}`
    const chosen = await as('zh-CN').select(message, menu, ['a'])
    await as('zh-CN').press(chosen.message, '提交 A')
    const late = await as('zh-CN').select(message, menu, ['a', 'c', 'd'])
    const typed = await as('zh-CN').command('answer', { answer: 'acd', post: postOf(message) })

    expect(late.text).toContain('机会已用完')
    expect(typed.text).toContain('机会已用完')
  })
})

describe('the reveal of several choices', () => {
  let day: TestApp

  beforeAll(async () => {
    day = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['convolution/size-keepers'] })
  })
  afterAll(() => day.close())

  it('tells how often each was taken, and marks all the right ones', async () => {
    const member = (name: string) => day.playground.as(name).in(channel)
    await member('ada').command('question post')
    await member('noor').command('answer', { answer: 'a, b' })
    await member('xiaoyu').command('answer', { answer: 'a, c, d' })

    await day.advanceTo('2026-03-03T09:00:00Z')

    const reveal = await day.playground.waitForMessage(channel, (message) =>
      messageText(message).includes('(correct)'),
    )

    expect(messageText(reveal)).toContain('**A 2** · B 1 · **C 1** · **D 1** · E 0')
    expect(messageText(reveal)).toContain('C. kernel 3, dilation 2, padding 2 (correct)')
    expect(messageText(reveal)).toContain('Correct: 陈小雨')
  })

  it('is followed by practice in the same way, which ends with the answer card', async () => {
    const member = day.playground.as('noor').in(channel)
    const drawn = await member.command('question practice')
    const menu = /pick:1:[^"]+/.exec(JSON.stringify(drawn.message.components))?.[0] ?? ''
    const chosen = await member.select(drawn.message, menu, ['a', 'c', 'd'])
    const verdict = await member.press(chosen.message, 'Submit A, C, D')

    expect(drawn.isPrivate && chosen.isPrivate && verdict.isPrivate).toBe(true)
    expect(verdict.text).toContain('✅ Correct.')
    expect(verdict.text).toContain('D. kernel 1, padding 0 (correct)')
    expect(verdict.text).toContain('[Another one]')
  })
})
