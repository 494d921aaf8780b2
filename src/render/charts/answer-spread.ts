import type { AnswerSpread } from '../chart.ts'
import { drawLabel, labelWidth, middleToBaseline } from '../labels.ts'
import { drawMark } from '../mark.ts'
import { at, circle, rectangle } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { badgeGround, mix, type Palette } from '../theme.ts'
import { type Plot, roomWidth } from './chart-frame.ts'
import { drawParagraph } from './rich-text.ts'

type Answer = AnswerSpread['bars'][number]

const size = 17
const badgeRadius = 14
const badgeRoom = 42
const markRoom = 30
const barHeight = 14
const gap = 20

/** An answer on a row: its letter, its text, and under it how many gave it. */
export function drawAnswerSpread({ bars, members }: AnswerSpread, sheet: Sheet): Plot {
  const hasLetters = bars.some(({ letter }) => letter !== undefined)
  const figures = bars.map(({ count }) => tellCount(count, members, sheet))
  const figuresWidth = Math.max(...figures.map((figure) => labelWidth(figure, size, true)))
  let height = 0

  const svg = bars.map((bar, i) => {
    const row = drawAnswer(bar, { hasLetters, members, figure: figures[i] ?? '', figuresWidth }, sheet)
    const top = height

    height += row.height + (i < bars.length - 1 ? gap : 0)
    return at(0, top, row.svg)
  })

  return { svg: svg.join(''), height }
}

interface RowRoom {
  readonly hasLetters: boolean
  readonly members: number
  readonly figure: string
  readonly figuresWidth: number
}

function drawAnswer(bar: Answer, { hasLetters, members, figure, figuresWidth }: RowRoom, sheet: Sheet): Plot {
  const { palette } = sheet
  const left = hasLetters ? badgeRoom : 0
  const text = drawParagraph(
    bar.text,
    {
      x: left,
      size,
      room: roomWidth - left - markRoom,
      lines: 2,
      leading: 1.5,
      colour: palette.text,
      bold: bar.mark === 'right',
    },
    sheet,
  )
  const middle = text.height + 6 + barHeight / 2
  const track = {
    x: left,
    y: middle - barHeight / 2,
    width: roomWidth - left - figuresWidth - 18,
    height: barHeight,
  }
  const filled = Math.max(barHeight, track.width * Math.min(1, bar.count / Math.max(1, members)))

  return {
    svg: [
      text.svg,
      bar.letter === undefined ? '' : drawBadge(bar.letter, (middle + barHeight / 2) / 2, bar.mark, palette),
      bar.mark ? drawMark(bar.mark, roomWidth - 10, 0.75 * size, toneOf(bar.mark, palette)) : '',
      rectangle(track, mix(palette.text, palette.background, 0.1), barHeight / 2),
      bar.count > 0 ? rectangle({ ...track, width: filled }, toneOf(bar.mark, palette), barHeight / 2) : '',
      drawLabel(figure, {
        x: roomWidth,
        baseline: middle + middleToBaseline * size,
        size,
        align: 'right',
        colour: palette.text,
        bold: bar.mark === 'right',
      }),
    ].join(''),
    height: middle + barHeight / 2,
  }
}

function drawBadge(letter: string, middle: number, mark: Answer['mark'], palette: Palette): string {
  const ground = mark ? toneOf(mark, palette) : badgeGround(palette)

  return (
    circle(badgeRadius, middle, badgeRadius, ground) +
    drawLabel(letter, {
      x: badgeRadius,
      baseline: middle + middleToBaseline * 15.5,
      size: 15.5,
      align: 'middle',
      colour: mark ? palette.background : palette.text,
      room: 2 * badgeRadius,
      bold: true,
    })
  )
}

function toneOf(mark: Answer['mark'], { tones, series }: Palette): string {
  if (!mark) return series[0]

  return mark === 'right' ? tones.good : tones.bad
}

function tellCount(count: number, members: number, { language }: Sheet): string {
  const numbers = new Intl.NumberFormat(language)

  const share = Math.round((100 * count) / Math.max(1, members))

  return `${numbers.format(count)} · ${share}${language === 'zh-CN' ? '%' : ' %'}`
}
