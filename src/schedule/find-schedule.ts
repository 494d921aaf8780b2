import { type Context, type Suggestion, serverOf } from '../command.ts'
import { UserError } from '../errors.ts'
import { escapeMarkdown } from '../message.ts'
import type { Schedule } from '../store/store.ts'

/**
 * A schedule of this server by its id or name.
 *
 * @throws UserError `schedules.none` or `schedules.unknown`, naming those there are.
 */
export async function findSchedule(context: Context, typed: string): Promise<Schedule> {
  const schedules = await context.store.schedules(serverOf(context))
  const found = schedules.find(
    ({ id, name }) => id === typed || name.toLowerCase() === typed.trim().toLowerCase(),
  )

  if (!found) {
    const names = schedules.map(({ name }) => escapeMarkdown(name)).join(context.t('schedules.comma'))
    throw schedules.length === 0
      ? new UserError('schedules.none')
      : new UserError('schedules.unknown', { given: escapeMarkdown(typed), names })
  }

  return found
}

/** Schedules of this server for what is being typed. */
export async function suggestSchedules(context: Context, typed: string): Promise<Suggestion[]> {
  const schedules = await context.store.schedules(serverOf(context))

  return schedules
    .filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase()))
    .map(({ id, name }) => ({ name, value: id }))
}
