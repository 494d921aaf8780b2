import { useState } from 'preact/hooks'
import { usePage } from '../page-context.ts'

const hourMs = 3_600_000

/** The bot’s time, and steps forward. Real time never stops meanwhile. */
export function ClockPanel() {
  const { t, state, now, act, dispatch } = usePage()
  const [isMoving, setMoving] = useState(false)
  const { clock } = state

  if (!clock) return <p class="panel-text">{t('clock.none')}</p>

  const move = async (step: { advanceMs?: number; nextSlot?: boolean }) => {
    setMoving(true)

    const answer = await act('clock', step)

    setMoving(false)
    if (answer) dispatch({ type: 'clockRead', clock: answer.clock, at: Date.now() })
  }

  return (
    <>
      <p class="panel-text">{t('clock.explain')}</p>
      <p class="clock" role="timer" aria-label={t('clock.now')}>
        {new Date(now).toLocaleString(state.person.locale, { dateStyle: 'full', timeStyle: 'short' })}
      </p>
      <div class="row">
        <button
          type="button"
          class="button"
          disabled={isMoving}
          onClick={() => void move({ advanceMs: hourMs })}
        >
          {t('clock.hour')}
        </button>
        <button
          type="button"
          class="button"
          disabled={isMoving}
          onClick={() => void move({ advanceMs: 24 * hourMs })}
        >
          {t('clock.day')}
        </button>
        <button
          type="button"
          class="button is-primary"
          disabled={isMoving || !clock.canSkipToNextSlot}
          onClick={() => void move({ nextSlot: true })}
        >
          {t('clock.nextSlot')}
        </button>
      </div>
    </>
  )
}
