import type { Banks } from '../banks.ts'
import type { Logger } from '../log.ts'
import type { Members } from '../members.ts'
import type { Renderer } from '../render/renderer.ts'
import type { Store } from '../store/store.ts'
import type { Chores } from './chore.ts'
import type { Messenger } from './messenger.ts'
import type { Roles } from './roles.ts'

/** What the delivery is made of. */
export interface DeliveryParts {
  readonly store: Store
  readonly banks: Banks
  readonly render: Renderer
  readonly messenger: Messenger
  readonly members: Members
  readonly roles: Roles
  /** What is done besides posts. */
  readonly chores: Chores
  readonly log: Logger
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Names this process start in claims. */
  readonly worker: string
  /** Whether another worker has ended for certain. */
  readonly isKnownDead: (worker: string) => boolean
  readonly newId: (now: number) => string
  /** How long a claim holds without being renewed: what a killed process held is free again after this. */
  readonly leaseMs: number
  /** How long what is in flight may still take when the process stops, in ms. */
  readonly finishMs: number
  /** Version of the time-zone data that next runs are computed with. */
  readonly zoneData: string
}

/** Stands for the worker where a slot is settled without a claim on its schedule, which then stays as it is. */
export const noClaim = 'no claim'
