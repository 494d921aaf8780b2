import type { Context } from '../../command.ts'
import { cutText } from '../../cut-text.ts'
import { escapeMarkdown } from '../../message.ts'
import type { Board, BoardRow } from '../../render/renderer.ts'

/** Ten rows of such names, and all else that is said, are within what Discord takes as a picture's text. */
const longestName = 40

/** A board as plain text, row by row: what its picture shows to those who do not see it. */
export function boardAlt(context: Context, { title, subtitle, rows }: Board): string {
  return [title, subtitle, ...rows.map((row) => lineOf(context, row, (name) => name))].join('\n')
}

/** A board as Discord Markdown, where its picture cannot be had. */
export function boardText(context: Context, { subtitle, rows, footer }: Board): string {
  const lines = rows.map((row) => {
    const line = lineOf(context, row, escapeMarkdown)

    return row.highlighted ? `**${line}**` : line
  })

  return [subtitle, '', ...lines, '', `-# ${footer.left} · ${footer.right}`].join('\n')
}

function lineOf({ t }: Context, row: BoardRow, inert: (name: string) => string): string {
  const name = inert(cutText(row.name, longestName))
  const { rank, points, note, movement = 0 } = row
  const words =
    points === null ? t('board.rowUnranked', { name, note }) : t('board.row', { name, points, note })

  return [rank === null ? `– ${words}` : `${rank}. ${words}`, arrowOf(movement)].filter(Boolean).join(' ')
}

function arrowOf(movement: number): string {
  if (movement === 0) return ''

  return movement > 0 ? `↑${movement}` : `↓${-movement}`
}
