import type { ResponseLike } from 'discord.js'
import { expect, test } from 'vitest'
import { atEvenPace } from '../../src/discord/pace.ts'

/** A clock that stands still except where somebody waits, and timers that come late by what is given. */
function standingClock(lateMs: () => number) {
  let now = 1_000

  return {
    now: () => now,
    async wait(ms: number) {
      now += ms + lateMs()
    },
    stall(ms: number) {
      now += ms
    },
  }
}

/** @returns when each request went out, in ms, with its number. */
async function sendMany(
  count: number,
  clock: ReturnType<typeof standingClock>,
  beforeEach?: (n: number) => void,
) {
  const sent: { at: number; url: string }[] = []
  const send = atEvenPace(async (url) => {
    sent.push({ at: clock.now(), url })
    beforeEach?.(sent.length)

    return {} as ResponseLike
  }, clock)

  await Promise.all(Array.from({ length: count }, (_, index) => send(String(index), {})))

  return sent
}

function mostInASecond(sent: readonly { at: number }[]): number {
  return Math.max(
    ...sent.map(({ at: from }) => sent.filter(({ at }) => at >= from && at < from + 1_000).length),
  )
}

test('at most fifty requests go out in any second, and nearly as many do', async () => {
  const sent = await sendMany(
    500,
    standingClock(() => 0),
  )

  expect(mostInASecond(sent)).toBe(50)
  expect((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)).toBeLessThan(10_000 / 0.97)
})

test('requests go out in the order they came', async () => {
  const sent = await sendMany(
    120,
    standingClock(() => 0),
  )

  expect(sent.map(({ url }) => Number(url))).toEqual(Array.from({ length: 120 }, (_, index) => index))
})

test('what waited through a stall does not go out at once', async () => {
  const clock = standingClock(() => 0)
  const sent = await sendMany(300, clock, (number) => {
    if (number % 70 === 0) clock.stall(900)
  })

  expect(mostInASecond(sent)).toBeLessThanOrEqual(50)
})

test('timers that come late never make it faster', async () => {
  let step = 0
  const sent = await sendMany(
    300,
    standingClock(() => (step++ % 7) * 3),
  )

  expect(mostInASecond(sent)).toBeLessThanOrEqual(50)
})

test('a request that fails holds up no other', async () => {
  const clock = standingClock(() => 0)
  const send = atEvenPace(async (url) => {
    if (url === 'bad') throw new Error('no network')

    return {} as ResponseLike
  }, clock)

  const ends = await Promise.allSettled([send('bad', {}), send('good', {})])

  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})
