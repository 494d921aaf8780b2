// What Discord's document leaves out about forms and choices, from
// https://docs.discord.com/developers/interactions/receiving-and-responding and
// https://docs.discord.com/developers/components/reference
import {
  type APIApplicationCommandOptionChoice,
  type APIComponentInLabel,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
} from 'discord-api-types/v10'
import { type Problem, problem } from '../spec/problem.ts'
import { checkOptionValues, isRepetitive } from './options.ts'

/** "Modal": the document allows 40. */
const partLimit = 5
/** "Autocomplete". */
const choiceLimit = 25
const choiceValueLimit = 100

/** A part of a form that can be filled in. */
export interface FormPart {
  readonly component: APIComponentInLabel
  readonly label: string
  readonly path: readonly (string | number)[]
}

/** The parts of a form that a person fills in, in order; old forms keep their text inputs in rows. */
export function partsOf(form: Pick<APIModalInteractionResponseCallbackData, 'components'>): FormPart[] {
  return form.components.flatMap((component, position): FormPart[] => {
    switch (component.type) {
      case ComponentType.Label:
        return [{ component: component.component, label: component.label, path: [position, 'component'] }]
      case ComponentType.ActionRow:
        return component.components.map((input, column) => ({
          component: input,
          label: input.label ?? '',
          path: [position, 'components', column],
        }))
      default:
        return []
    }
  })
}

/** Says what Discord would refuse about a form whose shape is right. */
export function checkForm(form: APIModalInteractionResponseCallbackData): Problem[] {
  const ids = partsOf(form).map(({ component }) => component.custom_id)

  return [
    ...(form.components.length > partLimit
      ? [
          problem(
            ['data', 'components'],
            'BASE_TYPE_BAD_LENGTH',
            `Must be between 1 and ${partLimit} in length.`,
          ),
        ]
      : []),
    ...(isRepetitive(ids)
      ? [
          problem(
            ['data', 'components'],
            'COMPONENT_CUSTOM_ID_DUPLICATED',
            'Component custom id cannot be duplicated',
          ),
        ]
      : []),
    ...partsOf(form).flatMap(checkPart),
  ]
}

function checkPart({ component, path }: FormPart): Problem[] {
  const at = ['data', 'components', ...path]

  switch (component.type) {
    case ComponentType.TextInput: {
      const { value, min_length, max_length } = component
      const crossed = min_length != null && max_length != null && min_length > max_length

      return [
        ...(crossed
          ? [problem([...at, 'min_length'], 'NUMBER_TYPE_MAX', 'min_length exceeds max_length')]
          : []),
        ...(value && max_length != null && value.length > max_length
          ? [problem([...at, 'value'], 'BASE_TYPE_MAX_LENGTH', `Must be ${max_length} or fewer in length.`)]
          : []),
      ]
    }
    case ComponentType.StringSelect:
    case ComponentType.RadioGroup:
    case ComponentType.CheckboxGroup:
      return checkOptionValues(component, at)
    default:
      return []
  }
}

/** @param isNumber whether the option that is completed takes numbers. */
export function checkChoices(
  choices: readonly APIApplicationCommandOptionChoice[],
  isNumber: boolean,
): Problem[] {
  return [
    ...(choices.length > choiceLimit
      ? [problem(['data', 'choices'], 'BASE_TYPE_MAX_LENGTH', `Must be ${choiceLimit} or fewer in length.`)]
      : []),
    ...choices.flatMap(({ value }, position) => {
      const path = ['data', 'choices', position, 'value']

      if (isNumber !== (typeof value === 'number')) {
        return [
          problem(
            path,
            isNumber ? 'NUMBER_TYPE_COERCE' : 'STRING_TYPE_CONVERT',
            'Value does not fit the type of its option.',
          ),
        ]
      }

      return typeof value === 'string' && value.length > choiceValueLimit
        ? [problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${choiceValueLimit} or fewer in length.`)]
        : []
    }),
  ]
}
