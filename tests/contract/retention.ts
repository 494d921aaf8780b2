import { describe, expect, it } from 'vitest'
import { type Retained, retentionDays } from '../../src/store/retaining.ts'
import type { Store } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { answered, newAttempt, newPost, type StoreUnderTest, scheduledPost } from './ground.ts'

const dayMs = 86_400_000
const everything = { limit: 100, offset: 0 }

/** Far enough from the invented time's beginning for the longest of the times. */
const begin = 1_000 * dayMs
/** The last instant at which something of `begin` is kept, and the first at which it goes. */
const lastOf = (what: Retained) => begin + retentionDays[what] * dayMs

async function removeAll(store: Store, what: Retained, now: number): Promise<number> {
  let count = 0
  for (let some = -1; some !== 0; count += some) some = await store.removeOld(what, now)

  return count
}

async function claimed(store: Store): Promise<void> {
  await scheduledPost(store)
  for (const memberId of ['ada', 'bo', 'cleo']) {
    await store.recordAttempt(newAttempt(memberId, { memberId }))
    if (memberId !== 'cleo') await store.claimKeyPoint({ postId: 'post', memberId, point: 'bias', at: begin })
  }
  await store.closePost('post', 9_000)

  const [first] = await store.keyPointClaims('post')
  for (const voterId of first?.memberId === 'ada' ? ['bo', 'cleo'] : ['ada', 'cleo']) {
    await store.voteOnClaim({
      claimId: first?.id ?? '',
      voterId,
      agrees: false,
      at: begin,
      judge: () => {
        throw new Error('nobody agrees')
      },
    })
  }
}

let calculation = ''

/** What makes one thing at `begin`, and how many of it there are. */
const things: Readonly<
  Record<Retained, { make(store: Store): Promise<unknown>; count(store: Store): Promise<number> }>
> = {
  calculations: {
    async make(store) {
      calculation = await store.keepCalculation({ calculator: 'conv size', options: {} }, begin)
    },
    count: async (store) => ((await store.calculation(calculation)) ? 1 : 0),
  },
  drafts: {
    make: (store) => store.keepDraft({ id: 'd', serverId: 'server', memberId: 'ada', texts: {} }, begin),
    count: async (store) => ((await store.draft('d')) ? 1 : 0),
  },
  unansweredPractice: {
    make: (store) => store.createPost(newPost('draw', { practiceOf: 'ada', createdAt: begin })),
    count: async (store) => (await store.practicePosts('ada', 9)).length,
  },
  practice: {
    make: (store) => answered(store, 'draw', ['wrong'], { practiceOf: 'ada', createdAt: begin }),
    count: async (store) => (await store.attemptsOn('draw')).length,
  },
  reports: {
    async make(store) {
      await store.createPost(newPost('post'))
      const at = { at: 1, doneAt: null }
      const what = {
        serverId: 'server',
        postId: 'post',
        questionId: 'q',
        questionVersion: '1',
        text: 'x',
        ...at,
      }
      await store.fileReport({ id: 'r', memberId: 'ada', memberName: 'Ada', ...what }, { since: 0, limit: 9 })
      await store.closeReport('server', 'r', begin)
    },
    count: async (store) => (await store.memberRecords('ada', 'report', everything)).length,
  },
  claims: {
    make: claimed,
    count: async (store) => (await store.keyPointClaims('post')).length - 1,
  },
  slots: {
    async make(store) {
      await store.createSchedule(newSchedule('s'))
      await store.skipSlots('s', [begin], 'missed')
    },
    count: async (store) => (await store.slots('s', 9)).length,
  },
  steps: {
    async make(store) {
      await store.createPost(newPost('post'))
      await store.confirmPost('post', 'm', [{ name: 'close', dueAt: begin }])
      await store.finishStep({ postId: 'post', name: 'close' }, null)
    },
    count: async (store) => (await store.steps(['post'])).length,
  },
  incidents: {
    make: (store) => store.openIncident('trouble', begin),
    count: async (store) => ((await store.openIncident('trouble', begin)) ? 0 : 1),
  },
  reminders: {
    async make(store) {
      await store.beginReminder({ memberId: 'ada', postId: 'post' }, begin, 1)
    },
    count: async (store) => (await store.memberRecords('ada', 'reminder', everything)).length,
  },
  audit: {
    make: (store) =>
      store.audit({
        id: 'a',
        serverId: 'server',
        at: begin,
        byId: 'ada',
        what: 'settings',
        memberId: null,
        details: {},
        reason: null,
      }),
    count: async (store) => (await store.audited({ serverId: 'server' }, everything)).length,
  },
}

export function describeRetention(open: StoreUnderTest): void {
  describe('what is old', () => {
    it.each(Object.keys(things) as Retained[])('of %s goes after its time, and not before', async (what) => {
      const store = await open()
      await things[what].make(store)

      expect(await removeAll(store, what, lastOf(what))).toBe(0)
      expect(await things[what].count(store)).toBe(1)
      expect(await removeAll(store, what, lastOf(what) + 1)).toBeGreaterThan(0)
      expect(await things[what].count(store)).toBe(0)
    })

    it('goes in pieces, however much there is', async () => {
      const store = await open()
      await store.createSchedule(newSchedule('s'))
      await store.skipSlots(
        's',
        Array.from({ length: 450 }, (_, each) => begin + each),
        'missed',
      )

      expect(await store.removeOld('slots', lastOf('slots') + 1_000)).toBe(200)
      expect(await removeAll(store, 'slots', lastOf('slots') + 1_000)).toBe(250)
    })

    it('stays where a post, a review or an open claim needs it', async () => {
      const store = await open()
      const late = begin + 10_000 * dayMs
      await scheduledPost(store, 'post', { createdAt: begin })
      await answered(store, 'draw', ['wrong'], { practiceOf: 'ada', createdAt: begin })
      await store.claimKeyPoint({ postId: 'draw', memberId: 'ada', point: 'bias', at: begin })
      const review = { memberId: 'ada', serverId: 'server', questionId: 'q', due: 1, memory: '{}' }
      await store.countAnswers('ada', ['draw'], [{ ...review, memoryBefore: null, postId: 'draw' }])

      for (const what of Object.keys(retentionDays) as Retained[]) {
        expect([what, await removeAll(store, what, late)]).toEqual([what, 0])
      }
      expect(await store.attemptsOn('draw')).toHaveLength(1)
    })

    it('goes with the server that was left, answers and all, and leaves the others', async () => {
      const store = await open()
      await scheduledPost(store, 'here')
      await scheduledPost(store, 'there')
      await answered(store, 'elsewhere', ['wrong'], { serverId: 'other' })
      for (let each = 0; each < 30; each++) await answered(store, `many-${each}`, ['wrong', 'correct'])
      for (const postId of ['here', 'there'])
        await store.recordAttempt(newAttempt(`on-${postId}`, { postId, at: 2_000 }))
      await store.leaveServer('server', 5_000)

      const early = await store.removeServer('server', 4_999)
      while (await store.removeServer('server', 5_000));

      expect(early).toBe(false)
      expect(await store.post('here')).toBeUndefined()
      expect(await store.schedules('server')).toEqual([])
      expect(await store.leftServers(9_000)).toEqual([])
      expect((await store.memberRecords('ada', 'attempt', everything)).map(({ postId }) => postId)).toEqual([
        'elsewhere',
      ])
      expect(await store.memberRecords('ada', 'point', everything)).toEqual([])
    })
  })
}
