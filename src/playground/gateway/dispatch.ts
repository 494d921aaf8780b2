import { ChannelType, GatewayDispatchEvents, GatewayIntentBits } from 'discord-api-types/v10'
import type { Change } from '../world/changes.ts'
import { type Channel, guildIdOf, isThread, type StoredMessage, type World } from '../world/world.ts'
import { createdGuild } from './created-guild.ts'

/** A gateway event before it is known who gets it. */
export interface Dispatch {
  readonly t: GatewayDispatchEvents
  readonly d: unknown
  /** `null`: shard 0. */
  readonly guild: string | null
  /** Only bots that can see the channel are told. */
  readonly channel: Channel | null
  /** A session gets it when it asked for this intent; 0: every session. */
  readonly intent: number
}

const Event = GatewayDispatchEvents
const Intent = GatewayIntentBits

/** The event a change becomes; undefined for what Discord's gateway does not tell. */
export function dispatchOf(world: World, change: Change): Dispatch | undefined {
  switch (change.type) {
    case 'messageCreated':
      return messageDispatch(world, Event.MessageCreate, change.stored)
    case 'messageUpdated':
      return messageDispatch(world, Event.MessageUpdate, change.stored)
    case 'messageDeleted':
      return messageDeleted(world, change.stored)
    case 'reactionAdded':
    case 'reactionRemoved':
      return reactionDispatch(world, change)
    case 'pinsUpdated':
      return inChannel(Event.ChannelPinsUpdate, change.channel, Intent.Guilds, Intent.DirectMessages, {
        channel_id: change.channel.id,
        last_pin_timestamp: change.at,
      })
    case 'typing':
      return inChannel(
        Event.TypingStart,
        change.channel,
        Intent.GuildMessageTyping,
        Intent.DirectMessageTyping,
        {
          channel_id: change.channel.id,
          user_id: change.user,
          timestamp: Math.trunc(world.now() / 1000),
        },
      )
    case 'channelCreated':
    case 'channelUpdated':
    case 'channelDeleted':
      return channelDispatch(change.type, change.channel)
    case 'roleCreated':
    case 'roleUpdated':
    case 'roleDeleted':
      return roleDispatch(change)
    case 'memberJoined':
      return inGuild(Event.GuildMemberAdd, change.guild.id, Intent.GuildMembers, {
        guild_id: change.guild.id,
        ...change.member,
      })
    case 'memberLeft':
      return inGuild(Event.GuildMemberRemove, change.guild.id, Intent.GuildMembers, {
        guild_id: change.guild.id,
        user: change.member.user,
      })
    case 'memberUpdated': {
      const isSelf = change.member.user.id === world.bot.id

      return inGuild(Event.GuildMemberUpdate, change.guild.id, isSelf ? 0 : Intent.GuildMembers, {
        guild_id: change.guild.id,
        ...change.member,
      })
    }
    case 'guildJoined':
      return inGuild(Event.GuildCreate, change.guild.id, 0, createdGuild(world, change.guild))
    case 'guildLeft':
      return inGuild(Event.GuildDelete, change.guild.id, 0, { id: change.guild.id })
    case 'interactionCreated':
      return inGuild(Event.InteractionCreate, change.interaction.guild, 0, change.interaction.payload)
    default:
      return undefined
  }
}

function messageDispatch(
  world: World,
  t: GatewayDispatchEvents,
  stored: StoredMessage,
): Dispatch | undefined {
  const channel = world.channels.get(stored.message.channel_id)

  if (!channel || stored.visibleTo !== null) return undefined

  const guild = world.guilds.get(guildIdOf(channel) ?? '')
  const member = guild?.members.get(stored.message.author.id)
  const { user, ...withoutUser } = member ?? {}

  return inChannel(t, channel, Intent.GuildMessages, Intent.DirectMessages, {
    ...stored.message,
    ...(guild && { guild_id: guild.id }),
    ...(member && { member: withoutUser }),
  })
}

function messageDeleted(world: World, { message, visibleTo }: StoredMessage): Dispatch | undefined {
  const channel = world.channels.get(message.channel_id)

  if (!channel || visibleTo !== null) return undefined

  return inChannel(Event.MessageDelete, channel, Intent.GuildMessages, Intent.DirectMessages, {
    id: message.id,
    channel_id: channel.id,
  })
}

function reactionDispatch(
  world: World,
  change: Change & { type: 'reactionAdded' | 'reactionRemoved' },
): Dispatch | undefined {
  const { message } = change.stored
  const channel = world.channels.get(message.channel_id)
  const t = change.type === 'reactionAdded' ? Event.MessageReactionAdd : Event.MessageReactionRemove

  return (
    channel &&
    inChannel(t, channel, Intent.GuildMessageReactions, Intent.DirectMessageReactions, {
      user_id: change.user,
      channel_id: channel.id,
      message_id: message.id,
      emoji: { id: null, name: change.emoji },
      type: 0,
      burst: false,
    })
  )
}

const channelEvents = {
  channelCreated: [Event.ChannelCreate, Event.ThreadCreate],
  channelUpdated: [Event.ChannelUpdate, Event.ThreadUpdate],
  channelDeleted: [Event.ChannelDelete, Event.ThreadDelete],
} as const

/** Conversations are not told: the gateway announces them by their first message. */
function channelDispatch(type: keyof typeof channelEvents, channel: Channel): Dispatch | undefined {
  const [ofChannel, ofThread] = channelEvents[type]

  if (channel.type === ChannelType.DM) return undefined
  if (!isThread(channel))
    return { ...inGuild(ofChannel, guildIdOf(channel), Intent.Guilds, { ...channel }), channel: null }

  const { id, guild_id, parent_id } = channel
  const d = type === 'channelDeleted' ? { id, guild_id, parent_id, type: channel.type } : { ...channel }

  return inGuild(
    ofThread,
    guildIdOf(channel),
    Intent.Guilds,
    type === 'channelCreated' ? { ...d, newly_created: true } : d,
  )
}

function roleDispatch({
  type,
  guild,
  role,
}: Change & { type: 'roleCreated' | 'roleUpdated' | 'roleDeleted' }): Dispatch {
  if (type === 'roleDeleted') {
    return inGuild(Event.GuildRoleDelete, guild.id, Intent.Guilds, { guild_id: guild.id, role_id: role.id })
  }

  const t = type === 'roleCreated' ? Event.GuildRoleCreate : Event.GuildRoleUpdate

  return inGuild(t, guild.id, Intent.Guilds, { guild_id: guild.id, role })
}

function inGuild(t: GatewayDispatchEvents, guild: string | null, intent: number, d: unknown): Dispatch {
  return { t, d, guild, channel: null, intent }
}

function inChannel(
  t: GatewayDispatchEvents,
  channel: Channel,
  guildIntent: number,
  directIntent: number,
  d: object,
): Dispatch {
  const guild = guildIdOf(channel)

  return {
    t,
    d: guild ? { guild_id: guild, ...d } : d,
    guild,
    channel,
    intent: guild ? guildIntent : directIntent,
  }
}
