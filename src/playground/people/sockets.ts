import { PermissionFlagsBits } from 'discord-api-types/v10'
import { type WebSocket, WebSocketServer } from 'ws'
import type { PageEvent } from '../page-api.ts'
import type { Playground } from '../playground.ts'
import type { Change } from '../world/changes.ts'
import { can } from '../world/permissions.ts'
import type { Channel, StoredMessage, World } from '../world/world.ts'

/** News for the pages: each person's socket hears what that person could see. */
export function createPageSockets({ world, recorder, gateway, news }: Playground): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1 << 16 })
  const people = new Map<WebSocket, string>()
  const tell = (person: string | null, event: PageEvent): void => {
    const text = JSON.stringify(event)

    for (const [socket, id] of people) if (person === null || person === id) socket.send(text)
  }

  sockets.on('connection', (socket: WebSocket, _request: unknown, person: string) => {
    people.set(socket, person)
    socket.on('close', () => people.delete(socket))
    socket.on('error', () => undefined)
    tell(person, { type: 'hello', person })
  })
  world.changes.subscribe((change) => {
    for (const person of new Set(people.values())) {
      const event = eventFor(world, change, person)

      if (event) tell(person, event)
    }
  })
  recorder.news.subscribe((request) => tell(null, { type: 'request', request }))
  gateway.news.subscribe(() => tell(null, { type: 'stateChanged' }))
  news.subscribe((item) => tell(null, item))

  return sockets
}

/** What a change means to a person; undefined when it is none of their business. */
function eventFor(world: World, change: Change, person: string): PageEvent | undefined {
  switch (change.type) {
    case 'messageCreated':
    case 'messageUpdated':
      return seesMessage(world, change.stored, person)
        ? {
            type: 'message',
            change: change.type === 'messageCreated' ? 'created' : 'updated',
            message: change.stored.message,
          }
        : undefined
    case 'reactionAdded':
    case 'reactionRemoved':
      return seesMessage(world, change.stored, person)
        ? { type: 'message', change: 'updated', message: change.stored.message }
        : undefined
    case 'messageDeleted': {
      const { id, channel_id } = change.stored.message

      return seesMessage(world, change.stored, person)
        ? { type: 'messageDeleted', channel: channel_id, message: id }
        : undefined
    }
    case 'typing':
      return sees(world, change.channel, person)
        ? { type: 'typing', channel: change.channel.id, user: change.user }
        : undefined
    case 'interactionCreated':
    case 'interactionSettled':
      return change.interaction.person === person ? progressOf(change.interaction) : undefined
    case 'formOpened': {
      const { id, channel, person: owner } = change.interaction

      return owner === person ? { type: 'form', interaction: id, channel, form: change.form } : undefined
    }
    case 'commandsUpdated':
      return { type: 'commandsChanged' }
    case 'pinsUpdated':
      return undefined
    default:
      return { type: 'stateChanged' }
  }
}

function progressOf({
  id,
  state,
  channel,
  name,
  sourceMessage,
}: (Change & { type: 'interactionCreated' })['interaction']): PageEvent {
  return { type: 'interaction', interaction: id, state, channel, name, message: sourceMessage }
}

function seesMessage(world: World, { message, visibleTo }: StoredMessage, person: string): boolean {
  const channel = world.channels.get(message.channel_id)

  return channel !== undefined && (visibleTo === null || visibleTo === person) && sees(world, channel, person)
}

function sees(world: World, channel: Channel, person: string): boolean {
  return can(world, channel, person, PermissionFlagsBits.ViewChannel)
}
