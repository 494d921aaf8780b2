import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runRender } from '../../src/cli/render.ts'
import type { Language } from '../../src/i18n/texts.ts'
import { openInlineRenderer } from '../../src/render/inline.ts'
import type { Renderer } from '../../src/render/renderer.ts'
import { brokenBank, soundBank } from '../bank/files.ts'
import { templateBank } from '../bank/template-files.ts'
import { countNear, distance, readInk } from '../render/ink.ts'

let renderer: Renderer
let folder: string

beforeAll(async () => {
  renderer = await openInlineRenderer()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'render-'))

  return () => rm(folder, { recursive: true })
})
afterAll(() => renderer.close())

const here = (name: string) => join(folder, name)

async function render(args: readonly string[], language: Language = 'en') {
  const lines: string[] = []
  const status = await runRender({
    args,
    language,
    print: (line) => lines.push(line),
    openRenderer: async () => ({ ...renderer, close: async () => {} }),
  })

  return { status, lines, pictures: (await readdir(folder)).filter((name) => name.endsWith('.png')).sort() }
}

async function write(files: readonly { readonly path: string; readonly text: string }[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(here(path)), { recursive: true })
    await writeFile(here(path), text)
  }
}

describe('fan-in render', () => {
  it('writes the picture that members get of a formula', async () => {
    const { status, lines } = await render(['x^2', '--theme', 'light', '-o', here('f.png')])
    const { png, widthPx, heightPx } = await renderer.formula('x^2', { theme: 'light', language: 'en' })

    expect({ status, lines }).toEqual({ status: 0, lines: [`${here('f.png')}  ${widthPx} × ${heightPx}`] })
    expect((await readFile(here('f.png'))).equals(png)).toBe(true)
  })

  it('draws a formula in the size that was asked for', async () => {
    const { lines } = await render(['x', '--size', 'large', '-o', here('f.png')])
    const { widthPx, heightPx } = await renderer.formula('x', {
      theme: 'dark',
      language: 'en',
      size: 'large',
    })

    expect(lines).toEqual([`${here('f.png')}  ${widthPx} × ${heightPx}`])
  })

  it.each([
    ['English', 'root.md', [], 'en'],
    ['the language of the file', 'root.zh-CN.md', [], 'zh-CN'],
    ['the language that was asked for', 'root.md', ['--language', 'zh-CN'], 'zh-CN'],
  ] as const)(
    'draws question and answer of a question file in %s',
    async (_name, file, options, language) => {
      await write(soundBank())

      const { status, pictures } = await render([here(`arithmetic/${file}`), ...options, '-o', here('q.png')])
      await render([here('arithmetic/root.md'), '--language', language, '-o', here('same.png')])

      expect(status).toBe(0)
      expect(pictures).toEqual(['q-answer.png', 'q-question.png'])
      for (const part of ['question', 'answer'])
        expect(await readFile(here(`q-${part}.png`))).toEqual(await readFile(here(`same-${part}.png`)))
    },
  )

  it('looks at the question’s own files alone: another may be half written', async () => {
    await write(brokenBank('arithmetic/sum.md', 'level: 1', 'level: 7'))

    expect(await render([here('arithmetic/root.md'), '-o', here('q.png')])).toMatchObject({ status: 0 })
  })

  it('draws the pictures of the bank', async () => {
    const picture = { create: { width: 300, height: 200, channels: 3, background: '#cc2233' } } as const
    await write(brokenBank('arithmetic/root.md', '## Hint', '![a root](root.png)\n\n## Hint'))
    await writeFile(here('arithmetic/root.png'), await sharp(picture).png().toBuffer())

    await render([here('arithmetic/root.md'), '-o', here('q.png')])

    expect(countNear(await readInk(await readFile(here('q-question.png'))), '#cc2233')).toBeGreaterThan(
      200_000,
    )
  })

  it('draws what it can of a question with problems, and tells them', async () => {
    await write(brokenBank('arithmetic/root.md', 'level: 2', 'level: 2\nhelp: x'))

    const { status, lines } = await render([here('arithmetic/root.md'), '-o', here('q.png')])

    expect(status).toBe(1)
    expect(lines[0]).toContain('arithmetic/root.md:4: There is no field “help”.')
  })

  it('draws the variant of a seed, always the same one', async () => {
    await write(templateBank())

    const draw = async (seed: string, name: string) => {
      const { status } = await render([here('arithmetic/square.md'), '--seed', seed, '-o', here(name)])

      expect(status).toBe(0)

      return readFile(here(name.replace('.png', '-question.png')))
    }
    const [first, again, other] = [
      await draw('7', 'a.png'),
      await draw('7', 'b.png'),
      await draw('8', 'c.png'),
    ]

    expect(first.equals(again)).toBe(true)
    expect(first.equals(other)).toBe(false)
  })

  it('draws any other Markdown as one card', async () => {
    await write([{ path: 'note.md', text: '# 标题\n\nText with $x^2$.' }])

    const { status, pictures } = await render([here('note.md'), '--theme', 'light', '-o', here('note')])
    const ink = await readInk(await readFile(here('note.png')))

    expect({ status, pictures }).toEqual({ status: 0, pictures: ['note.png'] })
    expect(ink.widthPx).toBe(1_520)
    expect(distance(ink.background, '#4752c4')).toBeLessThan(20)
  })

  it.each([
    ['a formula that cannot be read', ['\\frac{a'], 1, /Missing close brace \(line 1, character 6\)/],
    ['a file that is not there', ['/no/such.md'], 1, /^There is no file \/no\/such\.md\.$/],
    ['nothing', [], 2, /^Usage: fan-in render/],
    ['two sources', ['x', 'y'], 2, /^Usage/],
    ['an unknown theme', ['x', '--theme', 'blue'], 2, /^Usage/],
    ['an unknown option', ['x', '--them', 'dark'], 2, /^Usage/],
  ])('says what is wrong with %s', async (_name, args, expected, line) => {
    const { status, lines, pictures } = await render(args)

    expect(status).toBe(expected)
    expect(lines).toEqual([expect.stringMatching(line)])
    expect(pictures).toEqual([])
  })

  it('speaks Chinese where that is the language of the program', async () => {
    expect((await render(['/no/such.md'], 'zh-CN')).lines).toEqual(['没有文件 /no/such.md。'])
  })
})
