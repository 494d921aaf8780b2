import { describe, expect, it } from 'vitest'
import type { StoreUnderTest } from './ground.ts'

const day = 86_400_000
const size = { calculator: 'conv size', options: { input: '224', kernel: '7', bias: false, in: 3 } }

export function describeCalculations(open: StoreUnderTest): void {
  describe('a calculation', () => {
    it('is found again as it was asked', async () => {
      const store = await open()

      const id = await store.keepCalculation(size, 1_000)

      expect(await store.calculation(id)).toEqual(size)
    })

    it('has one short id, in whatever order its options came', async () => {
      const store = await open()
      const { input, kernel, ...others } = size.options

      const ids = [
        await store.keepCalculation(size, 1_000),
        await store.keepCalculation({ ...size, options: { ...others, kernel, input } }, 1_001),
      ]

      expect(ids[0]).toBe(ids[1])
      expect(ids[0]).toMatch(/^[\w-]{22}$/)
    })

    it('differs from every other', async () => {
      const store = await open()
      const others = [
        { ...size, calculator: 'conv pool' },
        { ...size, options: { ...size.options, kernel: '5' } },
        { ...size, options: { input: '224', kernel: '7', in: 3 } },
        { calculator: 'conv size', options: {} },
      ]

      const ids = [await store.keepCalculation(size, 1_000)]
      for (const other of others) ids.push(await store.keepCalculation(other, 1_000))

      expect(new Set(ids).size).toBe(5)
      for (const [index, other] of others.entries())
        expect(await store.calculation(ids[index + 1] ?? '')).toEqual(other)
    })

    it('is kept while it is used, and forgotten half a year later', async () => {
      const store = await open()
      const id = await store.keepCalculation(size, 0)
      const other = { calculator: 'calc', options: { expression: '1/2' } }

      await store.keepCalculation(size, 100 * day)
      await store.keepCalculation(other, 280 * day)
      const kept = await store.calculation(id)
      await store.keepCalculation(other, 280 * day + 1)

      expect(kept).toEqual(size)
      expect(await store.calculation(id)).toBeUndefined()
    })

    it('nobody asked is unknown, whatever its id looks like', async () => {
      const store = await open()

      expect(await store.calculation('AAAAAAAAAAAAAAAAAAAAAA')).toBeUndefined()
      expect(await store.calculation("' or 1=1 --")).toBeUndefined()
    })
  })
}
