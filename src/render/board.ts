import type { Language } from '../i18n/texts.ts'
import { shownName } from '../shown-name.ts'
import type { AvatarPicture } from './avatar-picture.ts'
import { avatarRadius, drawAvatar, drawAvatarPicture, drawNobody } from './board-avatar.ts'
import { drawFooter } from './card-frame.ts'
import { drawLabel, labelWidth, middleToBaseline } from './labels.ts'
import { drawMovement } from './movement.ts'
import type { Drawing } from './raster.ts'
import type { Board, BoardRow } from './renderer.ts'
import { at, circle, clipped, clipToBox, clipToCircle, frame, rectangle } from './shapes.ts'
import { highlightGround, mix, type Palette } from './theme.ts'

/** Lengths in units; a picture has two pixels for each. */
const width = 760
const column = { x: 40, width: 680 }
const headerHeight = 106
const rowHeight = 56
const boxHeight = 48
const footerHeight = 74
export const boardRowLimit = 25

/** Where the parts of a row stand. */
const bar = { x: 380, width: 160, height: 8 }
const pointsRight = 616
const noteRight = 704
const noteWidth = 80
/** A long note is set smaller before it is cut. */
const noteSize = { least: 11, most: 13.5 }

/** The left part of all rows, by whether any of them tells how far it moved. */
const plainStart = { rank: 70, movement: 0, avatar: 118, name: 148 }
const movingStart = { rank: 65, movement: 97, avatar: 138, name: 166 }
const nameRight = 362

/** What a name may draw over, however its letters pile up. */
const clips = { avatar: 'avatar', name: 'name' }

/** What a board is drawn with. */
export interface BoardSheet {
  readonly palette: Palette
  readonly language: Language
  /** Of the rows, in their order; where there is none, initials stand in. */
  readonly avatars?: readonly (AvatarPicture | undefined)[]
}

/**
 * A leaderboard: rank, movement, picture or initials, name, a bar against the first, points and a remark.
 *
 * @throws RangeError beyond 25 rows, which no picture holds readably
 */
export function drawBoard(board: Board, sheet: BoardSheet): Drawing {
  const { rows } = board
  const { palette, avatars = [] } = sheet

  if (rows.length > boardRowLimit) throw new RangeError(`${rows.length} rows on a board`)

  const height = headerHeight + rows.length * rowHeight + footerHeight
  const footerColumn = { ...column, size: 14, colour: palette.muted }
  const heading = { x: column.x, room: column.width }
  const scale = {
    most: Math.max(1, ...rows.map(({ points }) => points ?? 0)),
    start: rows.some(({ movement }) => movement !== undefined) ? movingStart : plainStart,
  }

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
      clipToCircle(clips.avatar, avatarRadius),
      clipToBox(clips.name, {
        x: scale.start.name - 2,
        y: 0,
        width: nameRight - scale.start.name + 4,
        height: boxHeight,
      }),
      drawLabel(board.title, { ...heading, baseline: 56, size: 27, colour: palette.text, bold: true }),
      drawLabel(board.subtitle, { ...heading, baseline: 84, size: 15.5, colour: palette.muted }),
      ...rows.map((row, i) => at(0, headerHeight + i * rowHeight, drawRow(row, avatars[i], scale, sheet))),
      drawFooter(board.footer, height, footerColumn, palette),
    ].join(''),
  }
}

type RowScale = { readonly most: number; readonly start: typeof plainStart }

function drawRow(
  row: BoardRow,
  avatar: AvatarPicture | undefined,
  { most, start }: RowScale,
  { palette, language }: BoardSheet,
): string {
  const middle = boxHeight / 2
  const ground = row.highlighted ? highlightGround(palette) : palette.panel
  const box = { x: column.x, y: 0, width: column.width, height: boxHeight }
  const name = shownName(row.name)
  const line = (size: number) => ({ size, baseline: middle + middleToBaseline * size })
  const points = row.points === null ? '–' : new Intl.NumberFormat(language).format(row.points)

  return [
    row.highlighted
      ? frame(box, ground, mix(palette.accent, palette.background, 0.75), 10)
      : rectangle(box, ground, 10),
    drawRank(row.rank, start.rank, middle, palette),
    row.movement === undefined ? '' : drawMovement(row.movement, start.movement, middle, palette),
    drawFace(row, avatar, { x: start.avatar, y: middle, clipId: clips.avatar, palette, ground }),
    clipped(
      clips.name,
      drawLabel(name, {
        ...line(17),
        x: start.name,
        room: nameRight - start.name,
        colour: row.faceless ? palette.muted : palette.text,
        bold: row.highlighted,
      }),
    ),
    drawBar((row.points ?? 0) / most, middle, ground, palette),
    drawLabel(points, {
      ...line(18),
      x: pointsRight,
      align: 'right',
      room: pointsRight - bar.x - bar.width - 8,
      colour: row.points === null ? palette.muted : palette.text,
      bold: true,
    }),
    drawLabel(row.note, {
      ...line(noteSizeFor(row.note)),
      x: noteRight,
      align: 'right',
      room: noteWidth,
      colour: palette.muted,
    }),
  ].join('')
}

function noteSizeFor(note: string): number {
  return Math.min(noteSize.most, Math.max(noteSize.least, noteWidth / labelWidth(note, 1)))
}

/** The member's picture, else their initials, else a person. */
function drawFace(
  { name, faceless }: BoardRow,
  avatar: AvatarPicture | undefined,
  place: { x: number; y: number; clipId: string; palette: Palette; ground: string },
): string {
  if (faceless) return drawNobody(place.x, place.y)
  if (!avatar) return drawAvatar(shownName(name), place)

  return drawAvatarPicture(avatar, { ...place, ground: mix(place.palette.text, place.ground, 0.1) })
}

/** A bar against the first, with round ends. */
function drawBar(share: number, middle: number, ground: string, palette: Palette): string {
  const { x, width, height } = bar
  const track = { x, y: middle - height / 2, width, height }
  const filled = Math.max(height, width * Math.min(1, share))

  return [
    rectangle(track, mix(palette.text, ground, 0.1), height / 2),
    share > 0 ? rectangle({ ...track, width: filled }, palette.accent, height / 2) : '',
  ].join('')
}

/** The first three on medals. */
function drawRank(rank: number | null, x: number, middle: number, palette: Palette): string {
  const medal = rank === null ? undefined : palette.medals[rank - 1]
  const words = rank === null ? '–' : String(rank)
  const size = Math.min(16, 30 / labelWidth(words, 1, true))
  const number = drawLabel(words, {
    x,
    baseline: middle + middleToBaseline * size,
    size,
    align: 'middle',
    colour: medal ? palette.medalText : palette.muted,
    bold: true,
  })

  return medal ? circle(x, middle, 14, medal) + number : number
}
