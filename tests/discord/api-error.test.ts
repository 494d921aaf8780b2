import { DiscordAPIError, HTTPError } from 'discord.js'
import { describe, expect, it } from 'vitest'
import { deliveryFailure } from '../../src/discord/api-error.ts'

const body = { files: [], json: {} }

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes */
function refusal(status: number, code: number): DiscordAPIError {
  return new DiscordAPIError({ code, message: 'no' }, code, status, 'POST', 'https://x', body)
}

describe('a refusal of Discord', () => {
  it.each([
    [404, 10_003, 'channelGone'],
    [404, 10_008, 'messageGone'],
    [400, 30_003, 'pinLimit'],
    [403, 50_001, 'forbidden'],
    [400, 50_008, 'wrongChannel'],
    [403, 50_013, 'forbidden'],
    [400, 50_024, 'wrongChannel'],
    [400, 50_035, 'invalid'],
    [400, 50_083, 'forbidden'],
    [403, 160_005, 'forbidden'],
    [400, 160_006, 'threadLimit'],
    [400, 160_007, 'threadLimit'],
    [413, 40_005, 'invalid'],
    [429, 0, 'transient'],
  ] as const)('with status %i and code %i means %s', (status, code, kind) => {
    expect(deliveryFailure(refusal(status, code)).kind).toBe(kind)
  })

  it.each([
    // A proxy's word, without a body of Discord's: what is too large stays too large.
    [413, 'invalid'],
    [500, 'transient'],
    [503, 'transient'],
  ] as const)('with the bare status %i means %s', (status, kind) => {
    expect(deliveryFailure(new HTTPError(status, 'no', 'POST', 'https://x', body)).kind).toBe(kind)
  })

  it('that never came is a passing failure', () => {
    expect(deliveryFailure(new Error('other side closed')).kind).toBe('transient')
  })
})
