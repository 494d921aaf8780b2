import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uploadOf } from '../../src/discord/upload.ts'

/** What was asked for, in order. */
const asked: string[] = []
const server = createServer(({ url = '' }, response) => {
  asked.push(url)
  if (url.endsWith('/moved')) response.writeHead(302, { location: '/cdn/attachments/small' }).end()
  else if (url.endsWith('/gone')) response.writeHead(404).end('gone')
  else response.end('x'.repeat(url.endsWith('/large') ? 5_000 : 10))
})
let home = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const upload = (url: string, size = 10) => uploadOf({ name: 'bank.zip', size, url }, `${home}/cdn`)

describe('an attached file', () => {
  it('is read from the CDN', async () => {
    const bytes = await upload(`${home}/cdn/attachments/small`).read(100)

    expect(Buffer.from(bytes).toString()).toBe('xxxxxxxxxx')
  })

  it.each([
    ['another host', () => home.replace('127.0.0.1', 'localhost')],
    ['another port', () => 'http://127.0.0.1:1/cdn'],
    ['another folder of the host', () => `${home}/cdn-secret`],
    ['a folder above', () => `${home}/cdn/..`],
    ['a file of this machine', () => 'file:///etc'],
    ['no address', () => 'nonsense'],
  ])('at %s is never asked for', async (_what, place) => {
    asked.length = 0

    await expect(upload(`${place()}/attachments/small`).read(100)).rejects.toMatchObject({
      key: 'input.fileUnreadable',
    })
    expect(asked).toEqual([])
  })

  it.each(['moved', 'gone'])('that is %s is refused', async (file) => {
    await expect(upload(`${home}/cdn/${file}`).read(100)).rejects.toMatchObject({
      key: 'input.fileUnreadable',
    })
    expect(asked.at(-1)).toBe(`/cdn/${file}`)
  })

  it('that says it is too large is not asked for', async () => {
    asked.length = 0

    await expect(upload(`${home}/cdn/small`, 101).read(100)).rejects.toMatchObject({
      key: 'input.fileTooLarge',
      values: { bytes: 101, limit: 100 },
    })
    expect(asked).toEqual([])
  })

  it('that is larger than it says is given up', async () => {
    await expect(upload(`${home}/cdn/large`).read(100)).rejects.toMatchObject({ key: 'input.fileTooLarge' })
  })
})
