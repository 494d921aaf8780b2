import { type Context, type Press, serverOf } from '../command.ts'
import { UserError } from '../errors.ts'
import { streakIn } from './streaks.ts'
import { seasonAt } from './window.ts'
import { windowName } from './window-name.ts'

/** *My standing* under a summary: what the presser earned in its window, and how they stand now. */
export const summaryPresses: Readonly<Record<'summary', Press>> = {
  summary: {
    version: 1,
    private: true,
    async run(context, [kind, since = '', until = '']) {
      // From outside: any other digits only sum up other points of the presser's own.
      if (!/^\d{1,14}$/.test(since) || !/^\d{1,14}$/.test(until))
        throw new UserError('press.outdated', { command: '`/leaderboard`' })

      return {
        text: (await ownLines(context, kind, { since: Number(since), until: Number(until) })).join('\n'),
      }
    },
  },
}

async function ownLines(
  context: Context,
  kind: string | undefined,
  span: { readonly since: number; readonly until: number },
): Promise<string[]> {
  const { t, store, member, now, language } = context
  const serverId = serverOf(context)
  const { timezone } = await store.server(serverId)
  const calendar = { timezone, seasonStarts: await store.seasonStarts(serverId) }
  const season = kind === 'season' ? seasonAt(calendar, span.since) : undefined
  const window = windowName({ since: span.since, season }, { timezone, language }, t)
  const query = { serverId, window: 'season', scope: 'server', now } as const
  const standing = await store.standing(query, member.id)
  const streak = await streakIn(store, { serverId, memberId: member.id, now })

  return [
    t('summary.mineThen', { window, points: await store.pointsIn(serverId, member.id, span) }),
    standing ? t('summary.mineNow', { rank: standing.rank, points: standing.points }) : t('summary.mineNone'),
    t('summary.mineStreak', {
      current: streak.current,
      longest: streak.longest,
      freezes: streak.freezes,
    }),
  ]
}
