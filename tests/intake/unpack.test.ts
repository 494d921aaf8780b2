import { crc32, deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { pack } from '../../src/intake/pack.ts'
import { unpack } from '../../src/intake/unpack.ts'
import { type HandMadeEntry, handMadeZip } from './hand-made-zip.ts'

const question = { path: 'algebra/sum.md', text: 'What is $1+1$?' }
const tenMillion = 10_000_000

describe('unpacking a zip', () => {
  it('finds the files of a bank, whatever folder is around them', async () => {
    const plain = await unpack(handMadeZip([question, { path: 'topics.yaml', text: 'a: b', stored: true }]))
    const wrapped = await unpack(
      handMadeZip([
        { path: 'my bank/', stored: true },
        { path: 'my bank/topics.yaml', text: 'a: b' },
        { path: 'my bank/algebra/sum.md', text: question.text },
      ]),
    )

    expect(plain.files).toEqual([question, { path: 'topics.yaml', text: 'a: b' }])
    expect(wrapped.files).toEqual([{ path: 'topics.yaml', text: 'a: b' }, question])
  })

  it('names what is no part of a bank, and passes over what file managers add', async () => {
    const { files, ignored } = await unpack(
      handMadeZip([
        question,
        { path: 'README.md', text: 'read me' },
        { path: 'algebra/notes.txt', text: 'x' },
        { path: '__MACOSX/algebra/._sum.md', text: 'x' },
        { path: '.DS_Store', text: 'x' },
      ]),
    )

    expect(files).toEqual([question])
    expect(ignored).toEqual(['README.md', 'algebra/notes.txt'])
  })

  it('reads paths as old Windows programs wrote them', async () => {
    const { files } = await unpack(handMadeZip([{ ...question, path: 'algebra\\sum.md' }]))

    expect(files).toEqual([question])
  })

  it('says which file is not UTF-8', async () => {
    const gbk = Buffer.from([0xc4, 0xe3, 0xba, 0xc3])
    const zip = handMadeZip([{ path: 'algebra/sum.md', data: gbk, stored: true, size: 4, crc: crc32(gbk) }])

    const { files, problems } = await unpack(zip)

    expect(files).toEqual([])
    expect(problems).toMatchObject([{ file: 'algebra/sum.md', key: 'bank.problem.encoding' }])
  })

  it('gives back what was packed', async () => {
    const picture = { path: 'algebra/dot.png', bytes: 3, base64: Buffer.from([1, 2, 3]).toString('base64') }
    const files = [question, { path: 'algebra/和.md', text: '求和' }]

    const { files: again, pictures } = await unpack(await pack(files, [picture]))

    expect(again).toEqual(files)
    expect(pictures).toEqual([picture])
  })

  const hostile: [string, HandMadeEntry[], string][] = [
    ['a path above the folder', [{ path: '../sum.md', text: 'x' }], 'intake.zipPath'],
    ['a path that turns back', [{ path: 'algebra/../../sum.md', text: 'x' }], 'intake.zipPath'],
    ['an absolute path', [{ path: '/etc/sum.md', text: 'x' }], 'intake.zipPath'],
    ['a drive letter', [{ path: 'C:/algebra/sum.md', text: 'x' }], 'intake.zipPath'],
    ['a path with a zero byte', [{ path: 'algebra/sum.md\0.txt', text: 'x' }], 'intake.zipPath'],
    ['an endless path', [{ path: `${'a/'.repeat(200)}sum.md`, text: 'x' }], 'intake.zipPath'],
    ['a link', [{ ...question, attributes: (0o120777 << 16) >>> 0 }], 'intake.zipLink'],
    ['a password', [{ ...question, flags: 1 }], 'intake.zipEncrypted'],
    ['the same path twice', [question, question], 'intake.zipTwice'],
    ['a path in two cases', [question, { ...question, path: 'Algebra/sum.MD' }], 'intake.zipTwice'],
    [
      'a bomb that says how large it is',
      [{ path: 'algebra/sum.md', text: ' '.repeat(tenMillion) }],
      'intake.zipTooLarge',
    ],
    [
      'a bomb that says it is small',
      [{ path: 'algebra/sum.md', data: deflateRawSync(Buffer.alloc(tenMillion)), size: 100 }],
      'intake.zipBroken',
    ],
    ['contents smaller than they say', [{ ...question, size: 1_000 }], 'intake.zipBroken'],
    ['contents with another checksum', [{ ...question, crc: 1 }], 'intake.zipBroken'],
    ['an unknown compression', [{ ...question, method: 99 }], 'intake.zipBroken'],
    ['data that is not compressed', [{ ...question, data: Buffer.from('nonsense') }], 'intake.zipBroken'],
    ['a size beyond four gigabytes', [{ ...question, size: 0xffffffff }], 'intake.zipTooLarge'],
  ]

  it.each(hostile)('refuses %s', async (_what, entries, key) => {
    await expect(unpack(handMadeZip(entries))).rejects.toMatchObject({ name: 'UserError', key })
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('no zip at all')],
    ['half a zip', handMadeZip([question]).subarray(0, 60)],
    ['a directory that says it is longer', handMadeZip([question], { count: 7 })],
  ])('refuses %s', async (_what, zip) => {
    await expect(unpack(zip)).rejects.toMatchObject({ name: 'UserError', key: 'intake.zipBroken' })
  })

  it('refuses more entries than a bank can have before it looks at them', async () => {
    const zip = handMadeZip([question], { count: 6_000 })

    await expect(unpack(zip)).rejects.toMatchObject({ key: 'intake.zipTooMany' })
  })
})
