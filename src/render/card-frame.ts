import { stack } from './pages.ts'
import type { Card } from './renderer.ts'
import { at, ink, rectangle } from './shapes.ts'
import type { Column } from './sheet.ts'
import { layoutTags } from './tag-layout.ts'
import { cutText, setText } from './text.ts'
import { layoutPlainText } from './text-layout.ts'
import type { Palette } from './theme.ts'

/** What stands around the content of a page. */
export interface Furniture {
  readonly svg: string
  /** In units, with the space to the content. */
  readonly height: number
}

const titleSize = 27
const titleLines = 3
const ruleHeight = 1.5
/** From the end of the content to the end of the page. */
export const footerHeight = 78

/** Title, tags and a rule. */
export function drawHeader(card: Card, column: Column, palette: Palette): Furniture {
  const title = stack(
    layoutPlainText(card.title, titleLines, { ...column, size: titleSize }, palette, {
      bold: true,
      leading: 1.32,
    }),
  )
  const tags = layoutTags(card.tags, column, palette)
  const tagsY = 30 + title.height + (tags.height > 0 ? 12 : 0)
  const ruleY = tagsY + tags.height + 18

  return {
    svg: [
      at(0, 30, title.strips.map(({ strip, y }) => at(0, y, strip.svg)).join('')),
      at(0, tagsY, tags.svg),
      rule(ruleY, column, palette),
    ].join(''),
    height: ruleY + 16,
  }
}

/** What the pages after the first have instead. */
export function drawSlimHeader(card: Card, column: Column, palette: Palette): Furniture {
  const [line] = layoutPlainText(card.title, 1, { ...column, size: 16, colour: palette.muted }, palette, {
    bold: true,
  })
  const height = line?.height ?? 0

  return {
    svg: at(0, 18, line?.svg ?? '') + rule(18 + height + 10, column, palette),
    height: 18 + height + 10 + 18,
  }
}

const footerSize = 14
const footerGap = 24
const footerStyle = { face: 'regular' } as const

/** Two texts on one line that never meet: the right one keeps up to half of it, the left one what remains. */
export function drawFooter(
  texts: Card['footer'],
  pageHeight: number,
  column: Column,
  palette: Palette,
): string {
  const { x, width } = column
  const baseline = pageHeight - 22
  const leftWidth = setText(texts.left, footerStyle).width * footerSize
  const right = cutText(
    texts.right,
    Math.max(width / 2, width - leftWidth - footerGap) / footerSize,
    footerStyle,
  )
  const rightWidth = setText(right, footerStyle).width * footerSize
  const left = cutText(texts.left, (width - rightWidth - footerGap) / footerSize, footerStyle)

  return [
    rule(pageHeight - 52, column, palette),
    ink(x, baseline, footerSize, palette.muted, setText(left, footerStyle).svg),
    ink(x + width - rightWidth, baseline, footerSize, palette.muted, setText(right, footerStyle).svg),
  ].join('')
}

function rule(y: number, { x, width }: Column, palette: Palette): string {
  return rectangle({ x, y, width, height: ruleHeight }, palette.line)
}
