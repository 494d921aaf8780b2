import { UserError } from '../../errors.ts'

/** What `attempt` gives; undefined when it refuses, with the refusal passed on. */
export function unlessRefused<T>(attempt: () => T, onRefusal: (refusal: UserError) => void): T | undefined {
  try {
    return attempt()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    onRefusal(error)

    return undefined
  }
}
