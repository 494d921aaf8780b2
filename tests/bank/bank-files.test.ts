import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readBankPictures } from '../../src/bank-files.ts'

async function bankFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'bank-'))

  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'topic/folder.png'), { recursive: true })

  return folder
}

it('reads the pictures of a bank, wherever they lie, and nothing else', async () => {
  const folder = await bankFolder()

  for (const name of ['a.png', 'topic/b.JPG', 'topic/folder.png/c.webp', 'topic/d.svg', 'topic/e.md']) {
    await writeFile(join(folder, name), 'bytes')
  }

  const pictures = await readBankPictures(folder)

  expect(pictures.map(({ path }) => path).sort()).toEqual(['a.png', 'topic/b.JPG', 'topic/folder.png/c.webp'])
  expect(pictures[0]).toMatchObject({ bytes: 5, base64: 'Ynl0ZXM=' })
})

it('names a picture that is too large without reading it', async () => {
  const folder = await bankFolder()

  await writeFile(join(folder, 'large.png'), Buffer.alloc(1_000_001))

  expect(await readBankPictures(folder)).toEqual([{ path: 'large.png', bytes: 1_000_001, base64: '' }])
})
