import { readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { readBank } from '../bank/bank.ts'
import { type BankFile, topicsFile } from '../bank/parse.ts'
import { formatProblem } from '../bank/problem.ts'
import { readBankPictures } from '../bank-files.ts'
import { UserError } from '../errors.ts'
import type { Language } from '../i18n/texts.ts'
import { answerCard, questionCard } from '../quiz/sheet.ts'
import { drawVariant } from '../quiz/variant.ts'
import type { Card } from '../render/renderer.ts'

interface Found {
  /** Each with what it is: `question`, `answer` or `page`. */
  readonly cards: readonly { readonly part: string; readonly card: Card }[]
  /** Ready to print; with some there may be no card. */
  readonly problems: readonly string[]
}

interface Wish {
  /** Of the cards. */
  readonly language: Language
  /** Of problems. */
  readonly tongue: Language
  /** Which variant of a template. */
  readonly seed: string
}

/**
 * The cards of a Markdown file: those of the question when it begins with front matter, else one with its text.
 *
 * @throws UserError `render.cli.noFile`
 */
export async function readCards(path: string, wish: Wish): Promise<Found> {
  const text = await readIfThere(path)

  if (text === undefined) throw new UserError('render.cli.noFile', { path })
  if (/^\uFEFF?---\r?\n/.test(text)) return cardsOfQuestion(path, wish)

  return { cards: [{ part: 'page', card: cardOfText(text) }], problems: [] }
}

/** Of the bank, two folders up, only the question's own two files, the names of topics and the pictures count. */
async function cardsOfQuestion(path: string, { language, tongue, seed }: Wish): Promise<Found> {
  const folder = dirname(resolve(path))
  const bankFolder = dirname(folder)
  const slug = basename(path).replace(/(?:\.zh-CN)?\.md$/, '')
  const wanted = [topicsFile, ...['.md', '.zh-CN.md'].map((ending) => `${basename(folder)}/${slug}${ending}`)]
  const read = wanted.map(async (name): Promise<BankFile[]> => {
    const text = await readIfThere(join(bankFolder, name))

    return text === undefined ? [] : [{ path: name, text }]
  })
  const files = (await Promise.all(read)).flat()
  // Without names of topics it is no bank, but whatever folder the file lies in, with no end of pictures.
  const isBank = files.some(({ path }) => path === topicsFile)
  const { questions, problems } = readBank(files, isBank ? await readBankPictures(bankFolder) : [])
  // What is wrong with a template may keep it from being drawn.
  const sound =
    problems.length > 0 ? [...questions.values()].filter(({ template }) => !template) : questions.values()
  const cards = [...sound]
    .map((question) => drawVariant(question, seed))
    .flatMap((question) => [
      { part: 'question', card: questionCard(question, language) },
      { part: 'answer', card: answerCard(question, language) },
    ])

  return { cards, problems: problems.map((problem) => formatProblem(problem, tongue)) }
}

/** A first heading is the title. */
function cardOfText(text: string): Card {
  const [, title = '', body = text] = /^\s*# (.+)\n([\s\S]*)$/.exec(text.replaceAll('\r\n', '\n')) ?? []

  return { title, tags: [], body, footer: { left: '', right: '' } }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
