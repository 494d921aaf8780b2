import { Locale } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import { handMadeZip } from '../intake/hand-made-zip.ts'
import { openTestApp, type TestApp } from '../support/app.ts'

const channel = 'daily-questions'
let test: TestApp

beforeAll(async () => {
  test = await openTestApp({ at: '2026-03-02T08:00:00Z', questions: ['initialisation/he-normal'] })
  await test.playground.act('world', {
    edit: { do: 'setLocale', user: as('yuri').id, locale: Locale.ChineseCN },
  })
})
afterAll(() => test.close())

const as = (name: string) => test.playground.as(name).in(channel)
const fileOf = (name: string, bytes: string | Uint8Array) => ({
  name,
  data: Buffer.from(bytes).toString('base64'),
})
const numberFile = (title: string, answer: string) =>
  `---\ntitle: ${title}\nlevel: 1\nkind: number\nanswer: ${answer}\n---\nHow many?\n\n## Explanation\nSo many.\n`

describe('a question written in a form', () => {
  it('is kept with its mistakes, mended, previewed, saved, posted and answered', async () => {
    const { form } = await as('yuri').command('bank add', { kind: 'choice', topic: '线性代数' })
    const wrong = await as('yuri').submit(form, {
      title: '矩阵的秩',
      body: '单位矩阵 $I_3$ 的秩是多少？',
      answer: '1\n2\n3',
      explanation: '三个列向量线性无关，$\\rank I_3=3$。',
    })
    const again = (await as('yuri').press(wrong.message, '继续修改')).form
    const preview = await as('yuri').submit(again, {
      title: '矩阵的秩',
      body: '单位矩阵 $I_3$ 的秩是多少？',
      answer: '1\n> 那是行数的三分之一。\n2\n*3',
      explanation: '三个列向量线性无关，$\\operatorname{rank}I_3=3$。',
    })
    const saved = await as('yuri').press(preview.message, '保存')
    const posted = await as('yuri').command('question post', { question: '矩阵的秩' })
    const answer = await as('noor').command('answer', { answer: 'c' })

    expect(wrong.isPrivate).toBe(true)
    expect(wrong.text).toContain('缺少字段“answer”')
    expect(wrong.text).toContain('\\rank')
    expect(JSON.stringify(again)).toContain('1\\n2\\n3')
    expect(preview.text).toContain('[image: 矩阵的秩')
    expect(saved.text).toContain('已保存为')
    expect(posted.text).toContain('https://discord.com/channels/')
    expect(answer.text).toContain('✅')
  }, 60_000)

  it('opens again as it was typed, to be changed', async () => {
    const { form } = await as('yuri').command('bank edit', { question: '矩阵的秩' })

    expect(JSON.stringify(form)).toContain('那是行数的三分之一')
  })

  it('is nobody else’s to finish', async () => {
    const { form } = await as('yuri').command('bank add', { kind: 'short', topic: 'history' })
    const values = { title: 'Q', body: 'Who?', answer: 'Gauss', explanation: 'He.' }
    const preview = await as('yuri').submit(form, values)

    expect(preview.text).toContain('[保存]')
    await expect(as('noor').press(preview.message, '保存')).rejects.toThrow()
  })
})

describe('questions in files', () => {
  const topics = { path: 'topics.yaml', text: 'knots: { en: Knots, zh-CN: 绳结 }\n' }
  const one = { path: 'knots/one.md', text: numberFile('Trefoils', '3') }
  const two = { path: 'knots/two.md', text: numberFile('Figure eights', '4') }
  const broken = { path: 'knots/three.md', text: numberFile('Unknots', '1/0') }

  it('are all refused where one is wrong, with its file and line', async () => {
    const zip = handMadeZip([topics, one, two, broken])
    const { text } = await as('ada').command('bank import', { file: fileOf('bank.zip', zip) })
    const { text: listed } = await as('ada').command('bank list')

    expect(text).toContain('Nothing was imported')
    expect(text).toContain('knots/three.md:5: ')
    expect(listed).not.toContain('Trefoils')
  })

  it('are imported, exported and imported again without a change', async () => {
    const zip = handMadeZip([topics, one, two])
    const first = await as('ada').command('bank import', { file: fileOf('bank.zip', zip) })
    const exported = await as('ada').command('bank export')
    const [stored] =
      test.playground.world.messages.get(exported.message.channel_id)?.get(exported.message.id)?.files ?? []
    const bytes = await test.playground.download(stored ?? { url: '' })
    const again = await as('ada').command('bank import', { file: fileOf('bank.zip', bytes) })

    expect(first.text).toContain('2 new, 0 changed')
    expect(again.text).toMatch(/0 new, 0 changed, [34] as they were/)
  })

  it('come singly too, under the topic their file names or the option does', async () => {
    const file = fileOf('rings.md', numberFile('Rings', '5'))
    const without = await as('ada').command('bank import', { file })
    const { text } = await as('ada').command('bank import', { file, topic: 'Knots' })

    expect(without.text).toContain('names no topic')
    expect(text).toContain('`knots/rings`')
  })

  it('are listed below their topics, each with its counts, page by page in either language', async () => {
    const many = Array.from({ length: 20 }, (_, index) => ({
      path: `braids/braid-${index + 10}.md`,
      text: numberFile(`Braid ${index + 10}`, '5'),
    }))
    const names = { path: 'topics.yaml', text: 'braids: { en: Braids, zh-CN: 辫子 }\n' }

    await as('ada').command('bank import', { file: fileOf('bank.zip', handMadeZip([names, ...many])) })
    const first = await as('ada').command('bank list')
    const second = await as('ada').press(first.message, 'On')
    const { text: inChinese } = await as('yuri').command('bank list')

    expect(first.text).toContain(
      '**Braids**: 20 of your own, 0 built in\n- Braid 10 · number · `braids/braid-10`',
    )
    expect(first.text).toContain('Page 1 of 2')
    expect(first.text).not.toContain('Braid 29')
    expect(second.text).toContain('Braid 29')
    expect(second.text).toContain('**Knots**: 3 of your own, 0 built in\n- Trefoils · number · `knots/one`')
    expect(second.text).toContain('**Initialisation**: 0 of your own, 1 built in')
    expect(inChinese).toContain('**辫子**：自有 20 道，内置 0 道')
    expect(inChinese).toContain('第 1 页，共 2 页')
  }, 60_000)

  it('may not take the place of a built-in question', async () => {
    const file = fileOf('he-normal.md', numberFile('Mine', '5'))
    const { text } = await as('ada').command('bank import', { file, topic: 'initialisation' })

    expect(text).toContain('The built-in bank has a question')
  })

  it('are sound, and go when they are removed, after being asked once more', async () => {
    const check = await as('ada').command('bank check')
    const sure = await as('ada').command('bank remove', { question: 'Rings' })
    const removed = await as('ada').press(sure.message, 'Remove')
    const gone = await as('ada').command('question post', { question: 'Rings' })

    expect(check.text).toContain('no problems')
    expect(removed.text).toContain('Removed: **Rings**')
    expect(gone.text).toContain('no such question')
  })

  it('are only the managers’', async () => {
    await expect(as('noor').command('bank list')).rejects.toThrow()
    expect(findLapses(test.playground.recorder.requests)).toEqual([])
    expect(test.playground.recorder.misfits).toEqual([])
  })
})
