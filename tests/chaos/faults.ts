import type { Faults } from '../../src/playground/faults.ts'
import type { FaultKind } from '../../src/playground/page-api.ts'

/** Chances per request; together three in ten. */
const bad: readonly (readonly [number, FaultKind])[] = [
  [0.04, { kind: 'rateLimit', scope: 'user', retryAfterMs: 150 }],
  [0.02, { kind: 'rateLimit', scope: 'shared', retryAfterMs: 100 }],
  [0.02, { kind: 'rateLimit', scope: 'global', retryAfterMs: 100 }],
  [0.03, { kind: 'status', status: 500, when: 'before' }],
  // Its effect happened, and the client tries again by itself.
  [0.04, { kind: 'status', status: 502, when: 'after' }],
  [0.02, { kind: 'reset', when: 'before' }],
  [0.03, { kind: 'reset', when: 'after' }],
  [0.02, { kind: 'close', when: 'before' }],
  [0.03, { kind: 'close', when: 'after' }],
  [0.03, { kind: 'delay', delayMs: 300 }],
  // The effect happens; the answer never comes.
  [0.02, { kind: 'hold' }],
]

/** Lets three requests in ten go wrong, in every way that the playground knows. */
export function placeFaults(faults: Faults): void {
  let fine = 1

  for (const [chance, effect] of bad) {
    // Each is asked only where the ones before it let the request pass.
    faults.add({ effect, times: null, probability: chance / fine })
    fine -= chance
  }
}
