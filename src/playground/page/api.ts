import type { PageAction, PageActions, PageFailure } from '../page-api.ts'

/** The playground refused an action, or did not answer at all. */
export class PageError extends Error {
  override readonly name = 'PageError'
  readonly code: PageFailure['error']['code']
  /** The option, component or part of a form that is wrong. */
  readonly at: string | undefined

  constructor({ code, message, at }: PageFailure['error']) {
    super(message)
    this.code = code
    this.at = at
  }
}

/**
 * Asks the playground for something.
 *
 * @throws PageError when it refuses; `unavailable` when it cannot be reached or speaks no JSON.
 */
export async function callPlayground<A extends PageAction>(
  action: A,
  request: PageActions[A]['request'],
): Promise<PageActions[A]['response']> {
  const { ok, body } = await post(action, request).catch(() => ({ ok: false, body: undefined }))

  if (ok) return body as PageActions[A]['response']

  throw new PageError(readFailure(body))
}

async function post(action: PageAction, request: unknown): Promise<{ ok: boolean; body: unknown }> {
  const response = await fetch(`/playground/api/${action}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })

  return { ok: response.ok, body: await response.json() }
}

function readFailure(body: unknown): PageFailure['error'] {
  const error = (body as Partial<PageFailure> | null | undefined)?.error

  return typeof error?.message === 'string' ? error : { code: 'unavailable', message: '' }
}
