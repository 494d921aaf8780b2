import { useCallback } from 'preact/hooks'
import type { Language } from '../../i18n/texts.ts'
import type { PageAction, PageActions } from '../page-api.ts'
import { callPlayground, PageError } from './api.ts'
import type { Change } from './model.ts'
import { fillIn } from './texts.ts'

/** The only way to change what the page shows. */
export type Dispatch = (change: Change) => void

/** Asks for something; a refusal is shown to the person, and the answer is then undefined. */
export type Act = <A extends PageAction>(
  action: A,
  request: PageActions[A]['request'],
) => Promise<PageActions[A]['response'] | undefined>

/** `language` is that of the sentence where the playground gives none. */
export function useAct(language: Language, dispatch: Dispatch): Act {
  return useCallback(
    async (action, request) => {
      try {
        return await callPlayground(action, request)
      } catch (error) {
        dispatch({ type: 'problem', text: describeFailure(error, language) })

        return undefined
      }
    },
    [language],
  )
}

/** The sentence for a refusal. Anything else is a fault of the page and thrown on. */
export function describeFailure(error: unknown, language: Language): string {
  if (!(error instanceof PageError)) throw error

  return error.message || fillIn(language, 'page.unavailable')
}
