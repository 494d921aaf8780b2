/** A clock that several processes read: from an instant on, so many times as fast as the real one. */
export interface ClockSetting {
  /** What it showed (epoch ms) … */
  readonly instant: number
  /** … when the real clock showed this. */
  readonly realMs: number
  readonly speed: number
}

export function readClock({ instant, realMs, speed }: ClockSetting): number {
  return Math.floor(instant + (Date.now() - realMs) * speed)
}
