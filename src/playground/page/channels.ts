import type { Id, PageChannel, PageState } from '../page-api.ts'
import { ChannelType } from './kinds.ts'

/** `#general`, the name of a thread, or `@fan-in` for direct messages. */
export function channelLabel(state: PageState, id: Id): string {
  const channel = findChannel(state, id)

  if (!channel) return `@${state.bot.username}`

  return isThread(channel) ? channel.name : `#${channel.name}`
}

/** Undefined for direct messages, and for what the person cannot see. */
export function findChannel(state: PageState, id: Id): PageChannel | undefined {
  return state.guilds.flatMap(({ channels }) => channels).find((channel) => channel.id === id)
}

/** Discord's bits for Send Messages, and for the same in threads. */
const sendMessages = 1n << 11n
const sendInThreads = 1n << 38n

/** Whether the person may write plain messages there; commands are another matter. */
export function mayWrite(state: PageState, id: Id): boolean {
  const channel = findChannel(state, id)

  return !channel || (BigInt(channel.permissions) & (isThread(channel) ? sendInThreads : sendMessages)) !== 0n
}

/** Threads have no permissions of their own, can be archived, and are shown under their channel. */
export function isThread({ type }: Pick<PageChannel, 'type'>): boolean {
  return (
    type === ChannelType.PublicThread ||
    type === ChannelType.PrivateThread ||
    type === ChannelType.AnnouncementThread
  )
}
