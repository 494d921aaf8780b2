import { topicsOf } from '../bank/topics.ts'
import type { Context } from '../command.ts'
import { UserError } from '../errors.ts'
import { escapeMarkdown } from '../message.ts'
import { fittingQuestions, type Selection } from '../quiz/pick.ts'
import type { ChannelState, Extras } from './messenger.ts'
import { tellPermissions } from './reason.ts'

/**
 * A selection without questions would fail on every slot.
 *
 * @throws UserError `schedules.unknownTopic` or `schedules.emptySelection`.
 */
export function requireQuestions(
  { bank, language }: Pick<Context, 'bank' | 'language'>,
  selection: Pick<Selection, 'topic' | 'level'>,
): void {
  const topics = topicsOf(bank, language)
  const { topic, level } = selection

  if (topic !== null && !topics.has(topic)) {
    throw new UserError('schedules.unknownTopic', {
      topic: escapeMarkdown(topic),
      topics: [...topics.keys()].join(', '),
    })
  }
  if (fittingQuestions(bank.values(), selection).length === 0) {
    throw new UserError('schedules.emptySelection', { topic: topic ?? '–', level: level ?? '–' })
  }
}

/**
 * A channel that takes posts, and a bot that may write them and what they get besides: each missing thing is named with
 * where to grant it.
 *
 * @throws UserError `schedules.channelInvisible`, `schedules.wrongChannel.*`, `schedules.permissionsMissing`,
 *   `schedules.mentionMissing`, `schedules.pingEveryone` or `schedules.roleGone`.
 */
export async function requireChannel(
  { t, delivery, serverId }: Pick<Context, 't' | 'delivery' | 'serverId'>,
  channelId: string,
  extras: Extras,
): Promise<void> {
  // The role of everybody has the server's id.
  if (extras.pingRoleId !== null && extras.pingRoleId === serverId)
    throw new UserError('schedules.pingEveryone')

  const state = await delivery.inspectChannel(channelId, extras)
  const channel = `<#${channelId}>`

  if (state?.kind === undefined || state.missing.includes('ViewChannel')) {
    throw new UserError('schedules.channelInvisible', { channel })
  }

  const wrong = wrongKind(state)

  if (wrong !== undefined) throw new UserError(`schedules.wrongChannel.${wrong}`, { channel })
  if (state.isRoleGone) throw new UserError('schedules.roleGone')
  if (state.missing.length > 0) {
    const key = state.missing.includes('MentionEveryone') ? 'mentionMissing' : 'permissionsMissing'

    throw new UserError(`schedules.${key}`, { channel, permissions: tellPermissions(t, state.missing) })
  }
}

/** What a channel is that takes no questions. */
export function wrongKind({ kind }: ChannelState) {
  return kind === 'text' || kind === 'announcement' ? undefined : kind
}
