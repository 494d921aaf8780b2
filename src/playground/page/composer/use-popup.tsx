import type { VNode } from 'preact'
import { useId } from 'preact/hooks'
import { useCursor } from '../listbox.ts'
import { entryId, type PopupEntry, PopupList } from './popup-list.tsx'

interface Properties {
  readonly isOpen: boolean
  readonly label: string
  readonly entries: readonly PopupEntry[]
  /** Said in place of entries. */
  readonly empty: string
  /** The cursor goes back to the first entry when this changes. */
  readonly cause: unknown
  /** Whether Tab takes the active entry, too. */
  readonly takesTab: boolean
  readonly onPick: (position: number) => void
  readonly onClose: () => void
}

/** The list, drawn or not, and what its field needs. */
export interface Popup {
  readonly popup: VNode | null
  /** For the field that owns the list and keeps the focus. */
  readonly aria: { readonly 'aria-controls'?: string; readonly 'aria-activedescendant'?: string }
  /** Handles the keys that belong to the list; says whether this was one. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean
}

/** A list above the composer that is driven from a text field. */
export function usePopup(properties: Properties): Popup {
  const { isOpen, label, entries, empty, cause, takesTab, onPick, onClose } = properties
  const { active, setActive, moveBy } = useCursor(entries.length, cause)
  const id = useId()
  const takes = ({ key, shiftKey }: KeyboardEvent) =>
    key === 'Enter' || (key === 'Tab' && !shiftKey && takesTab)

  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen) return false
    if (moveBy(event)) return true

    if (event.key === 'Escape') onClose()
    else if (takes(event) && entries.length > 0) onPick(active)
    else return false

    event.preventDefault()

    return true
  }

  if (!isOpen) return { popup: null, aria: {}, onKeyDown }

  const popup = <PopupList {...{ id, label, entries, active, empty, onPick }} onPoint={setActive} />
  const current = entries.length > 0 && { 'aria-activedescendant': entryId(id, active) }

  return { popup, aria: { 'aria-controls': id, ...current }, onKeyDown }
}
