import type { DraftFile } from '../compose/message.ts'
import type { Settings } from '../settings.ts'
import type { World } from '../world/world.ts'

/** A request that found its operation, with a body that fits it. */
export interface Call<Body = undefined> {
  readonly world: World
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly body: Body
  readonly files: readonly DraftFile[]
  readonly settings: Settings
}

/** Does an operation and gives its JSON answer; undefined is 204. */
export type Run<Body = undefined> = (call: Call<Body>) => unknown
