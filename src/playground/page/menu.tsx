import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Properties {
  readonly label: string
  readonly class: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}

/** A menu that was just opened: it takes the focus, arrows move in it, and Escape closes it. */
export function Menu({ label, class: name, onClose, children }: Properties) {
  const menu = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const before = document.activeElement

    itemsOf(menu.current)[0]?.focus()

    return () => before instanceof HTMLElement && before.focus()
  }, [])

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const items = itemsOf(menu.current)
    const current = items.indexOf(document.activeElement as HTMLElement)

    if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else if (step !== undefined) items.at((current + step) % items.length)?.focus()
    else return

    event.preventDefault()
  }

  return (
    <div ref={menu} class={`menu ${name}`} role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown}>
      {children}
    </div>
  )
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
}
