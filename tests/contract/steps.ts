import { describe, expect, it } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { claim, newPost, type StoreUnderTest } from './ground.ts'

export function describeSteps(open: StoreUnderTest): void {
  describe('a step', () => {
    async function withStep(): Promise<Store> {
      const store = await open()
      await store.createPost(newPost('post'))
      await store.confirmPost('post', 'm', [{ name: 'close', dueAt: 2_000 }])

      return store
    }
    const step = { postId: 'post', name: 'close' } as const

    it('is taken by one worker when it is due', async () => {
      const store = await withStep()

      const early = await store.claimSteps(claim('w1', 1_999), 10)
      const taken = await Promise.all(
        ['w1', 'w2'].map((worker) => store.claimSteps(claim(worker, 2_000), 10)),
      )
      const after = await store.claimSteps(claim('w3', 2_100), 10)

      expect(early).toEqual([])
      expect(taken.flat()).toHaveLength(1)
      expect(after).toHaveLength(1)
    })

    it('of many goes to one worker, the longest due first, no more than asked for', async () => {
      const store = await open()
      for (let index = 0; index < 12; index++) {
        await store.createPost(newPost(`p${index}`))
        await store.confirmPost(`p${index}`, 'm', [{ name: 'close', dueAt: 2_012 - index }])
      }

      const batches = await Promise.all(['w1', 'w2'].map((name) => store.claimSteps(claim(name, 2_050), 4)))
      const rest = await store.claimSteps(claim('w3', 2_050), 10)

      const taken = [...batches.flat(), ...rest].map(({ postId }) => postId)
      expect(batches.map((batch) => batch.length)).toEqual([4, 4])
      expect(new Set(taken).size).toBe(12)
      expect(rest.map(({ dueAt }) => dueAt)).toEqual([2_009, 2_010, 2_011, 2_012])
    })

    it('of a channel is taken by itself while its post came to its closing within a day', async () => {
      const store = await open()
      const day = 86_400_000
      const posts = [
        ['here', { channelId: 'here', closesAt: 2_000 }],
        ['elsewhere', { channelId: 'elsewhere', closesAt: 2_000 }],
        ['open', { channelId: 'here', closesAt: 3_000 }],
      ] as const
      for (const [id, changes] of posts) {
        await store.createPost(newPost(id, changes))
        await store.confirmPost(id, 'm', [{ name: 'close', dueAt: 2_000 }])
      }

      const late = await store.claimStepsIn('here', claim('w1', 2_000 + day), 10)
      const taken = await store.claimStepsIn('here', claim('w2', 2_500), 10)
      const rest = await store.claimSteps(claim('w3', 2_500), 10)

      expect(late.map(({ postId }) => postId)).toEqual(['open'])
      expect(taken.map(({ postId }) => postId)).toEqual(['here'])
      expect(rest.map(({ postId }) => postId)).toEqual(['elsewhere'])
    })

    it('of one post is taken by itself', async () => {
      const store = await open()
      for (const id of ['a', 'b']) {
        await store.createPost(newPost(id))
        await store.confirmPost(id, 'm', [{ name: 'thread', dueAt: 2_000 }])
      }

      const early = await store.claimStepsOf('a', claim('w', 1_999), 10)
      const taken = await store.claimStepsOf('a', claim('w', 2_000), 10)

      expect(early).toEqual([])
      expect(taken.map(({ postId }) => postId)).toEqual(['a'])
      expect(await store.claimStepsOf('a', claim('w2', 2_000), 10)).toEqual([])
    })

    it('remembers whom it is for', async () => {
      const store = await withStep()

      await store.finishStep(step, null, [{ name: 'ping', dueAt: 2_000, roleId: 'role' }])

      expect(await store.claimSteps(claim('w', 2_000), 10)).toMatchObject([{ name: 'ping', roleId: 'role' }])
    })

    it('done makes what follows, once', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w', 2_000), 10)

      await store.finishStep(step, 'result', [{ name: 'reveal', dueAt: 2_500 }])
      await store.finishStep(step, 'other', [{ name: 'reveal', dueAt: 9_999 }])

      expect(await store.steps(['post'])).toMatchObject([
        { name: 'close', state: 'done', resultId: 'result' },
        { name: 'reveal', state: 'pending', dueAt: 2_500 },
      ])
    })

    it('done late is done, whoever holds it by now', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w1', 2_000), 10)
      await store.claimSteps(claim('w2', 2_100), 10)

      await store.finishStep(step, 'result')
      await store.retryStep('w2', step, 3_000, 'transient')

      expect(await store.steps(['post'])).toMatchObject([{ state: 'done', resultId: 'result', attempts: 0 }])
      expect(await store.claimSteps(claim('w3', 9_000), 10)).toEqual([])
    })

    it('is not put off or given up by a worker that lost it', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w1', 2_000), 10)
      await store.claimSteps(claim('w2', 2_100), 10)

      await store.retryStep('w1', step, 9_000, 'late')
      await store.failStep('w1', step, 'late')

      expect(await store.steps(['post'])).toMatchObject([{ state: 'pending', dueAt: 2_000, lastError: null }])
    })

    it('is free again when its worker lets go, and not when another does', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w1', 2_000), 10)

      await store.releaseClaims('w2')
      const taken = await store.claimSteps(claim('w3', 2_001), 10)
      await store.releaseClaims('w1')
      const free = await store.claimSteps(claim('w3', 2_001), 10)

      expect(taken).toEqual([])
      expect(free).toHaveLength(1)
    })

    it('tried again waits, given up stays given up', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w', 2_000), 10)
      await store.retryStep('w', step, 2_050, 'transient')
      const early = await store.claimSteps(claim('w', 2_049), 10)
      // Earlier than the first lease would have ended: trying again frees the step.
      const again = await store.claimSteps(claim('w', 2_050), 10)

      await store.failStep('w', step, 'channelGone')

      expect(early).toEqual([])
      expect(again).toMatchObject([{ attempts: 1, lastError: 'transient' }])
      expect(await store.claimSteps(claim('w', 9_000), 10)).toEqual([])
      expect(await store.steps(['post'])).toMatchObject([
        { state: 'failed', attempts: 2, lastError: 'channelGone' },
      ])
      expect(await store.steps([])).toEqual([])
    })

    it('that was refused is due at once when its server gives the permission back, and so is a slot', async () => {
      const store = await open()
      const refused = 'forbidden: PinMessages'
      for (const server of ['here', 'elsewhere']) {
        await store.createSchedule(newSchedule(`s-${server}`, { serverId: server }))
        await store.recordSlot(`s-${server}`, 1_000, newPost(`slot-${server}`, { serverId: server }))
        await store.createPost(newPost(server, { serverId: server }))
        await store.confirmPost(server, 'm', [
          { name: 'close', dueAt: 9_000 },
          { name: 'pin', dueAt: 1_000 },
          { name: 'thread', dueAt: 1_000 },
        ])
      }
      await store.claimSteps(claim('w', 1_000), 10)
      await store.claimSchedules(claim('w', 1_000), 10)
      for (const server of ['here', 'elsewhere']) {
        await store.retryStep('w', { postId: server, name: 'pin' }, 8_000, refused)
        await store.retryStep('w', { postId: server, name: 'thread' }, 8_000, 'transient: 500')
        await store.backOff('w', `s-${server}`, 1_000, 8_000, refused)
      }

      await store.tryAgain({ serverId: 'here', code: 'forbidden', now: 2_000 })

      expect(await store.claimSteps(claim('w', 2_000), 10)).toMatchObject([
        { postId: 'here', name: 'pin', attempts: 0, lastError: refused },
      ])
      expect(await store.claimSchedules(claim('w', 2_000), 10)).toMatchObject([{ id: 's-here', attempts: 0 }])
    })

    it('under way, or a slot, is left to whoever is at it', async () => {
      const store = await withStep()
      await store.createSchedule(newSchedule('s'))
      await store.recordSlot('s', 1_000, newPost('slot'))
      await store.backOff('w', 's', 1_000, 1_500, 'forbidden')
      await store.claimSchedules(claim('w1', 2_000), 10)
      await store.claimSteps(claim('w1', 2_000), 10)

      await store.tryAgain({ serverId: 'server', code: 'forbidden', now: 2_010 })

      expect(await store.claimSchedules(claim('w2', 2_010), 10)).toEqual([])
      expect(await store.claimSteps(claim('w2', 2_010), 10)).toEqual([])
    })

    it('done at last has no error left, and one done stays done', async () => {
      const store = await withStep()
      await store.claimSteps(claim('w', 2_000), 10)
      await store.retryStep('w', step, 3_000, 'transient')
      await store.claimSteps(claim('w', 3_000), 10)

      await store.finishStep(step, 'result')
      await store.failStep('w', step, 'late')

      expect(await store.steps(['post'])).toMatchObject([{ state: 'done', lastError: null }])
    })
  })
}
