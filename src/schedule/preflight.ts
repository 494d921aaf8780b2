import { topicsOf } from '../bank/topics.ts'
import type { Context } from '../command.ts'
import { UserError } from '../errors.ts'
import { escapeMarkdown } from '../message.ts'
import { fittingQuestions, type Selection } from '../quiz/pick.ts'
import { tellPermissions } from './tell-schedule.ts'

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
 * A channel that takes posts, and a bot that may write them: each missing thing is named with where to grant it.
 *
 * @throws UserError `schedules.channelInvisible` or `schedules.permissionsMissing`.
 */
export async function requireChannel(
  { t, delivery }: Pick<Context, 't' | 'delivery'>,
  channelId: string,
): Promise<void> {
  const missing = await delivery.missingPermissions(channelId)
  const channel = `<#${channelId}>`

  if (missing === undefined || missing.includes('ViewChannel')) {
    throw new UserError('schedules.channelInvisible', { channel })
  }
  if (missing.length > 0) {
    throw new UserError('schedules.permissionsMissing', { channel, permissions: tellPermissions(t, missing) })
  }
}
