import type { Block } from './blocks.ts'
import { layoutCode } from './code-layout.ts'
import { layoutFormula } from './formula-layout.ts'
import { layoutList } from './list-layout.ts'
import { layoutNotice } from './notice-layout.ts'
import { rectangle } from './shapes.ts'
import type { Column, Sheet } from './sheet.ts'
import {
  avoidOrphans,
  emptyStrip,
  keepTogether,
  type Rail,
  railStrips,
  type Strip,
  spaceStrips,
} from './strips.ts'
import { layoutTable } from './table-layout.ts'
import { layoutText } from './text-layout.ts'
import { mix } from './theme.ts'

/** Size of headings by level, against the text. */
const headingSizes = [1.35, 1.22, 1.1, 1, 1, 1]

/** Space above and below a paragraph, in em. */
export const paragraphSpace = 0.4

export function layoutBlocks(blocks: readonly Block[], column: Column, sheet: Sheet): Strip[] {
  return blocks.flatMap((block) => layoutBlock(block, column, sheet))
}

function layoutBlock(block: Block, column: Column, sheet: Sheet): Strip[] {
  const { size } = column

  switch (block.kind) {
    case 'paragraph':
      return spaceStrips(
        avoidOrphans(layoutText(block.content, column, sheet)),
        paragraphSpace * size,
        paragraphSpace * size,
      )
    case 'heading':
      return layoutHeading(block, column, sheet)
    case 'formula':
      return layoutFormula(block.tex, column, sheet)
    case 'code':
      return layoutCode(block.text, block.language, column, sheet.palette)
    case 'quote':
      return layoutQuote(block.blocks, column, sheet)
    case 'list':
      return layoutList(block, column, (blocks, inner) => layoutBlocks(blocks, inner, sheet))
    case 'table':
      return layoutTable(block, column, sheet)
    case 'rule':
      return [layoutRule(column, sheet)]
    case 'tooDeep':
      return layoutNotice('render.cutDepth', {}, column, sheet)
  }
}

function layoutHeading(block: Extract<Block, { kind: 'heading' }>, column: Column, sheet: Sheet): Strip[] {
  const size = column.size * (headingSizes[block.level - 1] ?? 1)
  const lines = layoutText(block.content, { ...column, size }, sheet, { bold: true, leading: 1.4 })

  return spaceStrips(keepTogether(lines), column.size, 0.3 * column.size).map((strip) => ({
    ...strip,
    keepsNext: true,
  }))
}

function layoutQuote(blocks: readonly Block[], column: Column, sheet: Sheet): Strip[] {
  const { x, width, size } = column
  const indent = 0.9 * size
  const colour = mix(sheet.palette.muted, sheet.palette.background, 0.45)
  const bar: Rail = {
    padding: { top: 0, bottom: 0 },
    paint: (top, height) => rectangle({ x, y: top, width: 4, height }, colour, 2),
  }
  const inner = { ...column, x: x + indent, width: width - indent, colour: sheet.palette.muted }

  return spaceStrips(railStrips(layoutBlocks(blocks, inner, sheet), bar), 0.5 * size, 0.5 * size)
}

function layoutRule({ x, width, size }: Column, { palette }: Sheet): Strip {
  return {
    ...emptyStrip,
    height: 1.5,
    baseline: 1.5,
    before: 0.9 * size,
    after: 0.9 * size,
    svg: rectangle({ x, y: 0, width, height: 1.5 }, palette.line),
  }
}
