import { translator } from '../i18n/catalog.ts'
import { escapeMarkdown, formatCustomId, jumpLink, type Message } from '../message.ts'
import { streakIn } from '../quiz/streaks.ts'
import type { Reminder } from '../store/reminding.ts'
import type { Chore } from './chore.ts'
import { DeliveryFailure } from './messenger.ts'
import { nonceFor } from './nonce.ts'
import type { DeliveryParts } from './parts.ts'

const hourMs = 3_600_000

/** docs/privacy.md tells the rule. */
export const reminderRule = {
  /** Before a question closes. */
  leadMs: 3 * hourMs,
  /** To those who answered there lately. */
  activeMs: 7 * 24 * hourMs,
  /** Once a day at most; a little less than a day, since questions come at the same time each day. */
  pauseMs: 20 * hourMs,
} as const

const everyMs = 5 * 60_000
const batch = 20
/** For how long Discord takes a repeat for the first one: what was begun before that may have been sent. */
const nonceMs = 2 * 60_000

/** Tells those who asked for it, by private message, of a question that is about to close: never twice. */
export const remind: Chore = {
  first: (now) => now,
  async run(parts) {
    const { store, now } = parts
    const at = now()

    for (const reminder of await store.unsentReminders(at - nonceMs, batch)) await send(parts, reminder)

    const due = await store.dueReminders({ ...reminderRule, now: at }, batch)

    for (const reminder of due) {
      const { memberId, post } = reminder
      if (await store.beginReminder({ memberId, postId: post.id }, at, reminderRule.pauseMs))
        await send(parts, reminder)
    }

    return due.length === batch ? now() : now() + everyMs
  },
}

async function send(parts: DeliveryParts, { memberId, post }: Reminder): Promise<void> {
  const { store, messenger, log } = parts

  try {
    const message = await reminderMessage(parts, { memberId, post })
    await messenger.postPrivately(memberId, message, nonceFor('remind', `${memberId}|${post.id}`))
  } catch (error) {
    if (!(error instanceof DeliveryFailure) || error.kind === 'transient') throw error
    // They take no messages from us: told in `/me settings`, where they look when none comes.
    if (error.kind === 'forbidden') await store.saveMemberSettings(memberId, { reminders: 'refused' })
    else log.warn({ post: post.id, kind: error.kind }, 'reminder not sent')
  }

  await store.endReminder(memberId)
}

async function reminderMessage(
  { store, banks, now }: DeliveryParts,
  { memberId, post }: Reminder,
): Promise<Message> {
  const serverId = post.serverId ?? ''
  const [{ language: own }, server, streak, question] = await Promise.all([
    store.memberSettings(memberId),
    store.server(serverId),
    streakIn(store, { serverId, memberId, now: now() }),
    banks.asked(post, memberId),
  ])
  const language = own ?? server.language
  const t = translator(language)
  const title = escapeMarkdown(question?.texts[language].title ?? post.questionId)
  const at = Math.floor(post.closesAt / 1000)

  return {
    text: [
      t('remind.open', { title, channel: `<#${post.channelId}>`, at }),
      ...(streak.current > 0 ? [t('remind.streak', { count: streak.current })] : []),
    ].join('\n'),
    rows: [
      [
        { url: jumpLink(post.serverId, post.channelId, post.messageId), label: t('remind.answer') },
        { customId: formatCustomId('remind-off', 1), label: t('remind.off') },
      ],
    ],
  }
}
