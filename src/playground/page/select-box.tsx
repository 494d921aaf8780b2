import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'
import { useCursor, useVisibleEntry } from './listbox.ts'
import { useOutsideClick } from './outside-click.ts'
import { usePage } from './page-context.ts'

/** What can be chosen; `value` is what the bot gets. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly description?: string | undefined
  readonly emoji?: string | undefined
}

interface Properties {
  readonly label: string
  readonly choices: readonly Choice[]
  readonly values: readonly string[]
  readonly max: number
  readonly disabled?: boolean
  readonly isBusy?: boolean
  readonly describedBy?: string | undefined
  /** Told once the person is done: at the first choice of a single select, when a multiple one is closed. */
  readonly onChoose: (values: readonly string[]) => void
}

/** A button that opens a list of choices, one or several of which can be taken. */
export function SelectBox({ label, choices, values, max, onChoose, ...rest }: Properties) {
  const [draft, setDraft] = useState<readonly string[]>()
  const container = useRef<HTMLDivElement>(null)
  const listId = useId()
  const isOpen = draft !== undefined
  const isAbove = isOpen && hasMoreRoomAbove(container.current)

  const close = (chosen: readonly string[]) => {
    setDraft(undefined)
    if (!isSame(chosen, values)) onChoose(chosen)
    container.current?.querySelector('button')?.focus()
  }
  const choose = (value: string) => {
    const chosen = toggle(draft ?? [], value, max)

    if (max === 1) close(chosen)
    else setDraft(chosen)
  }

  useOutsideClick(container, isOpen, () => close(draft ?? values))

  return (
    <div class={isAbove ? 'select is-above' : 'select'} ref={container}>
      <button
        type="button"
        class="select-button"
        role="combobox"
        aria-label={label}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-describedby={rest.describedBy}
        aria-busy={rest.isBusy}
        disabled={rest.disabled ?? false}
        onClick={() => (isOpen ? close(draft) : setDraft(values))}
      >
        <Chosen choices={choices} values={draft ?? values} placeholder={label} />
        <Icon name="down" />
      </button>
      {isOpen && (
        <Choices
          id={listId}
          label={label}
          choices={choices}
          values={draft}
          isMultiple={max > 1}
          onToggle={choose}
          onClose={() => close(max > 1 ? draft : values)}
        />
      )}
    </div>
  )
}

/** Height of the list at its longest, pixels. */
const listPx = 290

function hasMoreRoomAbove(element: HTMLElement | null): boolean {
  const { top = 0, bottom = 0 } = element?.getBoundingClientRect() ?? {}

  return innerHeight - bottom < listPx && top > innerHeight - bottom
}

function Chosen(props: { choices: readonly Choice[]; values: readonly string[]; placeholder: string }) {
  const chosen = props.choices.filter(({ value }) => props.values.includes(value))

  return chosen.length === 0 ? (
    <span class="select-placeholder">{props.placeholder}</span>
  ) : (
    <span class="select-values">
      {chosen.map(({ value, label, emoji }) => (
        <span key={value}>{emoji ? `${emoji} ${label}` : label}</span>
      ))}
    </span>
  )
}

interface ChoicesProperties {
  readonly id: string
  readonly label: string
  readonly choices: readonly Choice[]
  readonly values: readonly string[]
  readonly isMultiple: boolean
  readonly onToggle: (value: string) => void
  readonly onClose: () => void
}

function Choices({ id, label, choices, values, isMultiple, onToggle, onClose }: ChoicesProperties) {
  const { t } = usePage()
  const list = useRef<HTMLDivElement>(null)
  const { active, setActive, moveBy } = useCursor(choices.length, id)
  const activeId = `${id}-${active}`

  // Before anything is painted: keys that follow the click at once belong to the list.
  useLayoutEffect(() => list.current?.focus(), [])
  useVisibleEntry(activeId)

  const onKeyDown = (event: KeyboardEvent) => {
    const choice = choices[active]

    if (moveBy(event)) return
    if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else if ((event.key === 'Enter' || event.key === ' ') && choice) onToggle(choice.value)
    else return

    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div
      ref={list}
      id={id}
      class="menu select-menu"
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-multiselectable={isMultiple}
      aria-activedescendant={activeId}
      onKeyDown={onKeyDown}
    >
      {choices.length === 0 && <p class="menu-empty">{t('composer.noSuggestion')}</p>}
      {choices.map((choice, position) => (
        <Entry
          key={choice.value}
          id={`${id}-${position}`}
          choice={choice}
          isActive={position === active}
          isChosen={values.includes(choice.value)}
          onPoint={() => setActive(position)}
          onPick={() => onToggle(choice.value)}
        />
      ))}
    </div>
  )
}

function Entry(props: {
  id: string
  choice: Choice
  isActive: boolean
  isChosen: boolean
  onPoint: () => void
  onPick: () => void
}) {
  const { emoji, label, description } = props.choice

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the focus and takes the keys
    <div
      id={props.id}
      class={props.isActive ? 'menu-entry is-active' : 'menu-entry'}
      role="option"
      tabIndex={-1}
      aria-selected={props.isChosen}
      onPointerMove={props.onPoint}
      onClick={props.onPick}
    >
      {emoji && <span aria-hidden="true">{emoji}</span>}
      <span class="menu-label">
        {label}
        {description && <small>{description}</small>}
      </span>
      {props.isChosen && <Icon name="check" />}
    </div>
  )
}

function toggle(values: readonly string[], value: string, max: number): readonly string[] {
  if (max === 1) return [value]
  if (values.includes(value)) return values.filter((one) => one !== value)

  return values.length < max ? [...values, value] : values
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((value) => others.includes(value))
}
