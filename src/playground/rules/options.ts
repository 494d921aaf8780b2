// What Discord's document leaves out about options to choose from, from
// https://docs.discord.com/developers/components/reference#string-select
import { type Path, type Problem, problem } from '../spec/problem.ts'

interface Choosable {
  readonly options: readonly { readonly value: string }[]
  readonly min_values?: number | null | undefined
  readonly max_values?: number | null | undefined
}

/** Checks the options of a select, radio group or checkbox group: different values, and as many as may be chosen. */
export function checkOptionValues({ options, min_values, max_values }: Choosable, path: Path): Problem[] {
  const least = min_values ?? 1
  const most = max_values ?? Math.max(1, least)

  return [
    ...(isRepetitive(options.map(({ value }) => value))
      ? [
          problem(
            [...path, 'options'],
            'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
            'The specified option value is already used',
          ),
        ]
      : []),
    ...(least > most || most > options.length
      ? [problem([...path, 'max_values'], 'BASE_TYPE_BAD_LENGTH', 'Must fit the number of options.')]
      : []),
  ]
}

/** True when a value stands in the list more than once. */
export function isRepetitive(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length
}
