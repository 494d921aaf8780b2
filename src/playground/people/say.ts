import { type APIMessage, MessageType, PermissionFlagsBits } from 'discord-api-types/v10'
import { referTo, writeMessage } from '../compose/write.ts'
import type { PageActions } from '../page-api.ts'
import { joinThread, setArchived } from '../world/channels.ts'
import { can } from '../world/permissions.ts'
import { isThread, type World } from '../world/world.ts'
import { requireActor, requireSeenMessage } from './acting.ts'
import { PageError } from './page-error.ts'
import { readFile } from './page-files.ts'

const { AttachFiles, ManageThreads, SendMessages, SendMessagesInThreads } = PermissionFlagsBits
const contentLimit = 2_000

/** Writes an ordinary message as a person. */
export function say(world: World, request: PageActions['say']['request']): APIMessage {
  const { content, files = [], replyTo } = request
  const here = world.channels.get(request.channel)
  const sending = here && isThread(here) ? SendMessagesInThreads : SendMessages
  const actor = requireActor(
    world,
    request.person,
    request.channel,
    sending | (files.length > 0 ? AttachFiles : 0n),
  )
  const { person, channel } = actor

  if (content.length > contentLimit)
    throw new PageError('invalid', `A message takes at most ${contentLimit} characters.`)
  if (content.trim() === '' && files.length === 0) throw new PageError('invalid', 'There is nothing to send.')
  if (replyTo) requireSeenMessage(world, actor, replyTo)
  if (isThread(channel)) enterThread(world, actor)

  return writeMessage(world, {
    channel,
    author: person.user,
    draft: { content },
    files: files.map((file, position) => ({ ...readFile(file), field: String(position) })),
    type: replyTo ? MessageType.Reply : MessageType.Default,
    ...(replyTo && { extra: referTo(world, channel, replyTo) }),
  }).message
}

/** Whoever writes in a thread joins it, and opens it again unless it is locked. */
function enterThread(world: World, { person, channel }: ReturnType<typeof requireActor>): void {
  if (!isThread(channel)) return

  const { archived, locked } = channel.thread_metadata ?? {}

  if (archived && locked && !can(world, channel, person.user.id, ManageThreads)) {
    throw new PageError('forbidden', 'This thread is locked.')
  }
  if (archived) setArchived(world, channel, false)

  joinThread(world, channel, person.user.id)
}
