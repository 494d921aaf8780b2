import { topicsOf } from '../bank/topics.ts'
import type { Context, Reply } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Image } from '../message.ts'
import type { Chart } from '../render/chart.ts'
import type { Total } from '../store/ranking.ts'
import { progressChart } from './me-progress.ts'
import { lookBackMs } from './review-queue.ts'
import { streakMonths } from './streak-calendar.ts'
import { type CountedStreak, streakIn } from './streaks.ts'
import { tallyTopics } from './tally.ts'
import { boardWindows } from './window.ts'

const shownMonths = 6
/** Bars of a chart. */
const shownTopics = 12
/** Years of a question a day, each with a correction. */
const ledgerLimit = 2_000

/** `/me stats`: one's own score, ranks, streak, topics and progress in this server; elsewhere what servers add up to. */
export async function statsReply(context: Context): Promise<Reply> {
  const { t, serverId, store, member } = context
  const totals = await store.totals(member.id)

  if (serverId === undefined) return { text: everywhere(context, totals) }

  const score = totals.find((total) => total.serverId === serverId)?.points ?? 0
  const streak = await streakIn(store, { serverId, memberId: member.id, now: context.now })
  const charts = [calendar(context, streak), await progress(context, serverId, score, streak)]

  return {
    text: [
      t('me.stats.title'),
      tellStreak(context, streak),
      ...(await tellRanks(context, serverId)),
      t('me.stats.private'),
    ].join('\n'),
    images: (await Promise.all(charts.map((chart) => draw(context, chart)))).flat(),
  }
}

function everywhere({ t }: Context, totals: readonly Total[]): string {
  const sum = (of: 'points' | 'attempts') => totals.reduce((total, each) => total + each[of], 0)

  return [
    t('me.stats.everywhere'),
    t('me.stats.sum', { servers: totals.length, points: sum('points'), answers: sum('attempts') }),
    t('me.stats.inServer'),
  ].join('\n')
}

function tellStreak({ t }: Context, { current, longest, freezes, isOpen }: CountedStreak): string {
  const streak = t('me.stats.streak', { current, longest, freezes })

  return isOpen ? `${streak} ${t(current > 0 ? 'me.stats.keep' : 'me.stats.begin')}` : streak
}

async function tellRanks({ t, store, member, now }: Context, serverId: string): Promise<string[]> {
  return Promise.all(
    boardWindows.map(async (window) => {
      const query = { serverId, window, scope: 'server', now } as const
      const own = await store.standing(query, member.id)
      const name = t(`me.stats.${window}`)

      return own
        ? t('me.stats.rank', {
            window: name,
            points: own.points,
            rank: own.rank,
            size: await store.boardSize(query),
          })
        : t('me.stats.unranked', { window: name })
    }),
  )
}

/** Undefined where there is nothing to show yet. */
function calendar({ t, language }: Context, streak: CountedStreak): Drawn | undefined {
  const { current, longest, freezes, marks } = streak

  if (![...marks.values()].includes('answered')) return undefined

  const { months: all, labels } = streakMonths(streak, shownMonths, language)
  // From the first month in which something was at stake; of a streak long ago only the one of today.
  const begin = all.findIndex((month) => month.days.some((day) => day !== 'none'))
  const months = all.slice(begin)
  const figures = [
    { value: String(current), name: t('me.stats.current') },
    { value: String(longest), name: t('me.stats.longest') },
    { value: String(freezes), name: t('me.stats.freezes') },
  ]
  const days = months.flatMap((month) => month.days)
  const counts = (['answered', 'missed', 'frozen', 'failed'] as const)
    .map((state) => ({ name: labels[state], count: days.filter((day) => day === state).length }))
    .filter(({ count }) => count > 0)

  return {
    name: 'streak.png',
    chart: { kind: 'streakCalendar', title: t('me.stats.calendar'), figures, months, labels },
    alt: [
      t('me.stats.calendar'),
      ...figures.map(({ name, value }) => `${name}: ${value}`),
      ...counts.map(({ name, count }) => `${name}: ${count}`),
    ].join('\n'),
  }
}

async function progress(
  context: Context,
  serverId: string,
  score: number,
  { today, dayOf }: CountedStreak,
): Promise<Drawn | undefined> {
  const { t, store, bank, language, member, now } = context
  const [entries, tallies] = await Promise.all([
    store.ledger(serverId, member.id, ledgerLimit),
    store.tallies({ serverId, memberId: member.id, since: now - lookBackMs, now }),
  ])
  const names = topicsOf(bank, language)
  const topics = tallyTopics(bank.values(), tallies)
    .filter(({ asked }) => asked > 0)
    .sort((a, b) => b.asked - a.asked || (a.topic < b.topic ? -1 : 1))
    .slice(0, shownTopics)
    .map(({ topic, asked, right }) => ({ name: names.get(topic) ?? topic, right, of: asked }))
  const chart = progressChart(
    {
      score,
      today,
      entries: entries.map(({ at, points }) => ({ day: dayOf(at), points })),
      isCut: entries.length === ledgerLimit,
      topics,
    },
    language,
  )

  return (
    chart && {
      name: 'progress.png',
      chart,
      alt: [
        t('me.stats.progress'),
        t('me.stats.score', { points: score }),
        ...topics.map(({ name, right, of }) => `${name}: ${right} / ${of}`),
      ].join('\n'),
    }
  )
}

interface Drawn extends Pick<Image, 'name' | 'alt'> {
  readonly chart: Chart
}

/** The numbers are in the text; a picture that cannot be drawn now is left out. */
async function draw({ render, look }: Context, drawn: Drawn | undefined): Promise<Image[]> {
  if (!drawn) return []

  const { chart, ...file } = drawn

  try {
    return [{ ...(await render.chart(chart, look)), ...file }]
  } catch (error) {
    if (error instanceof UserError) return []
    throw error
  }
}
