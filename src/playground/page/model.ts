import type { APIMessage } from 'discord-api-types/v10'
import type {
  ClockState,
  Delivery,
  Id,
  InteractionProgress,
  LocalizedCommand,
  Misfit,
  PageEvent,
  PageState,
  RecordedRequest,
} from '../page-api.ts'

type FormEvent = Extract<PageEvent, { type: 'form' }>

/** What is known of a channel's messages, oldest first. */
export interface Conversation {
  readonly messages: readonly APIMessage[]
  /** Nothing older exists. */
  readonly isComplete: boolean
}

/** Everything the page shows. */
export interface Model {
  readonly state: PageState | undefined
  readonly channel: Id | undefined
  /** A message someone followed a link to, until it is in sight. */
  readonly target: Id | undefined
  readonly conversations: ReadonlyMap<Id, Conversation>
  readonly commands: readonly LocalizedCommand[]
  /** The person's latest interactions by their id. */
  readonly progress: ReadonlyMap<Id, InteractionProgress>
  readonly form: FormEvent | undefined
  /** Private messages the person dismissed. */
  readonly dismissed: ReadonlySet<Id>
  readonly unread: ReadonlySet<Id>
  /** Who types where, and when it was last said, epoch milliseconds. */
  readonly typing: ReadonlyMap<Id, { readonly user: Id; readonly at: number }>
  readonly requests: readonly RecordedRequest[]
  readonly misfits: readonly Misfit[]
  /** The bot's clock minus the browser's, milliseconds. */
  readonly skewMs: number
  readonly isConnected: boolean
  /** Grows with each new connection, and whenever state or commands must be asked for again. */
  readonly versions: { readonly connection: number; readonly state: number; readonly commands: number }
  readonly problem: string | undefined
  /** How the person's interactions reach the bot; undefined: as usual. */
  readonly delivery: Delivery | undefined
}

/** What happens to the model; `at` is the browser's time in epoch milliseconds. */
export type Change =
  | { readonly type: 'event'; readonly event: PageEvent; readonly at: number }
  | { readonly type: 'stateRead'; readonly state: PageState; readonly at: number }
  | { readonly type: 'clockRead'; readonly clock: ClockState; readonly at: number }
  | { readonly type: 'channelOpened'; readonly channel: Id | undefined; readonly target?: Id }
  | { readonly type: 'targetReached' }
  | {
      readonly type: 'messagesRead'
      readonly channel: Id
      readonly messages: readonly APIMessage[]
      readonly isComplete: boolean
    }
  | { readonly type: 'commandsRead'; readonly commands: readonly LocalizedCommand[] }
  | {
      readonly type: 'requestsRead'
      readonly requests: readonly RecordedRequest[]
      readonly misfits: readonly Misfit[]
    }
  | { readonly type: 'connectionChanged'; readonly isConnected: boolean }
  | { readonly type: 'dismissed'; readonly message: Id }
  | { readonly type: 'progressForgotten'; readonly interaction: Id }
  | { readonly type: 'formClosed' }
  | { readonly type: 'deliveryChosen'; readonly delivery: Delivery | undefined }
  | { readonly type: 'problem'; readonly text: string | undefined }

/** The request log keeps no more. */
export const keptRequests = 300
const keptInteractions = 100

/** Before the playground has answered. */
export const emptyModel: Model = {
  state: undefined,
  channel: undefined,
  target: undefined,
  conversations: new Map(),
  commands: [],
  progress: new Map(),
  form: undefined,
  dismissed: new Set(),
  unread: new Set(),
  typing: new Map(),
  requests: [],
  misfits: [],
  skewMs: 0,
  isConnected: true,
  versions: { connection: 0, state: 0, commands: 0 },
  problem: undefined,
  delivery: undefined,
}

/** The model after a change. */
export function update(model: Model, change: Change): Model {
  switch (change.type) {
    case 'event':
      return updateByEvent(model, change.event, change.at)
    case 'stateRead':
      return enter(model, change.state, change.at)
    case 'clockRead':
      return readClock(model, change.clock, change.at)
    case 'channelOpened':
      return openChannel({ ...model, target: change.target }, change.channel)
    case 'targetReached':
      return { ...model, target: undefined }
    case 'messagesRead':
      return addMessages(model, change.channel, change.messages, change.isComplete)
    case 'commandsRead':
      return { ...model, commands: change.commands }
    case 'requestsRead':
      return { ...model, requests: change.requests.slice(-keptRequests), misfits: change.misfits }
    case 'connectionChanged':
      return connect(model, change.isConnected)
    case 'dismissed':
      return { ...model, dismissed: new Set(model.dismissed).add(change.message) }
    case 'progressForgotten':
      return { ...model, progress: without(model.progress, change.interaction) }
    case 'formClosed':
      return { ...model, form: undefined }
    case 'deliveryChosen':
      return { ...model, delivery: change.delivery }
    case 'problem':
      return { ...model, problem: change.text }
  }
}

