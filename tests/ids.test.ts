import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idSource } from '../src/ids.ts'

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('ids', () => {
  it('carry their time, version and variant', () => {
    const newId = idSource((count) => new Uint8Array(count).fill(0xff))

    // 2026-11-24T00:00:00Z is 0x019f… in milliseconds; RFC 9562 puts them first.
    const id = newId(Date.UTC(2026, 10, 24))

    expect(id).toMatch(pattern)
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 24))
  })

  it('rise in text order, even while the clock stands or goes back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 200 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        (ticks, bytes) => {
          const newId = idSource((count) => Uint8Array.from({ length: count }, () => bytes.next().value ?? 0))

          const ids = ticks.map((tick) => newId(1_000_000 + tick))

          expect(ids).toEqual(ids.toSorted())
          expect(new Set(ids).size).toBe(ids.length)
        },
      ),
    )
  })
})
