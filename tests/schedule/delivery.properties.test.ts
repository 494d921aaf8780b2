import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Messenger, noExtras } from '../../src/schedule/messenger.ts'
import type { DeliveryParts } from '../../src/schedule/parts.ts'
import type { StepName, Store } from '../../src/store/store.ts'
import { isThorough } from '../support/thorough.ts'
import { deadEnd, hour, leaseMs, minute, type Office, openOffice } from './office.ts'

type Event =
  | { readonly kind: 'pass'; readonly minutes: number }
  | { readonly kind: 'fail'; readonly operation: (typeof sendSteps)[number]; readonly after: boolean }
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
const stepSteps = ['claimSteps', 'claimStepsIn', 'closePost', 'finishStep', 'retryStep'] as const
const sendSteps = ['post', 'find', 'edit', 'reply', 'startThread', 'pin', 'unpin', 'inspect'] as const

/** Given up with the question they are for. */
const whileOpen: readonly StepName[] = ['thread', 'pin', 'ping']

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 300 }) }),
  fc.record({
    kind: fc.constant('fail' as const),
    operation: fc.constantFrom(...sendSteps),
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
    at: fc.constantFrom(...sendSteps),
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
  it('posts every slot once, with one thread, pin, mention and answer, and leaves nothing half done', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 25 }),
        fc.constantFrom('skip', 'latest', 'all:3'),
        fc.constantFrom(noExtras, { thread: true, pin: true, pingRoleId: 'role' }),
        async (events, catchUp, extras) => {
          const office = await openOffice('2026-03-28T20:05:00Z')
          const { messenger, worker, schedule, ledger, postsOf, passMs, store, now } = office
          const { id, channelId } = await schedule({
            cron: '0 */2 * * *',
            timezone: 'Europe/London',
            catchUp,
            ...extras,
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
          // In its thread, or in reply to it.
          const under = messenger.sent.flatMap(({ channelId: place, repliesTo, message }) => {
            const question = repliesTo ?? (messenger.threads.has(place) ? place : undefined)
            return question === undefined ? [] : [{ question, isPing: message.pingRoleIds !== undefined }]
          })
          const reveals = under.filter(({ isPing }) => !isPing).map(({ question }) => question)
          const pings = under.filter(({ isPing }) => isPing).map(({ question }) => question)
          const sent = slots.filter(({ state }) => state === 'sent')
          // Discord could not be asked for hours whether the message had arrived.
          const unknown = slots.filter(({ reason }) => reason?.startsWith('transient: find'))
          const revealed = steps.filter(({ name, state }) => name === 'reveal' && state === 'done')
          const done = (step: StepName) =>
            steps.filter(({ name, state }) => name === step && state === 'done').length
          const lost = steps.filter(({ name, state }) => state === 'failed' && !whileOpen.includes(name))

          expect(slots.filter(({ state }) => state === 'sending')).toEqual([])
          expect(questions.length).toBeGreaterThanOrEqual(sent.length)
          expect(questions.length).toBeLessThanOrEqual(sent.length + unknown.length)
          expect(new Set(reveals).size).toBe(reveals.length)
          expect(reveals.length).toBeGreaterThanOrEqual(revealed.length)
          expect(reveals.length).toBeLessThanOrEqual(revealed.length + lost.length)
          expect(steps.filter(({ state, dueAt }) => state === 'pending' && dueAt <= now())).toEqual([])
          expect(lost.every(({ attempts }) => attempts === 8)).toBe(true)
          expect(new Set(pings).size).toBe(pings.length)
          expect(messenger.threads.size).toBeGreaterThanOrEqual(done('thread'))
          expect(pings.length).toBeGreaterThanOrEqual(done('ping'))
          // What was pinned is pinned no more, but for the question that is open.
          expect(messenger.pins.size).toBeLessThan(2)
          expect(
            posts.filter(({ messageId, closedAt }) => messageId !== null && closedAt === null).length,
          ).toBeLessThan(2)
          await store.close()
        },
      ),
      { numRuns: isThorough ? 40 : 6 },
    )
  }, 60_000)
})
