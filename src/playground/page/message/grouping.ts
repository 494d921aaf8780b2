import type { APIMessage } from 'discord-api-types/v10'

/** Messages of one author within this time read as one. */
const groupMs = 7 * 60_000

type Said = Pick<
  APIMessage,
  'type' | 'author' | 'timestamp' | 'flags' | 'message_reference' | 'interaction_metadata'
>

/**
 * Whether a message goes on from the one above: same author, soon after, ordinary, neither a reply nor the answer to a
 * command, and as private as the other.
 */
export function isContinuation(message: Said, before: Said | undefined): boolean {
  if (!before || message.author.id !== before.author.id) return false
  if (message.type !== 0 || before.type !== 0) return false
  if (message.message_reference || message.interaction_metadata) return false
  if (message.flags !== before.flags) return false

  return Date.parse(message.timestamp) - Date.parse(before.timestamp) < groupMs
}

/** The local calendar day of a moment, as a key. */
export function dayOf(moment: string | number): string {
  const date = new Date(moment)

  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-')
}
