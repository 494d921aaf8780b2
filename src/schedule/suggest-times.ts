import { UserError } from '../errors.ts'
import type { Language } from '../i18n/texts.ts'
import { describeCron } from './describe-cron.ts'
import { readWhen, type Start } from './when.ts'

const usualTimes = [
  'every day 09:00',
  'weekdays 09:00',
  'mon,wed,fri 20:00',
  'every day 08:00,20:00',
  'every 3 days 09:00',
  'every 2 weeks mon 20:00',
  'every hour',
]

/** What was typed, once it can be read, and the usual times, each beside what it means. */
export function suggestTimes(
  typed: string,
  language: Language,
  start: Start,
): { name: string; value: string }[] {
  const offered = [...(typed.trim() === '' ? [] : [typed.trim()]), ...usualTimes]

  return offered.flatMap((value) => {
    const rule = ruleOf(value, language, start)
    if (rule === undefined) return []

    return [{ name: rule === value ? value : `${value} (${rule})`, value }]
  })
}

function ruleOf(value: string, language: Language, start: Start): string | undefined {
  try {
    return describeCron(readWhen(value, start), language)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
