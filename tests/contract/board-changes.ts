import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankStandings } from '../../src/quiz/rank.ts'
import { boardWindows, type Calendar, type Span, spanBefore, spanOf } from '../../src/quiz/window.ts'
import type { Scope } from '../../src/store/ranking.ts'
import type { Store } from '../../src/store/store.ts'
import { newSchedule } from '../support/new-schedule.ts'
import { type Booked, bruteForce, day } from './board-ground.ts'
import { newAttempt, newPost, type StoreUnderTest } from './ground.ts'

const zones = ['UTC', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe'] as const
const topics = ['conv', 'init', 'loss'] as const
const schedules = ['daily', 'weekly'] as const
const members = ['ada', 'bob', 'cy'] as const
const hour = 3_600_000

interface Entry extends Booked {
  readonly topic: string | null
  readonly schedule: string | null
}

/** What a group has done, as plainly as it can be written down. */
class Group {
  now = Date.parse('2026-10-20T12:00:00Z')
  timezone: string = 'UTC'
  seasonStarts: number[] = []
  entries: Entry[] = []
  answers: { post: string; memberId: string; points: number; entry: Entry }[] = []
  holders = new Set<string>()
  gone = new Set<string>()
  isExcluded = false
  merges = new Map<string, string>()
  count = 0

  get calendar(): Calendar {
    return { timezone: this.timezone, seasonStarts: this.seasonStarts }
  }

  board(scope: Scope, { since, until }: Span) {
    const isIn = ({ topic, schedule }: Entry) =>
      scope === 'server' ||
      scope === `schedule:${schedule}` ||
      (topic !== null && scope === `topic:${this.merges.get(topic) ?? topic}`)
    const isThere = (memberId: string) =>
      !this.gone.has(memberId) && !(this.isExcluded && this.holders.has(memberId))
    const entries = this.entries.filter((entry) => isIn(entry) && isThere(entry.memberId))

    return bruteForce(entries, since, until)
  }
}

type Deed = (store: Store, group: Group) => Promise<unknown>

const someone = fc.constantFrom(...members)
const answer = fc
  .record({
    memberId: someone,
    topic: fc.constantFrom(...topics),
    schedule: fc.constantFrom(...schedules),
    points: fc.constantFrom(0, 5, 10, 20),
  })
  .map(
    ({ memberId, topic, schedule, points }): Deed =>
      async (store, group) => {
        const [post, at] = [`p${group.count++}`, group.now]
        const slot = { scheduleId: schedule, fireAt: group.count, questionId: `${topic}/one` }

        await store.recordSlot(schedule, group.count, newPost(post, { ...slot, closesAt: at + 400 * day }))
        await store.recordAttempt(
          newAttempt(post, {
            postId: post,
            memberId,
            memberName: memberId.toUpperCase(),
            at,
            pointsFor: () => points,
          }),
        )
        const entry: Entry = { memberId, points, at, attempts: 1, topic, schedule }
        group.entries.push(entry)
        group.answers.push({ post, memberId, points, entry })
      },
  )

const settle = fc.record({ which: fc.nat({ max: 20 }), points: fc.constantFrom(0, 5, 10, 20) }).map(
  ({ which, points }): Deed =>
    async (store, group) => {
      const one = group.answers.at(which % Math.max(1, group.answers.length))
      if (!one) return

      await store.settleAttempts(one.post, [
        {
          key: `k${group.count++}`,
          memberId: one.memberId,
          number: 1,
          by: 'manager',
          byId: 'mel',
          note: null,
          verdict: 'partial',
          reason: '{}',
          points,
          ruleVersion: 1,
          gradingVersion: 1,
          at: group.now,
        },
      ])
      if (points !== one.points)
        group.entries.push({ ...one.entry, points: points - one.points, attempts: 0 })
      one.points = points
    },
)

const correct = fc.record({ memberId: someone, points: fc.constantFrom(-15, -5, 5, 30) }).map(
  ({ memberId, points }): Deed =>
    async (store, group) => {
      const at = group.now

      await store.correctPoints({
        id: `c${group.count++}`,
        serverId: 'server',
        memberId,
        memberName: memberId.toUpperCase(),
        points,
        reason: 'because',
        at,
      })
      group.entries.push({ memberId, points, at, attempts: 0, topic: null, schedule: null })
    },
)

const wait = fc
  .oneof(
    fc.constantFrom(1, 7, 12, 24),
    fc.integer({ min: 1, max: 45 }).map((days) => 24 * days),
  )
  .map(
    (hours): Deed =>
      async (_store, group) => {
        group.now += hours * hour
      },
  )

const moveZone = fc.constantFrom(...zones).map(
  (timezone): Deed =>
    async (store, group) => {
      group.timezone = timezone
      await store.saveServer('server', { timezone })
    },
)

const season = fc.boolean().map(
  (isStart): Deed =>
    async (store, group) => {
      if (isStart) {
        group.seasonStarts.push(group.now)
        await store.startSeason('server', group.now)
      } else {
        const start = group.seasonStarts.pop()
        if (start !== undefined) await store.dropSeasonStart('server', start)
      }
    },
)

const exclude = fc.boolean().map(
  (isExcluded): Deed =>
    async (store, group) => {
      group.isExcluded = isExcluded
      await store.saveServer('server', { excludedRoles: isExcluded ? ['staff'] : [] })
    },
)

const hold = fc.record({ memberId: someone, holds: fc.boolean() }).map(
  ({ memberId, holds }): Deed =>
    async (store, group) => {
      group.holders[holds ? 'add' : 'delete'](memberId)
      group.gone.delete(memberId)
      await store.saveMemberRoles('server', memberId, holds ? ['staff', 'red'] : ['red'])
    },
)

const leave = someone.map(
  (memberId): Deed =>
    async (store, group) => {
      // Of somebody who never answered nothing is known.
      if (group.entries.some((entry) => entry.memberId === memberId)) group.gone.add(memberId)
      await store.saveLeft('server', [memberId])
    },
)

const merge = fc.tuple(fc.constantFrom(...topics), fc.constantFrom(...topics)).map(
  ([topic, countsAs]): Deed =>
    async (store, group) => {
      await store.countTopicAs('server', topic, countsAs)
      // Its own rules have a table of their own.
      group.merges = new Map(await store.topicMerges('server'))
    },
)

const keep = fc.constant<Deed>(async (store, group) => {
  while (await store.keepBoards(group.now));
})

const look = fc.constantFrom(...boardWindows).map(
  (window): Deed =>
    async (store, group) => {
      const query = { serverId: 'server', window, scope: 'server', now: group.now } as const

      expect(await store.leaderboard(query, { limit: 9, offset: 0 })).toEqual(
        group.board('server', spanOf(window, group.calendar, group.now)),
      )
    },
)

const deeds = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: answer },
    { weight: 4, arbitrary: wait },
    { weight: 2, arbitrary: fc.oneof(settle, correct) },
    { weight: 2, arbitrary: keep },
    { weight: 2, arbitrary: look },
    { weight: 3, arbitrary: fc.oneof(moveZone, season, exclude, hold, leave, merge) },
  ),
  { minLength: 5, maxLength: 30 },
)

