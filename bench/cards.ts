/**
 * Cards: our warm card → PNGs beside headless Chromium, a screenshot of an HTML page of the same card with MathJax in it;
 * interleaved in one run. The page leaves code without colours; formulas that ours has typeset
 * before it remembers (0.5 ms each).
 */
import { readBank } from '../src/bank/bank.ts'
import { readBankFiles } from '../src/bank-files.ts'
import { answerCard, questionCard } from '../src/quiz/sheet.ts'
import { openRendererPool } from '../src/render/pool.ts'
import type { Card, Look } from '../src/render/renderer.ts'
import { type Browser, openBrowser } from './cards/browser.ts'
import { mean, quantile, quantiles } from './render/statistics.ts'

const folder = 'data/questions'
const rounds = 3
const bank = readBank(await readBankFiles(folder))
const cards = [...bank.questions.values()].filter((_, i) => i % 4 === 0).flatMap(cardsOf)
let bytes: number[] = []
// No cache between us and the work: every picture is drawn.
const pool = openRendererPool({ cacheBytes: 1, maxThreads: 1 })
const browser = await openBrowser()

await pool.ready

for (let round = 0; round < 2; round++) {
  for (const { card, look } of cards) await drawMs(card, look)
}

await compare(browser)
await Promise.all([pool.close(), browser?.close()])

function cardsOf(question: Parameters<typeof questionCard>[0]): { card: Card; look: Look }[] {
  return (['en', 'zh-CN'] as const).flatMap((language) => {
    const look = { theme: 'dark', language } as const

    return [
      { card: questionCard(question, language), look },
      { card: answerCard(question, language), look },
    ]
  })
}

async function drawMs(card: Card, look: Look): Promise<number> {
  const start = performance.now()
  const pages = await pool.card(card, look)

  bytes.push(...pages.map(({ png }) => png.byteLength))
  return performance.now() - start
}

/** For every card the browser, then ours, and that again: what slows one slows the other. */
async function compare(rival: Browser | undefined): Promise<void> {
  const ours: number[] = []
  const theirs: number[] = []
  const ratios: number[] = []

  bytes = []

  for (const { card, look } of cards) {
    const [own, other]: [number[], number[]] = [[], []]

    for (let round = 0; round < rounds; round++) {
      if (rival) other.push(await rival.drawMs(card))
      own.push(await drawMs(card, look))
    }

    ours.push(...own)
    theirs.push(...other)
    ratios.push(quantile(other, 0.5) / quantile(own, 0.5))
  }

  console.log(`ours, warm, ${cards.length} cards × ${rounds}: ${quantiles(ours, [0.5, 0.9, 0.99])}`)
  console.log(`a picture has ${Math.round(mean(bytes) / 1000)} KB`)

  if (!rival) {
    console.log('chromium is not installed; for the ratio: apt-get install chromium')
    return
  }

  console.log(`${rival.name}, warm: ${quantiles(theirs, [0.5, 0.9, 0.99])}`)
  console.log(
    `chromium ÷ ours, medians of ${rounds} each: median ${quantile(ratios, 0.5).toFixed(2)}, ` +
      `p10 ${quantile(ratios, 0.1).toFixed(2)}, p90 ${quantile(ratios, 0.9).toFixed(2)}`,
  )
}
