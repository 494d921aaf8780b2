import { at } from './shapes.ts'
import type { PlacedStrip, Strip } from './strips.ts'

export interface Page {
  readonly strips: readonly PlacedStrip[]
  readonly height: number
}

/**
 * Fills pages from the front.
 *
 * @param roomOf height of the n-th page's content, in units; a single strip taller than it gets a page of its own
 */
export function fillPages(strips: readonly Strip[], roomOf: (page: number) => number): Page[] {
  const pages: Page[] = []
  let rest = strips

  while (rest.length > 0) {
    const room = roomOf(pages.length)
    const heading = pages.length > 0 ? rest[0]?.heading : undefined
    const headed = heading ? [heading, ...rest] : rest
    const fitting = countFitting(headed, room)
    // A heading that leaves no room for what it heads would go on for ever.
    const [shown, count] = heading && fitting < 2 ? [rest, countFitting(rest, room)] : [headed, fitting]

    pages.push(stack(shown.slice(0, count)))
    rest = shown.slice(count)
  }

  return pages
}

/** Puts strips one under the other. */
export function stack(strips: readonly Strip[]): Page {
  const placed: PlacedStrip[] = []
  let y = roomAbove(strips[0])

  for (const [i, strip] of strips.entries()) {
    const above = strips[i - 1]

    y += above ? Math.max(above.after, strip.before) : 0
    placed.push({ strip, y })
    y += strip.height
  }

  return { strips: placed, height: y + roomBelow(strips.at(-1)) }
}

/** What the rails of a page's first strip need above it, where a page break has cut them; in units. */
function roomAbove(strip: Strip | undefined): number {
  return Math.max(0, ...(strip?.rails ?? []).map(({ rail, starts }) => (starts ? 0 : rail.padding.top)))
}

function roomBelow(strip: Strip | undefined): number {
  return Math.max(0, ...(strip?.rails ?? []).map(({ rail, ends }) => (ends ? 0 : rail.padding.bottom)))
}

/** Draws a page's strips, rails behind them, outer rails behind inner ones. */
export function paintPage({ strips }: Page): string {
  const depth = Math.max(0, ...strips.map(({ strip }) => strip.rails.length))
  const rails = Array.from({ length: depth }, (_, level) => paintRails(strips, level)).flat()

  return [...rails, ...strips.map(({ strip, y }) => at(0, y, strip.svg))].join('')
}

function paintRails(strips: readonly PlacedStrip[], level: number): string[] {
  return runsOf(strips, level).map(([first, last]) => {
    const [top, bottom] = [first.strip.rails[level], last.strip.rails[level]]

    if (!top || !bottom) return ''

    const from = first.y - (top.starts ? 0 : top.rail.padding.top)
    const to = last.y + last.strip.height + (bottom.ends ? 0 : bottom.rail.padding.bottom)

    return top.rail.paint(from, to - from)
  })
}

/** The first and last of each run of neighbours that share their rail. */
function runsOf(strips: readonly PlacedStrip[], level: number): [PlacedStrip, PlacedStrip][] {
  const runs: [PlacedStrip, PlacedStrip][] = []

  for (const [i, placed] of strips.entries()) {
    const rail = placed.strip.rails[level]?.rail
    const run = runs.at(-1)

    if (!rail) continue
    if (run && strips[i - 1]?.strip.rails[level]?.rail === rail) run[1] = placed
    else runs.push([placed, placed])
  }

  return runs
}

/** How many strips go on a page: up to the last break that its height and `keepsNext` allow, at least one. */
function countFitting(strips: readonly Strip[], room: number): number {
  let height = roomAbove(strips[0])
  let fitting = 0
  let allowed = 0

  for (const [i, strip] of strips.entries()) {
    const above = strips[i - 1]

    height += (above ? Math.max(above.after, strip.before) : 0) + strip.height
    if (height > room) break
    if (height + roomBelow(strip) > room) continue

    fitting = i + 1
    if (!strip.keepsNext) allowed = fitting
  }

  if (fitting === strips.length) return fitting

  return allowed || Math.max(1, fitting)
}
