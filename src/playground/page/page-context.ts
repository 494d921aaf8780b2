import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Language } from '../../i18n/texts.ts'
import type { Acting, Id, PageGuild, PageState } from '../page-api.ts'
import type { Session } from './session.ts'
import type { PageTranslate } from './texts.ts'

/** What every part of the page may need. */
export interface Page extends Session {
  readonly state: PageState
  readonly t: PageTranslate
  readonly language: Language
  /** The server of the open channel; undefined in direct messages. */
  readonly guild: PageGuild | undefined
  /** The bot's time, epoch milliseconds; moves on at least twice a minute. */
  readonly now: number
  /** Who is where. */
  readonly here: { readonly person: Id; readonly channel: Id }
  /** The same for what makes an interaction: with the way it is delivered. */
  readonly acting: Acting
}

export const PageContext = createContext<Page | undefined>(undefined)

/** @throws Error outside of the page, which is a fault of the code. */
export function usePage(): Page {
  const page = useContext(PageContext)

  if (!page) throw new Error('usePage outside of PageContext')

  return page
}
