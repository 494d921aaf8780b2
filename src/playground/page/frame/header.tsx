import { channelLabel, findChannel } from '../channels.ts'
import { IconButton } from '../icon-button.tsx'
import { usePage } from '../page-context.ts'
import { useTheme } from './theme.ts'

interface Properties {
  readonly isSidebarOpen: boolean
  readonly isPanelOpen: boolean
  readonly onToggleSidebar: () => void
  readonly onTogglePanel: () => void
}

/** Where one is, and what the page itself can do. */
export function Header({ isSidebarOpen, isPanelOpen, onToggleSidebar, onTogglePanel }: Properties) {
  const { t, state, here } = usePage()
  const [theme, nextTheme] = useTheme()
  const topic = findChannel(state, here.channel)?.topic
  const icons = { auto: 'auto', light: 'sun', dark: 'moon' } as const

  return (
    <header class="header">
      <IconButton
        icon="menu"
        label={t('nav.open')}
        class="only-narrow"
        isExpanded={isSidebarOpen}
        onClick={onToggleSidebar}
      />
      <h1>{channelLabel(state, here.channel)}</h1>
      {topic && <p class="header-topic">{topic}</p>}
      <span class="header-gap" />
      <IconButton icon={icons[theme]} label={t(`theme.${theme}`)} onClick={nextTheme} />
      <IconButton icon="controls" label={t('panel.open')} isExpanded={isPanelOpen} onClick={onTogglePanel} />
    </header>
  )
}
