import { useEffect, useRef, useState } from 'preact/hooks'
import type { FormInput, PageEvent } from '../../page-api.ts'
import { describeFailure } from '../act.ts'
import { callPlayground, PageError } from '../api.ts'
import { IconButton } from '../icon-button.tsx'
import { Markdown } from '../markdown/markdown.tsx'
import { usePage } from '../page-context.ts'
import { fillIn } from '../texts.ts'
import { checkPart, type FormValues, initialValues, partsOf, questionsOf, toSubmit } from './form-values.ts'
import { QuestionField } from './question-field.tsx'

type FormEvent = Extract<PageEvent, { type: 'form' }>

/** The form that the bot opened, if any. */
export function OpenForm() {
  const { model } = usePage()

  return model.form ? <FormDialog key={model.form.interaction} event={model.form} /> : null
}

function FormDialog({ event }: { event: FormEvent }) {
  const { t, state, dispatch } = usePage()
  const dialog = useRef<HTMLDialogElement>(null)
  const [values, setValues] = useState(() => initialValues(event.form))
  const { problems, notice, isSending, submit } = useSubmit(event, values)

  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>('.question :is(input, textarea, button)')?.focus()
  }, [])
  useEffect(() => dialog.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus(), [problems])

  const set = (id: string, value: FormInput) => setValues((before) => ({ ...before, [id]: value }))
  const close = () => dialog.current?.close()

  return (
    <dialog
      ref={dialog}
      class="form"
      aria-label={event.form.title}
      onClose={() => dispatch({ type: 'formClosed' })}
    >
      <form
        noValidate
        onSubmit={(submission) => {
          submission.preventDefault()
          void submit()
        }}
      >
        <header class="form-head">
          <h2>{event.form.title}</h2>
          <IconButton icon="close" label={t('page.close')} onClick={close} />
        </header>
        <div class="form-parts">
          {partsOf(event.form).map((part, position) =>
            part.input ? (
              <QuestionField
                key={part.input.custom_id}
                question={part}
                value={values[part.input.custom_id]}
                problem={problems[part.input.custom_id]}
                onChange={set}
              />
            ) : (
              <div class="text" key={position}>
                <Markdown source={part.text} />
              </div>
            ),
          )}
          {notice && (
            <p class="failure" role="alert">
              {notice}
            </p>
          )}
          <small class="form-notice">{t('form.notice', { name: state.bot.username })}</small>
        </div>
        <footer class="form-foot">
          <button type="button" class="button" onClick={close}>
            {t('form.cancel')}
          </button>
          <button type="submit" class="button is-primary" disabled={isSending}>
            {isSending ? t('form.sending') : t('form.submit')}
          </button>
        </footer>
      </form>
    </dialog>
  )
}

/** Checks and sends the form. It closes once the bot has answered, and stays with its contents when it has not. */
function useSubmit({ form, interaction }: FormEvent, values: FormValues) {
  const { t, language, model, dispatch, here } = usePage()
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({})
  const [notice, setNotice] = useState<string>()
  const [sent, setSent] = useState<string>()
  const progress = sent === undefined ? undefined : model.progress.get(sent)

  useEffect(() => {
    if (progress === undefined || progress.state === 'sent') return

    setSent(undefined)
    if (progress.state === 'failed') setNotice(t('form.failed'))
    else dispatch({ type: 'formClosed' })
  }, [progress])

  const submit = async () => {
    const wrong = findProblems(form, values, language)

    setNotice(undefined)
    setProblems(wrong)
    if (Object.keys(wrong).length > 0) return

    try {
      const delivery = model.delivery && { delivery: model.delivery }
      const request = { person: here.person, form: interaction, values: toSubmit(form, values), ...delivery }
      const answer = await callPlayground('submit', request)

      setSent(answer.interaction)
    } catch (error) {
      const text = describeFailure(error, language)
      const at = error instanceof PageError ? error.at : undefined

      if (at !== undefined && at in values) setProblems({ [at]: text })
      else setNotice(text)
    }
  }

  return { problems, notice, isSending: sent !== undefined, submit }
}

function findProblems(
  form: FormEvent['form'],
  values: FormValues,
  language: Parameters<typeof fillIn>[0],
): Record<string, string> {
  return Object.fromEntries(
    questionsOf(form).flatMap(({ input }) => {
      const problem = checkPart(input, values[input.custom_id])

      return problem ? [[input.custom_id, fillIn(language, problem.key, problem.values)]] : []
    }),
  )
}
