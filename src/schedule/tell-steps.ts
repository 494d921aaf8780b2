import type { Translate } from '../i18n/catalog.ts'
import type { Slot, Step, StepName } from '../store/store.ts'
import { reasonInWords, seconds, slotLine } from './tell-schedule.ts'

/** In the order of a post's life. */
const order: readonly StepName[] = ['thread', 'pin', 'ping', 'close', 'unpin', 'reveal', 'correct']

/** A slot of the ledger, the steps that followed its post, and what is wrong with those that failed. */
export function ledgerLines(t: Translate, slot: Slot, steps: readonly Step[]): string[] {
  const own = steps
    .filter(({ postId }) => postId === slot.postId)
    // A pin that goes away with the closing is worth no word of its own.
    .filter(({ name, lastError }) => name !== 'unpin' || lastError !== null)
    .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  const marks = own.map((step) => `${markOf(step)} ${t(`schedules.stepName.${step.name}`)}`)

  return [
    [slotLine(t, slot), ...marks].join(' · '),
    ...own.flatMap((step) => (step.lastError === null ? [] : [troubleLine(t, step, step.lastError)])),
  ]
}

function markOf({ state, attempts }: Step): string {
  if (state === 'done') return '✅'
  if (state === 'failed') return '❌'

  return attempts > 0 ? '🔁' : '⏳'
}

function troubleLine(t: Translate, { name, state, attempts, dueAt }: Step, lastError: string): string {
  const facts = { step: t(`schedules.stepName.${name}`), reason: reasonInWords(t, lastError), attempts }

  return state === 'failed'
    ? t('schedules.stepGivenUp', facts)
    : t('schedules.stepTrouble', { ...facts, next: seconds(dueAt) })
}
