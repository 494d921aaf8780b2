import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openInlineRenderer } from '../../src/render/inline.ts'
import { openRendererPool, type PoolOptions, type RendererPool } from '../../src/render/pool.ts'
import type { Look } from '../../src/render/renderer.ts'

const look: Look = { theme: 'dark', language: 'en' }
/** Takes far longer than any deadline here, or more memory than a small heap has. */
const endless = `\\newcommand\\x{${'y'.repeat(900)}}${'\\x'.repeat(290)}`

/** One pool for the tests of a group; its workers are ended and replaced in some of them. */
function openOnce(options: PoolOptions, isReady = true): () => RendererPool {
  let pool: RendererPool

  beforeAll(async () => {
    pool = openRendererPool({ maxThreads: 1, ...options })
    if (isReady) await pool.ready
  })

  afterAll(() => pool.close())

  return () => pool
}

describe('a renderer pool', () => {
  const pool = openOnce({ queueLimit: 3 }, false)

  it('takes requests before its first worker is ready', async () => {
    await expect(pool().formula('x', look)).resolves.toHaveProperty('png')
    await expect(pool().ready).resolves.toBeUndefined()
  })

  it('draws the same bytes as the renderer without workers', async () => {
    const inline = await openInlineRenderer()
    const card = { title: '标题', tags: [], body: 'Text $x^2$ `code` 👍', footer: { left: 'a', right: 'b' } }
    const board = { title: 'b', subtitle: '', rows: [], footer: { left: '', right: '' } }

    const chart = {
      kind: 'table',
      title: '表',
      columns: [{ name: '$x$', align: 'right' }],
      rows: [['1']],
    } as const

    const drawings = [
      [await pool().formula('x^2', look), await inline.formula('x^2', look)],
      [(await pool().card(card, look))[0], (await inline.card(card, look))[0]],
      [await pool().board(board, look), await inline.board(board, look)],
      [await pool().chart(chart, look), await inline.chart(chart, look)],
    ]

    for (const [one, other] of drawings) {
      expect(Buffer.from(one?.png ?? []).equals(Buffer.from(other?.png ?? [1]))).toBe(true)
    }
  })

  it('hands over a mistake with its values', async () => {
    await expect(pool().formula(String.raw`\nosuchmacro`, look)).rejects.toMatchObject({
      name: 'UserError',
      key: 'render.texAt',
      values: { message: 'Undefined control sequence \\nosuchmacro', line: 1, character: 1 },
    })
  })

  it('turns requests away when too many wait, and only then', async () => {
    const outcomes = await Promise.allSettled([...'abcdefgh'].map((tex) => pool().formula(tex, look)))
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected')

    expect(refused.length).toBeGreaterThan(0)
    for (const outcome of refused) expect(outcome.reason).toMatchObject({ key: 'render.busy' })
    await expect(pool().formula('i', look)).resolves.toHaveProperty('png')
  })
})

describe('a deadline', () => {
  const pool = openOnce({ pictureMs: 600, requestMs: 60_000, heapMb: 1_024 })

  it('ends a drawing, counts no time of waiting, and the next is drawn', async () => {
    const [slow, ...quick] = await Promise.allSettled(
      [endless, 'x', 'y', 'z'].map((tex) => pool().formula(tex, look)),
    )

    expect(slow).toMatchObject({ status: 'rejected', reason: { key: 'render.timeout' } })
    expect(quick.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  })

  it('leaves the thread of its caller free', async () => {
    let beats = 0
    const beat = setInterval(() => {
      beats += 1
    }, 5)

    await expect(pool().formula(`${endless}y`, look)).rejects.toMatchObject({ key: 'render.timeout' })
    clearInterval(beat)

    // Of 120 that fit into the time; a busy machine takes some, a blocked thread all but one or two.
    expect(beats).toBeGreaterThan(12)
  })
})

describe('the time for a whole request', () => {
  const pool = openOnce({ pictureMs: 20_000, requestMs: 1_000, heapMb: 1_024 })

  it('ends what runs and what waits, each with its reason', async () => {
    const [running, waiting] = await Promise.allSettled(
      [endless, 'x'].map((tex) => pool().formula(tex, look)),
    )

    expect(running).toMatchObject({ status: 'rejected', reason: { key: 'render.timeout' } })
    expect(waiting).toMatchObject({ status: 'rejected', reason: { key: 'render.busy' } })
  })
})

describe('the heap of a worker', () => {
  const pool = openOnce({ heapMb: 96, pictureMs: 20_000, requestMs: 20_000 })

  it('ends a drawing that needs more, and the next is drawn', async () => {
    await expect(pool().formula(endless, look)).rejects.toMatchObject({ key: 'render.memory' })
    await expect(pool().formula('x', look)).resolves.toHaveProperty('png')
  })
})
