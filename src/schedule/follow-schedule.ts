import type { Post, Schedule } from '../store/store.ts'
import { DeliveryFailure } from './messenger.ts'
import type { DeliveryParts } from './parts.ts'
import { findPost } from './send-post.ts'

/**
 * A post that may have been sent already: its message where it stands, else the post in the channel its schedule has now.
 *
 * @throws DeliveryFailure where it cannot be looked for
 */
export async function findOrMove(
  parts: DeliveryParts,
  { channelId }: Pick<Schedule, 'channelId'>,
  post: Post,
): Promise<{ readonly post: Post; readonly messageId: string | undefined }> {
  if (post.messageId !== null || post.channelId === channelId) {
    return { post, messageId: post.messageId ?? (await findPost(parts, post)) }
  }

  const found = await findPost(parts, post).catch(orNothing)

  if (found !== undefined) return { post, messageId: found }

  await parts.store.movePost(post.id, channelId)

  return { post: { ...post, channelId }, messageId: undefined }
}

/** A channel that is shut or gone is why schedules are moved: what may stand there nobody can see. */
function orNothing(error: unknown): undefined {
  const isShut =
    error instanceof DeliveryFailure && (error.kind === 'forbidden' || error.kind === 'channelGone')

  if (!isShut) throw error
}
