import { readFileSync } from 'node:fs'
import { beforeAll, describe, it } from 'vitest'
import { readBank } from '../../src/bank/bank.ts'
import { readBankFiles, readBankPictures } from '../../src/bank-files.ts'
import { answerCard, questionCard } from '../../src/quiz/sheet.ts'
import { openInlineRenderer } from '../../src/render/inline.ts'
import type { Card, Look, Renderer } from '../../src/render/renderer.ts'
import { expectPicture } from '../support/reference-picture.ts'
import { sample } from '../support/thorough.ts'

const folder = 'tests/render/cards'
const looks: readonly Look[] = [
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'en' },
  { theme: 'dark', language: 'zh-CN' },
  { theme: 'light', language: 'zh-CN' },
]
const when = { en: 'closes 25 Nov 2026, 12:00', 'zh-CN': '2026年11月25日 12:00 截止' }
const bank = readBank(
  await readBankFiles(`${folder}/questions`),
  await readBankPictures(`${folder}/questions`),
)

let renderer: Renderer

beforeAll(async () => {
  renderer = await openInlineRenderer()
})

/** Compares every page of a card; the first has no number in its name. */
async function expectCard(card: Card, look: Look, name: string): Promise<void> {
  const pages = await renderer.card(card, look)

  for (const [i, { png }] of pages.entries())
    await expectPicture(png, `cards/${name}${i > 0 ? `-${i + 1}` : ''}`)
}

describe.each([...bank.questions.values()])('the $kind question', (question) => {
  it.each(sample(looks, 4))('looks as reviewed, $theme, $language', async (look) => {
    const card = questionCard(question, look.language, { when: when[look.language] })

    await expectCard(card, look, `question-${question.kind}-${look.theme}-${look.language}`)
  })

  it.each(sample(looks, 4))('has an answer that looks as reviewed, $theme, $language', async (look) => {
    await expectCard(
      answerCard(question, look.language),
      look,
      `answer-${question.kind}-${look.theme}-${look.language}`,
    )
  })
})

describe.each(['typography', 'blocks'])('a card of %s', (name) => {
  it.each(
    sample(
      looks.filter(({ language }) => language === 'zh-CN'),
      2,
    ),
  )('looks as reviewed, $theme', async (look) => {
    const card: Card = {
      title: `A title that takes three lines and is then cut: ${'标题很长 '.repeat(20)}`,
      tags: [
        { text: 'neutral', tone: 'neutral' },
        { text: '一个非常非常非常非常非常非常非常非常非常长的标签', tone: 'accent' },
        { text: 'good', tone: 'good' },
        { text: 'warning', tone: 'warning' },
        { text: 'bad', tone: 'bad' },
        { text: 'one too many', tone: 'neutral' },
      ],
      body: readFileSync(`${folder}/${name}.md`, 'utf8'),
      footer: { left: 'left '.repeat(30), right: '右边的文字' },
    }

    await expectCard(card, look, `${name}-${look.theme}`)
  })
})

describe('a card of several pages', () => {
  it.each(
    sample(
      looks.filter(({ theme }) => theme === 'dark'),
      2,
      1,
    ),
  )('ends as reviewed, $language', async (look) => {
    const code = `\`\`\`python\n${'x = f(x)\n'.repeat(90)}\`\`\``
    const quote = '> 一行引文。\n>\n'.repeat(300)
    const card = { title: 'Long 长', tags: [], body: `${code}\n\n${quote}`, footer: { left: '', right: '' } }
    const pages = await renderer.card(card, look)
    const [second, last] = [pages[1], pages[4]].map((page) => page?.png ?? new Uint8Array())

    if (second && look.language === 'en') await expectPicture(second, 'cards/page-2')
    if (last) await expectPicture(last, `cards/page-5-${look.language}`)
  })
})
