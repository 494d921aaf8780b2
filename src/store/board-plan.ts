import {
  type BoardWindow,
  boardWindows,
  type Calendar,
  nextMidnight,
  type Span,
  seasonAt,
  spanBefore,
  spanOf,
} from '../quiz/window.ts'

/** A board as it should be: one of those kept for every scope. */
export interface PlannedBoard extends Span {
  readonly name: string
}

/** A window's board. A season's has a name of its own, so that a new season begins empty and the old one stays. */
export function boardFor(window: BoardWindow, calendar: Calendar, now: number): PlannedBoard {
  const { since, until } = spanOf(window, calendar, now)

  return { name: window === 'season' ? seasonName(calendar, now) : window, since, until }
}

/** The board that a window's is compared with. */
export function boardBefore(window: BoardWindow, calendar: Calendar, now: number): PlannedBoard {
  const { since, until } = spanBefore(window, calendar, now)

  return { name: window === 'season' ? seasonName(calendar, since) : `${window}-before`, since, until }
}

export function planBoards(calendar: Calendar, now: number): PlannedBoard[] {
  return boardWindows.flatMap((window) => [
    boardFor(window, calendar, now),
    boardBefore(window, calendar, now),
  ])
}

/** The first instant at which the plan is another. */
export function planEnds(calendar: Calendar, now: number): number {
  return Math.min(nextMidnight(calendar, now), seasonAt(calendar, now).until)
}

function seasonName(calendar: Calendar, now: number): string {
  const { year, quarter, since, isReset } = seasonAt(calendar, now)

  return isReset ? `season-${since}` : `season-${year}-Q${quarter}`
}
