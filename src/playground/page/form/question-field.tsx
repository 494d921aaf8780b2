import type {
  APIComponentInLabel,
  APIFileUploadComponent,
  APITextInputComponent,
} from 'discord-api-types/v10'
import { useId } from 'preact/hooks'
import type { FormInput, PageFile } from '../../page-api.ts'
import { ComponentType, TextInputStyle } from '../kinds.ts'
import { usePage } from '../page-context.ts'
import { readFiles } from '../page-file.ts'
import { SelectBox } from '../select-box.tsx'
import { choicesOf } from '../select-choices.ts'
import { ChoiceGroup } from './choice-group.tsx'
import type { Question } from './form-values.ts'

interface Properties {
  readonly question: Question
  readonly value: FormInput | undefined
  readonly problem: string | undefined
  readonly onChange: (customId: string, value: FormInput) => void
}

/** A question of a form: its label, what explains it, the input, and what is wrong with the answer. */
export function QuestionField({ question, value, problem, onChange }: Properties) {
  const { label, description, input } = question
  const id = useId()
  const noteId = useId()
  const isOptional = 'required' in input && input.required === false

  return (
    <div class={problem ? 'question is-wrong' : 'question'}>
      <label class="question-label" for={id} id={`${id}-label`}>
        {label}
        {!isOptional && input.type !== ComponentType.Checkbox && <span aria-hidden="true">*</span>}
      </label>
      <small id={noteId} class={problem ? 'question-problem' : ''} role={problem ? 'alert' : undefined}>
        {problem ?? description}
      </small>
      <Input
        {...{ id, noteId, label, input, value }}
        isWrong={problem !== undefined}
        onChange={(next) => onChange(input.custom_id, next)}
      />
    </div>
  )
}

/** What every kind of input gets; `id` belongs to its label, `noteId` to what explains it. */
export interface InputProperties<I = APIComponentInLabel> {
  readonly id: string
  readonly noteId: string
  readonly label: string
  readonly input: I
  readonly value: FormInput | undefined
  readonly isWrong: boolean
  readonly onChange: (value: FormInput) => void
}

function Input({ input, ...props }: InputProperties) {
  const { guild } = usePage()

  switch (input.type) {
    case ComponentType.TextInput:
      return <TextInput {...props} input={input} />
    case ComponentType.FileUpload:
      return <FileInput {...props} input={input} />
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup:
      return <ChoiceGroup {...props} input={input} />
    case ComponentType.Checkbox:
      return (
        <input
          type="checkbox"
          id={props.id}
          aria-describedby={props.noteId}
          checked={props.value === true}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
      )
    default:
      return (
        <SelectBox
          label={input.placeholder ? `${props.label}: ${input.placeholder}` : props.label}
          choices={choicesOf(input, guild)}
          values={Array.isArray(props.value) ? props.value.map(String) : []}
          max={input.max_values ?? 1}
          describedBy={props.noteId}
          onChoose={props.onChange}
        />
      )
  }
}

function TextInput({ id, noteId, input, value, isWrong, onChange }: InputProperties<APITextInputComponent>) {
  const shared = {
    id,
    class: 'text-input',
    value: typeof value === 'string' ? value : '',
    placeholder: input.placeholder,
    maxLength: input.max_length ?? 4000,
    'aria-describedby': noteId,
    'aria-invalid': isWrong,
    'aria-required': input.required ?? true,
  }

  return input.style === TextInputStyle.Paragraph ? (
    <textarea {...shared} rows={4} onInput={(event) => onChange(event.currentTarget.value)} />
  ) : (
    <input {...shared} autocomplete="off" onInput={(event) => onChange(event.currentTarget.value)} />
  )
}

function FileInput({ id, noteId, input, value, isWrong, onChange }: InputProperties<APIFileUploadComponent>) {
  const files = Array.isArray(value) ? (value as readonly PageFile[]) : []

  return (
    <>
      <input
        type="file"
        id={id}
        multiple={(input.max_values ?? 1) > 1}
        aria-describedby={noteId}
        aria-invalid={isWrong}
        onChange={(event) => void readFiles(event.currentTarget.files ?? []).then(onChange)}
      />
      {files.length > 1 && <small>{files.map(({ name }) => name).join(' · ')}</small>}
    </>
  )
}
