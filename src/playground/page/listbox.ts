import { useEffect, useState } from 'preact/hooks'

/** Which entry of a list the keyboard is at. */
export interface Cursor {
  readonly active: number
  readonly setActive: (position: number) => void
  /** Moves for arrows, Home and End; says whether the key was one of them. */
  readonly moveBy: (event: KeyboardEvent) => boolean
}

/** A cursor over `count` entries that goes round at both ends and starts anew when `list` changes. */
export function useCursor(count: number, list: unknown): Cursor {
  const [active, setActive] = useState(0)

  useEffect(() => setActive(0), [list])

  const moveBy = (event: KeyboardEvent) => {
    const next = isCaretKey(event) ? undefined : nextPosition(event.key, Math.min(active, count - 1), count)

    if (next === undefined || count === 0) return false

    event.preventDefault()
    setActive(next)

    return true
  }

  return { active: Math.max(0, Math.min(active, count - 1)), setActive, moveBy }
}

/** In a text field these belong to the text. */
function isCaretKey({ key, target }: KeyboardEvent): boolean {
  const isText = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement

  return isText && (key === 'Home' || key === 'End')
}

function nextPosition(key: string, active: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return (active + 1) % count
    case 'ArrowUp':
      return (active - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** Keeps the active entry of a scrolling list in sight. */
export function useVisibleEntry(id: string): void {
  useEffect(() => document.getElementById(id)?.scrollIntoView({ block: 'nearest' }), [id])
}
