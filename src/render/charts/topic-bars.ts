import type { Progress } from '../chart.ts'
import { drawLabel, labelWidth, middleToBaseline } from '../labels.ts'
import { rectangle } from '../shapes.ts'
import type { Sheet } from '../sheet.ts'
import { mix } from '../theme.ts'
import { type Plot, roomWidth } from './chart-frame.ts'

type Topic = NonNullable<Progress['topics']>['bars'][number]

const size = 16
const rowHeight = 34
const barHeight = 12
const nameRoom = 230

/** How much of each topic was right, on bars of one length. */
export function drawTopicBars(topics: readonly Topic[], sheet: Sheet): Plot {
  const { palette, language } = sheet
  const numbers = new Intl.NumberFormat(language)
  const figures = topics.map(({ right, of }) => `${numbers.format(right)} / ${numbers.format(of)}`)
  const nameWidth = Math.min(nameRoom, Math.max(...topics.map(({ name }) => labelWidth(name, size)))) + 18
  const figureWidth = Math.max(...figures.map((figure) => labelWidth(figure, size))) + 16

  const svg = topics.map(({ name, right, of }, i) => {
    const middle = (i + 0.5) * rowHeight
    const baseline = middle + middleToBaseline * size
    const track = {
      x: nameWidth,
      y: middle - barHeight / 2,
      width: roomWidth - nameWidth - figureWidth,
      height: barHeight,
    }
    const share = of > 0 ? Math.min(1, right / of) : 0
    const filled = Math.max(barHeight, share * track.width)

    return [
      drawLabel(name, { x: 0, baseline, size, colour: palette.text, room: nameWidth - 18 }),
      rectangle(track, mix(palette.text, palette.background, 0.1), barHeight / 2),
      share > 0 ? rectangle({ ...track, width: filled }, palette.series[0], barHeight / 2) : '',
      drawLabel(figures[i] ?? '', { x: roomWidth, baseline, size, align: 'right', colour: palette.muted }),
    ].join('')
  })

  return { svg: svg.join(''), height: topics.length * rowHeight }
}
