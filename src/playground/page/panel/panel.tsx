import { useState } from 'preact/hooks'
import { IconButton } from '../icon-button.tsx'
import { usePage } from '../page-context.ts'
import { ClockPanel } from './clock-panel.tsx'
import { FaultPanel } from './fault-panel.tsx'
import { GatewayPanel } from './gateway-panel.tsx'
import { RequestPanel } from './request-panel.tsx'
import { ServerPanel } from './server-panel.tsx'

const tabs = {
  clock: ClockPanel,
  requests: RequestPanel,
  faults: FaultPanel,
  gateway: GatewayPanel,
  server: ServerPanel,
} as const
type Tab = keyof typeof tabs
const names = Object.keys(tabs) as Tab[]

/** What only a stand-in can do: move time, make things go wrong, show what the bot asks for. */
export function Panel({ onClose }: { onClose: () => void }) {
  const { t } = usePage()
  const [tab, setTab] = useState<Tab>('clock')
  const Content = tabs[tab]

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]

    if (step === undefined) return

    const next = names[(names.indexOf(tab) + step + names.length) % names.length] ?? tab

    setTab(next)
    document.getElementById(`tab-${next}`)?.focus()
  }

  return (
    <aside class="panel" aria-label={t('panel.open')}>
      <div class="panel-head">
        <div class="tabs" role="tablist" aria-label={t('panel.open')} onKeyDown={onKeyDown} tabIndex={-1}>
          {names.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`tab-${name}`}
              aria-selected={name === tab}
              aria-controls="panel-content"
              tabIndex={name === tab ? 0 : -1}
              onClick={() => setTab(name)}
            >
              {t(`panel.${name}`)}
            </button>
          ))}
        </div>
        <IconButton icon="close" label={t('page.close')} onClick={onClose} />
      </div>
      <div class="panel-content" role="tabpanel" id="panel-content" aria-labelledby={`tab-${tab}`}>
        <Content />
      </div>
    </aside>
  )
}
