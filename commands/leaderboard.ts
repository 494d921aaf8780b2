import { type Context, defineAction, defineCommand, type Reply, serverOf } from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { type Button, escapeMarkdown, formatCustomId } from '../src/message.ts'
import type { BoardRow } from '../src/render/renderer.ts'
import type { BoardEntry, BoardQuery } from '../src/store/ranking.ts'

const windows = ['30d', 'all'] as const
type Window = (typeof windows)[number]

const pageSize = 10

/** `/leaderboard`: who earned how much, ten a page, as a picture and as text. */
export default defineCommand({
  name: 'leaderboard',
  place: 'server',
  action: defineAction({
    defer: true,
    options: { window: { type: 'string', choices: windows, default: '30d' } },
    run: (context, { window }) => showBoard(context, window, 0),
  }),
  presses: {
    board: {
      version: 1,
      defer: true,
      update: true,
      run: (context, [window, page]) => showBoard(context, readWindow(window), Number(page) || 0),
    },
    'board-me': {
      version: 1,
      defer: true,
      private: true,
      run: (context, [window]) => findMe(context, readWindow(window)),
    },
  },
})

function readWindow(text: string | undefined): Window {
  return text === 'all' ? 'all' : '30d'
}

async function showBoard(context: Context, window: Window, wanted: number): Promise<Reply> {
  const { t, store, members } = context
  const query = queryFor(context, window)
  const size = await store.boardSize(query)
  const pages = Math.max(1, Math.ceil(size / pageSize))
  const page = Math.min(Math.max(0, Math.trunc(wanted)), pages - 1)

  if (size === 0) {
    return {
      text: t('board.empty', { window: t(`choice.window.${window}`) }),
      rows: boardButtons(context, window, 0, 1),
    }
  }

  const entries = await store.leaderboard(query, { limit: pageSize, offset: page * pageSize })
  const ids = entries.map(({ memberId }) => memberId)
  const [before, found] = await Promise.all([
    store.ranksBefore(query, ids),
    members.look(serverOf(context), ids),
  ])
  const rows = entries
    .filter(({ memberId }) => !found.get(memberId)?.hasLeft)
    .map((entry) => rowOf(context, entry, before.get(entry.memberId), found.get(entry.memberId)?.picture))

  return {
    text: `### ${t('board.title', { window: t(`choice.window.${window}`) })}`,
    images: [await draw(context, window, rows, { page, pages, size })],
    rows: boardButtons(context, window, page, pages),
  }
}

function rowOf(
  { t, member }: Context,
  { rank, name, points, attempts, memberId }: BoardEntry,
  rankBefore: number | undefined,
  avatar: Uint8Array | undefined,
): BoardRow {
  return {
    rank,
    name,
    points,
    note: t('board.attempts', { count: attempts }),
    highlighted: memberId === member.id,
    ...(avatar && { avatar }),
    ...(rankBefore !== undefined && { movement: rankBefore - rank }),
  }
}

async function draw(
  { t, render, look, language }: Context,
  window: Window,
  rows: readonly BoardRow[],
  { page, pages, size }: { page: number; pages: number; size: number },
) {
  const title = t('board.title', { window: t(`choice.window.${window}`) })
  const members = t('board.members', { count: size })
  const hasMoved = rows.some(({ movement }) => movement !== undefined)
  const picture = await render.board(
    {
      title,
      subtitle: hasMoved ? `${members} · ${t(`board.movement.${window}`)}` : members,
      rows,
      footer: { left: t('board.rule'), right: t('board.page', { page: page + 1, pages }) },
    },
    look,
  )
  const points = new Intl.NumberFormat(language)
  const lines = rows.map(
    ({ rank, name, points: earned, movement = 0 }) =>
      `${rank}. ${name}, ${points.format(earned)}${movement === 0 ? '' : ` ${arrowOf(movement)}`}`,
  )

  return { ...picture, name: 'leaderboard.png', alt: `${title}\n${lines.join('\n')}` }
}

function arrowOf(movement: number): string {
  return movement > 0 ? `↑${movement}` : `↓${-movement}`
}

async function findMe(context: Context, window: Window): Promise<Reply> {
  const { t, store, member } = context
  const own = await store.standing(queryFor(context, window), member.id)

  if (!own) throw new UserError('board.notOnIt', { window: t(`choice.window.${window}`) })

  const { images = [] } = await showBoard(context, window, Math.floor((own.position - 1) / pageSize))

  return {
    text: t('board.you', { name: escapeMarkdown(own.name), rank: own.rank, points: own.points }),
    images,
  }
}

function queryFor(context: Context, window: Window): BoardQuery {
  return { serverId: serverOf(context), window, scope: 'server', now: context.now }
}

function boardButtons(context: Context, window: Window, page: number, pages: number): Button[][] {
  const { t } = context
  const choices: Button[] = windows.map((choice) => ({
    customId: formatCustomId('board', 1, choice, '0', 'window'),
    label: t(`choice.window.${choice}`),
    style: choice === window ? 'primary' : 'secondary',
  }))
  const findMe = { customId: formatCustomId('board-me', 1, window), label: t('board.findMe') }
  const turn = (to: number, way: 'earlier' | 'later'): Button => ({
    customId: formatCustomId('board', 1, window, String(to), way),
    label: t(`board.${way}`),
    disabled: to < 0 || to >= pages,
  })

  return [[...choices, findMe], ...(pages > 1 ? [[turn(page - 1, 'earlier'), turn(page + 1, 'later')]] : [])]
}
