import * as applications from './applications.ts'
import type { Call, Run } from './call.ts'
import { respondToInteraction } from './callbacks.ts'
import * as channels from './channels.ts'
import * as commands from './commands.ts'
import * as guilds from './guilds.ts'
import * as messages from './messages.ts'
import type { OperationId } from './operations.ts'
import * as pins from './pins.ts'
import * as reactions from './reactions.ts'
import * as threads from './threads.ts'
import * as webhooks from './webhooks.ts'

/** What each operation does. Its body was checked against the operation's request schema before. */
export const runs: Readonly<Record<OperationId, Run<never>>> = {
  get_gateway: applications.getGateway,
  get_bot_gateway: applications.getBotGateway,
  get_my_application: applications.getMyApplication,
  get_my_oauth2_application: applications.getMyApplication,
  get_my_user: applications.getMyUser,
  get_user: applications.getUser,
  list_my_guilds: applications.listMyGuilds,
  create_dm: applications.createDm,

  list_application_commands: commands.listCommands,
  bulk_set_application_commands: commands.bulkSetCommands,
  create_application_command: commands.createCommand,
  get_application_command: commands.getCommand,
  update_application_command: commands.updateCommand,
  delete_application_command: commands.deleteCommand,
  list_guild_application_commands: commands.listCommands,
  bulk_set_guild_application_commands: commands.bulkSetCommands,
  create_guild_application_command: commands.createCommand,
  get_guild_application_command: commands.getCommand,
  update_guild_application_command: commands.updateCommand,
  delete_guild_application_command: commands.deleteCommand,

  create_interaction_response: respondToInteraction,
  execute_webhook: webhooks.executeWebhook,
  get_original_webhook_message: webhooks.getWebhookMessage,
  update_original_webhook_message: webhooks.updateWebhookMessage,
  delete_original_webhook_message: webhooks.deleteWebhookMessage,
  get_webhook_message: webhooks.getWebhookMessage,
  update_webhook_message: webhooks.updateWebhookMessage,
  delete_webhook_message: webhooks.deleteWebhookMessage,

  get_channel: channels.getChannel,
  update_channel: channels.updateChannel,
  delete_channel: channels.deleteChannel,
  trigger_typing_indicator: messages.triggerTyping,
  list_messages: messages.listMessages,
  create_message: messages.createMessage,
  get_message: messages.getMessage,
  update_message: messages.updateMessage,
  delete_message: messages.deleteMessage,
  list_pins: pins.listPins,
  create_pin: pins.createPin,
  delete_pin: pins.deletePin,
  deprecated_list_pins: pins.listPinsOldWay,
  deprecated_create_pin: pins.createPin,
  deprecated_delete_pin: pins.deletePin,
  add_my_message_reaction: reactions.addMyReaction,
  delete_my_message_reaction: reactions.deleteMyReaction,
  create_thread_from_message: threads.createThreadFromMessage,
  create_thread: threads.createThread,
  join_thread: threads.joinAsBot,
  leave_thread: threads.leaveAsBot,
  add_thread_member: threads.addThreadMember,
  delete_thread_member: threads.deleteThreadMember,
  list_thread_members: threads.listThreadMembers,

  get_guild: guilds.getGuild,
  list_guild_channels: guilds.listGuildChannels,
  get_active_guild_threads: guilds.listActiveThreads,
  list_guild_roles: guilds.listGuildRoles,
  get_guild_role: guilds.getGuildRole,
  list_guild_members: guilds.listGuildMembers,
  get_guild_member: guilds.getGuildMember,
  add_guild_member_role: guilds.addMemberRole,
  delete_guild_member_role: guilds.removeMemberRole,
  get_my_guild_member: guilds.getMyGuildMember,
}

/** Runs an operation; only here is a checked body taken for what its operation expects. */
export function runOperation(id: OperationId, call: Call<unknown>): unknown {
  return runs[id](call as Call<never>)
}
