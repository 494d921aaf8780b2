import type { APIMessage } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import { isContinuation } from '../../src/playground/page/message/grouping.ts'

const said = (more: object = {}) =>
  ({
    type: 0,
    author: { id: '1' },
    timestamp: '2026-03-29T00:59:00Z',
    flags: 0,
    ...more,
  }) as unknown as APIMessage

describe('a message', () => {
  it('goes on from one of the same author a minute before', () => {
    expect(isContinuation(said({ timestamp: '2026-03-29T01:00:00Z' }), said())).toBe(true)
  })

  it.each([
    ['it is the first', said(), undefined],
    ['someone else wrote it', said({ author: { id: '2' } }), said()],
    ['ten minutes have passed', said({ timestamp: '2026-03-29T01:09:00Z' }), said()],
    ['it is private and the other is not', said({ flags: 64 }), said()],
    ['it replies to something', said({ message_reference: { message_id: '5' } }), said()],
    ['it answers a command', said({ interaction_metadata: { id: '6' } }), said()],
    ['it tells of a pin', said({ type: 6 }), said()],
  ])('stands for itself when %s', (_, message, before) => {
    expect(isContinuation(message, before)).toBe(false)
  })
})
