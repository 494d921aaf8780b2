import { type Context, serverOf } from '../../command.ts'
import type { BoardRow } from '../../render/renderer.ts'
import { shownName } from '../../shown-name.ts'
import { type TeamEntry, teamMinimum } from '../../store/ranking.ts'
import type { BoardWindow } from '../window.ts'
import { type BoardPage, clampPage, pageSize } from './page.ts'

/** A role that competes, with what it is called. */
export interface Team extends TeamEntry {
  readonly name: string
}

/** The server's teams in the order of their board; none where no role was made one. */
export async function readTeams(context: Context, window: BoardWindow): Promise<Team[]> {
  const { t, store, members, now } = context
  const serverId = serverOf(context)
  const { teams: roleIds } = await store.server(serverId)
  const [entries, names] = await Promise.all([
    store.teamBoard({ serverId, window, scope: 'server', now }, roleIds),
    roleIds.length === 0 ? new Map<string, string>() : members.roleNames(serverId),
  ])
  const nameOf = (roleId: string) =>
    shownName(names.get(roleId) ?? '') || t('board.teamNumber', { number: roleIds.indexOf(roleId) + 1 })

  return (
    entries
      // A role that was deleted has no members; when no name is known, none of them was.
      .filter(({ roleId }) => names.size === 0 || names.has(roleId))
      .map((entry) => ({ ...entry, name: nameOf(entry.roleId) }))
  )
}

/** @param own roles of the viewer, whose teams are marked */
export function teamPage(
  context: Context,
  teams: readonly Team[],
  wanted: number,
  own: readonly string[],
): BoardPage {
  const { page, pages } = clampPage(wanted, teams.length)
  const shown = teams.slice(page * pageSize, (page + 1) * pageSize)

  return { rows: shown.map((team) => rowOf(context, team, own)), page, pages, size: teams.length }
}

/** How many of a team have yet to answer before it is ranked. */
export function missingOf({ members }: TeamEntry): number {
  return Math.max(0, teamMinimum - members)
}

function rowOf({ t }: Context, team: Team, own: readonly string[]): BoardRow {
  const { rank, name, average, members, roleId } = team

  return {
    rank,
    name,
    points: rank === null ? null : Math.round(10 * average) / 10,
    note:
      rank === null
        ? t('board.missing', { count: missingOf(team) })
        : t('board.answered', { count: members }),
    highlighted: own.includes(roleId),
  }
}
