import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openRest } from '../../src/discord/bot.ts'
import { type MemberOptions, openMembers } from '../../src/discord/members.ts'
import type { Members } from '../../src/members.ts'

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

function open(options: MemberOptions = {}): Members {
  const url = addressOf(discord)
  const connection = { token: 'token', apiUrl: `${url}/api`, cdnUrl: `${url}/cdn` }

  return openMembers(openRest({ ...connection, shards: undefined, shardCount: undefined }), {
    deadlineMs: 10_000,
    ...options,
  })
}

/** Answers about members with their hash, and everything else as told. */
function behave(avatar: unknown, onPicture: (response: ServerResponse) => void = sendPicture): void {
  answer = (path, response) => {
    const [, id] = /^\/api\/v10\/guilds\/9\/members\/(\d+)$/.exec(path) ?? []

    if (id) sendJson(response, memberOf(id, { avatar }))
    else onPicture(response)
  }
}

function memberOf(id: string, of: { avatar?: unknown; serverAvatar?: unknown; roles?: readonly string[] }) {
  const user = { id, username: 'x', discriminator: '0', global_name: null, avatar: of.avatar ?? null }

  return { user, nick: null, avatar: of.serverAvatar ?? null, roles: of.roles ?? [], flags: 0 }
}

/** How many pictures came. */
async function picturesOf(members: Members, ids: readonly string[] = ['1']): Promise<number> {
  return [...(await members.look('9', ids)).values()].filter(({ picture }) => picture).length
}

function sendJson(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function sendPicture(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'image/png' }).end(picture)
}

describe('members', () => {
  it('have pictures from the CDN of the connection, small and without motion, which are kept', async () => {
    behave(`a_${hash}`)
    const members = open()

    const first = await members.look('9', ['1', '2'])
    const requests = asked.length
    const second = await members.look('9', ['2', '1'])

    expect([...first.keys()].sort()).toEqual(['1', '2'])
    expect(Buffer.from(first.get('1')?.picture ?? []).equals(picture)).toBe(true)
    expect(asked).toContain(`/cdn/avatars/1/a_${hash}.png?size=128`)
    expect(second.size).toBe(2)
    expect(asked).toHaveLength(requests)
  })

  it('are shown with the picture they chose for the server', async () => {
    answer = (path, response) =>
      path.startsWith('/api/')
        ? sendJson(response, memberOf('1', { avatar: hash, serverAvatar: `a_${hash}` }))
        : sendPicture(response)

    await open().look('9', ['1'])

    expect(asked).toContain(`/cdn/guilds/9/users/1/avatars/a_${hash}.png?size=128`)
  })

  it.each([
    ['who have none', null],
    ['whose hash would lead elsewhere', '../../embed/avatars/0'],
    ['whose hash is an address', 'http://127.0.0.1/x'],
    ['whose hash is no text', 7],
  ])('have no picture %s', async (_name, avatar) => {
    behave(avatar)

    const found = await open().look('9', ['1'])

    expect(found.get('1')).toEqual({ hasLeft: false, roleIds: [] })
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
  ])('have no picture when it %s, and are not asked for again at once', async (_name, misbehave) => {
    behave(hash, misbehave)
    const members = open()

    const first = await picturesOf(members)
    const requests = asked.length
    const second = await picturesOf(members)

    expect([first, second]).toEqual([0, 0])
    expect(asked).toHaveLength(requests)
  })

  it('follow no redirection', async () => {
    behave(hash, (response) => response.writeHead(302, { location: `${addressOf(stranger)}/x.png` }).end())

    expect(await picturesOf(open())).toBe(0)
    expect(strangersAsked).toBe(0)
  })

  it('keep nobody waiting: a picture that comes late is there the next time', async () => {
    const requested = Promise.withResolvers<ServerResponse>()
    behave(hash, requested.resolve)
    const members = open({ deadlineMs: 20 })

    const early = await picturesOf(members)
    sendPicture(await requested.promise)
    let late = await picturesOf(members)
    while (late === 0) late = await picturesOf(members)

    expect(early).toBe(0)
    expect(asked.filter((path) => path.startsWith('/cdn/'))).toHaveLength(1)
  })

  it('have left where Discord does not know them, and only there', async () => {
    const refusals: Readonly<Record<string, [status: number, code: number]>> = {
      1: [404, 10_007],
      2: [404, 10_013],
      3: [404, 10_004],
      4: [403, 50_001],
    }
    answer = (path, response) => {
      const [status, code] = refusals[path.slice(-1)] ?? [500, 0]

      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code }))
    }

    const found = await open().look('9', ['1', '2', '3', '4'])

    expect(['1', '2', '3', '4'].filter((id) => found.get(id)?.hasLeft)).toEqual(['1', '2'])
  })

  it('are looked for again when they had left: they may have come back', async () => {
    let isBack = false
    answer = (_path, response) => {
      if (isBack) sendJson(response, memberOf('1', {}))
      else response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":10007}')
    }
    const members = open()

    const before = await members.look('9', ['1'])
    isBack = true

    expect(before.get('1')?.hasLeft).toBe(true)
    await expect.poll(async () => (await members.look('9', ['1'])).get('1')?.hasLeft).toBe(false)
  })

  it('are known with their roles before their picture came', async () => {
    const requested = Promise.withResolvers<ServerResponse>()
    answer = (path, response) =>
      path.startsWith('/api/')
        ? sendJson(response, memberOf('1', { avatar: hash, roles: ['7', '8', 'x'] }))
        : requested.resolve(response)
    const members = open({ deadlineMs: 50 })

    let found = await members.look('9', ['1'])
    while (found.size === 0) found = await members.look('9', ['1'])
    sendPicture(await requested.promise)

    expect(found.get('1')).toEqual({ hasLeft: false, roleIds: ['7', '8'] })
  })
})

describe('names of roles', () => {
  it('are those of the server, and none when Discord fails', async () => {
    answer = (path, response) =>
      path === '/api/v10/guilds/9/roles'
        ? sendJson(response, [{ id: '7', name: 'Team Gradient' }])
        : response.writeHead(404, { 'content-type': 'application/json' }).end('{"code":10004}')
    const members = open()

    expect(await members.roleNames('9')).toEqual(new Map([['7', 'Team Gradient']]))
    expect(await members.roleNames('10')).toEqual(new Map())
  })
})
