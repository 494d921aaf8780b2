import { DiscordAPIError, HTTPError } from 'discord.js'
import { DeliveryFailure, type FailureKind } from '../schedule/messenger.ts'

/** Discord's error codes that mean something to us; https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const codes = {
  unknownChannel: 10_003,
  unknownMember: 10_007,
  unknownRole: 10_011,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownInteraction: 10_062,
  tooManyPins: 30_003,
  alreadyAcknowledged: 40_060,
  missingAccess: 50_001,
  noTextChannel: 50_008,
  missingPermissions: 50_013,
  wrongChannel: 50_024,
  tokenExpired: 50_027,
  threadArchived: 50_083,
  cannotReplyWithoutHistory: 160_002,
  threadExists: 160_004,
  tooManyThreads: 160_006,
  tooManyAnnouncementThreads: 160_007,
} as const

/** https://www.rfc-editor.org/rfc/rfc9110#status.413 */
const tooLarge = 413

export function hasCode(error: unknown, name: keyof typeof codes): boolean {
  return error instanceof DiscordAPIError && error.code === codes[name]
}

/** What an error from Discord's REST API means for a delivery. */
export function deliveryFailure(error: unknown): DeliveryFailure {
  const reason = error instanceof Error ? error.message : String(error)

  return new DeliveryFailure(kindOf(error), reason.slice(0, 300), { cause: error })
}

function kindOf(error: unknown): FailureKind {
  if (hasCode(error, 'unknownChannel')) return 'channelGone'
  if (hasCode(error, 'unknownMessage')) return 'messageGone'
  if (hasCode(error, 'tooManyPins')) return 'pinLimit'
  if (hasCode(error, 'tooManyThreads') || hasCode(error, 'tooManyAnnouncementThreads')) return 'threadLimit'
  if (hasCode(error, 'wrongChannel') || hasCode(error, 'noTextChannel')) return 'wrongChannel'
  // Locked, too: writing opens it again otherwise.
  if (hasCode(error, 'threadArchived')) return 'forbidden'
  if (error instanceof DiscordAPIError) {
    if (error.status === 401 || error.status === 403) return 'forbidden'
    if (error.status === 404) return 'channelGone'
    if (error.status === 429) return 'transient'
    return 'invalid'
  }
  // A status without a body of Discord's, as of a proxy before it; too large stays too large.
  if (error instanceof HTTPError && error.status === tooLarge) return 'invalid'

  // Rate limits, 5xx, sockets, time-outs and aborts.
  return 'transient'
}
