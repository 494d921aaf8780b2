import { readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../src/errors.ts'
import type { Chart } from '../../src/render/chart.ts'
import { openRendererPool, type RendererPool } from '../../src/render/pool.ts'
import type { Board, Card, Picture } from '../../src/render/renderer.ts'

/** No theme has it, and no picture may: it is the colour of the bait. */
const baitColour = '#ff00ff'
const look = { theme: 'dark', language: 'en' } as const

let pool: RendererPool
let folder: string
let bait: string
let server: Server
let address: string
let inlined: string
let requests: string[] = []

beforeAll(async () => {
  pool = openRendererPool({ pictureMs: 20_000, requestMs: 60_000 })
  folder = await mkdtemp(join(tmpdir(), 'bait-'))
  bait = join(folder, 'bait.png')
  server = createServer(({ url = '' }, response) => {
    requests.push(url)
    response.end(readFileSync(bait))
  })
  writeFileSync(bait, await square(baitColour))
  inlined = readFileSync(bait, 'base64')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await pool.ready
})

beforeEach(() => {
  requests = []
  // A file system notes a reading when the last one noted is older than the file.
  utimesSync(bait, 0, Date.now() / 1000)
})

afterAll(async () => {
  await pool.close()
  server.close()
  await rm(folder, { recursive: true })
})

function square(colour: string): Promise<Buffer> {
  return sharp({ create: { width: 8, height: 8, channels: 3, background: colour } })
    .png()
    .toBuffer()
}

const isBaitTouched = () => statSync(bait).atimeMs > 1_000

/** What a text may say to be more than a text; `place` is where the bait lies. */
const tricks: readonly ((place: string) => string)[] = [
  (place) => `<image href="${place}" width="900" height="900"/>`,
  (place) => `</text></g><image xlink:href="${place}" width="900" height="900"/>`,
  (place) => `"/><image href="${place}" width="900" height="900"/><g a="`,
  (place) => `'/><image href='${place}' width='900' height='900'/>`,
  (place) => `--><image href="${place}" width="900"/><!--]]><image href="${place}"/>`,
  (place) => `&lt;image href=&quot;${place}&quot;/&gt;&#60;image href=&#34;${place}&#34;/&#62;`,
  (place) => `<!DOCTYPE svg [<!ENTITY bait SYSTEM "${place}">]>&bait;`,
  (place) => `<?xml-stylesheet href="${place}"?><style>@import url(${place});*{fill:url(${place})}</style>`,
  (place) => `<xi:include href="${place}"/><use href="${place}#bait"/>`,
  (place) => `<script href="${place}"/><foreignObject><img src="${place}" onload="fetch('${place}')">`,
  (place) => `![bait](${place}) ![bait](<${place}> "title") <${place}>`,
  (place) => `[![bait](${place})](${place}) [bait](javascript:fetch('${place}'))`,
  (place) => `$\\href{${place}}{x}$ $\\url{${place}}$ $\\require{${place}}$`,
  (place) => `$\\input{${place}}$ $\\includegraphics{${place}}$`,
  (place) => `$\\color{url(${place})}x$ $\\colorbox{url(${place})}{x}$`,
  (place) => `$\\bbox[background: url(${place})]{x}$ $\\style{fill:url(${place})}{x}$`,
  (place) => `$\\mmlToken{mi}[mathcolor="url(${place})" mathbackground="url(${place})"]{x}$`,
  (place) => `$\\mmlToken{mi}[href="${place}"]{x}$ $\\enclose{circle}[mathcolor="url(${place})"]{x}$`,
  (place) => `$$x\\tag{</svg><image href="${place}"/>}$$ $\\text{<image href="${place}"/>}$`,
]

/** A card with a word in each of its texts. */
function cardOf(word: string): Card {
  const footer = { left: word, right: word }

  return {
    title: word,
    tags: [{ text: word, tone: 'good' }],
    body: word,
    choices: [{ label: 'A', text: word }],
    after: word,
    footer,
  }
}

function boardOf(words: readonly string[]): Board {
  const [title = '', subtitle = '', left = '', right = ''] = words
  const rows = words.map((name) => ({ rank: 1, name, points: 1, note: name, highlighted: false }))

  return { title, subtitle, rows, footer: { left, right } }
}

function tableOf(words: readonly string[]): Chart {
  const [title = '', subtitle = '', name = ''] = words

  return {
    kind: 'table',
    title,
    subtitle,
    notes: words.slice(0, 4),
    columns: [{ name, align: 'left' }],
    rows: words.map((word) => [word]),
  }
}

/** A text as a formula, and what it has between dollar signs. */
function formulasIn(word: string): string[] {
  return [word, ...[...word.matchAll(/\${1,2}([^$]+)\${1,2}/g)].map(([, tex]) => tex ?? '')]
}

async function showsBait({ png }: Picture): Promise<boolean> {
  const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })

  for (let i = 0; i < data.length; i += 3)
    if ((data[i] ?? 0) > 240 && (data[i + 1] ?? 0) < 15 && (data[i + 2] ?? 0) > 240) return true

  return false
}

