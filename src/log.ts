import { type Logger, pino } from 'pino'

export type { Logger }

/** The one logger: JSON lines on standard output, secrets never in them. Fields first, a static message second. */
export function openLog(level: string): Logger {
  return pino({
    level,
    // Interaction tokens act for the bot for 15 minutes; the bot's own token for ever.
    // A request that failed repeats what was to be sent: names, and what they answered.
    redact: {
      paths: ['token', '*.token', 'authorization', '*.authorization', 'err.requestBody'],
      censor: '[redacted]',
    },
    serializers: { err: pino.stdSerializers.err },
  })
}
