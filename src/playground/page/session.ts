import { useCallback, useEffect, useMemo, useReducer } from 'preact/hooks'
import type { Id } from '../page-api.ts'
import { type Act, type Dispatch, useAct } from './act.ts'
import { callPlayground } from './api.ts'
import { listen } from './events.ts'
import { emptyModel, type Model, update } from './model.ts'
import { readPlace, writePlace } from './place.ts'
import { pageLanguage } from './texts.ts'

/** How many messages, or requests, are asked for at once. */
const pageSize = 50

/** What the page shows and what it can do. */
export interface Session {
  readonly model: Model
  readonly dispatch: Dispatch
  readonly act: Act
  readonly switchPerson: (person: Id) => void
  /** Opens a channel or thread, at a message where one is named. */
  readonly openChannel: (channel: Id, message?: Id) => void
  /** Opens the conversation with the bot, which begins now if there is none. */
  readonly openDirect: () => Promise<void>
  readonly loadOlder: () => Promise<void>
}

/** The page's connection to the playground: the model, kept up to date, and what can be done. */
export function useSession(): Session {
  const [model, dispatch] = useReducer(update, emptyModel)
  const act = useAct(pageLanguage(model.state?.person.locale ?? navigator.language), dispatch)
  const switchPerson = useCallback((next: Id) => void readState(next, dispatch), [])
  const openChannel = useCallback(
    (channel: Id, message?: Id) =>
      dispatch({ type: 'channelOpened', channel, ...(message !== undefined && { target: message }) }),
    [],
  )

  useFirstState(model.state === undefined, dispatch)
  useEvents(model.state?.person.user.id, dispatch)
  useFreshState(model, dispatch)
  useVisibleChannel(model, openChannel)
  useMessages(model, act, dispatch)
  useCommands(model, act, dispatch)
  useRequests(model.versions.connection, act, dispatch)

  return useMemo(
    () => ({
      model,
      dispatch,
      act,
      switchPerson,
      openChannel,
      openDirect: () => openDirect(model, act, dispatch),
      loadOlder: () => loadOlder(model, act, dispatch),
    }),
    [model, act],
  )
}

/** Reads the state as `person`, or as the first one where there is no such person. */
async function readState(person: Id | undefined, dispatch: Dispatch): Promise<void> {
  const read = (id: Id | undefined) => callPlayground('state', id === undefined ? {} : { person: id })
  const state = await read(person)
    .catch(() => read(undefined))
    .catch(() => undefined)

  if (state) dispatch({ type: 'stateRead', state, at: Date.now() })
}

/** Until the playground answers: once a second, as the person in the address. */
function useFirstState(isMissing: boolean, dispatch: Dispatch): void {
  useEffect(() => {
    if (!isMissing) return

    const { person, channel } = readPlace()
    const read = () => void readState(person, dispatch)
    const timer = setInterval(read, 1000)

    dispatch({ type: 'channelOpened', channel })
    read()

    return () => clearInterval(timer)
  }, [isMissing])
}

function useEvents(person: Id | undefined, dispatch: Dispatch): void {
  useEffect(() => {
    if (person === undefined) return

    return listen(person, {
      onEvent: (event) => dispatch({ type: 'event', event, at: Date.now() }),
      onConnection: (isConnected) => dispatch({ type: 'connectionChanged', isConnected }),
    })
  }, [person])
}

/** Answers may overtake each other: an older state must not replace a newer one, nor bring back another person. */
function useFreshState({ state, versions }: Model, dispatch: Dispatch): void {
  const person = state?.person.user.id

  useAnswer(
    () =>
      person && versions.state > 0 ? callPlayground('state', { person }).catch(() => undefined) : undefined,
    (fresh) => dispatch({ type: 'stateRead', state: fresh, at: Date.now() }),
    [person, versions.state],
  )
}

/** Moves to the first channel the person can see when theirs is none, and keeps the address up to date. */
function useVisibleChannel({ state, channel }: Model, openChannel: (channel: Id) => void): void {
  useEffect(() => {
    if (!state) return

    const visible = [...state.guilds.flatMap((guild) => guild.channels), ...state.dms].map(({ id }) => id)
    const next = channel !== undefined && visible.includes(channel) ? channel : visible[0]

    if (next !== undefined && next !== channel) openChannel(next)
    writePlace({ person: state.person.user.id, ...(next !== undefined && { channel: next }) })
  }, [state, channel])
}

function useMessages({ state, channel, versions }: Model, act: Act, dispatch: Dispatch): void {
  const person = state?.person.user.id

  useAnswer(
    () => (person && channel ? act('messages', { person, channel, limit: pageSize }) : undefined),
    ({ messages }) => {
      const isComplete = messages.length < pageSize

      if (channel) dispatch({ type: 'messagesRead', channel, messages, isComplete })
    },
    [person, channel, versions.connection],
  )
}

function useCommands({ state, channel, versions }: Model, act: Act, dispatch: Dispatch): void {
  const person = state?.person.user.id

  useAnswer(
    () => (person && channel ? act('commands', { person, channel }) : undefined),
    ({ commands }) => dispatch({ type: 'commandsRead', commands }),
    [person, channel, versions.commands, versions.state],
  )
}

function useRequests(connection: number, act: Act, dispatch: Dispatch): void {
  useAnswer(
    () => (connection > 0 ? act('requests', { limit: pageSize }) : undefined),
    (answer) => dispatch({ type: 'requestsRead', ...answer }),
    [connection],
  )
}

/** Keeps the answer unless something else was asked meanwhile: a person must never see what was read for another. */
function useAnswer<T>(
  ask: () => Promise<T | undefined> | undefined,
  keep: (answer: T) => void,
  causes: readonly unknown[],
): void {
  useEffect(() => {
    let isCurrent = true

    void ask()?.then((answer) => {
      if (isCurrent && answer !== undefined) keep(answer)
    })

    return () => {
      isCurrent = false
    }
  }, causes)
}

async function loadOlder(
  { state, channel, conversations }: Model,
  act: Act,
  dispatch: Dispatch,
): Promise<void> {
  const before = channel === undefined ? undefined : conversations.get(channel)?.messages[0]?.id

  if (!state || channel === undefined || before === undefined) return

  const answer = await act('messages', { person: state.person.user.id, channel, before, limit: pageSize })
  const isComplete = (answer?.messages.length ?? pageSize) < pageSize

  if (answer) dispatch({ type: 'messagesRead', channel, messages: answer.messages, isComplete })
}

async function openDirect({ state }: Model, act: Act, dispatch: Dispatch): Promise<void> {
  if (!state) return

  const person = state.person.user.id
  const id = state.dms[0]?.id ?? (await act('openDm', { person }))?.channel.id

  if (id === undefined) return

  // A channel that the state does not know would not stay open.
  if (state.dms.length === 0) await readState(person, dispatch)
  dispatch({ type: 'channelOpened', channel: id })
}