describe('the trap', () => {
  it('notices when the bait is fetched, read, or seen', async () => {
    const before = isBaitTouched()
    await fetch(`${address}/bait.png`).then((response) => response.bytes())

    expect(before).toBe(false)
    expect(requests).toEqual(['/bait.png'])
    expect(isBaitTouched()).toBe(true)
    expect(await showsBait({ png: readFileSync(bait), widthPx: 8, heightPx: 8 })).toBe(true)
  })
})

const places = () => [`${address}/bait.png`, `file://${bait}`, bait, `data:image/png;base64,${inlined}`]

describe('texts of people', () => {
  it('are nothing but text on a card', async () => {
    const cards = tricks.map((trick, i) => cardOf(trick(places()[i % 2] ?? '')))

    await expectNoBite(cards.map((card) => pool.card(card, look)))
  })

  it('are nothing but text on a board and in a table', async () => {
    const words = tricks.map((trick, i) => trick(places()[i % 2] ?? ''))

    await expectNoBite([pool.board(boardOf(words), look), pool.chart(tableOf(words), look)])
  })

  it('are no pictures when they are given as avatars or pictures of a card', async () => {
    const drawings = places().map((place) => Buffer.from(svgWith(place)))
    const rows = drawings.map((avatar) => ({
      rank: 1,
      name: 'x',
      points: 1,
      note: '',
      highlighted: false,
      avatar,
    }))
    const body = drawings.map((_, i) => `![words](${i}.svg)`).join('\n\n')
    const images = drawings.map((svg, i) => ({ address: `${i}.svg`, base64: svg.toString('base64') }))

    await expectNoBite([
      pool.board({ title: '', subtitle: '', rows, footer: { left: '', right: '' } }, look),
      pool.card({ ...cardOf('x'), body, images }, look).catch(keepMistake),
    ])
  })

  it('are nothing but mathematics in a formula', async () => {
    const sources = tricks.flatMap((trick, i) => formulasIn(trick(places()[i % 4] ?? '')))

    for (const tex of sources) await expectNoBite([pool.formula(tex, look).catch(keepMistake)])
  })
})

function svgWith(place: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><image href="${place}" width="64" height="64"/></svg>`
}

function keepMistake(error: unknown): Picture[] {
  if (error instanceof UserError) return []

  throw error
}

async function expectNoBite(drawings: readonly Promise<Picture | readonly Picture[]>[]): Promise<void> {
  const pictures = (await Promise.all(drawings)).flat()
  const shown = await Promise.all(pictures.map(showsBait))

  expect(shown).not.toContain(true)
  expect(requests).toEqual([])
  expect(isBaitTouched()).toBe(false)
}
