import { type Operation, type OperationId, operations } from './operations.ts'

/** The operation a request means. */
export interface Route {
  readonly id: OperationId
  readonly operation: Operation
  readonly params: Readonly<Record<string, string>>
}

interface Candidate {
  readonly id: OperationId
  readonly operation: Operation
  readonly parts: readonly string[]
}

/** Patterns with fewer parameters come first: `@me` wins over `{user_id}`. */
const candidates: readonly Candidate[] = (Object.entries(operations) as [OperationId, Operation][])
  .map(([id, operation]) => ({ id, operation, parts: operation.path.split('/') }))
  .sort((a, b) => countParameters(a) - countParameters(b))

/**
 * Finds the operation of a request.
 *
 * @param path below `/api/v10`, percent-encoded as it came: discord.js sends `%40original`.
 */
export function findRoute(method: string, path: string): Route | undefined {
  const parts = path.split('/').map(decodePart)

  for (const { id, operation, parts: pattern } of candidates) {
    if (operation.method !== method) continue

    const params = matchParts(pattern, parts)

    if (params) return { id, operation, params }
  }

  return undefined
}

function matchParts(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined

  const params: Record<string, string> = {}

  for (const [position, expected] of pattern.entries()) {
    const actual = parts[position] ?? ''
    const name = expected.match(/^\{(.+)\}$/)?.[1]

    if (name && actual) params[name] = actual
    else if (expected !== actual) return undefined
  }

  return params
}

function countParameters({ parts }: Candidate): number {
  return parts.filter((part) => part.startsWith('{')).length
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
