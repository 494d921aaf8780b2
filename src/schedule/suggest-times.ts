import { UserError } from '../errors.ts'
import type { Language } from '../i18n/texts.ts'
import { describeCron } from './describe-cron.ts'
import { readWhen } from './when.ts'

const usualTimes = [
  'every day 09:00',
  'weekdays 09:00',
  'mon,wed,fri 20:00',
  'every day 08:00,20:00',
  'every hour',
]

/** What was typed, once it can be read, and the usual times, each beside what it means. */
export function suggestTimes(typed: string, language: Language): { name: string; value: string }[] {
  const offered = [...(typed.trim() === '' ? [] : [typed.trim()]), ...usualTimes]

  return offered.flatMap((value) => {
    const rule = ruleOf(value, language)
    if (rule === undefined) return []

    return [{ name: rule === value ? value : `${value} (${rule})`, value }]
  })
}

function ruleOf(value: string, language: Language): string | undefined {
  try {
    return describeCron(readWhen(value), language)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
