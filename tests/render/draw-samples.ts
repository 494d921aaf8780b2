import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { openInlineRenderer } from '../../src/render/inline.ts'
import type { Card, Theme } from '../../src/render/renderer.ts'
import { samples } from './charts/samples.ts'
import { formulas } from './formulas.ts'

/**
 * A program of its own: draws a bit of everything and prints the digests as JSON, with that of a picture which does ask
 * for a system font, to see whether there are any.
 */
const renderer = await openInlineRenderer()
/** Every how many-th formula and chart is drawn. */
const every = Number(process.argv[2] ?? 1)
const digests: string[] = []

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function sampled<T>(all: Readonly<Record<string, T>>): T[] {
  return Object.values(all).filter((_, index) => index % every === 0)
}

const card: Card = {
  title: '标题 Title',
  tags: [{ text: '卷积', tone: 'accent' }],
  body: 'Text **bold** *italic* `code` 👍 $\\text{方差}=1$ አ\n\n```\n代码 code\n```\n\n| a | 表 |\n|---|---|\n| $x$ | y |',
  choices: [{ label: 'A', text: '选项', mark: 'right' }],
  footer: { left: 'left', right: '右' },
}
const row = { rank: 1, name: '王小明 한 अ ع አ', points: 10, note: '3 次', highlighted: false }

for (const theme of ['dark', 'light'] satisfies Theme[]) {
  const look = { theme, language: 'zh-CN' } as const

  for (const tex of sampled(formulas)) digests.push(digest((await renderer.formula(tex, look)).png))
  for (const page of await renderer.card(card, look)) digests.push(digest(page.png))

  const board = await renderer.board({ title: '榜', subtitle: '', rows: [row], footer: card.footer }, look)

  digests.push(digest(board.png))

  for (const sampleOf of sampled(samples)) {
    digests.push(digest((await renderer.chart(sampleOf('zh-CN'), look)).png))
  }
}

const control = await sharp(
  Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20">Text</text></svg>',
  ),
)
  .png()
  .toBuffer()

process.stdout.write(JSON.stringify({ digests, control: digest(control) }))
