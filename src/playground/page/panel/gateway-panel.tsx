import type { Delivery, GatewayRequest, GatewaySession } from '../../page-api.ts'
import { usePage } from '../page-context.ts'
import type { PageTextKey } from '../texts.ts'

const disturbances = {
  'gateway.cut': { do: 'cut' },
  'gateway.reconnect': { do: 'reconnect' },
  'gateway.resumable': { do: 'invalidate', resumable: true },
  'gateway.final': { do: 'invalidate', resumable: false },
  'gateway.silence': { do: 'silence' },
  'gateway.speak': { do: 'speak' },
} as const satisfies Partial<Record<PageTextKey, GatewayRequest>>

const deliveries = {
  'gateway.normal': undefined,
  'gateway.twice': { copies: 2 },
  'gateway.late': { delayMs: 4000 },
} as const satisfies Partial<Record<PageTextKey, Delivery | undefined>>

/** The bot’s connections, ways to disturb them, and how the person’s own interactions arrive. */
export function GatewayPanel() {
  const { t, state, act } = usePage()

  return (
    <>
      <p class="panel-text">{t('gateway.explain')}</p>
      <section aria-label={t('gateway.sessions')}>
        <h2>{t('gateway.sessions')}</h2>
        {state.sessions.length === 0 && <p class="panel-text">{t('gateway.none')}</p>}
        <ul class="sessions">
          {state.sessions.map((session) => (
            <Session key={session.id} session={session} />
          ))}
        </ul>
      </section>
      <div class="button-grid">
        {keysOf(disturbances).map((name) => (
          <button
            key={name}
            type="button"
            class="button"
            onClick={() => void act('gateway', disturbances[name])}
          >
            {t(name)}
          </button>
        ))}
      </div>
      <DeliveryChoice />
    </>
  )
}

function Session({ session }: { session: GatewaySession }) {
  const { t } = usePage()
  const [shard, count] = session.shard
  const health = session.connected ? (session.silent ? 'silent' : 'connected') : 'disconnected'

  return (
    <li class={`session is-${health}`}>
      {t(`gateway.${health}`)}
      <small>{t('gateway.sequence', { shard: shard + 1, count, sequence: session.sequence })}</small>
    </li>
  )
}

function DeliveryChoice() {
  const { t, model, dispatch } = usePage()

  return (
    <fieldset class="choices">
      <legend>{t('gateway.delivery')}</legend>
      {keysOf(deliveries).map((name) => (
        <label key={name} class="choice">
          <input
            type="radio"
            name="delivery"
            checked={model.delivery === deliveries[name]}
            onChange={() => dispatch({ type: 'deliveryChosen', delivery: deliveries[name] })}
          />
          {t(name)}
        </label>
      ))}
    </fieldset>
  )
}

function keysOf<T extends object>(record: T): (keyof T)[] {
  return Object.keys(record) as (keyof T)[]
}
