import { type Context, serverOf } from '../../command.ts'
import { type BoardWindow, seasonAt, spanOf } from '../window.ts'

/** What is said over a board. */
export interface Heading {
  readonly title: string
  /** What the window is called, such as “Last 30 days”. */
  readonly window: string
  /** In the server's zone; undefined for all time. */
  readonly dates: string | undefined
}

/** @param scope what the board's scope is called; undefined for the whole server */
export async function headingOf(
  context: Context,
  window: BoardWindow,
  scope: string | undefined,
): Promise<Heading> {
  const { t, store, now, language } = context
  const serverId = serverOf(context)
  const { timezone } = await store.server(serverId)
  const calendar = { timezone, seasonStarts: await store.seasonStarts(serverId) }
  const { since } = spanOf(window, calendar, now)
  const format = new Intl.DateTimeFormat(language, { timeZone: timezone, dateStyle: 'medium' })
  const called =
    window === 'season' ? seasonName(context, seasonAt(calendar, now)) : t(`choice.window.${window}`)

  return {
    title:
      scope === undefined
        ? t('board.title', { window: called })
        : t('board.titleOf', { scope, window: called }),
    window: called,
    dates: {
      '7d': () => format.formatRange(since, now),
      '30d': () => format.formatRange(since, now),
      season: () => t('board.since', { date: format.format(since) }),
      all: () => undefined,
    }[window](),
  }
}

function seasonName({ t }: Context, { year, quarter }: { year: number; quarter: number }): string {
  return t('board.season', { year: String(year), quarter })
}
