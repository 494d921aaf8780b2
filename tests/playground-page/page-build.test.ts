import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildPage } from '../../src/playground/page-build.ts'

const limitBytes = 60 * 1024

describe('the built page', () => {
  let parent: string
  let outDir: string

  beforeAll(async () => {
    parent = await mkdtemp(join(tmpdir(), 'fan-in-build-'))
    outDir = join(parent, 'page')
    await buildPage({ outDir })
  })

  afterAll(() => rm(parent, { recursive: true, force: true }))

  const readAll = async () => {
    const files = await readdir(outDir, { recursive: true, withFileTypes: true })
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))

    return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })))
  }

  it('stays small', async () => {
    const sizes = (await readAll()).map(({ bytes }) => gzipSync(bytes).length)

    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(limitBytes)
  })

  it('names no other host to load anything from', async () => {
    const texts = (await readAll()).map(({ bytes }) => bytes.toString())
    const addresses = texts.flatMap(
      (text) => text.match(/(?:src|href)="https?:[^"]*|url\(https?:[^)]*/g) ?? [],
    )

    expect(addresses).toEqual([])
  })

  it('is not built again as long as its sources stay the same', async () => {
    const entry = join(outDir, 'index.html')
    const before = await stat(entry)

    await buildPage({ outDir })

    expect((await stat(entry)).ino).toBe(before.ino)
  })

  it.each([0, 500])('can be built by several at once in the place of %d files', async (count) => {
    const shared = join(parent, 'shared')
    await mkdir(join(shared, 'assets'), { recursive: true })
    for (let file = 0; file < count; file++) await writeFile(join(shared, 'assets', `${file}.js`), 'old')

    await Promise.all([1, 2, 3].map(() => buildPage({ outDir: shared })))

    expect(await readFile(join(shared, 'index.html'), 'utf8')).toContain('<div id="page">')
    expect((await readdir(parent)).sort()).toEqual(['page', 'shared'])
    await rm(shared, { recursive: true })
  })

  it('is built anew when it is wanted differently, and leaves no drafts', async () => {
    const before = await stat(join(outDir, 'index.html'))

    await buildPage({ outDir: relative(process.cwd(), outDir), minify: false })

    expect((await stat(join(outDir, 'index.html'))).ino).not.toBe(before.ino)
    expect(await readdir(parent)).toEqual(['page'])
  })
})
