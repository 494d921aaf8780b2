import { type Context, serverOf } from '../../command.ts'
import type { Membership } from '../../members.ts'
import type { BoardRow } from '../../render/renderer.ts'
import { shownName } from '../../shown-name.ts'
import type { BoardEntry, BoardQuery } from '../../store/ranking.ts'
import { type BoardPage, clampPage, pageSize } from './page.ts'

/** How often a page is read anew because somebody on it turned out to have left. */
const readings = 3

/** For whom a board is drawn. */
export interface Viewer {
  readonly memberId: string
  /** Only they see it: then they have their name, hidden or not. */
  readonly isAlone: boolean
}

/** A page of a board of members, without those who left; that of the viewer is marked. */
export async function memberPage(
  context: Context,
  query: BoardQuery,
  wanted: number,
  viewer: Viewer,
): Promise<BoardPage> {
  const { store } = context
  const { entries, found, ...place } = await readPresent(context, query, wanted)
  const ids = entries.map(({ memberId }) => memberId)
  const [before, hidden] = await Promise.all([store.ranksBefore(query, ids), store.hiddenMembers(ids)])
  const rows = entries.map((entry) =>
    rowOf(context, entry, {
      rankBefore: before.get(entry.memberId),
      picture: found.get(entry.memberId)?.picture,
      isHidden: hidden.has(entry.memberId) && !(viewer.isAlone && viewer.memberId === entry.memberId),
      isViewer: viewer.memberId === entry.memberId,
    }),
  )

  return { ...place, rows }
}

async function readPresent({ store, members }: Context, query: BoardQuery, wanted: number) {
  const { serverId } = query

  for (let reading = 1; ; reading += 1) {
    const size = await store.boardSize(query)
    const { page, pages } = clampPage(wanted, size)
    const entries = await store.leaderboard(query, { limit: pageSize, offset: page * pageSize })
    const ids = entries.map(({ memberId }) => memberId)
    const found: ReadonlyMap<string, Membership> = await members.look(serverId, ids)
    const left = ids.filter((id) => found.get(id)?.hasLeft)

    await store.saveLeft(serverId, left)

    if (left.length === 0 || reading === readings) {
      const present = entries.filter(({ memberId }) => !left.includes(memberId))

      return { entries: present, found, page, pages, size: size - left.length }
    }
  }
}

interface About {
  readonly rankBefore: number | undefined
  readonly picture: Uint8Array | undefined
  readonly isHidden: boolean
  readonly isViewer: boolean
}

function rowOf(context: Context, entry: BoardEntry, about: About): BoardRow {
  const { t } = context
  const { rank, points, attempts } = entry
  const { rankBefore, picture, isHidden, isViewer } = about
  const name = isHidden ? '' : shownName(entry.name)

  return {
    rank,
    name: name || t(isHidden ? 'member.hidden' : 'board.nameless'),
    points,
    note: t('board.attempts', { count: attempts }),
    highlighted: isViewer && !isHidden,
    ...(isHidden && { faceless: true }),
    ...(name === '' && !picture && { faceless: true }),
    ...(picture && !isHidden && { avatar: picture }),
    ...(rankBefore !== undefined && { movement: rankBefore - rank }),
  }
}

/** What is said publicly of the viewer's own place where the page does not show it; undefined where nothing may be. */
export async function ownPlace(
  context: Context,
  query: BoardQuery,
  { memberId }: Viewer,
): Promise<BoardEntry | undefined> {
  const [own, hidden] = await Promise.all([
    context.store.standing(query, memberId),
    context.store.hiddenMembers([memberId]),
  ])

  return hidden.has(memberId) ? undefined : own
}

export function memberQuery(context: Context, view: Pick<BoardQuery, 'window' | 'scope'>): BoardQuery {
  return { serverId: serverOf(context), window: view.window, scope: view.scope, now: context.now }
}
