import { type Check, createChecks } from '../spec/validators.ts'
import { type Operation, type OperationId, operations } from './operations.ts'

/** The compiled schemas of one operation. */
export interface OperationChecks {
  readonly request?: Check
  readonly response?: Check
}

let compiled: ReadonlyMap<OperationId, OperationChecks> | undefined

/**
 * Compiles the checks of every operation we serve: about a second, once per process. Call it before the first
 * interaction.
 */
export function compileChecks(): ReadonlyMap<OperationId, OperationChecks> {
  if (compiled) return compiled

  const check = createChecks()

  compiled = new Map(
    (Object.entries(operations) as [OperationId, Operation][]).map(([id, { request, response }]) => [
      id,
      { ...(request && { request: check(request) }), ...(response && { response: check(response) }) },
    ]),
  )

  return compiled
}

export function checksFor(id: OperationId): OperationChecks {
  return compileChecks().get(id) ?? {}
}
