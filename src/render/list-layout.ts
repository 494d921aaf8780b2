import type { Block, List } from './blocks.ts'
import { circle, ink } from './shapes.ts'
import type { Column } from './sheet.ts'
import { emptyStrip, type Strip, spaceStrips } from './strips.ts'
import { setText } from './text.ts'

/** Distances in em of the text. */
const bulletIndent = 1.2
const markerGap = 0.45
const widestIndent = 3
const itemSpace = { tight: 0.15, loose: 0.5 }
const listSpace = 0.4

/**
 * A list: each marker stands on the baseline of its item's first line, whatever that is, and numbers end where the
 * longest of them ends.
 *
 * @param layoutItem lays out the blocks of an item in the column left of which its marker stands
 */
export function layoutList(
  list: List,
  column: Column,
  layoutItem: (blocks: readonly Block[], column: Column) => Strip[],
): Strip[] {
  const { size } = column
  const labels = list.items.map((_, i) => (list.start === undefined ? undefined : `${list.start + i}.`))
  const indent =
    size *
    Math.min(widestIndent, Math.max(bulletIndent, ...labels.map((label) => labelWidth(label) + markerGap)))
  const inner = { ...column, x: column.x + indent, width: column.width - indent }
  const space = size * (list.tight ? itemSpace.tight : itemSpace.loose)
  const strips = list.items.flatMap((item, i) => {
    const lines = item.flatMap((block) =>
      list.tight && (block.kind === 'list' || block.kind === 'paragraph')
        ? spaceStrips(layoutItem([block], inner), space, space)
        : layoutItem([block], inner),
    )
    const [first = emptyLine(size), ...rest] = lines

    return spaceStrips([mark(first, labels[i], column.x + indent, column), ...rest], space, space)
  })

  return spaceStrips(strips, listSpace * size, listSpace * size)
}

function labelWidth(label: string | undefined): number {
  return label === undefined ? 0 : setText(label, { face: 'regular' }).width
}

/** Adds the marker of an item to its first strip. */
function mark(strip: Strip, label: string | undefined, textX: number, { size, colour }: Column): Strip {
  const { baseline } = strip
  const end = textX - markerGap * size
  const marker =
    label === undefined
      ? circle(end - 0.13 * size, baseline - 0.33 * size, 0.13 * size, colour)
      : ink(end - labelWidth(label) * size, baseline, size, colour, setText(label, { face: 'regular' }).svg)

  return { ...strip, svg: marker + strip.svg }
}

/** The line of an item that says nothing. */
function emptyLine(size: number): Strip {
  return { ...emptyStrip, height: 1.7 * size, baseline: 1.17 * size }
}
