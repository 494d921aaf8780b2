import { InteractionResponseType, MessageFlags, type RawFile, type REST, Routes } from 'discord.js'
import type { Form, Suggestion } from '../command.ts'
import { UserError } from '../errors.ts'
import type { Message } from '../message.ts'
import { hasCode } from './api-error.ts'
import { writeForm } from './form-body.ts'
import { writeMessage } from './message-body.ts'

/** Discord no longer takes an answer: too late, or a replay of something old. */
export class InteractionGone extends Error {
  override readonly name = 'InteractionGone'
}

/** `thinking`: the reply is promised but empty; `answered`: there is a message that may only be edited. */
type State = 'new' | 'thinking' | 'answered'

/**
 * Answers one interaction over REST, so that it works from any process and after a lost response: what was acknowledged
 * is noted here, not read from a library's object.
 *
 * Whether the reply is private is fixed by the first answer.
 */
export class Responder {
  readonly #rest: REST
  readonly #applicationId: string
  readonly #interaction: { readonly id: string; readonly token: string }
  #state: State = 'new'
  #isPrivate = true

  constructor(
    rest: REST,
    applicationId: string,
    interaction: { readonly id: string; readonly token: string },
  ) {
    this.#rest = rest
    this.#applicationId = applicationId
    this.#interaction = interaction
  }

  /** “Thinking…”, for everyone or for the asker. */
  async defer(isPrivate: boolean): Promise<void> {
    this.#isPrivate = isPrivate
    await this.#first(InteractionResponseType.DeferredChannelMessageWithSource, 'thinking', {
      data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
    })
  }

  /** Nothing to see yet: the message under the pressed button will change. */
  async deferUpdate(): Promise<void> {
    await this.#first(InteractionResponseType.DeferredMessageUpdate, 'answered', {})
  }

  async reply(message: Message, isPrivate: boolean): Promise<void> {
    if (this.#state !== 'new') return this.#editOriginal(message)

    this.#isPrivate = isPrivate
    const { body, files } = writeMessage(message, { private: isPrivate })
    await this.#first(InteractionResponseType.ChannelMessageWithSource, 'answered', { data: body, files })
  }

  /** Shows how far a promised reply has come. It stays a promise. */
  async showProgress(message: Message): Promise<void> {
    if (this.#state === 'thinking') await this.#patchOriginal(message)
  }

  /** Replaces the message under the pressed button. */
  async update(message: Message): Promise<void> {
    if (this.#state !== 'new') return this.#editOriginal(message)

    const { body, files } = writeMessage(message)
    await this.#first(InteractionResponseType.UpdateMessage, 'answered', { data: body, files })
  }

  /** Takes the message under the pressed button away; it may be gone already. */
  async remove(): Promise<void> {
    if (this.#state === 'new') await this.deferUpdate()

    await this.#rest.delete(this.#original, { auth: false }).catch((error: unknown) => {
      if (!hasCode(error, 'unknownMessage')) throw error
    })
  }

  /** Opens a form, which Discord takes as a first answer only. */
  async open(form: Form): Promise<void> {
    if (this.#state !== 'new') throw new UserError('busy')

    await this.#first(InteractionResponseType.Modal, 'answered', { data: writeForm(form) })
  }

  async suggest(choices: readonly Suggestion[]): Promise<void> {
    await this.#first(InteractionResponseType.ApplicationCommandAutocompleteResult, 'answered', {
      data: { choices },
    })
  }

  /** Tells only the asker, whatever was answered before. */
  async tellPrivately(message: Message): Promise<void> {
    if (this.#state === 'new') return this.reply(message, true)
    if (this.#state === 'thinking' && this.#isPrivate) return this.#editOriginal(message)

    // The first follow-up to a public “thinking…” would fill it, for all to read: it must be gone before.
    if (this.#state === 'thinking') await this.#rest.delete(this.#original, { auth: false })
    const { body, files } = writeMessage(message, { private: true })
    await this.#rest.post(Routes.webhook(this.#applicationId, this.#interaction.token), {
      auth: false,
      body,
      files,
    })
  }

  get #original(): `/${string}` {
    return Routes.webhookMessage(this.#applicationId, this.#interaction.token)
  }

  async #editOriginal(message: Message): Promise<void> {
    await this.#patchOriginal(message)
    this.#state = 'answered'
  }

  async #patchOriginal(message: Message): Promise<void> {
    const { body, files } = writeMessage(message)
    await this.#rest.patch(this.#original, { auth: false, body, files })
  }

  /**
   * Sends the first answer. Where one had arrived already (our own, its response lost; or another process's, which then
   * owns the work) it stands.
   */
  async #first(
    type: InteractionResponseType,
    then: State,
    { files, ...rest }: { data?: unknown; files?: RawFile[] },
  ): Promise<void> {
    try {
      await this.#rest.post(Routes.interactionCallback(this.#interaction.id, this.#interaction.token), {
        auth: false,
        body: { type, ...rest },
        ...(files && { files }),
      })
    } catch (error) {
      if (hasCode(error, 'unknownInteraction')) throw new InteractionGone('too late', { cause: error })
      if (!hasCode(error, 'alreadyAcknowledged')) throw error
    }
    this.#state = then
  }
}
