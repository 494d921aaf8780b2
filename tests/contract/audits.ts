import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '../../src/store/auditing.ts'
import type { StoreUnderTest } from './ground.ts'

const entry = (id: string, changes: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  serverId: 'server',
  at: 1_000,
  byId: 'ada',
  what: 'settings',
  memberId: null,
  details: { zone: 'UTC' },
  reason: null,
  ...changes,
})

export function describeAudits(open: StoreUnderTest): void {
  describe('what managers changed', () => {
    it('is kept once, and comes back newest first, a page at a time, in its own server', async () => {
      const store = await open()
      const graded = entry('3', { at: 3_000, what: 'graded', memberId: 'bo', details: {}, reason: 'Fair.' })

      const kept = [
        await store.audit(entry('1')),
        await store.audit(entry('2', { at: 2_000, details: { found: 1 } })),
        await store.audit(graded),
        await store.audit({ ...graded, reason: 'Again.' }),
        await store.audit(entry('x', { serverId: 'other', memberId: 'bo' })),
      ]

      expect(kept).toEqual([true, true, true, false, true])
      expect(await store.audited({ serverId: 'server' }, { limit: 2, offset: 0 })).toEqual([
        graded,
        entry('2', { at: 2_000, details: { found: 1 } }),
      ])
      expect(await store.audited({ serverId: 'server' }, { limit: 2, offset: 2 })).toEqual([entry('1')])
    })

    it('is found by whom it concerns', async () => {
      const store = await open()
      await store.audit(entry('1', { memberId: 'bo' }))
      await store.audit(entry('2', { memberId: 'cy' }))
      await store.audit(entry('3'))

      const found = await store.audited({ serverId: 'server', memberId: 'bo' }, { limit: 5, offset: 0 })

      expect(found.map(({ id }) => id)).toEqual(['1'])
    })
  })
}
