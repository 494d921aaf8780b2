import { type Context, defineAction, defineCommand, type Reply, serverOf } from '../src/command.ts'
import { UserError } from '../src/errors.ts'
import { type Button, escapeMarkdown, formatCustomId } from '../src/message.ts'
import type { BoardEntry, BoardQuery } from '../src/store/store.ts'

const windows = ['30d', 'all'] as const
type Window = (typeof windows)[number]

const pageSize = 10
const dayMs = 86_400_000

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

async function showBoard(
  context: Context,
  window: Window,
  wanted: number,
  highlighted?: string,
): Promise<Reply> {
  const { t, store } = context
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
  const title = t('board.title', { window: t(`choice.window.${window}`) })

  return {
    text: `### ${title}`,
    images: [await draw(context, title, entries, { page, pages, size }, highlighted)],
    rows: boardButtons(context, window, page, pages),
  }
}

async function draw(
  { t, render, look, language }: Context,
  title: string,
  entries: readonly BoardEntry[],
  { page, pages, size }: { page: number; pages: number; size: number },
  highlighted: string | undefined,
) {
  const picture = await render.board(
    {
      title,
      subtitle: t('board.members', { count: size }),
      rows: entries.map((entry) => ({
        rank: entry.rank,
        name: entry.name,
        points: entry.points,
        note: t('board.attempts', { count: entry.attempts }),
        highlighted: entry.memberId === highlighted,
      })),
      footer: { left: t('board.rule'), right: t('board.page', { page: page + 1, pages }) },
    },
    look,
  )
  const points = new Intl.NumberFormat(language)
  const lines = entries.map(({ rank, name, points: earned }) => `${rank}. ${name}, ${points.format(earned)}`)

  return { ...picture, name: 'leaderboard.png', alt: `${title}\n${lines.join('\n')}` }
}

async function findMe(context: Context, window: Window): Promise<Reply> {
  const { t, store, member } = context
  const own = await store.standing(queryFor(context, window), member.id)

  if (!own) throw new UserError('board.notOnIt', { window: t(`choice.window.${window}`) })

  const { images = [] } = await showBoard(
    context,
    window,
    Math.floor((own.position - 1) / pageSize),
    member.id,
  )

  return {
    text: t('board.you', { name: escapeMarkdown(own.name), rank: own.rank, points: own.points }),
    images,
  }
}

function queryFor(context: Context, window: Window): BoardQuery {
  return { serverId: serverOf(context), since: window === 'all' ? null : context.now - 30 * dayMs }
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
