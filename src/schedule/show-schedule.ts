import type { Context, Reply } from '../command.ts'
import type { Translate } from '../i18n/catalog.ts'
import type { Schedule } from '../store/store.ts'
import type { ChannelState } from './messenger.ts'
import { wrongKind } from './preflight.ts'
import { tellPermissions } from './reason.ts'
import { choiceLines, extraLines, lateLines, restLines } from './tell-details.ts'
import { beforeNext, runLines, scheduleHead, slotLine } from './tell-schedule.ts'
import { ledgerLines } from './tell-steps.ts'
import { stockLines, stockOf } from './tell-stock.ts'

const shownSlots = 10
/** In `show`, which has much else to tell. */
const lastSlots = 3

/** What comes next. */
export async function showPreview(context: Context, schedule: Schedule): Promise<Reply> {
  const { t, language, now } = context

  return {
    text: [
      scheduleHead(t, language, schedule),
      ...(await stockOfSchedule(context, schedule)),
      ...extraLines(t, schedule),
      ...restLines(t, schedule),
      ...runLines(t, schedule, now),
    ].join('\n'),
  }
}

/** Everything about a schedule. */
export async function showSchedule(context: Context, schedule: Schedule): Promise<Reply> {
  const { t, language, store, now } = context
  const slots = await store.slots(schedule.id, lastSlots)

  return {
    text: [
      scheduleHead(t, language, schedule),
      ...choiceLines(t, schedule, now),
      ...(await stockOfSchedule(context, schedule)),
      ...runLines(t, schedule, now),
      t(slots.length === 0 ? 'schedules.noSlots' : 'schedules.lastSlots'),
      ...slots.map((slot) => slotLine(t, slot)),
    ].join('\n'),
  }
}

/** What became of its slots, and what is in the way of the next. */
export async function showStatus(context: Context, schedule: Schedule): Promise<Reply> {
  const { t, language, store, delivery } = context
  const slots = await store.slots(schedule.id, shownSlots)
  const steps = await store.steps(slots.flatMap(({ postId }) => postId ?? []))
  const state = await delivery.inspectChannel(schedule.channelId, schedule)
  const { leftAt } = await store.server(schedule.serverId)

  return {
    text: [
      scheduleHead(t, language, schedule),
      ...(await stockOfSchedule(context, schedule)),
      ...extraLines(t, schedule),
      ...lateLines(t, schedule),
      ...restLines(t, schedule),
      ...(leftAt === null ? [] : [t('schedules.left', { at: Math.floor(leftAt / 1000) })]),
      ...(schedule.attempts > 0 ? [t('schedules.retrying', { attempts: schedule.attempts })] : []),
      ...obstacleLines(t, schedule, state),
      ...(slots.length === 0 ? [t('schedules.noSlots')] : []),
      ...slots.flatMap((slot) => ledgerLines(t, slot, steps)),
    ].join('\n'),
  }
}

/** What is in the way in its channel now. */
function obstacleLines(t: Translate, { channelId }: Schedule, state: ChannelState | undefined): string[] {
  const channel = `<#${channelId}>`

  if (state?.kind === undefined) return [t('schedules.channelGone', { channel })]

  const wrong = wrongKind(state)

  return [
    ...(wrong === undefined ? [] : [`⚠️ ${t(`schedules.wrongChannel.${wrong}`, { channel })}`]),
    ...(state.isRoleGone ? [t('schedules.roleGoneStatus')] : []),
    ...(state.missing.length === 0
      ? []
      : [t('schedules.lacking', { permissions: tellPermissions(t, state.missing) })]),
  ]
}

/** How many questions a schedule has left. */
export async function stockOfSchedule(
  { t, store, bank, now }: Context,
  schedule: Schedule,
): Promise<string[]> {
  const asked = await store.askedQuestions(schedule.id)

  return stockLines(t, schedule, stockOf(bank.values(), schedule, asked, beforeNext(schedule, now)))
}
