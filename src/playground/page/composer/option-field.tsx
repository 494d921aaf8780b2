import { useId, useRef, useState } from 'preact/hooks'
import type { LocalizedOption } from '../../page-api.ts'
import { IconButton } from '../icon-button.tsx'
import { OptionType } from '../kinds.ts'
import { usePage } from '../page-context.ts'
import { readFiles } from '../page-file.ts'
import { closedChoices, type Field } from './check-option.ts'
import { usePopup } from './use-popup.tsx'
import { useSuggestions } from './use-suggestions.ts'

export interface OptionFieldProperties {
  readonly option: LocalizedOption
  readonly field: Field
  readonly problem: string | undefined
  /** Path of the command, and its other fields: the bot may look at them for its suggestions. */
  readonly command: string
  readonly others: Readonly<Record<string, Field>>
  readonly onChange: (field: Field) => void
  /** Something is being picked: on to the next field once that is drawn. */
  readonly onSettled: () => void
  /** Absent for required options. */
  readonly onRemove: (() => void) | undefined
}

/** One option of a command: a label and a field with suggestions, or a file. */
export function OptionField(props: OptionFieldProperties) {
  const { t } = usePage()
  const { option, problem, onRemove } = props
  const Input = option.type === OptionType.Attachment ? FileInput : TextInput
  const id = useId()
  const noteId = useId()

  return (
    <div class={problem ? 'option is-wrong' : 'option'}>
      <label class="option-name" for={id} title={option.description_localized}>
        {option.name_localized}
        {option.required && <span aria-hidden="true">*</span>}
      </label>
      <Input {...props} id={id} noteId={noteId} />
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

function TextInput(props: InputProperties) {
  const { option, field, onChange, onRemove } = props
  const [isOpen, setOpen] = useState(false)
  const { popup, aria, onKeyDown } = useSuggestionPopup(props, isOpen, () => setOpen(false))

  return (
    <>
      <input
        id={props.id}
        class="option-input"
        name={option.name}
        role="combobox"
        autocomplete="off"
        aria-expanded={popup !== null}
        aria-required={option.required}
        aria-invalid={props.problem !== undefined}
        aria-describedby={props.noteId}
        placeholder={option.description_localized}
        inputMode={option.type === OptionType.Integer && !closedChoices(option) ? 'numeric' : undefined}
        value={field.text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onInput={(event) => {
          setOpen(true)
          onChange({ text: event.currentTarget.value })
        }}
        onKeyDown={(event) => {
          if (event.isComposing || onKeyDown(event)) return
          if (event.key === 'Backspace' && field.text === '') onRemove?.()
        }}
        {...aria}
      />
      {popup}
    </>
  )
}

function useSuggestionPopup(props: InputProperties, isFocused: boolean, close: () => void) {
  const { t } = usePage()
  const { option, field, command, others, onChange, onSettled } = props
  const { suggestions, isSearching, isOffered } = useSuggestions(
    { option, field, command, others },
    isFocused,
  )

  return usePopup({
    isOpen: isFocused && isOffered && field.picked === undefined,
    label: t('composer.suggestions', { option: option.name_localized }),
    entries: suggestions.map(({ label, value, detail }) => ({ key: String(value), title: label, detail })),
    empty: isSearching ? t('composer.searching') : t('composer.noSuggestion'),
    cause: suggestions,
    takesTab: field.text !== '',
    onPick: (position) => {
      const picked = suggestions[position]

      onSettled()
      close()
      if (picked) onChange({ text: picked.label, picked: picked.value })
    },
    onClose: close,
  })
}

function FileInput({ option, field, id, noteId, problem, onChange, onSettled }: InputProperties) {
  const { t } = usePage()
  const input = useRef<HTMLInputElement>(null)

  const read = async (files: Iterable<File>) => {
    const [file] = await readFiles(files)

    onSettled()
    if (file) onChange({ text: file.name, picked: file })
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
