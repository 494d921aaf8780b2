import type { APICheckboxGroupComponent, APIRadioGroupComponent } from 'discord-api-types/v10'
import { ComponentType } from '../kinds.ts'
import type { InputProperties } from './question-field.tsx'

/** Radio buttons or tick boxes, each with what explains it. */
export function ChoiceGroup({
  id,
  noteId,
  input,
  value,
  isWrong,
  onChange,
}: InputProperties<APIRadioGroupComponent | APICheckboxGroupComponent>) {
  const isRadio = input.type === ComponentType.RadioGroup
  const chosen = Array.isArray(value) ? value.map(String) : []

  const toggle = (option: string) => {
    if (isRadio) onChange([option])
    else onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option])
  }

  return (
    <fieldset
      class="choices"
      id={id}
      role={isRadio ? 'radiogroup' : undefined}
      aria-labelledby={`${id}-label`}
      aria-describedby={noteId}
    >
      {input.options.map(({ value: option, label, description }) => (
        <label key={option} class="choice">
          <input
            type={isRadio ? 'radio' : 'checkbox'}
            name={id}
            checked={chosen.includes(option)}
            aria-invalid={isWrong}
            onChange={() => toggle(option)}
          />
          <span>
            {label}
            {description && <small>{description}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
