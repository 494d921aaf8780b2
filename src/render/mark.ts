import { stroke } from './shapes.ts'

/** A tick or a cross around a point: right, or wrong. */
export function drawMark(mark: 'right' | 'wrong', x: number, y: number, colour: string): string {
  const d =
    mark === 'right'
      ? `M${x - 8} ${y + 1}L${x - 2.5} ${y + 6.5}L${x + 8} ${y - 6}`
      : `M${x - 6.5} ${y - 6.5}L${x + 6.5} ${y + 6.5}M${x + 6.5} ${y - 6.5}L${x - 6.5} ${y + 6.5}`

  return stroke(d, colour, 3)
}
