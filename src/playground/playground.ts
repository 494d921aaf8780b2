import type { Faults } from './faults.ts'
import type { Gateway } from './gateway/send.ts'
import type { ClockState } from './page-api.ts'
import type { Recorder } from './recorder.ts'
import type { Settings } from './settings.ts'
import type { Changes } from './world/changes.ts'
import type { World } from './world/world.ts'

/** The bot's clock, handed in by whoever started both; instants are milliseconds since the epoch. */
export interface ClockControl {
  now(): number
  /** Moves the clock forward; resolves when the bot has noticed. */
  advance(ms: number): void | Promise<void>
  /** Moves the clock to the next slot of any schedule. */
  nextSlot?(): void | Promise<void>
}

/** The parts of one running playground, for those who work on several of them. */
export interface Playground {
  readonly world: World
  readonly settings: Settings
  readonly recorder: Recorder
  readonly faults: Faults
  readonly gateway: Gateway
  readonly clock: ClockControl | null
  /** Told when the clock was moved, and when people changed faults or the world. */
  readonly news: Changes<{ type: 'clock'; clock: ClockState } | { type: 'stateChanged' }>
}
