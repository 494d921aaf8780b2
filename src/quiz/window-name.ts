import type { Translate } from '../i18n/catalog.ts'
import type { Server } from '../store/server-settings.ts'
import type { ClosedWindow } from './closed-window.ts'

/** Such as “March 2026” or “Season 2026 Q1”, by the server's clock. */
export function windowName(
  { since, season }: Pick<ClosedWindow, 'since' | 'season'>,
  { timezone, language }: Pick<Server, 'timezone' | 'language'>,
  t: Translate,
): string {
  if (season) return t('board.season', { year: String(season.year), quarter: season.quarter })

  const month = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: timezone })

  // Intl writes 2026年3月; here a blank stands between Han and figures.
  return month.format(since).replace(/(?<=\d)(?=\p{Script=Han})|(?<=\p{Script=Han})(?=\d)/gu, ' ')
}
