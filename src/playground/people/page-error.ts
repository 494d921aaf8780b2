import type { PageFailure } from '../page-api.ts'

type Code = PageFailure['error']['code']

/** What a person asked for cannot be done; the page shows the sentence. */
export class PageError extends Error {
  override readonly name = 'PageError'
  readonly code: Code
  /** The option, component or part of a form that is wrong. */
  readonly at: string | undefined

  constructor(code: Code, message: string, at?: string) {
    super(message)
    this.code = code
    this.at = at
  }
}
