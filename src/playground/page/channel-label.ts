import type { Id, PageChannel, PageState } from '../page-api.ts'
import { ChannelType } from './kinds.ts'

/** `#general`, the name of a thread, or `@fan-in` for direct messages. */
export function channelLabel(state: PageState, id: Id): string {
  const channel = findChannel(state, id)

  if (!channel) return `@${state.bot.username}`

  return isThread(channel) ? channel.name : `#${channel.name}`
}

export function findChannel(state: PageState, id: Id): PageChannel | undefined {
  return state.guilds.flatMap(({ channels }) => channels).find((channel) => channel.id === id)
}

export function isThread({ type }: Pick<PageChannel, 'type'>): boolean {
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  )
}
