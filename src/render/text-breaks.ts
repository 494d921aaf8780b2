import type { MmlNode, TextNode } from '@mathjax/src/js/core/MmlTree/MmlNode.js'
import { mayBreakBetween } from './line-breaking.ts'
import { isIdeograph, type Segment, segmentText } from './segments.ts'

/** Text with fewer characters fits a line of any width that MathJax is asked for. */
const shortText = 12

/**
 * Lets a line end within Chinese text, which has no blanks: MathJax breaks text at blanks and between its parts only. Each
 * text becomes a row of pieces that stay together, with a space of no width where a line may end.
 */
export function openChineseText({ data }: { readonly data: { readonly root: MmlNode } }): void {
  const texts: MmlNode[] = []

  data.root.walkTree((node: MmlNode) => {
    if (node.isKind('mtext')) texts.push(node)
  })

  for (const text of texts) openText(text)
}

function openText(node: MmlNode): void {
  const text = node.childNodes.map((child) => (child as TextNode).getText?.() ?? '').join('')
  const pieces = text.length > shortText && [...text].some(isIdeograph) ? splitPieces(text) : []

  if (pieces.length < 2 || node.childNodes.length > 1 || !node.parent) return

  const { factory } = node
  const row = factory.create('mrow') as MmlNode

  node.parent.replaceChild(row, node)
  row.setChildren(
    pieces.flatMap((piece, i) => {
      const part = factory.create('mtext', node.attributes.getAllAttributes(), [
        (factory.create('text') as TextNode).setText(piece),
      ]) as MmlNode

      return i === 0 ? [part] : [factory.create('mspace', { width: '0em' }) as MmlNode, part]
    }),
  )
}

/** Text up to each place where a line may end; blanks are MathJax's own places. */
function splitPieces(text: string): string[] {
  const pieces: { text: string; last: Segment }[] = []

  for (const segment of segmentText(text, true)) {
    const piece = pieces.at(-1)

    if (
      piece &&
      (segment.kind === 'blank' || piece.last.kind === 'blank' || !mayBreakBetween(piece.last, segment))
    )
      pieces.splice(-1, 1, { text: piece.text + segment.text, last: segment })
    else pieces.push({ text: segment.text, last: segment })
  }

  return pieces.map((piece) => piece.text)
}
