import type { Context } from '../../command.ts'
import { type Button, formatCustomId } from '../../message.ts'
import { boardWindows } from '../window.ts'
import { type BoardView, writeView } from './view.ts'

/** Windows, “find me”, and what turns pages; all their state is in them, so they outlive the program. */
export function boardButtons({ t }: Context, view: BoardView, pages: number): Button[][] {
  const to = (change: Partial<BoardView>, way: string) =>
    formatCustomId('board', 1, ...writeView({ ...view, ...change }, way))
  const windows: Button[] = boardWindows.map((window) => ({
    customId: to({ window, page: 0 }, 'window'),
    label: t(`choice.window.${window}`),
    style: window === view.window ? 'primary' : 'secondary',
  }))
  const turn = (page: number, way: 'earlier' | 'later'): Button => ({
    customId: to({ page: Math.max(0, page) }, way),
    label: t(`board.${way}`),
    disabled: page < 0 || page >= pages,
  })
  const turns = pages > 1 ? [turn(view.page - 1, 'earlier'), turn(view.page + 1, 'later')] : []

  return [
    windows,
    [
      ...turns,
      { customId: formatCustomId('board-me', 1, ...writeView(view, 'me')), label: t('board.findMe') },
      { customId: to({}, 'refresh'), label: t('board.refresh') },
    ],
  ]
}
