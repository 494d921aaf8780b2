import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Avatars } from '../../src/avatars.ts'
import { type AvatarOptions, openAvatars } from '../../src/discord/avatars.ts'
import { openRest } from '../../src/discord/bot.ts'

const hash = '0123456789abcdef0123456789abcdef'
const picture = Buffer.from('89504e470d0a1a0a', 'hex')

/** What stands behind addresses: Discord's API and its CDN in one, and a stranger's server. */
let discord: Server
let stranger: Server
/** Addresses asked for, at each. */
let asked: string[] = []
let strangersAsked = 0
let answer: (path: string, response: ServerResponse) => void

beforeAll(async () => {
  discord = await listen((path, response) => {
    asked.push(path)
    answer(path, response)
  })
  stranger = await listen((_path, response) => {
    strangersAsked += 1
    sendPicture(response)
  })
})

beforeEach(() => {
  asked = []
  strangersAsked = 0
})

afterAll(() => {
  for (const server of [discord, stranger]) {
    server.closeAllConnections()
    server.close()
  }
})

async function listen(onRequest: (path: string, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(({ url = '' }, response) => onRequest(url, response))

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function open(options: AvatarOptions = {}): Avatars {
  const url = addressOf(discord)
  const connection = { token: 'token', apiUrl: `${url}/api`, cdnUrl: `${url}/cdn` }

  return openAvatars(openRest({ ...connection, shards: undefined, shardCount: undefined }), {
    deadlineMs: 10_000,
    ...options,
  })
}

/** Answers about users with their hash, and everything else as told. */
function behave(avatar: unknown, onPicture: (response: ServerResponse) => void = sendPicture): void {
  answer = (path, response) => {
    const [, user] = /^\/api\/v10\/users\/(\d+)$/.exec(path) ?? []

    if (user) sendJson(response, { id: user, username: 'x', discriminator: '0', global_name: null, avatar })
    else onPicture(response)
  }
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function sendPicture(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
}

describe('avatars', () => {
  it('are fetched from the CDN of the connection, small and without motion, and kept', async () => {
    behave(`a_${hash}`)
    const avatars = open()

    const first = await avatars(['1', '2'])
    const requests = asked.length
    const second = await avatars(['2', '1'])

    expect([...first.keys()].sort()).toEqual(['1', '2'])
    expect(Buffer.from(first.get('1') ?? []).equals(picture)).toBe(true)
    expect(asked).toContain(`/cdn/avatars/1/a_${hash}.png?size=128`)
    expect(second.size).toBe(2)
    expect(asked).toHaveLength(requests)
  })

  it.each([
    ['who have none', null],
    ['whose hash would lead elsewhere', '../../embed/avatars/0'],
    ['whose hash is an address', 'http://127.0.0.1/x'],
    ['whose hash is no text', 7],
  ])('are left out for members %s', async (_name, avatar) => {
    behave(avatar)

    const found = await open()(['1'])

    expect(found.size).toBe(0)
    expect(asked.filter((path) => !path.startsWith('/api/'))).toEqual([])
  })

  it.each<[string, (response: ServerResponse) => void]>([
    ['is missing', (response) => response.writeHead(404, { 'content-type': 'image/png' }).end()],
    ['is a page', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    [
      'is a drawing',
      (response) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>'),
    ],
    [
      'is too large',
      (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(300_000)),
    ],
    [
      'says it is small and is not',
      (response) => {
        response.writeHead(200, { 'content-type': 'image/png', 'transfer-encoding': 'chunked' })
        for (let i = 0; i < 40; i++) response.write(Buffer.alloc(10_000))
        response.end()
      },
    ],
    [
      'breaks off',
      (response) => response.writeHead(200, { 'content-type': 'image/png', 'content-length': '9' }).destroy(),
    ],
    ['is empty', (response) => response.writeHead(200, { 'content-type': 'image/png' }).end()],
  ])('are left out when the picture %s, and not asked for again at once', async (_name, misbehave) => {
    behave(hash, misbehave)
    const avatars = open()

    const first = await avatars(['1'])
    const requests = asked.length
    const second = await avatars(['1'])

    expect([first.size, second.size]).toEqual([0, 0])
    expect(asked).toHaveLength(requests)
  })

  it('follow no redirection', async () => {
    behave(hash, (response) => response.writeHead(302, { location: `${addressOf(stranger)}/x.png` }).end())

    expect((await open()(['1'])).size).toBe(0)
    expect(strangersAsked).toBe(0)
  })

  it('keep nobody waiting: what comes late is there the next time', async () => {
    const requested = Promise.withResolvers<ServerResponse>()
    behave(hash, requested.resolve)
    const avatars = open({ deadlineMs: 20 })

    const early = await avatars(['1'])
    sendPicture(await requested.promise)
    let late = await avatars(['1'])
    while (late.size === 0) late = await avatars(['1'])

    expect(early.size).toBe(0)
    expect(asked.filter((path) => path.startsWith('/cdn/'))).toHaveLength(1)
  })

  it('never fail a command when Discord does', async () => {
    answer = (_path, response) =>
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":10013}')

    await expect(open()(['1', '2'])).resolves.toEqual(new Map())
  })
})
