import type { Translate } from '../i18n/catalog.ts'
import type { Slot } from '../store/store.ts'
import { type FailureKind, type Permission, permissions } from './messenger.ts'

export const reasonCodes = [
  'transient',
  'forbidden',
  'channelGone',
  'messageGone',
  'roleGone',
  'pinLimit',
  'threadLimit',
  'wrongChannel',
  'invalid',
  /** No question fits the selection any more. */
  'emptySelection',
  /** Due while nobody was running, and the schedule's policy leaves it out. */
  'missed',
  /** A manager took it out: `/schedule skip`. */
  'byManager',
  /** The process stopped while it was being sent, or its schedule was changed. */
  'interrupted',
  /** Of no use any more: its question is closed. */
  'closedFirst',
  /** Something of ours broke. */
  'fault',
] as const satisfies readonly (FailureKind | string)[]

export type ReasonCode = (typeof reasonCodes)[number]

/** Why something was not delivered, as it is stored: a code of ours, and what Discord said. */
export function formatReason(code: ReasonCode, detail?: string): string {
  return detail === undefined ? code : `${code}: ${detail.replace(/\s+/g, ' ').slice(0, 200)}`
}

/** Whether a slot was taken out before it was due. */
export function isSkippedByHand({ state, reason }: Pick<Slot, 'state' | 'reason'>): boolean {
  return state === 'skipped' && reason === formatReason('byManager')
}

/** The permissions a bot lacks, as the detail of `forbidden`. */
export function formatPermissions(names: readonly Permission[]): string {
  return names.join(', ')
}

/** Permissions as Discord's settings call them. */
export function tellPermissions(t: Translate, names: readonly Permission[]): string {
  return names.map((name) => t(`permission.${name}`)).join(t('schedules.comma'))
}

/** A stored reason in the reader's words; the detail is not escaped. */
export function tellReason(
  reason: string,
  t: Translate,
): { readonly text: string; readonly detail: string | undefined } {
  const [code = '', ...detail] = reason.split(': ')
  const known = reasonCodes.find((name) => name === code)
  const lacking = known === 'forbidden' ? readPermissions(detail.join(': ')) : []

  if (lacking.length > 0) {
    return {
      text: t('delivery.reason.lacking', { permissions: tellPermissions(t, lacking) }),
      detail: undefined,
    }
  }

  return {
    text: known === undefined ? reason : t(`delivery.reason.${known}`),
    detail: known !== undefined && detail.length > 0 ? detail.join(': ') : undefined,
  }
}

function readPermissions(detail: string): Permission[] {
  const names = detail.split(', ')

  return permissions.filter((name) => names.includes(name))
}
