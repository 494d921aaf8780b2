import { drawAvatar } from './board-avatar.ts'
import { drawFooter } from './card-frame.ts'
import type { Drawing } from './raster.ts'
import type { Board, BoardRow } from './renderer.ts'
import { at, circle, frame, ink, rectangle } from './shapes.ts'
import { cutText, setText, type TextStyle } from './text.ts'
import { highlightGround, mix, type Palette } from './theme.ts'

/** Lengths in units; a picture has two pixels for each. */
const width = 760
const column = { x: 40, width: 680 }
const headerHeight = 106
const rowHeight = 56
const boxHeight = 48
const footerHeight = 74
const rowLimit = 25

/** Where the parts of a row stand. */
const rankMiddle = 70
const avatarMiddle = 118
const nameLeft = 148
const nameWidth = 214
const bar = { x: 380, width: 160, height: 8 }
const pointsRight = 616
const noteRight = 704
const noteWidth = 80

const regular: TextStyle = { face: 'regular' }
const bold: TextStyle = { face: 'bold' }

/**
 * A leaderboard: rank, initials, name, a bar against the first, points and a remark.
 *
 * @throws RangeError beyond 25 rows, which no picture holds readably
 */
export function drawBoard(board: Board, palette: Palette): Drawing {
  const { rows } = board
  const most = Math.max(1, ...rows.map(({ points }) => points))

  if (rows.length > rowLimit) throw new RangeError(`${rows.length} rows on a board`)

  const height = headerHeight + rows.length * rowHeight + footerHeight
  const footerColumn = { ...column, size: 14, colour: palette.muted }

  return {
    x: 0,
    y: 0,
    width,
    height,
    scale: 2,
    background: palette.background,
    text: palette.text,
    coloured: true,
    svg: [
      rectangle({ x: 0, y: 0, width: 6, height }, palette.accent),
      setLeft(board.title, column.x, 56, 27, column.width, palette.text, bold),
      setLeft(board.subtitle, column.x, 84, 15.5, column.width, palette.muted, regular),
      ...rows.map((row, i) => at(0, headerHeight + i * rowHeight, drawRow(row, most, palette))),
      drawFooter(board.footer, height, footerColumn, palette),
    ].join(''),
  }
}

function drawRow(row: BoardRow, most: number, palette: Palette): string {
  const middle = boxHeight / 2
  const ground = row.highlighted ? highlightGround(palette) : palette.panel
  const box = { x: column.x, y: 0, width: column.width, height: boxHeight }
  const share = Math.min(1, Math.max(0, row.points / most))
  const track = { x: bar.x, y: middle - bar.height / 2, height: bar.height }
  const baseline = (size: number) => middle + 0.366 * size

  return [
    row.highlighted
      ? frame(box, ground, mix(palette.accent, palette.background, 0.75), 10)
      : rectangle(box, ground, 10),
    drawRank(row.rank, middle, palette),
    drawAvatar(cleanName(row.name), avatarMiddle, middle),
    setLeft(
      cleanName(row.name),
      nameLeft,
      baseline(17),
      17,
      nameWidth,
      palette.text,
      row.highlighted ? bold : regular,
    ),
    rectangle({ ...track, width: bar.width }, mix(palette.text, ground, 0.1), bar.height / 2),
    share > 0
      ? rectangle(
          { ...track, width: Math.max(bar.height, bar.width * share) },
          palette.accent,
          bar.height / 2,
        )
      : '',
    setRight(
      formatPoints(row.points),
      pointsRight,
      baseline(18),
      18,
      pointsRight - bar.x - bar.width - 8,
      palette.text,
      bold,
    ),
    setRight(row.note, noteRight, baseline(13.5), 13.5, noteWidth, palette.muted, regular),
  ].join('')
}

/** The first three on medals. */
function drawRank(rank: number, middle: number, palette: Palette): string {
  const medal = palette.medals[rank - 1]
  const size = Math.min(16, 44 / setText(String(rank), bold).width)
  const x = rankMiddle - (setText(String(rank), bold).width * size) / 2
  const number = ink(
    x,
    middle + 0.366 * size,
    size,
    medal ? palette.medalText : palette.muted,
    setText(String(rank), bold).svg,
  )

  return medal ? circle(rankMiddle, middle, 14, medal) + number : number
}

/** A name as we can set it: letters in disguise (𝓕𝓪𝓷𝓬𝔂) as what they mean, on one line. */
function cleanName(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, ' ').trim()
}

/** Thousands set apart; the two languages do it alike. */
function formatPoints(points: number): string {
  return new Intl.NumberFormat('en').format(points)
}

function setLeft(
  text: string,
  x: number,
  baseline: number,
  size: number,
  room: number,
  colour: string,
  style: TextStyle,
): string {
  return ink(x, baseline, size, colour, setText(cutText(text, room / size, style), style).svg)
}

function setRight(
  text: string,
  right: number,
  baseline: number,
  size: number,
  room: number,
  colour: string,
  style: TextStyle,
): string {
  const run = setText(cutText(text, room / size, style), style)

  return ink(right - run.width * size, baseline, size, colour, run.svg)
}
