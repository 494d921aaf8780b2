import { UserError } from '../errors.ts'
import { format } from '../i18n/catalog.ts'
import { layoutBlocks } from './block-layout.ts'
import { parseBlocks } from './blocks.ts'
import { drawFooter, drawHeader, drawSlimHeader, type Furniture, footerHeight } from './card-frame.ts'
import { layoutChoices } from './choice-layout.ts'
import { fillPages, type Page, paintPage, stack } from './pages.ts'
import type { Drawing } from './raster.ts'
import type { Card } from './renderer.ts'
import { at, rectangle } from './shapes.ts'
import type { Column, Sheet } from './sheet.ts'
import { type Strip, spaceStrips } from './strips.ts'
import { layoutPlainText } from './text-layout.ts'

/** Lengths in units; a picture has two pixels for each. */
const width = 760
const marginX = 40
const textSize = 20
const pageHeight = 2_000
const pageLimit = 5
const noticeHeight = 60
const lengthLimit = 20_000

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
  const pages = limitPages(fillPages(layoutContent(card, column, sheet), roomOf), column, sheet)

  return pages.map((page, i) => {
    const right = pages.length > 1 ? `${card.footer.right} · ${i + 1}/${pages.length}` : card.footer.right

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

function layoutContent(card: Card, column: Column, sheet: Sheet): Strip[] {
  return [
    ...layoutBlocks(parseBlocks(card.body), column, sheet),
    ...layoutChoices(card.choices ?? [], column, sheet),
    ...layoutBlocks(parseBlocks(card.after ?? ''), column, sheet),
  ]
}

/** At least one page and at most five, the fifth with a note of what was left out. */
function limitPages(pages: readonly Page[], column: Column, { palette, language }: Sheet): Page[] {
  if (pages.length <= pageLimit) return pages.length > 0 ? [...pages] : [stack([])]

  const kept = pages.slice(0, pageLimit)
  const count = pages.slice(pageLimit).reduce((sum, { strips }) => sum + strips.length, 0)
  const last = (kept.pop()?.strips ?? []).map(({ strip }) => strip)
  const notice = layoutPlainText(
    format(language, 'render.cut', { count }),
    1,
    { ...column, size: 0.8 * textSize, colour: palette.muted },
    palette,
  )

  return [...kept, stack([...last, ...spaceStrips(notice, 16, 0)])]
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
