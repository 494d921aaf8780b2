import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { LocalizedOption, OptionInput } from '../../page-api.ts'
import { describeFailure } from '../act.ts'
import { callPlayground, PageError } from '../api.ts'
import { IconButton } from '../icon-button.tsx'
import { usePage } from '../page-context.ts'
import { fillIn } from '../texts.ts'
import { checkOption, type Field } from './check-option.ts'
import type { CommandLine } from './command-line.ts'
import { OptionField } from './option-field.tsx'
import { suggestLocally } from './suggest.ts'

type Fields = Readonly<Record<string, Field>>
type Problems = Readonly<Record<string, string>>

/** A command being filled in: its name, a field for each option in use, and buttons for the others. */
export function CommandComposer({ line, onDone }: { line: CommandLine; onDone: () => void }) {
  const { t } = usePage()
  const { command } = line
  const form = useRef<HTMLFormElement>(null)
  const [fields, setFields] = useFields(line)
  const { problems, submit, forget } = useSubmit(line, fields, onDone)
  const shown = command.options.filter(({ name, required }) => required || fields[name])
  const hidden = command.options.filter((option) => !shown.includes(option))

  const focusAfterDrawing = useFocus(form)

  useLayoutEffect(() => form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [problems])

  const change = (name: string, field: Field | undefined) => {
    const { [name]: _, ...others } = fields

    forget(name)
    setFields(field ? { ...others, [name]: field } : others)
  }
  const remove = (name: string) => {
    change(name, undefined)
    focusAfterDrawing(focusFirst)
  }
  const add = (name: string) => {
    change(name, { text: '' })
    focusAfterDrawing((drawn) => drawn?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus())
  }

  return (
    <form
      ref={form}
      class="composer command"
      aria-label={`/${command.label}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && onDone()}
    >
      <div class="command-head">
        <b class="command-name">/{command.label}</b>
        <span class="command-description">{command.description}</span>
        <IconButton icon="close" label={t('composer.cancel')} onClick={onDone} />
      </div>
      <div class="command-line">
        <div class="command-fields">
          {shown.map((option) => (
            <OptionField
              key={option.name}
              option={option}
              field={fields[option.name] ?? { text: '' }}
              problem={problems[option.name]}
              command={command.path}
              others={fields}
              onChange={(field) => change(option.name, field)}
              onSettled={() => focusAfterDrawing(focusNext)}
              onRemove={option.required ? undefined : () => remove(option.name)}
            />
          ))}
          <AddButtons options={hidden} onAdd={add} />
        </div>
        <button
          type="submit"
          class="icon-button is-accent"
          aria-label={t('composer.run', { command: `/${command.label}` })}
        >
          ↵
        </button>
      </div>
    </form>
  )
}

function AddButtons({
  options,
  onAdd,
}: {
  options: readonly LocalizedOption[]
  onAdd: (name: string) => void
}) {
  const { t } = usePage()

  return options.length === 0 ? null : (
    <fieldset class="command-more">
      <legend class="visually-hidden">{t('composer.more')}</legend>
      {options.map((option) => (
        <button
          key={option.name}
          type="button"
          class="chip"
          title={option.description_localized}
          aria-label={t('composer.addOption', { option: option.name_localized })}
          onClick={() => onAdd(option.name)}
        >
          + {option.name_localized}
        </button>
      ))}
    </fieldset>
  )
}

/** Fields by option; texts that name exactly one suggestion count as picked. */
function useFields({ command, texts }: CommandLine) {
  const { t, guild } = usePage()
  const words = { yes: t('option.yes'), no: t('option.no') }

  return useState<Fields>(() =>
    Object.fromEntries(
      Object.entries(texts).map(([name, text]) => {
        const option = command.options.find((one) => one.name === name)
        const found = option ? suggestLocally(option, text, guild, words) : []
        const exact = found.find(({ label, value }) => label === text || String(value) === text)

        return [name, exact ? { text: exact.label, picked: exact.value } : { text }]
      }),
    ),
  )
}

/** Checks and sends the command; problems are kept by option. */
function useSubmit({ command }: CommandLine, fields: Fields, onDone: () => void) {
  const { acting, language, dispatch } = usePage()
  const [problems, setProblems] = useState<Problems>({})

  const submit = async () => {
    const { options, wrong } = readFields(command.options, fields, language)

    setProblems(wrong)
    if (Object.keys(wrong).length > 0) return

    try {
      await callPlayground('command', { ...acting, command: command.path, options })
      onDone()
    } catch (error) {
      const text = describeFailure(error, language)
      const at = error instanceof PageError ? error.at : undefined

      if (at !== undefined && command.options.some(({ name }) => name === at)) setProblems({ [at]: text })
      else dispatch({ type: 'problem', text })
    }
  }
  const forget = (name: string) => setProblems(({ [name]: _, ...others }) => others)

  return { problems, submit, forget }
}

function readFields(
  all: readonly LocalizedOption[],
  fields: Fields,
  language: Parameters<typeof fillIn>[0],
): { options: Record<string, OptionInput>; wrong: Problems } {
  const options: Record<string, OptionInput> = {}
  const wrong: Record<string, string> = {}

  for (const option of all) {
    const { value, problem } = checkOption(option, fields[option.name] ?? { text: '' })

    if (problem) wrong[option.name] = fillIn(language, problem.key, problem.values)
    else if (value !== undefined) options[option.name] = value
  }

  return { options, wrong }
}

type Focus = (form: HTMLFormElement | null) => unknown

/** Moves the focus as soon as a change is drawn, so that the next key finds its field; at first to the first field. */
function useFocus(form: { readonly current: HTMLFormElement | null }): (focus: Focus) => void {
  const wanted = useRef<Focus | undefined>(focusFirst)

  useLayoutEffect(() => {
    wanted.current?.(form.current)
    wanted.current = undefined
  })

  return (focus) => {
    wanted.current = focus
  }
}

function focusFirst(form: HTMLFormElement | null): void {
  if (!focusNext(form)) form?.querySelector<HTMLElement>('[type=submit]')?.focus()
}

/** Goes to the first field that is still empty. */
function focusNext(form: HTMLFormElement | null): boolean {
  const empty = [...(form?.querySelectorAll<HTMLInputElement>('input.option-input') ?? [])].find(
    ({ value }) => value === '',
  )

  empty?.focus()

  return empty !== undefined
}
