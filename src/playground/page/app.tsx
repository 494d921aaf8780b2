import type { APIMessage } from 'discord-api-types/v10'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Composer } from './composer/composer.tsx'
import { OpenForm } from './form/form-dialog.tsx'
import { Header } from './frame/header.tsx'
import { Notices } from './frame/notices.tsx'
import { Sidebar } from './frame/sidebar.tsx'
import { Log } from './message/log.tsx'
import type { Model } from './model.ts'
import { type Page, PageContext, usePage } from './page-context.ts'
import { Panel } from './panel/panel.tsx'
import { type Session, useSession } from './session.ts'
import { fillIn, pageLanguage, pageTranslator } from './texts.ts'

/** Relative times are written anew this often. */
const tickMs = 15_000

/** The whole page; until the playground has answered, a line that says so. */
export function App() {
  const session = useSession()
  const page = usePageOf(session)

  return page ? (
    <PageContext.Provider value={page}>
      <Frame />
    </PageContext.Provider>
  ) : (
    <p class="loading" role="status">
      {fillIn(pageLanguage(navigator.language), 'page.loading')}
    </p>
  )
}

/** What the parts of the page need; undefined until the playground has answered. */
function usePageOf(session: Session): Page | undefined {
  const { model } = session
  const { state } = model
  const language = pageLanguage(state?.person.locale ?? navigator.language)
  const t = useMemo(() => pageTranslator(language), [language])
  const now = useNow(model)

  useEffect(() => {
    document.documentElement.lang = language
    document.title = `fan-in · ${t('page.title')}`
  }, [language])

  if (!state) return undefined

  const here = { person: state.person.user.id, channel: model.channel ?? '' }
  const guild = state.guilds.find(({ channels }) => channels.some(({ id }) => id === here.channel))
  const acting = { ...here, ...(model.delivery && { delivery: model.delivery }) }

  return { ...session, state, t, language, guild, now, here, acting }
}

/** The bot's time. */
function useNow({ skewMs }: Model): number {
  const [now, setNow] = useState(Date.now)

  useEffect(() => {
    setNow(Date.now())

    const timer = setInterval(() => setNow(Date.now()), tickMs)

    return () => clearInterval(timer)
  }, [skewMs])

  return now + skewMs
}

type Drawer = 'sidebar' | 'panel' | undefined

function Frame() {
  const { t, model, here } = usePage()
  const [drawer, setDrawer] = useState<Drawer>()
  const [replyTo, setReplyTo] = useState<APIMessage>()
  const toggle = (which: Drawer) => setDrawer(drawer === which ? undefined : which)

  useEffect(() => setReplyTo(undefined), [here.channel, here.person])

  return (
    <div class="frame" data-drawer={drawer}>
      <a class="skip-link" href="#composer">
        {t('page.skip')}
      </a>
      <Sidebar onChosen={() => drawer === 'sidebar' && setDrawer(undefined)} />
      <main class="chat">
        <Header
          isSidebarOpen={drawer === 'sidebar'}
          isPanelOpen={drawer === 'panel'}
          onToggleSidebar={() => toggle('sidebar')}
          onTogglePanel={() => toggle('panel')}
        />
        {model.channel === undefined ? (
          <p class="loading">{t('nav.noChannel')}</p>
        ) : (
          <>
            <Log onReply={setReplyTo} />
            <Notices />
            <Composer key={here.person} replyTo={replyTo} onReplied={() => setReplyTo(undefined)} />
          </>
        )}
      </main>
      {drawer === 'panel' && <Panel onClose={() => setDrawer(undefined)} />}
      {drawer !== undefined && (
        <button
          type="button"
          class="scrim"
          aria-label={t('page.close')}
          onClick={() => setDrawer(undefined)}
        />
      )}
      <OpenForm />
    </div>
  )
}
