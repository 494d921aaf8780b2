import { UserError } from '../errors.ts'
import { layoutBlocks } from './block-layout.ts'
import { parseBlocks } from './blocks.ts'
import { drawFooter, drawHeader, drawSlimHeader, type Furniture, footerHeight } from './card-frame.ts'
import { layoutChoices } from './choice-layout.ts'
import { clipTexts } from './clip.ts'
import { layoutNotice } from './notice-layout.ts'
import { fillPages, type Page, paintPage, stack } from './pages.ts'
import type { Drawing } from './raster.ts'
import type { Card } from './renderer.ts'
import { at, rectangle } from './shapes.ts'
import type { Column, Sheet } from './sheet.ts'
import type { Strip } from './strips.ts'

/** Lengths in units; a picture has two pixels for each. */
const width = 760
const marginX = 40
const textSize = 20
const pageHeight = 2_000
const pageLimit = 5
const noticeHeight = 60
/** Characters of all texts together; a question's file is allowed 65,536. */
const lengthLimit = 100_000

/** The pages of a card, at least one; what finds no room on the last is counted there. */
export function drawCard(card: Card, sheet: Sheet): Drawing[] {
  checkCard(card)

  const column: Column = {
    x: marginX,
    width: width - 2 * marginX,
    size: textSize,
    colour: sheet.palette.text,
  }
  const header = drawHeader(card, column, sheet.palette)
  const slimHeader = drawSlimHeader(card, column, sheet.palette)
  const headerOf = (page: number) => (page === 0 ? header : slimHeader)
  const roomOf = (page: number) =>
    pageHeight - headerOf(page).height - footerHeight - (page === pageLimit - 1 ? noticeHeight : 0)
  const { texts, lines } = clipTexts(textsOf(card))
  const strips = layoutContent(card, texts, column, sheet)
  const notice = lines > 0 ? layoutNotice('render.cut', { count: lines }, column, sheet) : []
  const pages = limitPages(fillPages([...strips, ...notice], roomOf), lines, column, sheet)

  return pages.map((page, i) => {
    const number = pages.length > 1 ? `${i + 1}/${pages.length}` : ''
    const right = [card.footer.right, number].filter((part) => part !== '').join(' · ')

    return drawPage(page, headerOf(i), { left: card.footer.left, right }, column, sheet)
  })
}

/** @throws UserError `render.tooLong` */
export function checkCard(card: Card): void {
  const texts = [card.title, card.body, card.after ?? '', card.footer.left, card.footer.right]
  const parts = [...card.tags, ...(card.choices ?? [])].map(({ text }) => text)
  const length = [...texts, ...parts].join('').length

  if (length > lengthLimit) throw new UserError('render.tooLong', { length, limit: lengthLimit })
}

/** Its Markdown, in the order it is drawn. */
function textsOf({ body, choices = [], after = '' }: Card): string[] {
  return [body, ...choices.map(({ text }) => text), after]
}

/** @param texts those of {@link textsOf}, as far as there can be room for them */
function layoutContent(card: Card, texts: readonly string[], column: Column, sheet: Sheet): Strip[] {
  const choices = (card.choices ?? []).map((choice, i) => ({ ...choice, text: texts[i + 1] ?? '' }))

  return [
    ...layoutBlocks(parseBlocks(texts[0] ?? ''), column, sheet),
    ...layoutChoices(choices, column, sheet),
    ...layoutBlocks(parseBlocks(texts.at(-1) ?? ''), column, sheet),
  ]
}

/**
 * At least one page and at most five, the fifth with a note of what was left out.
 *
 * @param lines how many were left out before
 */
function limitPages(pages: readonly Page[], lines: number, column: Column, sheet: Sheet): Page[] {
  if (pages.length <= pageLimit) return pages.length > 0 ? [...pages] : [stack([])]

  const kept = pages.slice(0, pageLimit)
  const count = pages.slice(pageLimit).reduce((sum, { strips }) => sum + strips.length, lines)
  const last = (kept.pop()?.strips ?? []).map(({ strip }) => strip)

  return [...kept, stack([...last, ...layoutNotice('render.cut', { count }, column, sheet)])]
}

function drawPage(
  page: Page,
  header: Furniture,
  footer: Card['footer'],
  column: Column,
  { palette }: Sheet,
): Drawing {
  const height = Math.ceil(header.height + page.height + footerHeight)

  return {
    x: 0,
    y: 0,
    width,
    height,
    scale: 2,
    background: palette.background,
    text: palette.text,
    coloured: true,
    svg: [
      rectangle({ x: 0, y: 0, width: 6, height }, palette.accent),
      header.svg,
      at(0, header.height, paintPage(page)),
      drawFooter(footer, height, column, palette),
    ].join(''),
  }
}
