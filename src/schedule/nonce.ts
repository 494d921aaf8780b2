import { createHash } from 'node:crypto'

/**
 * The nonce under which Discord takes a repeated message for the first one. Derived from the row, never random: whoever
 * sends it again, after a crash or from another machine, sends the same. 22 characters of Discord's 25.
 */
export function nonceFor(
  step: 'post' | 'ping' | 'reveal' | 'correct' | 'trouble' | 'report' | 'summary' | 'remind',
  id: string,
): string {
  return createHash('sha256').update(`fan-in|${step}|${id}`).digest().subarray(0, 16).toString('base64url')
}
