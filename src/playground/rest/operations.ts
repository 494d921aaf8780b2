import type { Shape } from '../spec/validators.ts'

/** One REST operation we serve, as Discord's document describes it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below `/api/v10`; `{name}` is a parameter. Literal parts win over parameters. */
  readonly path: string
  /** Served without `Authorization`: the token in the path is the key. */
  readonly open?: true
  readonly request?: Shape
  /** Shape of a successful answer; absent: 204, no content. */
  readonly response?: Shape
  /** Status of a successful answer with content (default 200). */
  readonly status?: 201
}

const command: Shape = 'ApplicationCommandResponse'
const callback: Shape = {
  oneOf: [
    'PongInteractionCallbackRequest',
    'CreateMessageInteractionCallbackRequest',
    'UpdateMessageInteractionCallbackRequest',
    'ApplicationCommandAutocompleteCallbackRequest',
    'ModalInteractionCallbackRequest',
    'LaunchActivityInteractionCallbackRequest',
  ],
}
const channel: Shape = { oneOf: ['GuildChannelResponse', 'ThreadResponse', 'PrivateChannelResponse'] }

/**
 * The operations by the id Discord's document gives them.
 *
 * Everything else is answered 501. Not played: voice and stages, stickers and custom emojis, forums and media channels,
 * polls, entitlements and shops, the audit log, webhooks of other applications, automatic moderation, invites, bans,
 * scheduled events, templates, lobbies, and the settings of servers and of channels that are no threads.
 */
