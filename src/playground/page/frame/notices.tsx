import { useEffect } from 'preact/hooks'
import { Icon } from '../icon.tsx'
import { IconButton } from '../icon-button.tsx'
import { usePage } from '../page-context.ts'

/** A refusal stays this long. */
const shownMs = 8_000

/** What the page has to tell: a lost connection, or why the last action was refused. */
export function Notices() {
  const { t, model, dispatch } = usePage()
  const { problem, isConnected } = model
  const forget = () => dispatch({ type: 'problem', text: undefined })

  useEffect(() => {
    if (problem === undefined) return

    const timer = setTimeout(forget, shownMs)

    return () => clearTimeout(timer)
  }, [problem])

  return (
    <div class="notices">
      {!isConnected && (
        <p class="notice" role="status">
          {t('page.reconnecting')}
        </p>
      )}
      {problem !== undefined && (
        <p class="notice is-problem" role="alert">
          <Icon name="warning" />
          <span>{problem}</span>
          <IconButton icon="close" label={t('page.close')} onClick={forget} />
        </p>
      )}
    </div>
  )
}
