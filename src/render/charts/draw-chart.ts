import type { Chart } from '../chart.ts'
import type { Drawing } from '../raster.ts'
import type { Sheet } from '../sheet.ts'
import { drawAnswerSpread } from './answer-spread.ts'
import { frameChart, type Plot } from './chart-frame.ts'
import { checkChart } from './check-chart.ts'
import { drawDataTable } from './data-table.ts'
import { drawDepthLines } from './depth-lines.ts'
import { drawHistograms } from './histograms.ts'
import { drawInterval } from './interval.ts'
import { drawPhasePlane } from './phase-plane.ts'
import { drawProgress } from './progress.ts'
import { drawStreakCalendar } from './streak-calendar.ts'

/**
 * A chart under its title.
 *
 * @throws RangeError when it breaks a limit of its type, which is its maker's fault
 * @throws UserError `render.tooLong`
 */
export function drawChart(chart: Chart, sheet: Sheet): Drawing {
  checkChart(chart)

  return frameChart(chart, plotOf(chart, sheet), sheet)
}

function plotOf(chart: Chart, sheet: Sheet): Plot {
  switch (chart.kind) {
    case 'histograms':
      return drawHistograms(chart, sheet)
    case 'depthLines':
      return drawDepthLines(chart, sheet)
    case 'interval':
      return drawInterval(chart, sheet)
    case 'phasePlane':
      return drawPhasePlane(chart, sheet)
    case 'table':
      return drawDataTable(chart, sheet)
    case 'answerSpread':
      return drawAnswerSpread(chart, sheet)
    case 'streakCalendar':
      return drawStreakCalendar(chart, sheet)
    case 'progress':
      return drawProgress(chart, sheet)
  }
}
