import type { Misfit, RecordedFrame, RecordedRequest } from './page-api.ts'
import { type Changes, createChanges } from './world/changes.ts'

/** Older records are forgotten: the demo may run for weeks. */
const requestMemory = 5_000
const frameMemory = 2_000

/** Everything that went over the wire, for people, tests and checks. */
export interface Recorder {
  readonly requests: readonly RecordedRequest[]
  readonly frames: readonly RecordedFrame[]
  /** Answers of our own that do not fit Discord's document. A test's run ends with none. */
  readonly misfits: readonly Misfit[]
  /** Told of every finished request. */
  readonly news: Changes<RecordedRequest>
  request(request: Omit<RecordedRequest, 'number'>): void
  frame(frame: Omit<RecordedFrame, 'number' | 'at'>): void
  misfit(misfit: Misfit): void
  clear(): void
}

export function createRecorder(now: () => number): Recorder {
  const requests: RecordedRequest[] = []
  const frames: RecordedFrame[] = []
  const misfits: Misfit[] = []
  const news = createChanges<RecordedRequest>()
  let requestCount = 0
  let frameCount = 0

  return {
    requests,
    frames,
    misfits,
    news,
    request: (request) => {
      requestCount += 1
      const recorded = { ...request, number: requestCount }

      remember(requests, recorded, requestMemory)
      news.emit(recorded)
    },
    frame: (frame) => {
      frameCount += 1
      remember(frames, { ...frame, number: frameCount, at: now() }, frameMemory)
    },
    misfit: (misfit) => void misfits.push(misfit),
    clear: () => {
      for (const list of [requests, frames, misfits]) list.length = 0
    },
  }
}

function remember<T>(list: T[], item: T, limit: number): void {
  list.push(item)
  if (list.length > limit) list.shift()
}
