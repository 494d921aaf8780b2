import { type ClockSetting, readClock } from './clock.ts'

/** The clock of all processes, in the harness's hand. */
export interface Pace {
  readonly clock: ClockSetting
  readonly jumps: number
  now(): number
  jumpTo(instant: number): void
  follow(follower: (clock: ClockSetting) => void): void
}

export function createPace(start: ClockSetting): Pace {
  let clock = start
  let jumps = 0
  let tell: (clock: ClockSetting) => void = () => undefined

  return {
    get clock() {
      return clock
    },
    get jumps() {
      return jumps
    },
    now: () => readClock(clock),
    jumpTo: (instant) => {
      clock = { ...clock, instant, realMs: Date.now() }
      jumps += 1
      tell(clock)
    },
    follow: (follower) => {
      tell = follower
    },
  }
}
