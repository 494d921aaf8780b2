import { cutText } from '../cut-text.ts'
import { translator } from '../i18n/catalog.ts'
import { escapeMarkdown, jumpLink, type Message } from '../message.ts'
import type { NewStep, Post, Step } from '../store/store.ts'
import { DeliveryFailure, type Extras, noExtras } from './messenger.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'
import { formatPermissions } from './reason.ts'
import { sayUnder } from './under-post.ts'

/** Discord's limit; https://docs.discord.com/developers/resources/channel#start-thread-from-message */
const threadNameLimit = 100

/** A role is mentioned near the hour that was chosen for it: a post made up for at night wakes nobody. */
const pingWithinMs = 3_600_000

/** What a post of a schedule gets besides, once it stands in its channel at `now`. */
export function extraSteps(
  { thread, pin, pingRoleId }: Extras,
  { fireAt, closesAt }: Post,
  now: number,
): NewStep[] {
  const roleId = fireAt !== null && now - fireAt <= pingWithinMs ? pingRoleId : null

  return [
    // The mention goes into the thread, so it waits for it.
    ...(thread ? [{ name: 'thread', dueAt: now, roleId } as const] : pingStep(roleId, now)),
    ...(pin
      ? ([
          { name: 'pin', dueAt: now },
          { name: 'unpin', dueAt: closesAt },
        ] as const)
      : []),
  ]
}

export function pingStep(roleId: string | null, now: number): NewStep[] {
  return roleId === null ? [] : [{ name: 'ping', dueAt: now, roleId }]
}

export async function thread(parts: DeliveryParts, post: Post, step: Step): Promise<void> {
  const { store, messenger, banks, now } = parts
  const name = (await banks.asked(post))?.texts[post.language].title ?? post.questionId
  const made = await messenger.startThread(
    post.channelId,
    post.messageId ?? '',
    cutText(name, threadNameLimit),
  )

  await store.finishStep(step, made, pingStep(step.roleId, now()))
}

export async function pin({ store, messenger }: DeliveryParts, post: Post, step: Step): Promise<void> {
  await messenger.pin(post.channelId, post.messageId ?? '')
  await store.finishStep(step, null)
}

/** Of our own posts only, and only where a pin may stand: it may have been set though its answer was lost. */
export async function unpin({ store, messenger }: DeliveryParts, post: Post, step: Step): Promise<void> {
  const steps = await store.steps([post.id])
  const pinned = steps.find(({ name }) => name === 'pin')

  // Its request may still be on the way, and a pin that comes after this would stay for ever.
  if (pinned?.state === 'pending') throw new DeliveryFailure('transient', 'the pin is not settled yet')

  const isFree =
    pinned?.state !== 'done' && /^(?:forbidden|pinLimit|wrongChannel)\b/.test(pinned?.lastError ?? '')

  try {
    if (!isFree) await messenger.unpin(post.channelId, post.messageId ?? '')
  } catch (error) {
    // A deleted message is pinned no more.
    if (!(error instanceof DeliveryFailure && error.kind === 'messageGone')) throw error
  }
  await store.finishStep(step, null)
}

export async function ping(parts: DeliveryParts, post: Post, step: Step): Promise<void> {
  const roleId = step.roleId ?? ''
  const sent = await sayUnder(parts, post, {
    mark: pingMark(post, roleId),
    nonce: nonceFor('ping', post.id),
    since: post.createdAt,
    message: async () => {
      await requireMention(parts, post.channelId, roleId)
      return pingMessage(parts, post, roleId)
    },
  })

  await parts.store.finishStep(step, sent)
}

/**
 * Discord takes a mention that it then tells nobody of, so the right to it is looked up first.
 *
 * @throws DeliveryFailure `roleGone` or `forbidden`
 */
async function requireMention(
  { messenger }: DeliveryParts,
  channelId: string,
  pingRoleId: string,
): Promise<void> {
  const { missing, isRoleGone } = await messenger.inspect(channelId, { ...noExtras, pingRoleId })

  if (isRoleGone) throw new DeliveryFailure('roleGone', pingRoleId)
  if (missing.includes('MentionEveryone')) {
    throw new DeliveryFailure('forbidden', formatPermissions(['MentionEveryone']))
  }
}

async function pingMessage({ banks }: DeliveryParts, post: Post, roleId: string): Promise<Message> {
  const title = (await banks.asked(post))?.texts[post.language].title ?? post.questionId
  const facts = { title: escapeMarkdown(title), at: Math.floor(post.closesAt / 1000) }
  const news = translator(post.language)('delivery.open', facts)

  return { text: `${pingMark(post, roleId)} · ${news}`, pingRoleIds: [roleId] }
}

/** How the message of a mention begins, and is found again. */
function pingMark(post: Post, roleId: string): string {
  const link = jumpLink(post.serverId, post.channelId, post.messageId)

  return `<@&${roleId}> [${translator(post.language)('delivery.newQuestion')}](${link})`
}