function updateByEvent(model: Model, event: PageEvent, at: number): Model {
  switch (event.type) {
    case 'message':
      return receiveMessage(model, event.message, event.change)
    case 'messageDeleted':
      return removeMessage(model, event.channel, event.message)
    case 'typing':
      return { ...model, typing: new Map(model.typing).set(event.channel, { user: event.user, at }) }
    case 'form':
      return { ...model, form: event, progress: without(model.progress, event.interaction) }
    case 'interaction':
      return { ...model, progress: follow(model.progress, event) }
    case 'stateChanged':
      return { ...model, versions: { ...model.versions, state: model.versions.state + 1 } }
    case 'commandsChanged':
      return { ...model, versions: { ...model.versions, commands: model.versions.commands + 1 } }
    case 'request':
      return receiveRequest(model, event.request)
    case 'clock':
      return readClock(model, event.clock, at)
    case 'hello':
      return model
  }
}

/** A request that a fault hit changes that fault's count. */
function receiveRequest(model: Model, request: RecordedRequest): Model {
  const requests = [...model.requests, request].slice(-keptRequests)
  const state = model.versions.state + (request.fault === null ? 0 : 1)

  return { ...model, requests, versions: { ...model.versions, state } }
}

/** A new state; another person begins with nothing of the one before. */
function enter(model: Model, state: PageState, at: number): Model {
  const samePerson = model.state?.person.user.id === state.person.user.id
  const { requests, misfits, versions, isConnected, delivery } = model
  const before = samePerson ? model : { ...emptyModel, requests, misfits, versions, isConnected, delivery }

  return readClock({ ...before, channel: model.channel, state }, state.clock, at)
}

function readClock(model: Model, clock: ClockState, at: number): Model {
  const skewMs = clock ? Date.parse(clock.now) - at : 0

  return { ...model, skewMs, state: model.state && { ...model.state, clock } }
}

function openChannel(model: Model, channel: Id | undefined): Model {
  return channel === model.channel ? model : { ...model, channel, commands: [], ...readUp(model, channel) }
}

function readUp(model: Model, channel: Id | undefined): Pick<Model, 'unread'> {
  return { unread: new Set([...model.unread].filter((id) => id !== channel)) }
}

function connect(model: Model, isConnected: boolean): Model {
  const { connection, state } = model.versions
  const versions = { ...model.versions, connection: connection + 1, state: state + 1 }

  return isConnected ? { ...model, isConnected, versions } : { ...model, isConnected }
}

function receiveMessage(model: Model, message: APIMessage, change: 'created' | 'updated'): Model {
  const channel = message.channel_id
  const typing = change === 'created' ? without(model.typing, channel) : model.typing
  const isElsewhere = change === 'created' && channel !== model.channel
  const unread = isElsewhere ? new Set(model.unread).add(channel) : model.unread
  const known = model.conversations.get(channel)

  return addMessages({ ...model, typing, unread }, channel, [message], known?.isComplete ?? false)
}

/** Puts consecutive messages in their place: what was known between the first and the last of them is replaced. */
function addMessages(model: Model, channel: Id, news: readonly APIMessage[], isComplete: boolean): Model {
  const known = model.conversations.get(channel)?.messages ?? []
  const [first, last] = [news[0], news.at(-1)]
  const older = first ? known.filter(({ id }) => compareIds(id, first.id) < 0) : known
  const newer = last ? known.filter(({ id }) => compareIds(id, last.id) > 0) : []
  const messages = [...older, ...news, ...newer]

  return { ...model, conversations: new Map(model.conversations).set(channel, { messages, isComplete }) }
}

function removeMessage(model: Model, channel: Id, id: Id): Model {
  const known = model.conversations.get(channel)

  if (!known) return model

  const messages = known.messages.filter((message) => message.id !== id)

  return { ...model, conversations: new Map(model.conversations).set(channel, { ...known, messages }) }
}

/** Failures of a message's components last until the next attempt on that message. */
function follow(progress: Model['progress'], next: InteractionProgress): Model['progress'] {
  const others = [...progress].filter(
    ([id, known]) => id !== next.interaction && !(next.message !== null && known.message === next.message),
  )

  return new Map([...others, [next.interaction, next] as const].slice(-keptInteractions))
}

function without<V>(map: ReadonlyMap<Id, V>, id: Id): ReadonlyMap<Id, V> {
  return new Map([...map].filter(([key]) => key !== id))
}

/** Order of creation: ids are numbers without leading zeros. */
export function compareIds(one: Id, other: Id): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other))
}
