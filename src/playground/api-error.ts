import { errorTree, type Problem } from './spec/problem.ts'

/** An answer that refuses a request, in Discord's shape. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly body: object

  constructor(status: number, code: number, message: string, problems?: readonly Problem[]) {
    super(message)
    this.status = status
    this.body = { message, code, ...(problems && { errors: errorTree(problems) }) }
  }
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes */
const refusals = {
  unauthorized: [401, 0, '401: Unauthorized'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownRole: [404, 10011, 'Unknown Role'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownEmoji: [400, 10014, 'Unknown Emoji'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  tooManyPins: [400, 30003, 'Maximum number of pins reached for the channel (250)'],
  tooManyCommands: [400, 30032, 'Maximum number of application commands reached'],
  tooManyFollowUps: [400, 40094, 'This interaction has reached the maximum number of follow-up messages'],
  tooLarge: [413, 40005, 'Request entity too large'],
  alreadyAcknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notYourMessage: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  cannotMessageUser: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  wrongChannelType: [400, 50024, 'Cannot execute action on this channel type'],
  invalidToken: [401, 50027, 'Invalid Webhook Token'],
  systemMessage: [403, 50021, 'Cannot execute action on a system message'],
  threadArchived: [400, 50083, 'Thread is archived'],
  invalidBody: [400, 50109, 'The request body contains invalid JSON.'],
  threadExists: [400, 160004, 'A thread has already been created for this message'],
  threadLocked: [403, 160005, 'Thread is locked'],
} as const

/** An answer by its name; throw it. */
export function refuse(refusal: keyof typeof refusals): ApiError {
  const [status, code, message] = refusals[refusal]

  return new ApiError(status, code, message)
}

/** 50035: the body does not fit. */
export function invalidForm(problems: readonly Problem[]): ApiError {
  return new ApiError(400, 50035, 'Invalid Form Body', problems)
}
