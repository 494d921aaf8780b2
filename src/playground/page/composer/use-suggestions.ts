import { useEffect, useMemo, useState } from 'preact/hooks'
import type { LocalizedOption, OptionInput } from '../../page-api.ts'
import { callPlayground } from '../api.ts'
import { OptionType } from '../kinds.ts'
import { usePage } from '../page-context.ts'
import { closedChoices, type Field } from './check-option.ts'
import { type Suggestion, suggestLocally } from './suggest.ts'

/** The bot is asked when typing has paused for this long. */
const pauseMs = 200

interface Question {
  readonly option: LocalizedOption
  readonly field: Field
  readonly command: string
  readonly others: Readonly<Record<string, Field>>
}

/** What to offer for an option just now. */
export interface Suggestions {
  readonly suggestions: readonly Suggestion[]
  readonly isSearching: boolean
  /** Whether this option has suggestions at all. */
  readonly isOffered: boolean
}

/** Suggestions for an option while its list is open: the page's own, or the bot's where it completes. */
export function useSuggestions(question: Question, isOpen: boolean): Suggestions {
  const { t, guild } = usePage()
  const { option, field } = question
  const completed = useAutocomplete(question, isOpen && option.autocomplete === true)
  const typed = field.picked === undefined ? field.text : ''
  const local = useMemo(
    () => suggestLocally(option, typed, guild, { yes: t('option.yes'), no: t('option.no') }),
    [option, typed, guild, t],
  )

  return option.autocomplete
    ? { ...completed, isOffered: true }
    : { suggestions: local, isSearching: false, isOffered: isClosed(option) }
}

/** Whether the answer must come from a list. */
function isClosed(option: LocalizedOption): boolean {
  const { type } = option
  const isTyped = type === OptionType.String || type === OptionType.Integer || type === OptionType.Number

  return closedChoices(option) !== undefined || !isTyped
}

const nothing = { suggestions: [], isSearching: false }

function useAutocomplete({ option, field, command, others }: Question, isAsked: boolean) {
  const { acting } = usePage()
  const [answer, setAnswer] = useState<Omit<Suggestions, 'isOffered'>>(nothing)

  useEffect(() => {
    if (!isAsked) return

    let isCurrent = true
    const ask = async () => {
      const options = { ...filledIn(others), [option.name]: field.text }
      const { choices } = await callPlayground('autocomplete', {
        ...acting,
        command,
        options,
        focused: option.name,
      }).catch(() => ({ choices: [] }))

      // An answer to what was typed before must not replace the one to what stands there now.
      if (isCurrent) setAnswer({ suggestions: choices.map(toSuggestion), isSearching: false })
    }
    const timer = setTimeout(() => void ask(), pauseMs)

    setAnswer((before) => ({ ...before, isSearching: true }))

    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [isAsked, field.text])

  return answer
}

function toSuggestion(choice: {
  name: string
  name_localized?: string | null
  value: string | number
}): Suggestion {
  return { label: choice.name_localized ?? choice.name, value: choice.value }
}

function filledIn(fields: Readonly<Record<string, Field>>): Record<string, OptionInput> {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, field]) => [name, field.picked ?? field.text] as const)
      .filter(([, value]) => value !== ''),
  )
}
