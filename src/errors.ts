import type { TextKey, TextValues } from './i18n/catalog.ts'

/**
 * A person's mistake: what was asked cannot be done, and the text under `key` says why, with the numbers and the nearest
 * fix. It becomes a private reply in the person's language in one place per front end. Every other error is a fault of
 * ours.
 */
export class UserError<K extends TextKey = TextKey> extends Error {
  override readonly name = 'UserError'
  readonly key: K
  readonly values: Readonly<Record<string, string | number>>

  constructor(key: K, ...[values]: TextValues<K>) {
    super(key)
    this.key = key
    this.values = values ?? {}
  }
}

/** The same mistake, with more about where it happened. */
export function placeMistake({ key, values }: UserError, place: UserError['values']): UserError {
  // The values belong to the key already; what is added is for those who tell the place.
  return new UserError(key, ...([{ ...place, ...values }] as unknown as TextValues<TextKey>))
}