export const operations = {
  get_gateway: { method: 'GET', path: '/gateway', open: true, response: 'GatewayResponse' },
  get_bot_gateway: { method: 'GET', path: '/gateway/bot', response: 'GatewayBotResponse' },
  get_my_application: { method: 'GET', path: '/applications/@me', response: 'PrivateApplicationResponse' },
  get_my_oauth2_application: {
    method: 'GET',
    path: '/oauth2/applications/@me',
    response: 'PrivateApplicationResponse',
  },
  get_my_user: { method: 'GET', path: '/users/@me', response: 'UserPIIResponse' },
  get_user: { method: 'GET', path: '/users/{user_id}', response: 'UserResponse' },
  list_my_guilds: { method: 'GET', path: '/users/@me/guilds', response: { listOf: 'MyGuildResponse' } },
  create_dm: {
    method: 'POST',
    path: '/users/@me/channels',
    request: 'CreatePrivateChannelRequest',
    response: 'PrivateChannelResponse',
  },

  list_application_commands: {
    method: 'GET',
    path: '/applications/{application_id}/commands',
    response: { listOf: 'ApplicationCommandResponse' },
  },
  bulk_set_application_commands: {
    method: 'PUT',
    path: '/applications/{application_id}/commands',
    request: { listOf: 'ApplicationCommandUpdateRequest' },
    response: { listOf: 'ApplicationCommandResponse' },
  },
  create_application_command: {
    method: 'POST',
    path: '/applications/{application_id}/commands',
    request: 'ApplicationCommandCreateRequest',
    response: command,
    status: 201,
  },
  get_application_command: {
    method: 'GET',
    path: '/applications/{application_id}/commands/{command_id}',
    response: command,
  },
  update_application_command: {
    method: 'PATCH',
    path: '/applications/{application_id}/commands/{command_id}',
    request: 'ApplicationCommandPatchRequestPartial',
    response: command,
  },
  delete_application_command: {
    method: 'DELETE',
    path: '/applications/{application_id}/commands/{command_id}',
  },
  list_guild_application_commands: {
    method: 'GET',
    path: '/applications/{application_id}/guilds/{guild_id}/commands',
    response: { listOf: 'ApplicationCommandResponse' },
  },
  bulk_set_guild_application_commands: {
    method: 'PUT',
    path: '/applications/{application_id}/guilds/{guild_id}/commands',
    request: { listOf: 'ApplicationCommandUpdateRequest' },
    response: { listOf: 'ApplicationCommandResponse' },
  },
  create_guild_application_command: {
    method: 'POST',
    path: '/applications/{application_id}/guilds/{guild_id}/commands',
    request: 'ApplicationCommandCreateRequest',
    response: command,
    status: 201,
  },
  get_guild_application_command: {
    method: 'GET',
    path: '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}',
    response: command,
  },
  update_guild_application_command: {
    method: 'PATCH',
    path: '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}',
    request: 'ApplicationCommandPatchRequestPartial',
    response: command,
  },
  delete_guild_application_command: {
    method: 'DELETE',
    path: '/applications/{application_id}/guilds/{guild_id}/commands/{command_id}',
  },

  create_interaction_response: {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    open: true,
    request: callback,
    response: 'InteractionCallbackResponse',
  },
  execute_webhook: {
    method: 'POST',
    path: '/webhooks/{webhook_id}/{webhook_token}',
    open: true,
    request: 'IncomingWebhookRequestPartial',
    response: 'MessageResponse',
  },
  get_original_webhook_message: {
    method: 'GET',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
    open: true,
    response: 'MessageResponse',
  },
  update_original_webhook_message: {
    method: 'PATCH',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
    open: true,
    request: 'IncomingWebhookUpdateRequestPartial',
    response: 'MessageResponse',
  },
  delete_original_webhook_message: {
    method: 'DELETE',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
    open: true,
  },
  get_webhook_message: {
    method: 'GET',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
    open: true,
    response: 'MessageResponse',
  },
  update_webhook_message: {
    method: 'PATCH',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
    open: true,
    request: 'IncomingWebhookUpdateRequestPartial',
    response: 'MessageResponse',
  },
  delete_webhook_message: {
    method: 'DELETE',
    path: '/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}',
    open: true,
  },

  get_channel: { method: 'GET', path: '/channels/{channel_id}', response: channel },
  update_channel: {
    method: 'PATCH',
    path: '/channels/{channel_id}',
    request: 'UpdateThreadRequestPartial',
    response: channel,
  },
  delete_channel: { method: 'DELETE', path: '/channels/{channel_id}', response: channel },
  trigger_typing_indicator: { method: 'POST', path: '/channels/{channel_id}/typing' },
  list_messages: {
    method: 'GET',
    path: '/channels/{channel_id}/messages',
    response: { listOf: 'MessageResponse' },
  },
  create_message: {
    method: 'POST',
    path: '/channels/{channel_id}/messages',
    request: 'MessageCreateRequest',
    response: 'MessageResponse',
  },
  get_message: {
    method: 'GET',
    path: '/channels/{channel_id}/messages/{message_id}',
    response: 'MessageResponse',
  },
  update_message: {
    method: 'PATCH',
    path: '/channels/{channel_id}/messages/{message_id}',
    request: 'MessageEditRequestPartial',
    response: 'MessageResponse',
  },
  delete_message: { method: 'DELETE', path: '/channels/{channel_id}/messages/{message_id}' },
  list_pins: {
    method: 'GET',
    path: '/channels/{channel_id}/messages/pins',
    response: 'PinnedMessagesResponse',
  },
  create_pin: { method: 'PUT', path: '/channels/{channel_id}/messages/pins/{message_id}' },
  delete_pin: { method: 'DELETE', path: '/channels/{channel_id}/messages/pins/{message_id}' },
  deprecated_list_pins: {
    method: 'GET',
    path: '/channels/{channel_id}/pins',
    response: { listOf: 'MessageResponse' },
  },
  deprecated_create_pin: { method: 'PUT', path: '/channels/{channel_id}/pins/{message_id}' },
  deprecated_delete_pin: { method: 'DELETE', path: '/channels/{channel_id}/pins/{message_id}' },
  add_my_message_reaction: {
    method: 'PUT',
    path: '/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me',
  },
  delete_my_message_reaction: {
    method: 'DELETE',
    path: '/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me',
  },
  create_thread_from_message: {
    method: 'POST',
    path: '/channels/{channel_id}/messages/{message_id}/threads',
    request: 'CreateTextThreadWithMessageRequest',
    response: 'ThreadResponse',
    status: 201,
  },
  create_thread: {
    method: 'POST',
    path: '/channels/{channel_id}/threads',
    request: 'CreateTextThreadWithoutMessageRequest',
    response: 'CreatedThreadResponse',
    status: 201,
  },
  join_thread: { method: 'PUT', path: '/channels/{channel_id}/thread-members/@me' },
  leave_thread: { method: 'DELETE', path: '/channels/{channel_id}/thread-members/@me' },
  add_thread_member: { method: 'PUT', path: '/channels/{channel_id}/thread-members/{user_id}' },
  delete_thread_member: { method: 'DELETE', path: '/channels/{channel_id}/thread-members/{user_id}' },
  list_thread_members: {
    method: 'GET',
    path: '/channels/{channel_id}/thread-members',
    response: { listOf: 'ThreadMemberResponse' },
  },

  get_guild: { method: 'GET', path: '/guilds/{guild_id}', response: 'GuildWithCountsResponse' },
  list_guild_channels: {
    method: 'GET',
    path: '/guilds/{guild_id}/channels',
    response: { listOf: 'GuildChannelResponse' },
  },
  get_active_guild_threads: {
    method: 'GET',
    path: '/guilds/{guild_id}/threads/active',
    response: 'ThreadsResponse',
  },
  list_guild_roles: {
    method: 'GET',
    path: '/guilds/{guild_id}/roles',
    response: { listOf: 'GuildRoleResponse' },
  },
  get_guild_role: {
    method: 'GET',
    path: '/guilds/{guild_id}/roles/{role_id}',
    response: 'GuildRoleResponse',
  },
  list_guild_members: {
    method: 'GET',
    path: '/guilds/{guild_id}/members',
    response: { listOf: 'GuildMemberResponse' },
  },
  get_guild_member: {
    method: 'GET',
    path: '/guilds/{guild_id}/members/{user_id}',
    response: 'GuildMemberResponse',
  },
  add_guild_member_role: {
    method: 'PUT',
    path: '/guilds/{guild_id}/members/{user_id}/roles/{role_id}',
  },
  delete_guild_member_role: {
    method: 'DELETE',
    path: '/guilds/{guild_id}/members/{user_id}/roles/{role_id}',
  },
  get_my_guild_member: {
    method: 'GET',
    path: '/users/@me/guilds/{guild_id}/member',
    response: 'PrivateGuildMemberResponse',
  },
} as const satisfies Record<string, Operation>

export type OperationId = keyof typeof operations
