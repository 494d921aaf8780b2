import { type APIMessageComponent, ComponentType } from 'discord-api-types/v10'
import { walkComponents } from './compose/components.ts'
import type { RecordedRequest } from './page-api.ts'
import type { OperationId } from './rest/operations.ts'

/** Operations that write a message which can mention people. */
const writing: readonly (OperationId | null)[] = [
  'create_message',
  'update_message',
  'execute_webhook',
  'update_original_webhook_message',
  'update_webhook_message',
]
/** Answers that a bot only gets for a mistake of its own; 404 and 403 also come of what people do meanwhile. */
const mistakes: readonly (number | null)[] = [400, 401, 405, 413, 501]
/** Refusals that a correct bot meets too. */
const ordinaryCodes: readonly unknown[] = [30003, 40060, 50006, 50083, 160004]

/**
 * What a well-behaved bot never does, found in a record of its requests: something Discord refuses, a message that may
 * notify anybody, a picture without words for those who cannot see it.
 *
 * @returns a sentence per lapse; none for a run that was clean.
 */
export function findLapses(requests: readonly RecordedRequest[]): string[] {
  return requests.flatMap((request) => {
    const message = messageOf(request)
    const lapses = [
      ...(isMistake(request) ? [`was answered ${request.status}: ${JSON.stringify(request.error)}`] : []),
      ...(message && !('allowed_mentions' in message) ? ['says nothing of allowed mentions'] : []),
      ...(message ? picturesWithoutWords(message, request) : []),
    ]

    return lapses.map((lapse) => `#${request.number} ${request.operation ?? request.path} ${lapse}`)
  })
}

function isMistake({ status, error, fault }: RecordedRequest): boolean {
  const code = error !== null && typeof error === 'object' && 'code' in error ? error.code : undefined

  return fault === null && mistakes.includes(status) && !ordinaryCodes.includes(code)
}

/** The message a request writes; undefined for requests that write none, or nothing that could be seen. */
function messageOf({ operation, body }: RecordedRequest): object | undefined {
  if (body === null || typeof body !== 'object') return undefined
  if (writing.includes(operation as OperationId)) return body

  const isReply = 'type' in body && (body.type === 4 || body.type === 7)
  const data =
    operation === 'create_interaction_response' && isReply && 'data' in body ? body.data : undefined

  return data !== null && typeof data === 'object' ? data : undefined
}

/** A picture is described in its gallery or thumbnail, or as an attachment. */
function picturesWithoutWords(message: object, { files }: RecordedRequest): string[] {
  const components = 'components' in message && Array.isArray(message.components) ? message.components : []
  const described = new Set(
    walkComponents(components as APIMessageComponent[]).flatMap((component) =>
      picturesOf(component).flatMap(({ media, description }) => (description ? media.url : [])),
    ),
  )
  const attachments = (
    'attachments' in message && Array.isArray(message.attachments) ? message.attachments : []
  ) as { id?: unknown; description?: string | null }[]

  return files.flatMap(({ name }, position) => {
    const attachment = attachments.find(({ id }) => String(id) === String(position))
    const isPicture = /\.(png|jpe?g|gif|webp)$/i.test(name)

    return isPicture && !attachment?.description && !described.has(`attachment://${name}`)
      ? [`shows ${name} without alt text`]
      : []
  })
}

function picturesOf(
  component: APIMessageComponent,
): readonly { media: { url: string }; description?: string | null }[] {
  switch (component.type) {
    case ComponentType.MediaGallery:
      return component.items
    case ComponentType.Thumbnail:
      return [component]
    default:
      return []
  }
}
