import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import { isFromHere } from './local-only.ts'
import type { PageAction, PageFailure } from './page-api.ts'
import { actions } from './people/actions.ts'
import { PageError } from './people/page-error.ts'
import type { Playground } from './playground.ts'
import { exchange } from './rest/exchange.ts'
import { drawAvatar } from './world/avatar.ts'

type App = { Bindings: HttpBindings }

/** Everything the playground answers over HTTP. */
export function createWebApp(playground: Playground, pageDir: string | undefined): Hono<App> {
  const app = new Hono<App>()

  app.all('/api/*', (context) => answerBot(playground, context))
  app.get('/cdn/attachments/:channel/:id/:name', (context) => serveFile(playground, context.req.param('id')))
  app.get('/cdn/avatars/:user/:file', (context) => servePicture(context.req.param('user')))
  app.get('/cdn/embed/avatars/:file', (context) => servePicture(context.req.param('file')))
  app.post('/playground/api/:action', (context) => answerPage(playground, context))
  if (pageDir) app.use('/*', serveStatic({ root: pageDir }))
  app.get('/', (context) =>
    context.text(`The playground of ${playground.world.application.name} is running.\n`),
  )

  return app
}

async function answerBot(playground: Playground, context: Context<App>): Promise<Response> {
  const path = new URL(context.req.url).pathname.replace(/^\/api(\/v10)?/, '')
  const answer = await exchange(playground, context.req.raw, path)

  if (typeof answer !== 'string') return answer

  const { socket } = context.env.incoming

  // A reset is what discord.js tries again; an orderly end before any answer it reports.
  if (answer === 'reset') socket.resetAndDestroy()
  else socket.end()

  return RESPONSE_ALREADY_SENT
}

async function answerPage(playground: Playground, context: Context<App>): Promise<Response> {
  const { host, origin } = context.req.header()

  if (!isFromHere({ host, origin }))
    return failure(context, new PageError('forbidden', 'Only from this machine.'))

  const action = context.req.param('action') ?? ''

  if (!Object.hasOwn(actions, action))
    return failure(context, new PageError('gone', 'There is no such action.'))

  try {
    const request: unknown = await context.req.json()

    return context.json(await actions[action as PageAction](playground, request as never))
  } catch (error) {
    return failure(context, error)
  }
}

function failure(context: Context<App>, error: unknown): Response {
  const described: PageFailure =
    error instanceof PageError
      ? { error: { code: error.code, message: error.message, ...(error.at && { at: error.at }) } }
      : { error: { code: 'invalid', message: error instanceof Error ? error.message : String(error) } }

  return context.json(described, 400)
}

function serveFile({ world }: Playground, id: string): Response {
  const file = world.files.get(id)

  if (!file) return new Response('no such file', { status: 404 })

  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'content-type': file.contentType ?? 'application/octet-stream',
      // Files come from people: none of them may run as a page of ours.
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
    },
  })
}

function servePicture(name: string): Response {
  return new Response(new Uint8Array(drawAvatar(name)), { headers: { 'content-type': 'image/png' } })
}
