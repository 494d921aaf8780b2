import type { Post } from '../store/store.ts'

/** Whether a post belongs to a channel: it stands there, or the channel is its thread, which has the id of its message. */
export function isPlaceOf({ channelId, messageId }: Pick<Post, 'channelId' | 'messageId'>, place: string) {
  return channelId === place || messageId === place
}
