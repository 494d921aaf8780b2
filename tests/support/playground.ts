import type {
  APIApplicationCommandOptionChoice,
  APIAttachment,
  APIMessage,
  APIMessageComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10'
import { ComponentType, MessageFlags } from 'discord-api-types/v10'
import { walkComponents } from '../../src/playground/compose/components.ts'
import type { Interaction } from '../../src/playground/interactions/interaction.ts'
import type {
  Delivery,
  FormInput,
  OptionInput,
  PageAction,
  PageActions,
  RecordedRequest,
} from '../../src/playground/page-api.ts'
import {
  type PlaygroundOptions,
  type RunningPlayground,
  startPlayground,
} from '../../src/playground/server.ts'
import { waitFor } from './wait-for.ts'

/** How long a test waits for the bot before it fails: long, for a busy machine may take seconds to start a renderer. */
const patienceMs = 15_000

/** What came of an interaction. Reading the message or form that is not there fails the test with a sentence. */
export interface Answer {
  readonly interaction: Interaction
  /** The reply, follow-up or changed message, as the person sees it. */
  readonly message: APIMessage
  readonly form: OpenForm
  /** The message in plain text; empty when the answer is a form. */
  readonly text: string
  readonly isPrivate: boolean
}

export interface OpenForm extends APIModalInteractionResponseCallbackData {
  /** What `submit` needs to know which form is meant. */
  readonly interaction: string
}

/** Someone acting in a channel; every deed waits for the bot's answer. */
export interface Actor {
  readonly id: string
  /** The same person in another channel, by name or id. */
  in(channel: string): Actor
  command(
    command: string,
    options?: Readonly<Record<string, OptionInput>>,
    delivery?: Delivery,
  ): Promise<Answer>
  /** The choices for the option named last. */
  autocomplete(
    command: string,
    options: Readonly<Record<string, OptionInput>>,
  ): Promise<readonly APIApplicationCommandOptionChoice[]>
  menuCommand(command: string, target: string): Promise<Answer>
  /** Presses the button with this custom id or label. */
  press(message: APIMessage, button: string, delivery?: Delivery): Promise<Answer>
  /** Presses a button that takes its message away, and waits until it is gone. */
  pressAway(message: APIMessage, button: string): Promise<void>
  select(message: APIMessage, customId: string, values: readonly string[]): Promise<Answer>
  submit(form: OpenForm, values: Readonly<Record<string, FormInput>>): Promise<Answer>
  say(content: string): Promise<APIMessage>
  /** The channel as this person sees it, in plain text. */
  channelText(): Promise<string>
}

export interface TestPlayground extends RunningPlayground {
  /** A person by user name, in the first channel. */
  as(username: string): Actor
  /** A channel's id by its name. */
  channel(name: string): string
  /** The first message of the channel, already there or to come, that satisfies. */
  waitForMessage(
    channel: string,
    predicate: (message: APIMessage) => boolean,
    timeoutMs?: number,
  ): Promise<APIMessage>
  /** The next request of an operation that is finished. */
  waitForRequest(operation: string, timeoutMs?: number): Promise<RecordedRequest>
  /** A file's bytes from the CDN. */
  download(attachment: Pick<APIAttachment, 'url'>): Promise<Uint8Array>
}

/** A playground on a free port, with the demo's people and channels unless `populate` says otherwise. */
export async function openPlayground(options: Partial<PlaygroundOptions> = {}): Promise<TestPlayground> {
  const playground = await startPlayground({ port: 0, ...options })
  const { world, recorder } = playground
  const channel = (name: string) => findId(world.channels.values(), name)

  return Object.assign(playground, {
    channel,
    as: (username: string) => {
      const person = [...world.people.values()].find(({ user }) => user.username === username)
      const first = [...world.channels.keys()][0]

      if (!person || !first) throw new Error(`nobody is called ${username}`)

      return createActor(playground, person.user.id, first)
    },
    waitForMessage: (place: string, predicate: (message: APIMessage) => boolean, timeoutMs = patienceMs) => {
      const id = channel(place)
      const existing = [...(world.messages.get(id)?.values() ?? [])].find(({ message }) => predicate(message))

      if (existing) return Promise.resolve(existing.message)

      return waitFor(world.changes, `a message in ${place}`, timeoutMs, (change) => {
        const isMessage = change.type === 'messageCreated' || change.type === 'messageUpdated'

        return isMessage && change.stored.message.channel_id === id && predicate(change.stored.message)
          ? change.stored.message
          : undefined
      })
    },
    waitForRequest: (operation: string, timeoutMs = patienceMs) =>
      waitFor(recorder.news, `a request ${operation}`, timeoutMs, (request) =>
        request.operation === operation ? request : undefined,
      ),
    download: async ({ url }: Pick<APIAttachment, 'url'>) =>
      new Uint8Array(await (await fetch(url)).arrayBuffer()),
  })
}

/** A message in plain text: its words, `[image: alt]`, `[file: name]` and `[button label]`, in reading order. */
export function messageText(message: APIMessage): string {
  const embeds = message.embeds.flatMap(({ title, description, fields }) => [
    title,
    description,
    ...(fields ?? []).map(({ name, value }) => `${name}: ${value}`),
  ])
  const files = message.attachments.map(({ filename, description }) =>
    description ? `[image: ${description}]` : `[file: ${filename}]`,
  )
  const components = walkComponents(message.components ?? []).flatMap(componentText)

  return [message.content, ...embeds, ...files, ...components].filter(Boolean).join('\n')
}

function componentText(component: APIMessageComponent): string[] {
  switch (component.type) {
    case ComponentType.TextDisplay:
      return [component.content]
    case ComponentType.Thumbnail:
      return [`[image: ${component.description ?? ''}]`]
    case ComponentType.MediaGallery:
      return component.items.map(({ description }) => `[image: ${description ?? ''}]`)
    case ComponentType.File:
      return [`[file: ${component.name ?? ''}]`]
    case ComponentType.Button:
      return 'label' in component && component.label ? [`[${component.label}]`] : []
    default:
      return []
  }
}

function createActor(playground: RunningPlayground, person: string, channel: string): Actor {
  const { world } = playground
  const where = { person, channel }
  const done = async <A extends InteractionAction>(action: A, request: PageActions[A]['request']) => {
    const { interaction } = await playground.act(action, request)

    return answerTo(playground, interaction)
  }

  return {
    id: person,
    in: (other) => createActor(playground, person, findId(world.channels.values(), other)),
    command: (command, options = {}, delivery) =>
      done('command', { ...where, command, options, ...(delivery && { delivery }) }),
    autocomplete: async (command, options) => {
      const focused = Object.keys(options).at(-1) ?? ''
      const { choices } = await playground.act('autocomplete', { ...where, command, options, focused })

      return choices
    },
    menuCommand: (command, target) => done('menuCommand', { ...where, command, target }),
    press: (message, button, delivery) =>
      done('press', {
        person,
        channel: message.channel_id,
        message: message.id,
        customId: findButton(message, button),
        ...(delivery && { delivery }),
      }),
    pressAway: async (message, button) => {
      const { channel_id, id } = message
      const gone = waitFor(world.changes, 'the message to go', patienceMs, (change) =>
        change.type === 'messageDeleted' && change.stored.message.id === id ? true : undefined,
      )

      await playground.act('press', {
        person,
        channel: channel_id,
        message: id,
        customId: findButton(message, button),
      })
      await gone
    },
    select: (message, customId, values) =>
      done('select', { person, channel: message.channel_id, message: message.id, customId, values }),
    submit: (form, values) => done('submit', { person, form: form.interaction, values }),
    say: async (content) => (await playground.act('say', { ...where, content })).message,
    channelText: async () => {
      const { messages } = await playground.act('messages', where)

      return messages.map(messageText).join('\n\n')
    },
  }
}

type InteractionAction = {
  [A in PageAction]: PageActions[A]['response'] extends { interaction: string } ? A : never
}[PageAction]

/**
 * Waits for the first thing the person can see: a form, a message, or a changed message. Neither "thinking…" nor
 * how far the work has come counts.
 */
async function answerTo({ world }: RunningPlayground, id: string): Promise<Answer> {
  const interaction = world.interactions.get(id)

  if (!interaction) throw new Error(`no interaction ${id}`)

  let message: APIMessage | undefined

  return waitFor(world.changes, `an answer to ${interaction.name}`, patienceMs, (change) => {
    if ('by' in change && change.by === id && change.type !== 'messageDeleted') {
      message = isPending(change.stored.message) ? undefined : change.stored.message
    }
    if (interaction.state === 'failed') throw new Error(`the bot did not respond to ${interaction.name}`)

    return interaction.state === 'acknowledged' && (message || interaction.form)
      ? describeAnswer(interaction, message)
      : undefined
  })
}

function describeAnswer(interaction: Interaction, message: APIMessage | undefined): Answer {
  const { id, name, form } = interaction
  const answer = {
    interaction,
    text: message ? messageText(message) : '',
    isPrivate: ((message?.flags ?? 0) & MessageFlags.Ephemeral) !== 0,
  }

  return Object.defineProperties(answer as Answer, {
    message: { get: () => present(message, `${name} was answered with a form, not with a message`) },
    form: {
      get: () => ({
        ...present(form, `${name} was answered with a message, not with a form`),
        interaction: id,
      }),
    },
  })
}

function present<T>(value: T | null | undefined, otherwise: string): T {
  if (value == null) throw new Error(otherwise)

  return value
}

function isPending(message: APIMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0 || /^[▰▱]/.test(messageText(message))
}

function findButton(message: APIMessage, button: string): string {
  const components = walkComponents(message.components ?? [])
  const found = components.find(
    (component) =>
      ('custom_id' in component && component.custom_id === button) ||
      ('label' in component && component.label === button),
  )

  if (!found || !('custom_id' in found)) throw new Error(`no button ${button} in: ${messageText(message)}`)

  return found.custom_id
}

function findId(channels: Iterable<{ id: string; name: string | null }>, wanted: string): string {
  const found = [...channels].find(({ id, name }) => id === wanted || name === wanted)

  if (!found) throw new Error(`no channel ${wanted}`)

  return found.id
}
