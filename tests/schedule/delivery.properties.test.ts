import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Messenger } from '../../src/schedule/messenger.ts'
import type { DeliveryParts } from '../../src/schedule/parts.ts'
import type { Store } from '../../src/store/store.ts'
import { isThorough } from '../support/thorough.ts'
import { deadEnd, hour, leaseMs, minute, type Office, openOffice } from './office.ts'

type Event =
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'fail'; readonly operation: 'post' | 'find' | 'edit' | 'reply'; readonly after: boolean }
  | {
      readonly kind: 'kill'
      readonly part: 'store' | 'messenger'
      readonly at: string
      readonly after: boolean
    }

const storeSteps = [
  'slots',
  'skipSlots',
  'moveNextRun',
  'recordSlot',
  'renewClaim',
  'finishSlot',
  'backOff',
] as const
const stepSteps = ['claimSteps', 'closePost', 'finishStep', 'retryStep'] as const

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  fc.record({
    kind: fc.constant('fail' as const),
    operation: fc.constantFrom('post', 'find', 'edit', 'reply'),
    after: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('kill' as const),
    part: fc.constant('store' as const),
    at: fc.constantFrom(...storeSteps, ...stepSteps),
    after: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('kill' as const),
    part: fc.constant('messenger' as const),
    at: fc.constantFrom('post', 'find', 'edit', 'reply'),
    after: fc.boolean(),
  }),
)

/** The same object with one operation in which the process is killed, before or after it took effect. */
function killedAt<T extends Store | Messenger>(
  part: T,
  at: string,
  after: boolean,
  die: () => Promise<never>,
): T {
  const operation = part[at as keyof T] as (...args: unknown[]) => Promise<unknown>
  const lethal = async (...args: unknown[]) => {
    if (after) await operation(...args)
    return die()
  }

  return { ...part, [at]: lethal }
}

/** One event, then a tick of whoever is alive. Nonces are always forgotten: the store alone has to be enough. */
async function happen(office: Office, event: Event): Promise<void> {
  const { store, messenger, worker, passMs } = office

  if (event.kind === 'pass') passMs(event.minutes * minute)
  if (event.kind === 'fail') messenger.fail(event.operation, 'transient', { after: event.after })
  if (event.kind === 'kill') {
    const { reached, die } = deadEnd()
    const changes: Partial<DeliveryParts> =
      event.part === 'store'
        ? { store: killedAt(store, event.at, event.after, die) }
        : { messenger: killedAt(messenger, event.at, event.after, die) }

    await Promise.race([worker(changes).tick(), reached])
    passMs(leaseMs)
  }

  messenger.forgetNonces()
  await worker().tick()
}

describe('the delivery, whatever fails and whoever is killed', () => {
  it('posts every slot once, reveals every post once, and leaves nothing half done', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 25 }),
        fc.constantFrom('skip', 'latest', 'all:3'),
        async (events, catchUp) => {
          const office = await openOffice('2026-03-28T20:05:00Z')
          const { messenger, worker, schedule, ledger, postsOf, passMs, store, now } = office
          const { id, channelId } = await schedule({
            cron: '0 */2 * * *',
            timezone: 'Europe/London',
            catchUp,
          })

          for (const one of events) await happen(office, one)
          // Failures that were ordered and not yet met are met here, and healed.
          for (let hours = 0; hours < 30; hours++) {
            passMs(hour)
            messenger.forgetNonces()
            await worker().tick()
          }

          const slots = await ledger(id)
          const posts = await postsOf(id)
          const steps = await store.steps(posts.map((post) => post.id))
          const messages = messenger.in(channelId)
          const questions = messages.filter(({ repliesTo }) => repliesTo === undefined)
          const reveals = messages.flatMap(({ repliesTo }) => repliesTo ?? [])
          const sent = slots.filter(({ state }) => state === 'sent')
          // Discord could not be asked for hours whether the message had arrived.
          const unknown = slots.filter(({ reason }) => reason?.startsWith('transient: find'))
          const revealed = steps.filter(({ name, state }) => name === 'reveal' && state === 'done')
          const lost = steps.filter(({ state }) => state === 'failed')

          expect(slots.filter(({ state }) => state === 'sending')).toEqual([])
          expect(questions.length).toBeGreaterThanOrEqual(sent.length)
          expect(questions.length).toBeLessThanOrEqual(sent.length + unknown.length)
          expect(new Set(reveals).size).toBe(reveals.length)
          expect(reveals.length).toBeGreaterThanOrEqual(revealed.length)
          expect(reveals.length).toBeLessThanOrEqual(revealed.length + lost.length)
          expect(steps.filter(({ state, dueAt }) => state === 'pending' && dueAt <= now())).toEqual([])
          expect(lost.every(({ attempts }) => attempts === 8)).toBe(true)
          expect(
            posts.filter(({ messageId, closedAt }) => messageId !== null && closedAt === null).length,
          ).toBeLessThan(2)
          await store.close()
        },
      ),
      { numRuns: isThorough ? 40 : 12 },
    )
  }, 60_000)
})
