import { useEffect, useRef } from 'preact/hooks'

/** Calls `close` when something outside of `container` is pressed while it is open. */
export function useOutsideClick(
  container: { readonly current: HTMLElement | null },
  isOpen: boolean,
  close: () => void,
): void {
  const latest = useRef(close)

  latest.current = close

  useEffect(() => {
    if (!isOpen) return

    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !container.current?.contains(target)) latest.current()
    }

    document.addEventListener('pointerdown', onPointerDown)

    return () => document.removeEventListener('pointerdown', onPointerDown)
  }, [isOpen])
}
