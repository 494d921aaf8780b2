import { hash } from '../../hash.ts'
import { type Language, languages } from '../../i18n/texts.ts'
import { type Theme, themes } from '../../render/renderer.ts'
import type { Scope } from '../../store/ranking.ts'
import { type BoardWindow, boardWindows } from '../window.ts'

export type BoardScope = Scope | 'teams'

/** Which part of which board a message shows. */
export interface BoardView {
  readonly window: BoardWindow
  readonly scope: BoardScope
  /** From 0. */
  readonly page: number
  /** How it was drawn when it was asked for: whoever turns its pages changes it for everybody. */
  readonly look?: { readonly language: Language; readonly theme: Theme }
}

/** Longer names would not leave room for the rest in a custom id. */
const longestTopic = 45

/** A view as the arguments of a custom id; `way` tells buttons apart that lead to the same. */
export function writeView({ window, scope, page, look }: BoardView, way: string): string[] {
  const [kind = '', of = ''] = scope.split(':')

  return [
    window,
    String(page),
    way,
    kind,
    kind === 'topic' ? topicKey(of) : of,
    look ? `${look.language}.${look.theme}` : '',
  ]
}

/** A view from the arguments of a custom id, which come from outside: whatever it cannot be is the board people see first. */
export function readView([window, page = '', , kind, of = '', look = '']: readonly string[]): BoardView {
  const [language, theme] = look.split('.')
  const drawn = {
    language: languages.find((one) => one === language),
    theme: themes.find((one) => one === theme),
  }

  return {
    window: boardWindows.find((one) => one === window) ?? '30d',
    scope: readScopeOf(kind, of),
    page: /^\d{1,6}$/.test(page) ? Number(page) : 0,
    ...(drawn.language && drawn.theme && { look: { language: drawn.language, theme: drawn.theme } }),
  }
}

/** What stands for a topic where there is little room. */
export function topicKey(topic: string): string {
  return topic.length <= longestTopic ? topic : `~${hash(topic).toString(36)}`
}

function readScopeOf(kind: string | undefined, of: string): BoardScope {
  if (kind === 'teams') return 'teams'
  if (kind === 'schedule' && /^[\w-]{1,40}$/.test(of)) return `schedule:${of}`
  if (kind === 'topic' && /^~?[a-z0-9-]{1,45}$/.test(of)) return `topic:${of}`

  return 'server'
}
