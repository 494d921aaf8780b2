import { invalidForm, refuse } from '../api-error.ts'
import type { DraftFile } from '../compose/message.ts'

/** Discord's limits on a request and on each of its files. */
const requestLimitBytes = 25 * 1024 * 1024
const fileLimitBytes = 10 * 1024 * 1024
const fileLimit = 10

/** A body taken apart: its JSON and its files. */
export interface RequestBody {
  readonly json: unknown
  readonly files: readonly DraftFile[]
}

/**
 * Reads a JSON or multipart body (`payload_json` and `files[n]`).
 *
 * @throws ApiError 40005 when it is too large, 50109 when it is no JSON.
 */
export async function readBody(request: Request): Promise<RequestBody> {
  if (Number(request.headers.get('content-length') ?? 0) > requestLimitBytes) throw refuse('tooLarge')

  // A client that hangs up in the middle of its body gets no answer anyway.
  const bytes = await request.arrayBuffer().catch(() => Promise.reject(refuse('invalidBody')))

  if (bytes.byteLength > requestLimitBytes) throw refuse('tooLarge')
  if (bytes.byteLength === 0) return { json: undefined, files: [] }

  const contentType = request.headers.get('content-type') ?? ''

  if (!contentType.startsWith('multipart/form-data')) {
    return { json: parseJson(Buffer.from(bytes).toString('utf8')), files: [] }
  }

  const form = await new Response(bytes, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => Promise.reject(refuse('invalidBody')))
  const payload = form.get('payload_json')

  return { json: typeof payload === 'string' ? parseJson(payload) : {}, files: await readFiles(form) }
}

async function readFiles(form: FormData): Promise<DraftFile[]> {
  const parts = [...form].flatMap(([field, part]) => {
    const number = field.match(/^files\[(\d+)\]$/)?.[1]

    return number !== undefined && typeof part !== 'string' ? [{ field: number, part }] : []
  })

  if (parts.length > fileLimit) {
    throw invalidForm([
      {
        path: ['attachments'],
        code: 'BASE_TYPE_MAX_LENGTH',
        message: `Must be ${fileLimit} or fewer in length.`,
      },
    ])
  }
  if (parts.some(({ part }) => part.size > fileLimitBytes)) throw refuse('tooLarge')

  return Promise.all(
    parts.map(async ({ field, part }) => ({
      field,
      name: part.name,
      contentType: part.type || null,
      bytes: new Uint8Array(await part.arrayBuffer()),
    })),
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('invalidBody')
  }
}
