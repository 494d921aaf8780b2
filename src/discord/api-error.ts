import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js'
import { DeliveryFailure, type FailureKind } from '../schedule/messenger.ts'

/** Discord's error codes that mean something to us; https://docs.discord.com/developers/topics/opcodes-and-status-codes */
const codes = {
  unknownChannel: 10_003,
  unknownMember: 10_007,
  unknownMessage: 10_008,
  unknownUser: 10_013,
  unknownInteraction: 10_062,
  alreadyAcknowledged: 40_060,
  missingAccess: 50_001,
  cannotReplyWithoutHistory: 160_002,
  missingPermissions: 50_013,
  tokenExpired: 50_027,
} as const

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
  if (error instanceof DiscordAPIError) {
    if (error.status === 401 || error.status === 403) return 'forbidden'
    if (error.status === 404) return 'channelGone'
    if (error.status === 429) return 'transient'
    return 'invalid'
  }
  // HTTPError: a status without a body of Discord's; the rest are sockets, time-outs and aborts.
  if (error instanceof RateLimitError || error instanceof HTTPError) return 'transient'

  return 'transient'
}
