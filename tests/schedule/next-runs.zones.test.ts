import { Cron } from 'croner'
import { describe, expect, it } from 'vitest'
import { nextClockChange } from '../../src/schedule/clock-change.ts'
import { nextRuns } from '../../src/schedule/next-runs.ts'
import { isThorough } from '../support/thorough.ts'

const day = 86_400_000
const from = Date.UTC(2026, 0, 1)
const until = Date.UTC(2028, 0, 1)

const zones = isThorough ? Intl.supportedValuesOf('timeZone') : ['Asia/Jerusalem', 'Australia/Adelaide']

/** Once a day at most, and never at night, where croner keeps another rule. */
const fixed = [
  ...['0 9 * * *', '15 18 * * *', '30 8 * * 1-5', '0 20 * * 1,4'],
  ...['0 10 * * 0,6', '0 12 1 * *', '45 21 13 * 5', '5 15 29 2 *'],
]
/** Follow real time: the days round each change say it all. */
const wild = ['0 * * * *', '*/15 * * * *']

function runsBetween(expression: string, zone: string, start: number, end: number): number[] {
  const runs: number[] = []

  for (const run of nextRuns(expression, zone, start)) {
    if (run > end) break
    runs.push(run)
  }

  return runs
}

function croners(expression: string, timezone: string, start: number, end: number): number[] {
  const cron = new Cron(expression, { timezone, domAndDow: false })
  const runs: number[] = []

  for (let run = cron.nextRun(new Date(start)); run && run.getTime() <= end; run = cron.nextRun(run)) {
    runs.push(run.getTime())
  }

  return runs
}

function changesOf(zone: string): number[] {
  const changes: number[] = []

  for (let change = nextClockChange(zone, from); change && change.at < until; ) {
    changes.push(change.at)
    change = nextClockChange(zone, change.at)
  }

  return changes
}

describe('the runs of two years, against croner', () => {
  it.each(zones)('are the same in %s', { timeout: 60_000 }, (zone) => {
    for (const expression of fixed) {
      expect(runsBetween(expression, zone, from, until), expression).toEqual(
        croners(expression, zone, from, until),
      )
    }

    for (const at of [from + day, ...changesOf(zone)]) {
      for (const expression of wild) {
        expect(runsBetween(expression, zone, at - day, at + day), expression).toEqual(
          croners(expression, zone, at - day, at + day),
        )
      }
    }
  })
})
