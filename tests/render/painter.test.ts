import { beforeAll, describe, expect, it, vi } from 'vitest'
import { openPainter, type Painter } from '../../src/render/painter.ts'

let painter: Painter

beforeAll(async () => {
  painter = await openPainter()
})

describe('paint', () => {
  it('says when it begins to typeset and when it begins each picture, so that each has its own deadline', async () => {
    const begin = vi.fn()
    const body = 'A line.\n\n'.repeat(90)

    const pages = await painter.paint(
      {
        kind: 'card',
        card: { title: '', tags: [], body, footer: { left: '', right: '' } },
        look: { theme: 'dark', language: 'en' },
      },
      begin,
    )

    expect(pages.length).toBeGreaterThan(1)
    expect(begin).toHaveBeenCalledTimes(1 + pages.length)
  })

  it('keeps pages within 4,000 pixels', async () => {
    const body = `${'方差'.repeat(2_000)}`

    const pages = await painter.paint({
      kind: 'card',
      card: { title: '', tags: [], body, footer: { left: '', right: '' } },
      look: { theme: 'light', language: 'zh-CN' },
    })

    for (const { widthPx, heightPx } of pages) {
      expect(widthPx).toBe(1_520)
      expect(heightPx).toBeLessThanOrEqual(4_000)
    }
  })
})
