import { describe, expect, it } from 'vitest'
import { openProgress } from '../../src/discord/progress.ts'
import type { Message } from '../../src/message.ts'

/** Edits that end when they are let go, on a clock that stands still. */
function office() {
  const shown: (string | undefined)[] = []
  const failures: unknown[] = []
  const clock = { ms: 0 }
  let end: (error?: Error) => void = () => undefined

  const progress = openProgress(
    ({ text }: Message) => {
      shown.push(text)

      return new Promise<void>((resolve, reject) => {
        end = (error) => (error ? reject(error) : resolve())
      })
    },
    { now: () => clock.ms, onFailure: (error) => failures.push(error) },
  )
  const finish = async (error?: Error) => {
    end(error)
    await Promise.resolve()
    await Promise.resolve()
    await Promise.resolve()
  }

  return { progress, clock, shown, failures, finish }
}

describe('progress', () => {
  it('is first shown after a second, then once a second at most', async () => {
    const { progress, clock, shown, finish } = office()

    for (let ms = 0; ms <= 3_500; ms += 100) {
      clock.ms = ms
      progress.show({ text: `${ms}` })
      await finish()
    }

    expect(shown).toEqual(['1000', '2000', '3000'])
  })

  it('is not shown while an edit is on its way', async () => {
    const { progress, clock, shown, finish } = office()
    clock.ms = 1_000
    progress.show({ text: 'a' })
    clock.ms = 9_000
    progress.show({ text: 'b' })
    await finish()
    progress.show({ text: 'c' })

    expect(shown).toEqual(['a', 'c'])
  })

  it('lets the edit on its way arrive before the reply, and shows nothing after', async () => {
    const { progress, clock, shown, finish } = office()
    const order: string[] = []
    clock.ms = 1_000
    progress.show({ text: 'a' })
    const stopped = progress.stop().then(() => order.push('stopped'))
    await Promise.resolve()
    order.push('waiting')
    await finish()
    await stopped
    clock.ms = 5_000
    progress.show({ text: 'late' })

    expect(order).toEqual(['waiting', 'stopped'])
    expect(shown).toEqual(['a'])
  })

  it('costs nothing but the news when an edit fails', async () => {
    const { progress, clock, shown, failures, finish } = office()
    clock.ms = 1_000
    progress.show({ text: 'a' })
    await finish(new Error('rate limited'))
    clock.ms = 2_000
    progress.show({ text: 'b' })
    await finish()
    await progress.stop()

    expect(shown).toEqual(['a', 'b'])
    expect(failures).toHaveLength(1)
  })
})
