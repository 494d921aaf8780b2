import type { Card } from './renderer.ts'
import { ink, rectangle } from './shapes.ts'
import type { Column } from './sheet.ts'
import { cutText, setText } from './text.ts'
import { type Palette, tagGround } from './theme.ts'

type Tags = Card['tags']

const size = 14.5
const height = 25
const padding = 11
const gap = 8
/** The widest a tag may be, in units. */
const widest = 300

/** One row of pills; tags that find no room in it are counted in a last one. */
export function layoutTags(
  tags: Tags,
  { x, width }: Pick<Column, 'x' | 'width'>,
  palette: Palette,
): { svg: string; height: number } {
  if (tags.length === 0) return { svg: '', height: 0 }

  const shown = countFitting(tags, width)
  const hidden = tags.length - shown
  const row = [
    ...tags.slice(0, shown),
    ...(hidden > 0 ? [{ text: `+${hidden}`, tone: 'neutral' as const }] : []),
  ]
  let left = x

  const svg = row.map((tag) => {
    const drawn = drawTag(tag, left, palette)

    left += widthOf(tag) + gap
    return drawn
  })

  return { svg: svg.join(''), height }
}

function countFitting(tags: Tags, width: number): number {
  let used = 0

  for (const [i, tag] of tags.entries()) {
    const more = tags.length - i - 1
    const reserve = more > 0 ? gap + widthOf({ text: `+${more}`, tone: 'neutral' }) : 0

    used += (i > 0 ? gap : 0) + widthOf(tag)
    if (used + reserve > width) return i
  }

  return tags.length
}

function drawTag(tag: Tags[number], x: number, palette: Palette): string {
  const colour = palette.tones[tag.tone]
  const baseline = height / 2 + 0.366 * size

  return (
    rectangle({ x, y: 0, width: widthOf(tag), height }, tagGround(palette, tag.tone), height / 2) +
    ink(x + padding, baseline, size, colour, setText(labelOf(tag), { face: 'bold' }).svg)
  )
}

function labelOf(tag: Tags[number]): string {
  return cutText(tag.text, (widest - 2 * padding) / size, { face: 'bold' })
}

function widthOf(tag: Tags[number]): number {
  return setText(labelOf(tag), { face: 'bold' }).width * size + 2 * padding
}
