import { describe, expect, it } from 'vitest'
import { translator } from '../../src/i18n/catalog.ts'
import { DeliveryFailure } from '../../src/schedule/messenger.ts'
import { nonceFor } from '../../src/schedule/nonce.ts'
import { formatReason, tellReason } from '../../src/schedule/reason.ts'
import { isWorthTelling, troubleFrom, waitAfter } from '../../src/schedule/trouble.ts'

const minute = 60_000
const hour = 60 * minute

describe('the wait after a failure', () => {
  it.each([
    ['transient', [0.5, 1, 2, 4, 8, 15, 15].map((minutes) => minutes * minute)],
    ['invalid', [0.5, 1, 2, 4, 8, 15, 15].map((minutes) => minutes * minute)],
    ['forbidden', [1, 2, 4, 8, 16, 24, 24].map((hours) => hours * hour)],
    ['channelGone', [1, 2, 4, 8, 16, 24, 24].map((hours) => hours * hour)],
  ] as const)('of kind %s doubles up to a limit', (kind, waits) => {
    const trouble = troubleFrom(new DeliveryFailure(kind, 'refused'))

    const measured = waits.map((_, attempts) => waitAfter(trouble, attempts))

    expect(measured).toEqual(waits)
  })
})

describe('the managers', () => {
  it.each([
    ['transient', 0, false],
    ['transient', 2, false],
    ['transient', 3, true],
    ['forbidden', 0, true],
    ['channelGone', 0, true],
    ['invalid', 0, true],
  ] as const)('hear of %s after %i failures before: %s', (kind, attempts, isTold) => {
    const trouble = troubleFrom(new DeliveryFailure(kind, 'refused'))

    expect(isWorthTelling(trouble, attempts)).toBe(isTold)
  })

  it('never read what broke inside', () => {
    const { reason } = troubleFrom(new Error('SQLITE_CORRUPT in /var/lib/fan-in.db'))

    expect(reason).toBe('fault')
  })
})

describe('a stored reason', () => {
  it('comes back as words of ours and what Discord said', () => {
    const reason = formatReason('forbidden', 'Missing\n Permissions: 50013')

    const told = tellReason(reason, translator('zh-CN'))

    expect(told).toEqual({ text: '我在那里缺少权限', detail: 'Missing Permissions: 50013' })
  })

  it('of an older version is shown as it is', () => {
    const told = tellReason('no such thing: really', translator('en'))

    expect(told).toEqual({ text: 'no such thing: really', detail: undefined })
  })

  it('is bounded, whatever Discord answers', () => {
    const reason = formatReason('invalid', 'x'.repeat(5000))

    expect(reason.length).toBeLessThanOrEqual(220)
  })
})

describe('a nonce', () => {
  it('fits Discord’s 25 characters and differs by step and row', () => {
    const nonces = [nonceFor('post', 'a'), nonceFor('reveal', 'a'), nonceFor('post', 'b')]

    expect(new Set(nonces).size).toBe(3)
    expect(nonces.every((nonce) => /^[\w-]{22}$/.test(nonce))).toBe(true)
  })

  it('is the same on every machine', () => {
    const nonce = nonceFor('post', 'id-0001')

    // printf 'fan-in|post|id-0001' | openssl dgst -sha256 -binary | head -c 16 | basenc --base64url
    expect(nonce).toBe('CpleN07ieIyezVlnEpvX8w')
  })
})
