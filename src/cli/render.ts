import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { UserError } from '../errors.ts'
import { format } from '../i18n/catalog.ts'
import { type Language, languages } from '../i18n/texts.ts'
import { type Picture, type Renderer, type Size, sizes, type Theme, themes } from '../render/renderer.ts'
import { readCards } from './cards-of-file.ts'

export interface RenderCommand {
  /** What follows `fan-in render`. */
  readonly args: readonly string[]
  /** Of messages, and of cards where neither `--language` nor the file's name says another. */
  readonly language: Language
  readonly print: (line: string) => void
  readonly openRenderer: () => Promise<Renderer>
}

interface Wish {
  /** A formula, or the path of a file that ends in `.md`. */
  readonly source: string
  readonly theme: Theme
  readonly size: Size
  readonly language: Language
  /** Which variant of a template. */
  readonly seed: string
  readonly output: string | undefined
}

interface Drawn {
  /** What tells it from the other pictures of its source. */
  readonly part: string
  readonly picture: Picture
}

/**
 * `fan-in render <file.md|formula>`: writes what members would see as PNG files. A question becomes its question card and
 * its answer card, any other Markdown a card of its own.
 *
 * @returns the exit status: 0 when drawn, 1 when something is wrong with the source, 2 for a wrong call.
 */
export async function runRender({ args, language, print, openRenderer }: RenderCommand): Promise<number> {
  const wish = readWish(args, language)

  if (!wish) {
    print(format(language, 'render.cli.usage'))

    return 2
  }

  const renderer = await openRenderer()

  try {
    const { drawn, problems } = wish.source.endsWith('.md')
      ? await drawFile(renderer, wish, language)
      : { drawn: await drawFormula(renderer, wish), problems: [] }

    for (const problem of problems) print(problem)
    for (const line of await writeAll(drawn, wish)) print(line)

    return problems.length === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof UserError)) throw error

    print(format(language, error.key, error.values))

    return 1
  } finally {
    await renderer.close()
  }
}

function readWish(args: readonly string[], fallback: Language): Wish | undefined {
  const parsed = parse(args)

  if (!parsed) return undefined

  const { values, positionals } = parsed
  const [source, ...rest] = positionals
  const { theme = 'dark', size = 'normal', seed = '1', output } = values
  const { language = source?.endsWith('.zh-CN.md') ? 'zh-CN' : fallback } = values

  if (source === undefined || rest.length > 0) return undefined
  if (!isOneOf(themes, theme) || !isOneOf(sizes, size) || !isOneOf(languages, language)) return undefined

  return { source, theme, size, language, seed, output }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        theme: { type: 'string' },
        size: { type: 'string' },
        language: { type: 'string' },
        seed: { type: 'string' },
        output: { type: 'string', short: 'o' },
      },
    })
  } catch {
    return undefined
  }
}

function isOneOf<T extends string>(all: readonly T[], given: string): given is T {
  return (all as readonly string[]).includes(given)
}

async function drawFormula(renderer: Renderer, { source, theme, size, language }: Wish): Promise<Drawn[]> {
  return [{ part: '', picture: await renderer.formula(source, { theme, size, language }) }]
}

async function drawFile(renderer: Renderer, { source, theme, language, seed }: Wish, tongue: Language) {
  const { cards, problems } = await readCards(source, { language, tongue, seed })
  const drawn: Drawn[] = []

  for (const { part, card } of cards) {
    const pages = await renderer.card(card, { theme, language })

    drawn.push(...pages.map((picture, i) => ({ part: i === 0 ? part : `${part}-${i + 1}`, picture })))
  }

  return { drawn, problems }
}

/** One picture takes the name that was asked for; of several, each adds its own. */
async function writeAll(drawn: readonly Drawn[], { source, output }: Wish): Promise<string[]> {
  const stem = output?.replace(/\.png$/, '') ?? (source.endsWith('.md') ? basename(source, '.md') : 'formula')
  const lines: string[] = []

  for (const { part, picture } of drawn) {
    const path = `${drawn.length === 1 || part === '' ? stem : `${stem}-${part}`}.png`

    await writeFile(path, picture.png)
    lines.push(`${path}  ${picture.widthPx} × ${picture.heightPx}`)
  }

  return lines
}
