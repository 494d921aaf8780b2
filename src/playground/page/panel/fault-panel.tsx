import { useState } from 'preact/hooks'
import type { FaultRequest, PlacedFault } from '../../page-api.ts'
import { IconButton } from '../icon-button.tsx'
import { usePage } from '../page-context.ts'
import type { PageTextKey } from '../texts.ts'
import {
  type FaultName,
  faultKinds,
  faultNames,
  faultTimes,
  nameFault,
  type TimesName,
  timesNames,
} from './fault-choices.ts'

/** Places faults on the bot’s requests and takes them away. */
export function FaultPanel() {
  const { t, state, act } = usePage()
  const ask = (request: FaultRequest) => void act('fault', request)

  return (
    <>
      <p class="panel-text">{t('faults.explain')}</p>
      <FaultForm ask={ask} />
      <section aria-label={t('faults.placed')}>
        <h2>{t('faults.placed')}</h2>
        {state.faults.length === 0 ? (
          <p class="panel-text">{t('faults.none')}</p>
        ) : (
          <>
            <ul class="faults">
              {state.faults.map((fault) => (
                <PlacedFaultItem key={fault.id} fault={fault} ask={ask} />
              ))}
            </ul>
            <button type="button" class="button" onClick={() => ask({ do: 'clear' })}>
              {t('faults.clear')}
            </button>
          </>
        )}
      </section>
    </>
  )
}

type Ask = (request: FaultRequest) => void

function FaultForm({ ask }: { ask: Ask }) {
  const { t, model, here } = usePage()
  const [kind, setKind] = useState<FaultName>('fault.rateLimit')
  const [operation, setOperation] = useState('')
  const [isHere, setHere] = useState(false)
  const [times, setTimes] = useState<TimesName>('faults.once')
  const operations = [...new Set(model.requests.flatMap((request) => request.operation ?? []))].sort()

  const place = () => {
    const where = { ...(operation && { operation }), ...(isHere && { channel: here.channel }) }

    ask({ do: 'add', fault: { effect: faultKinds[kind], times: faultTimes[times], ...where } })
  }

  return (
    <form
      class="fault-form"
      onSubmit={(event) => {
        event.preventDefault()
        place()
      }}
    >
      <Choice label={t('faults.effect')} value={kind} names={faultNames} onChange={setKind} />
      <label>
        {t('faults.operation')}
        <select value={operation} onChange={(event) => setOperation(event.currentTarget.value)}>
          <option value="">{t('faults.everyOperation')}</option>
          {operations.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('faults.channel')}
        <select value={String(isHere)} onChange={(event) => setHere(event.currentTarget.value === 'true')}>
          <option value="false">{t('faults.everyChannel')}</option>
          <option value="true">{t('faults.thisChannel')}</option>
        </select>
      </label>
      <Choice label={t('faults.times')} value={times} names={timesNames} onChange={setTimes} />
      <button type="submit" class="button is-primary">
        {t('faults.add')}
      </button>
    </form>
  )
}

/** A select whose values are the keys of their texts. */
function Choice<Name extends PageTextKey & (FaultName | TimesName)>(props: {
  label: string
  value: Name
  names: readonly Name[]
  onChange: (name: Name) => void
}) {
  const { t } = usePage()
  const choose = (value: string) => {
    const name = props.names.find((one) => one === value)

    if (name) props.onChange(name)
  }

  return (
    <label>
      {props.label}
      <select value={props.value} onChange={(event) => choose(event.currentTarget.value)}>
        {props.names.map((name: FaultName | TimesName) => (
          <option key={name} value={name}>
            {t(name)}
          </option>
        ))}
      </select>
    </label>
  )
}

function PlacedFaultItem({ fault, ask }: { fault: PlacedFault; ask: Ask }) {
  const { t } = usePage()
  const known = nameFault(fault)
  const name = known ? t(known) : fault.effect.kind

  return (
    <li>
      <span>
        {name}
        <small>
          {[
            fault.operation ?? t('faults.everyOperation'),
            t('faults.hits', { hits: fault.hits }),
            fault.left !== null && t('faults.left', { left: fault.left }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <IconButton
        icon="close"
        label={t('faults.remove', { name })}
        onClick={() => ask({ do: 'remove', id: fault.id })}
      />
    </li>
  )
}
