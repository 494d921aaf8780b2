/**
 * How much of each pixel is covered, by exact areas: every edge notes the area right of it in the pixels it crosses, and a
 * running sum along each row adds up what lies inside. The method of font-rs (raphlinus/font-rs, src/raster.rs).
 */
export interface Coverage {
  /** Adds an edge between two points in pixels; downwards edges count up, upwards edges down. */
  addEdge(x0: number, y0: number, x1: number, y1: number): void
  /** From 0 (nothing) to 255 (all of the pixel), row by row. */
  toBytes(): Uint8Array
}

/** Edges flatter than this cover nothing that eight bits could tell, in pixels. */
const leastHeight = 1e-9

/** Of the largest picture so far: a new one for each would leave the memory of a worker in pieces. */
let scratch = new Float32Array(0)

/** One at a time: the next call takes the memory of the one before. */
export function createCoverage(widthPx: number, heightPx: number): Coverage {
  // Two more than a row has: what an edge at the right end notes lies beyond it.
  const stride = widthPx + 2
  const size = stride * heightPx

  if (scratch.length < size) scratch = new Float32Array(size)
  else scratch.fill(0, 0, size)

  const areas = scratch

  /** The part of an edge within one row; `dy` is the height it spans there, with the sign of its direction. */
  function addSpan(row: number, fromX: number, toX: number, dy: number): void {
    const [left, right] = fromX < toX ? [fromX, toX] : [toX, fromX]
    const first = Math.floor(left)
    const last = Math.ceil(right)
    const at = row * stride + first

    if (last <= first + 1) {
      const middle = (left + right) / 2 - first

      areas[at] = (areas[at] ?? 0) + dy * (1 - middle)
      areas[at + 1] = (areas[at + 1] ?? 0) + dy * middle
      return
    }

    addSlope(at, left - first, right - first, last - first, dy)
  }

  /** An edge over several pixels: a triangle in the first and the last of them, equal steps between. */
  function addSlope(at: number, left: number, right: number, count: number, dy: number): void {
    const slope = 1 / (right - left)
    const first = 0.5 * slope * (1 - left) ** 2
    const end = right - count + 1
    const last = 0.5 * slope * end * end

    areas[at] = (areas[at] ?? 0) + dy * first

    if (count === 2) areas[at + 1] = (areas[at + 1] ?? 0) + dy * (1 - first - last)
    else {
      const second = slope * (1.5 - left)

      areas[at + 1] = (areas[at + 1] ?? 0) + dy * (second - first)
      for (let i = 2; i < count - 1; i++) areas[at + i] = (areas[at + i] ?? 0) + dy * slope

      const before = second + (count - 3) * slope

      areas[at + count - 1] = (areas[at + count - 1] ?? 0) + dy * (1 - before - last)
    }

    areas[at + count] = (areas[at + count] ?? 0) + dy * last
  }

  return {
    addEdge(x0, y0, x1, y1) {
      // Nothing to note, or nothing that could be: one sum that is no number would spoil its row.
      if (!(Math.abs(y1 - y0) > leastHeight) || !Number.isFinite(x0 + x1)) return

      const direction = y0 < y1 ? 1 : -1
      const [topX, top, bottomX, bottom] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0]
      const slope = (bottomX - topX) / (bottom - top)
      const end = Math.min(heightPx, Math.ceil(bottom))

      for (let row = Math.max(0, Math.floor(top)); row < end; row++) {
        const [from, to] = [Math.max(top, row), Math.min(bottom, row + 1)]
        const within = (x: number) => Math.min(widthPx, Math.max(0, x))

        addSpan(
          row,
          within(topX + slope * (from - top)),
          within(topX + slope * (to - top)),
          direction * (to - from),
        )
      }
    },
    toBytes() {
      const bytes = new Uint8Array(widthPx * heightPx)

      for (let row = 0; row < heightPx; row++) {
        let sum = 0

        for (let x = 0; x < widthPx; x++) {
          sum += areas[row * stride + x] ?? 0
          bytes[row * widthPx + x] = Math.min(1, Math.abs(sum)) * 255 + 0.5
        }
      }

      return bytes
    },
  }
}
