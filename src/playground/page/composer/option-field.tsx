import { useId, useRef, useState } from 'preact/hooks'
import type { LocalizedOption } from '../../page-api.ts'
import { IconButton } from '../icon-button.tsx'
import { OptionType } from '../kinds.ts'
import { useCursor } from '../listbox.ts'
import { usePage } from '../page-context.ts'
import { readFiles } from '../page-file.ts'
import type { Field } from './check-option.ts'
import { entryId, PopupList } from './popup-list.tsx'
import { useSuggestions } from './use-suggestions.ts'

export interface OptionFieldProperties {
  readonly option: LocalizedOption
  readonly field: Field
  readonly problem: string | undefined
  /** Path of the command, and its other fields: the bot may look at them for its suggestions. */
  readonly command: string
  readonly others: Readonly<Record<string, Field>>
  readonly onChange: (field: Field) => void
  /** Something was picked: on to the next field. */
  readonly onSettled: () => void
  /** Absent for required options. */
  readonly onRemove: (() => void) | undefined
}

/** One option of a command: a label and a field with suggestions, or a file. */
export function OptionField(props: OptionFieldProperties) {
  const { t } = usePage()
  const { option, problem, onRemove } = props
  const inputId = useId()
  const noteId = useId()

  return (
    <div class={problem ? 'option is-wrong' : 'option'}>
      <label class="option-name" for={inputId} title={option.description_localized}>
        {option.name_localized}
        {option.required && <span aria-hidden="true">*</span>}
      </label>
      {option.type === OptionType.Attachment ? (
        <FileInput {...props} id={inputId} noteId={noteId} />
      ) : (
        <TextInput {...props} id={inputId} noteId={noteId} />
      )}
      {onRemove && (
        <IconButton
          icon="close"
          label={t('composer.removeOption', { option: option.name_localized })}
          onClick={onRemove}
        />
      )}
      <small
        class={problem ? 'option-note' : 'visually-hidden'}
        id={noteId}
        role={problem ? 'alert' : undefined}
      >
        {problem ?? option.description_localized}
      </small>
    </div>
  )
}

type InputProperties = OptionFieldProperties & { readonly id: string; readonly noteId: string }

function TextInput({ option, field, id, noteId, ...props }: InputProperties) {
  const { t } = usePage()
  const [isOpen, setOpen] = useState(false)
  const listId = useId()
  const { suggestions, isSearching, isOffered } = useSuggestions(
    { option, field, command: props.command, others: props.others },
    isOpen,
  )
  const { active, setActive, moveBy } = useCursor(suggestions.length, suggestions)
  const isListed = isOpen && isOffered

  const pick = (position: number) => {
    const picked = suggestions[position]

    if (!picked) return

    setOpen(false)
    props.onChange({ text: picked.label, picked: picked.value })
    requestAnimationFrame(props.onSettled)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || (isListed && moveBy(event))) return
    if (event.key === 'Backspace' && field.text === '') props.onRemove?.()
    if (!isListed || !takeListKey(event, { pick: () => pick(active), close: () => setOpen(false) })) return

    event.preventDefault()
  }
  const takeListKey = (event: KeyboardEvent, list: { pick: () => void; close: () => void }): boolean => {
    const accepts = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey && field.text !== '')

    if (event.key === 'Escape') list.close()
    else if (accepts && suggestions.length > 0 && field.picked === undefined) list.pick()
    else return false

    return true
  }

  return (
    <>
      <input
        id={id}
        class="option-input"
        name={option.name}
        role="combobox"
        autocomplete="off"
        aria-expanded={isListed}
        aria-controls={listId}
        aria-activedescendant={isListed && suggestions.length > 0 ? entryId(listId, active) : undefined}
        aria-required={option.required}
        aria-invalid={props.problem !== undefined}
        aria-describedby={noteId}
        placeholder={option.description_localized}
        inputMode={option.type === OptionType.Integer && !option.choices ? 'numeric' : undefined}
        value={field.text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onInput={(event) => {
          setOpen(true)
          props.onChange({ text: event.currentTarget.value })
        }}
        onKeyDown={onKeyDown}
      />
      {isListed && (
        <PopupList
          id={listId}
          label={t('composer.suggestions', { option: option.name_localized })}
          entries={suggestions.map(({ label, value, detail }) => ({
            key: String(value),
            title: label,
            detail,
          }))}
          active={active}
          onPoint={setActive}
          onPick={pick}
          empty={isSearching ? t('composer.searching') : t('composer.noSuggestion')}
        />
      )}
    </>
  )
}

function FileInput({ option, field, id, noteId, problem, onChange, onSettled }: InputProperties) {
  const { t } = usePage()
  const input = useRef<HTMLInputElement>(null)

  const read = async (files: Iterable<File>) => {
    const [file] = await readFiles(files)

    if (file) onChange({ text: file.name, picked: file })
    onSettled()
  }

  return (
    <>
      <button
        id={id}
        type="button"
        class="option-file"
        aria-invalid={problem !== undefined}
        aria-describedby={noteId}
        onClick={() => input.current?.click()}
      >
        {field.text || t('composer.chooseFile')}
      </button>
      <input
        ref={input}
        type="file"
        name={option.name}
        hidden
        onChange={(event) => void read(event.currentTarget.files ?? [])}
      />
    </>
  )
}
