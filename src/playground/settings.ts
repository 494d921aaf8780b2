/** Discord's own numbers, shortened by tests that wait for them. */
export interface Settings {
  /** Time for the first answer to an interaction. */
  readonly interactionDeadlineMs: number
  /** Life of an interaction's token. */
  readonly tokenLifetimeMs: number
  /** How long a nonce is remembered; 0 forgets at once. */
  readonly nonceMemoryMs: number
  readonly heartbeatIntervalMs: number
  /** IDENTIFYs per five seconds. */
  readonly maxConcurrency: number
  /** The only token that may log in; absent: any. */
  readonly token?: string
  /** Whether members, presences and message content may be asked for. */
  readonly privilegedIntents: boolean
}

/** The numbers of the real Discord. */
export const discordSettings: Settings = {
  interactionDeadlineMs: 3_000,
  tokenLifetimeMs: 15 * 60_000,
  nonceMemoryMs: 3 * 60_000,
  heartbeatIntervalMs: 41_250,
  maxConcurrency: 16,
  privilegedIntents: false,
}