async function compare(store: Store, group: Group): Promise<void> {
  const { calendar, now } = group
  const scopes: Scope[] = [
    'server',
    ...topics.map((topic) => `topic:${topic}` as const),
    ...schedules.map((id) => `schedule:${id}` as const),
  ]

  for (const scope of scopes) {
    for (const window of boardWindows) {
      const query = { serverId: 'server', window, scope, now }
      const board = group.board(scope, spanOf(window, calendar, now))
      const before = group.board(scope, spanBefore(window, calendar, now))

      expect(await store.leaderboard(query, { limit: 9, offset: 0 })).toEqual(board)
      expect(await store.boardSize(query)).toBe(board.length)
      expect(await store.ranksBefore(query, members)).toEqual(
        new Map(before.map(({ memberId, rank }) => [memberId, rank])),
      )
      for (const memberId of members) {
        expect(await store.standing(query, memberId)).toEqual(
          board.find((entry) => entry.memberId === memberId),
        )
      }
      expect(rankStandings(board.map((entry) => ({ ...entry, id: entry.memberId })))).toMatchObject(board)
    }
  }
}

/** @param runs of how many groups is tried what becomes of them. */
export function describeBoardChanges(open: StoreUnderTest, runs: number): void {
  describe('boards, whatever happens', () => {
    it('are the sums of the ledger', async () => {
      await fc.assert(
        fc.asyncProperty(deeds, async (list) => {
          const store = await open()
          const group = new Group()
          for (const id of schedules) await store.createSchedule(newSchedule(id))

          for (const deed of list) await deed(store, group)

          await compare(store, group)
        }),
        { numRuns: runs },
      )
    }, 180_000)
  })
}
