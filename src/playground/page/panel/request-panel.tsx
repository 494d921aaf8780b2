import { useState } from 'preact/hooks'
import type { RecordedRequest } from '../../page-api.ts'
import { usePage } from '../page-context.ts'

/** The bot's REST requests, newest first; problems stand out. */
export function RequestPanel() {
  const { t, model } = usePage()
  const [onlyProblems, setOnlyProblems] = useState(false)
  const shown = model.requests.filter((request) => !onlyProblems || isProblem(request)).toReversed()

  return (
    <>
      <label class="choice">
        <input
          type="checkbox"
          checked={onlyProblems}
          onChange={(event) => setOnlyProblems(event.currentTarget.checked)}
        />
        {t('requests.problems')}
      </label>
      {model.misfits.length > 0 && (
        <p class="failure">{t('requests.misfits', { count: model.misfits.length })}</p>
      )}
      {shown.length === 0 && <p class="panel-text">{t('requests.none')}</p>}
      <ul class="requests" aria-label={t('requests.label')}>
        {shown.map((request) => (
          <li key={request.number}>
            <Request request={request} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Everything but a success, and a request that a fault hit. */
function isProblem({ status, fault }: RecordedRequest): boolean {
  return status === null || status >= 400 || fault !== null
}

function Request({ request }: { request: RecordedRequest }) {
  const { t } = usePage()
  const { method, path, operation, status, durationMs } = request

  return (
    <details class={isProblem(request) ? 'request is-problem' : 'request'}>
      <summary>
        <span class="request-status">{status ?? t('requests.dropped')}</span>
        <span class="request-method">{method}</span>
        <span class="request-name">{operation ?? t('requests.unknown')}</span>
        <small>{Math.round(durationMs)} ms</small>
      </summary>
      <p class="request-path">{path}</p>
      <Json title={t('requests.error')} value={request.error} />
      <Json title={t('requests.body')} value={request.body} />
      {request.files.length > 0 && <Json title={t('requests.files')} value={request.files} />}
    </details>
  )
}

function Json({ title, value }: { title: string; value: unknown }) {
  return value == null ? null : (
    <>
      <p class="request-title">{title}</p>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </>
  )
}
