import { invalidForm, refuse } from '../api-error.ts'
import type { Faults } from '../faults.ts'
import { findByToken } from '../interactions/create.ts'
import type { PlacedFault } from '../page-api.ts'
import type { Recorder } from '../recorder.ts'
import type { Settings } from '../settings.ts'
import type { Check } from '../spec/validators.ts'
import type { World } from '../world/world.ts'
import { type Answer, rateLimited, refusal, toResponse } from './answer.ts'
import { checksFor } from './checks.ts'
import { type RequestBody, readBody } from './request-body.ts'
import { findRoute, type Route } from './route.ts'
import { runOperation } from './runs.ts'

/** What happens to the connection instead of an answer. */
export type Drop = 'reset' | 'close'

/** What an answer depends on. */
export interface Exchange {
  readonly world: World
  readonly recorder: Recorder
  readonly faults: Faults
  readonly settings: Settings
}

/**
 * Answers one REST request of the bot: route, authorisation, faults, body, rules, effect, check of our own answer,
 * record. Never throws.
 *
 * @param path below `/api/v10`.
 */
export async function exchange(context: Exchange, request: Request, path: string): Promise<Response | Drop> {
  const { recorder, world } = context
  const startedAt = world.now()
  const route = findRoute(request.method, path)
  const channel = route ? channelOf(world, route) : null
  const fault = context.faults.take(route?.id ?? null, channel)
  const body = await readBody(request).catch((error: unknown) => refusal(recorder, route?.id ?? path, error))
  const answer = await answerWithFault(context, request, route, body, fault)
  const status = typeof answer === 'string' ? null : answer.status

  recorder.request({
    at: startedAt,
    operation: route?.id ?? null,
    method: request.method,
    path,
    channel,
    body: 'status' in body ? undefined : body.json,
    files: 'status' in body ? [] : body.files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length })),
    status,
    error: typeof answer !== 'string' && answer.status >= 400 ? answer.body : null,
    durationMs: world.now() - startedAt,
    fault: fault?.id ?? null,
  })

  return typeof answer === 'string' ? answer : toResponse(answer, route?.id ?? 'unknown')
}

async function answerWithFault(
  context: Exchange,
  request: Request,
  route: Route | undefined,
  body: RequestBody | Answer,
  fault: PlacedFault | undefined,
): Promise<Answer | Drop> {
  const answer = () => answerPlainly(context, request, route, body)

  switch (fault?.effect.kind) {
    case undefined:
      return answer()
    case 'rateLimit':
      return rateLimited(fault.effect.scope, fault.effect.retryAfterMs)
    case 'delay':
      await sleep(fault.effect.delayMs)

      return answer()
    case 'hold': {
      const held = await answer()

      await context.faults.released(fault.id)

      return held
    }
    case 'status':
      if (fault.effect.when === 'after') await answer()

      return { status: fault.effect.status, body: { message: 'A fault, as ordered', code: 0 } }
    case 'reset':
    case 'close':
      if (fault.effect.when === 'after') await answer()

      return fault.effect.kind
  }
}

async function answerPlainly(
  context: Exchange,
  request: Request,
  route: Route | undefined,
  body: RequestBody | Answer,
): Promise<Answer> {
  if (!route)
    return {
      status: 501,
      body: { message: `The playground does not do ${request.method} this path`, code: 0 },
    }
  if ('status' in body) return body

  try {
    return await perform(context, request, route, body)
  } catch (error) {
    return refusal(context.recorder, route.id, error)
  }
}

async function perform(
  { world, settings, recorder }: Exchange,
  request: Request,
  { id, operation, params }: Route,
  { json, files }: RequestBody,
): Promise<Answer> {
  if (!operation.open && !isAuthorised(request, settings)) throw refuse('unauthorized')

  const checks = checksFor(id)
  const problems = checks.request ? checks.request(json ?? {}) : []

  if (problems.length > 0) throw invalidForm(problems)

  const query = new URL(request.url).searchParams
  const result = await runOperation(id, { world, params, query, body: json ?? {}, files, settings })

  if (result === undefined) return { status: 204 }

  noteMisfits(recorder, id, checks.response, result)

  return { status: operation.status ?? 200, body: result }
}

function noteMisfits(recorder: Recorder, source: string, check: Check | undefined, result: unknown): void {
  for (const { path, message } of check?.(JSON.parse(JSON.stringify(result))) ?? []) {
    recorder.misfit({ source, path: path.join('.'), message })
  }
}

function isAuthorised(request: Request, settings: Settings): boolean {
  const token = request.headers.get('authorization')?.match(/^Bot (\S+)$/)?.[1]

  return token !== undefined && (settings.token === undefined || token === settings.token)
}

/** The channel a request concerns: named in its path, or that of its interaction. */
function channelOf(world: World, { params }: Route): string | null {
  if (params.channel_id) return params.channel_id

  const token = params.interaction_token ?? params.webhook_token

  return (token && findByToken(world, token)?.channel) || null
}

function sleep(ms: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()

  setTimeout(resolve, ms)

  return promise
}
