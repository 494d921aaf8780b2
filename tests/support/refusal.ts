import { UserError } from '../../src/errors.ts'

/** The UserError that `attempt` throws; anything else it does fails the test. */
export function refusalOf(attempt: () => unknown): UserError {
  try {
    attempt()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }

  throw new Error('it was not refused')
}
