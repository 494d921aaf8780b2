import { ApiError } from '../api-error.ts'
import type { Recorder } from '../recorder.ts'

/** An answer before it becomes a response. */
export interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** An error of ours is a misfit too: discord.js throws the body of a 500 away, and nobody would hear of it. */
export function refusal(recorder: Recorder, source: string, error: unknown): Answer {
  if (error instanceof ApiError) return { status: error.status, body: error.body }

  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)

  recorder.misfit({ source, path: '', message })

  return { status: 500, body: { message, code: 0 } }
}

/** A 429 as discord.js reads it: seconds in header and body, and whose limit it is. */
export function rateLimited(scope: 'user' | 'shared' | 'global', retryAfterMs: number): Answer {
  const seconds = retryAfterMs / 1000

  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: scope === 'global' },
    headers: {
      'retry-after': String(seconds),
      'x-ratelimit-scope': scope,
      ...(scope === 'global' && { 'x-ratelimit-global': 'true' }),
    },
  }
}

/** One bucket per operation: a shared one would make discord.js send everything one after another. */
export function toResponse({ status, body, headers }: Answer, bucket: string): Response {
  const all = new Headers({
    'x-ratelimit-bucket': bucket,
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': status === 429 ? '0' : '49',
    'x-ratelimit-reset-after': headers?.['retry-after'] ?? '1',
    ...headers,
  })

  if (body === undefined) return new Response(null, { status, headers: all })

  all.set('content-type', 'application/json')

  return new Response(JSON.stringify(body), { status, headers: all })
}
