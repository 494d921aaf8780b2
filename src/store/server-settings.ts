import type { Language } from '../i18n/texts.ts'
import type { Theme } from '../render/renderer.ts'

/** What to do with slots missed while nobody was running: `all:N` delivers the newest N (1–10), one each. */
export type CatchUp = 'skip' | 'latest' | `all:${number}`

export const summaryKinds = ['off', 'monthly', 'season', 'both'] as const
/** Which windows are summed up in a post when they have closed. */
export type SummaryKind = (typeof summaryKinds)[number]

export interface Server {
  readonly id: string
  readonly language: Language
  readonly timezone: string
  readonly catchUp: CatchUp
  readonly logChannelId: string | null
  /** Of the pictures of its posts, and of replies to members who chose none. */
  readonly theme: Theme
  /** The role whose holders are managers too. */
  readonly managerRoleId: string | null
  /** The roles that compete on team boards, in the order they were added. */
  readonly teams: readonly string[]
  /** The roles whose holders stand on no board. */
  readonly excludedRoles: readonly string[]
  readonly summary: SummaryKind
  readonly summaryChannelId: string | null
  /** The role of the champions of the last season. */
  readonly championRoleId: string | null
  /** When the bot left it; null while it is there. */
  readonly leftAt: number | null
}

/** Settings of a server that saved none; what is not given is nothing, or the plainest. */
export type ServerDefaults = Pick<Server, 'language' | 'timezone'> & Partial<Omit<Server, 'id' | 'leftAt'>>

/** The part of the store's port that is about servers' settings. */
export interface Servers {
  /** The server's settings, or the defaults given at opening where nothing was saved. */
  server(id: string): Promise<Server>
  saveServer(id: string, changes: Partial<Omit<Server, 'id' | 'leftAt'>>): Promise<Server>
}
