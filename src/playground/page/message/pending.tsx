import type { InteractionProgress } from '../../page-api.ts'
import { Icon } from '../icon.tsx'
import { usePage } from '../page-context.ts'

/** Commands of this channel that are on their way, and those nobody answered. */
export function Pending() {
  const { model, here } = usePage()
  const commands = [...model.progress.values()].filter(
    ({ channel, message, state }) => channel === here.channel && message === null && state !== 'acknowledged',
  )

  return (
    <>
      {commands.map((progress) => (
        <PendingCommand key={progress.interaction} progress={progress} />
      ))}
    </>
  )
}

function PendingCommand({ progress }: { progress: InteractionProgress }) {
  const { t, dispatch } = usePage()

  if (progress.state !== 'failed') {
    return (
      <p class="pending" role="status">
        <Icon name="apps" />
        <b>{progress.name}</b> {t('message.sending')}
      </p>
    )
  }

  return (
    <p class="pending is-failed" role="status">
      <Icon name="warning" />
      <b>{progress.name}</b> {t('message.noResponse')}
      <button
        type="button"
        class="link"
        onClick={() => dispatch({ type: 'progressForgotten', interaction: progress.interaction })}
      >
        {t('message.dismiss')}
      </button>
    </p>
  )
}
