import type { APIMessage } from 'discord-api-types/v10'
import { describe, expect, it } from 'vitest'
import {
  type Change,
  compareIds,
  emptyModel,
  keptRequests,
  type Model,
  update,
} from '../../src/playground/page/model.ts'
import type { PageEvent, PageState, RecordedRequest } from '../../src/playground/page-api.ts'

const at = Date.parse('2026-03-29T00:59:00Z')

const message = (id: string, more: Partial<APIMessage> = {}) =>
  ({ id, channel_id: '10', content: `message ${id}`, ...more }) as APIMessage

const state = (person: string, clock: PageState['clock'] = null) =>
  ({ person: { user: { id: person } }, guilds: [], dms: [], clock }) as unknown as PageState

const event = (news: PageEvent): Change => ({ type: 'event', event: news, at })
const arrive = (news: APIMessage, change: 'created' | 'updated' = 'created') =>
  event({ type: 'message', change, message: news })

const apply = (...changes: Change[]): Model => changes.reduce(update, emptyModel)
const idsIn = (model: Model, channel = '10') => model.conversations.get(channel)?.messages.map(({ id }) => id)

const read = (messages: readonly APIMessage[], isComplete = false): Change => ({
  type: 'messagesRead',
  channel: '10',
  messages,
  isComplete,
})

const progress = (
  interaction: string,
  progressState: 'sent' | 'acknowledged' | 'failed',
  onMessage: string | null,
) =>
  event({
    type: 'interaction',
    interaction,
    state: progressState,
    channel: '10',
    name: 'x',
    message: onMessage,
  })

describe('the model', () => {
  it('keeps messages in order of creation, however they arrive', () => {
    const model = apply(arrive(message('100')), arrive(message('9')), arrive(message('20')))

    expect(idsIn(model)).toEqual(['9', '20', '100'])
  })

  it('replaces a message that was changed', () => {
    const model = apply(arrive(message('1')), arrive(message('1', { content: 'new' }), 'updated'))

    expect(model.conversations.get('10')?.messages).toEqual([message('1', { content: 'new' })])
  })

  it('drops what was deleted while nobody listened', () => {
    const model = apply(
      read(['1', '2', '3'].map((id) => message(id))),
      read(['1', '3'].map((id) => message(id))),
    )

    expect(idsIn(model)).toEqual(['1', '3'])
  })

  it('puts older messages before those it knows', () => {
    const model = apply(
      read(['5', '6'].map((id) => message(id))),
      read(
        ['3', '4'].map((id) => message(id)),
        true,
      ),
    )

    expect(idsIn(model)).toEqual(['3', '4', '5', '6'])
    expect(model.conversations.get('10')?.isComplete).toBe(true)
  })

  it('forgets a deleted message', () => {
    const model = apply(
      arrive(message('1')),
      arrive(message('2')),
      event({ type: 'messageDeleted', channel: '10', message: '1' }),
    )

    expect(idsIn(model)).toEqual(['2'])
  })

  it('marks other channels as unread until they are opened', () => {
    const open: Change = { type: 'channelOpened', channel: '11' }
    const before = apply(open, arrive(message('1')), arrive(message('2', { channel_id: '11' })))
    const after = update(before, { type: 'channelOpened', channel: '10' })

    expect([...before.unread]).toEqual(['10'])
    expect([...after.unread]).toEqual([])
  })

  it('shows another person nothing of the one before', () => {
    const model = apply(
      { type: 'stateRead', state: state('1'), at },
      arrive(message('1', { flags: 64 })),
      progress('7', 'failed', null),
      { type: 'stateRead', state: state('2'), at },
    )

    expect(model.conversations.size).toBe(0)
    expect(model.progress.size).toBe(0)
  })

  it('keeps everything when the same person reads the state again', () => {
    const model = apply({ type: 'stateRead', state: state('1'), at }, arrive(message('1')), {
      type: 'stateRead',
      state: state('1'),
      at,
    })

    expect(idsIn(model)).toEqual(['1'])
  })

  it('forgets a failed press when the same message is used again', () => {
    const model = apply(
      progress('7', 'failed', '1'),
      progress('8', 'sent', '1'),
      progress('9', 'failed', null),
    )

    expect([...model.progress.keys()]).toEqual(['8', '9'])
  })

  it('follows an interaction to its end', () => {
    const model = apply(progress('7', 'sent', null), progress('7', 'acknowledged', null))

    expect(model.progress.get('7')?.state).toBe('acknowledged')
  })

  it('ends “thinking” of the command that opened a form', () => {
    const form = { custom_id: 'f', title: 'Form', components: [] }
    const model = apply(
      progress('7', 'sent', null),
      event({ type: 'form', interaction: '7', channel: '10', form }),
    )

    expect(model.progress.size).toBe(0)
    expect(model.form?.form.title).toBe('Form')
  })

  it('knows how far the bot’s clock is from the browser’s', () => {
    const clock = { now: '2026-03-29T02:59:00.000Z', canSkipToNextSlot: true }
    const model = apply({ type: 'stateRead', state: state('1'), at }, event({ type: 'clock', clock }))

    expect(model.skewMs).toBe(2 * 3_600_000)
    expect(model.state?.clock).toEqual(clock)
  })

  it('keeps the latest requests only', () => {
    const requests = Array.from(
      { length: keptRequests + 5 },
      (_, number) => ({ number, fault: null }) as RecordedRequest,
    )
    const model = apply(...requests.map((request) => event({ type: 'request', request })))

    expect(model.requests.map(({ number }) => number)).toEqual(
      Array.from({ length: keptRequests }, (_, position) => position + 5),
    )
  })

  it('asks for everything again after a new connection', () => {
    const model = apply(
      { type: 'connectionChanged', isConnected: false },
      { type: 'connectionChanged', isConnected: true },
    )

    expect(model).toMatchObject({ isConnected: true, versions: { connection: 1, state: 1, commands: 0 } })
  })
})

describe('ids', () => {
  it.each([
    ['1', '2', -1],
    ['9', '10', -1],
    ['174030000000000002', '174030000000000001', 1],
    ['7', '7', 0],
  ])('%s against %s', (one, other, sign) => {
    expect(Math.sign(compareIds(one, other))).toBe(sign)
  })
})
