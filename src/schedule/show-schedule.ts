import type { Context, Reply } from '../command.ts'
import type { Schedule } from '../store/store.ts'
import { choiceLines, lateLines, restLines } from './tell-details.ts'
import { beforeNext, runLines, scheduleHead, slotLine, stepLine, tellPermissions } from './tell-schedule.ts'
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
  const missing = await delivery.missingPermissions(schedule.channelId)
  const lacking = missing && tellPermissions(t, missing)

  return {
    text: [
      scheduleHead(t, language, schedule),
      ...(await stockOfSchedule(context, schedule)),
      ...lateLines(t, schedule),
      ...restLines(t, schedule),
      schedule.attempts > 0 ? t('schedules.retrying', { attempts: schedule.attempts }) : undefined,
      lacking === undefined ? t('schedules.channelGone', { channel: `<#${schedule.channelId}>` }) : undefined,
      lacking ? t('schedules.lacking', { permissions: lacking }) : undefined,
      slots.length === 0 ? t('schedules.noSlots') : undefined,
      ...slots.map((slot) => slotLine(t, slot)),
      ...steps
        .filter(({ state, lastError }) => state === 'failed' || lastError !== null)
        .map((step) => stepLine(t, step)),
    ]
      .filter((line) => line !== undefined)
      .join('\n'),
  }
}

/** How many questions a schedule has left. */
export async function stockOfSchedule(
  { t, store, bank, now }: Context,
  schedule: Schedule,
): Promise<string[]> {
  const asked = await store.askedQuestions(schedule.id)

  return stockLines(t, schedule, stockOf(bank.values(), schedule, asked, beforeNext(schedule, now)))
}
