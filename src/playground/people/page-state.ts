import { type APIMessage, ChannelType } from 'discord-api-types/v10'
import { describeSession } from '../gateway/session.ts'
import type { ClockState, PageChannel, PageGuild, PageState } from '../page-api.ts'
import type { Playground } from '../playground.ts'
import { conversationsOf } from '../world/channels.ts'
import { channelsOf, threadsOf } from '../world/describe-guild.ts'
import { pageOfMessages, readableMessages } from '../world/messages.ts'
import { channelPermissions } from '../world/permissions.ts'
import { type Channel, type Guild, isThread, type World } from '../world/world.ts'
import { requireActor, requirePerson } from './acting.ts'

/** Everything a person sees at a glance; by default the first person's. */
export function describeState(playground: Playground, asked: string | undefined): PageState {
  const { world, gateway, faults } = playground
  const person = requirePerson(world, asked ?? [...world.people.keys()][0] ?? '')
  const personId = person.user.id

  return {
    application: { id: world.application.id, name: world.application.name },
    bot: world.bot,
    person,
    people: [...world.people.values()],
    guilds: [...world.guilds.values()]
      .filter(({ members }) => members.has(personId))
      .map((guild) => describePageGuild(world, guild, personId)),
    dms: conversationsOf(world, personId),
    sessions: [...gateway.sessions.values()].map(describeSession),
    faults: faults.placed,
    clock: describeClock(playground),
  }
}

/** The bot's clock as the page shows it; `null` where none is wired. */
export function describeClock({ clock }: Pick<Playground, 'clock'>): ClockState {
  return clock
    ? { now: new Date(clock.now()).toISOString(), canSkipToNextSlot: clock.nextSlot !== undefined }
    : null
}

const defaultLimit = 50
const highestLimit = 200

/** Oldest first, private replies of others left out. */
export function readMessages(
  world: World,
  {
    person,
    channel,
    before,
    limit = defaultLimit,
  }: { person: string; channel: string; before?: string | undefined; limit?: number | undefined },
): APIMessage[] {
  requireActor(world, person, channel)

  return pageOfMessages(readableMessages(world, channel, person), {
    before: before ?? null,
    limit: Math.min(Math.max(1, limit), highestLimit),
  }).reverse()
}

function describePageGuild(world: World, guild: Guild, personId: string): PageGuild {
  const threads = threadsOf(world, guild.id)
  const inOrder = channelsOf(world, guild.id).flatMap((channel): Channel[] => [
    channel,
    ...threads.filter(({ parent_id }) => parent_id === channel.id),
  ])

  return {
    id: guild.id,
    name: guild.name,
    owner: guild.ownerId,
    roles: [...guild.roles.values()],
    commandRoles: [...guild.roles.keys()].filter((id) => world.commandRoles.has(id)),
    members: [...guild.members.values()],
    channels: inOrder
      .map((channel) => describePageChannel(world, channel, personId))
      .filter(({ permissions }) => permissions !== '0'),
  }
}

function describePageChannel(world: World, channel: Channel, personId: string): PageChannel {
  return {
    id: channel.id,
    name: channel.name ?? '',
    type: channel.type === ChannelType.DM ? ChannelType.GuildText : channel.type,
    topic: 'topic' in channel ? (channel.topic ?? null) : null,
    parent: isThread(channel) ? (channel.parent_id ?? null) : null,
    archived: isThread(channel) ? (channel.thread_metadata?.archived ?? false) : false,
    permissions: String(channelPermissions(world, channel, personId)),
    overwrites: 'permission_overwrites' in channel ? (channel.permission_overwrites ?? []) : [],
    lastMessage: channel.last_message_id ?? null,
  }
}
