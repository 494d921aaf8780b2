import {
  type APIDMChannel,
  PermissionFlagsBits,
  type RESTPostAPICurrentUserCreateDMChannelJSONBody,
} from 'discord-api-types/v10'
import { refuse } from '../api-error.ts'
import { openConversation } from '../world/channels.ts'
import { describeGuild } from '../world/describe-guild.ts'
import { guildPermissions } from '../world/permissions.ts'
import type { World } from '../world/world.ts'
import type { Call } from './call.ts'

/** The gateway's address; discord.js takes it from here, and from READY for a resumption. */
export function gatewayUrl(world: World): string {
  return `${world.place.url.replace(/^http/, 'ws')}/gateway`
}

export function getGateway({ world }: Call): object {
  return { url: gatewayUrl(world) }
}

/** One shard is enough; IDENTIFYs are plenty, and `max_concurrency` is as set. */
export function getBotGateway({ world, settings }: Call): object {
  return {
    url: gatewayUrl(world),
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: 1000,
      reset_after: 0,
      max_concurrency: settings.maxConcurrency,
    },
  }
}

export function getMyApplication({ world }: Call): object {
  const { id, name, verifyKey } = world.application
  const owner = [...world.users.values()].find(({ bot }) => !bot) ?? world.bot

  return {
    id,
    name,
    icon: null,
    description: '',
    type: null,
    flags: 0,
    flags_new: '0',
    bot: world.bot,
    verify_key: verifyKey,
    bot_public: true,
    bot_require_code_grant: false,
    integration_types_config: { 0: {}, 1: {} },
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
    owner,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: world.userInstalls.size,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    team: null,
    eligible_oauth2_scopes: [],
  }
}

export function getMyUser({ world }: Call): object {
  return { ...world.bot, mfa_enabled: true, locale: 'en-US', verified: true, email: null }
}

/** @throws ApiError 10013 */
export function getUser({ world, params }: Call): object {
  const user = world.users.get(params.user_id ?? '')

  if (!user) throw refuse('unknownUser')

  return user
}

/** Only the servers the bot is in. */
export function listMyGuilds({ world }: Call): object[] {
  return [...world.guilds.values()]
    .filter(({ members }) => members.has(world.bot.id))
    .map((guild) => {
      const { id, name, icon, banner, features } = describeGuild(guild)
      const permissions = String(guildPermissions(guild, world.bot.id) | PermissionFlagsBits.ViewChannel)

      return { id, name, icon, banner, features, owner: false, permissions }
    })
}

/** Opens the conversation with a person. @throws ApiError 10013, 50007 */
export function createDm({ world, body }: Call<RESTPostAPICurrentUserCreateDMChannelJSONBody>): APIDMChannel {
  const user = world.users.get(body.recipient_id)

  if (!user) throw refuse('unknownUser')
  if (user.bot) throw refuse('cannotMessageUser')

  return openConversation(world, user)
}
