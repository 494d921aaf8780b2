import { useVisibleEntry } from '../listbox.ts'
import { usePage } from '../page-context.ts'

/** One line of the list; `key` is unique within it. */
export interface PopupEntry {
  readonly key: string
  readonly title: string
  readonly detail?: string | undefined
}

interface Properties {
  /** The text field names it by `aria-controls`, and an entry by `entryId`. */
  readonly id: string
  readonly label: string
  readonly entries: readonly PopupEntry[]
  readonly active: number
  readonly onPoint: (position: number) => void
  readonly onPick: (position: number) => void
  /** Said in place of entries. */
  readonly empty: string
}

/** What `aria-activedescendant` names. */
export function entryId(listId: string, position: number): string {
  return `${listId}-${position}`
}

/** The list above the composer; the focus stays in the field below it, which handles the keys. */
export function PopupList({ id, label, entries, active, onPoint, onPick, empty }: Properties) {
  const { t } = usePage()

  useVisibleEntry(entryId(id, active))

  return (
    <div class="menu popup">
      <div class="popup-list" role="listbox" tabIndex={-1} id={id} aria-label={label}>
        {entries.map(({ key, title, detail }, position) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the list takes the keys
          <div
            key={key}
            id={entryId(id, position)}
            class={position === active ? 'menu-entry is-active' : 'menu-entry'}
            role="option"
            tabIndex={-1}
            aria-selected={position === active}
            onPointerMove={() => onPoint(position)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(position)}
          >
            <b>{title}</b>
            {detail && <small>{detail}</small>}
          </div>
        ))}
      </div>
      <p class="menu-empty" role="status">
        {entries.length === 0 ? empty : t('composer.hint')}
      </p>
    </div>
  )
}
