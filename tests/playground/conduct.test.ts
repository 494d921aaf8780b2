import { describe, expect, it } from 'vitest'
import { findLapses } from '../../src/playground/conduct.ts'
import type { RecordedRequest } from '../../src/playground/page-api.ts'

const clean: RecordedRequest = {
  number: 1,
  at: 0,
  operation: 'create_message',
  method: 'POST',
  path: '/channels/1/messages',
  channel: '1',
  body: { content: 'x', allowed_mentions: { parse: [] } },
  files: [],
  status: 200,
  error: null,
  durationMs: 1,
  fault: null,
}
const picture = { files: [{ name: 'card.png', sizeBytes: 9 }] }
const quiet = { allowed_mentions: { parse: [] } }

describe('the conduct of a bot', () => {
  it.each<[string, Partial<RecordedRequest>]>([
    ['a quiet message', {}],
    ['a request that writes nothing', { operation: 'get_channel', body: undefined }],
    ['a deferral', { operation: 'create_interaction_response', body: { type: 5 } }],
    ['a thread that exists already', { status: 400, error: { code: 160004 } }],
    ['a failure that was ordered', { status: 400, fault: 3 }],
    ['a message that is gone', { status: 404, error: { code: 10008 } }],
    [
      'a picture described as an attachment',
      { ...picture, body: { ...quiet, attachments: [{ id: '0', description: 'A card' }] } },
    ],
    [
      'a picture described in a gallery',
      {
        ...picture,
        body: {
          ...quiet,
          components: [
            { type: 12, items: [{ media: { url: 'attachment://card.png' }, description: 'A card' }] },
          ],
        },
      },
    ],
    ['a file that is no picture', { files: [{ name: 'bank.md', sizeBytes: 9 }] }],
  ])('has no lapse in %s', (_, request) => {
    expect(findLapses([{ ...clean, ...request }])).toEqual([])
  })

  it.each<[string, Partial<RecordedRequest>, string]>([
    ['a body Discord refuses', { status: 400, error: { code: 50035 } }, 'was answered 400: {"code":50035}'],
    [
      'an operation nobody knows',
      { status: 501, operation: 'get_channel', error: null },
      'was answered 501: null',
    ],
    ['a message that may notify anybody', { body: { content: 'x' } }, 'says nothing of allowed mentions'],
    [
      'a reply that may notify anybody',
      { operation: 'create_interaction_response', body: { type: 4, data: { content: 'x' } } },
      'says nothing of allowed mentions',
    ],
    ['a picture without words', picture, 'shows card.png without alt text'],
  ])('lapses in %s', (_, request, sentence) => {
    const { operation } = { ...clean, ...request }

    expect(findLapses([{ ...clean, ...request }])).toEqual([`#1 ${operation} ${sentence}`])
  })
})
